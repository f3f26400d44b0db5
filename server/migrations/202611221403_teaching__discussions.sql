-- Discussions: each class has a board of its own for each discussion lesson. A contribution is never deleted: it is
-- removed with a reason that its author reads.

create table discussion_post (
  program_id uuid not null,
  id uuid not null,
  lesson_id uuid not null references lesson (id),
  class_id uuid,                                -- the author's class when it was said; null where none was formed
  org_path text collate "C" not null,           -- the author's, a tutor's answer has that of what it answers
  person_id uuid not null references person (id),
  parent_id uuid,                               -- the contribution that it replies to
  by_tutor boolean not null default false,      -- tutors earn nothing
  text text not null,
  asks boolean not null default false,          -- the author asks the tutor to answer
  answered_at timestamptz,
  posted_at timestamptz not null,
  day date not null,                            -- in Shanghai
  points int not null default 0,
  why text not null default 'counted',
  fine boolean not null default false,
  fine_by uuid references person (id),
  removed_at timestamptz,
  removed_by uuid references person (id),
  removed_reason text,
  fingerprints int[] not null default '{}',
  constraint discussion_post_pkey primary key (program_id, id),
  constraint discussion_post_replies_to_post foreign key (program_id, parent_id) references discussion_post (program_id, id),
  constraint discussion_post_why_is_known check (why in ('counted', 'overCap', 'removed')),
  constraint discussion_post_removed_has_reason check ((removed_at is null) = (removed_reason is null)),
  constraint discussion_post_is_judged_by_another check (fine_by <> person_id and removed_by <> person_id),
  constraint discussion_post_points_are_not_negative check (points >= 0)
);
create index discussion_post_by_board on discussion_post (program_id, lesson_id, class_id, posted_at desc) where parent_id is null;
create index discussion_post_by_parent on discussion_post (program_id, parent_id, posted_at) where parent_id is not null;
create index discussion_post_by_person on discussion_post (program_id, person_id, lesson_id);
create index discussion_post_asking on discussion_post (program_id, class_id) where asks and answered_at is null and removed_at is null;
create index discussion_post_by_fingerprint on discussion_post using gin (fingerprints);

create table discussion_report (
  program_id uuid not null,
  post_id uuid not null,
  reporter_id uuid not null references person (id),
  reason text not null,
  reported_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references person (id),
  constraint discussion_report_pkey primary key (program_id, post_id, reporter_id),
  constraint discussion_report_of_post foreign key (program_id, post_id) references discussion_post (program_id, id)
);
create index discussion_report_open on discussion_report (program_id) where settled_at is null;

-- 校本研修, 研修活动, 线下授课: what was held, who was there, with what evidence, and the hours that come of it.

create table school_based_activity (
  program_id uuid not null references program (id),
  id uuid not null,
  school_id uuid not null references org (id),
  task_key text not null,                 -- a task of the program's scheme
  title text not null,
  held_on date not null,
  host text not null default '',
  place text not null default '',
  record text not null default '',
  hours_x100 int not null,
  file_ids uuid[] not null default '{}',
  state text not null default 'draft',
  return_reason text,
  recorded_by uuid not null,
  written_by uuid[] not null,             -- everybody who wrote in it: none of them confirms or approves it
  confirmed_by uuid,
  confirmed_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  version int not null default 1,
  constraint school_based_activity_pkey primary key (program_id, id),
  constraint school_based_activity_state_is_known check (state in ('draft', 'withPrincipal', 'confirmed', 'approved', 'returned')),
  constraint school_based_activity_hours_are_positive check (hours_x100 > 0),
  constraint school_based_activity_is_confirmed_by_another check (confirmed_by is null or confirmed_by <> all (written_by)),
  constraint school_based_activity_is_approved_by_another check (approved_by is null or approved_by <> all (written_by))
);
create index school_based_activity_by_school on school_based_activity (program_id, school_id, held_on);

create table school_based_attendance (
  program_id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  hours_x100 int not null,
  note text not null default '',
  constraint school_based_attendance_pkey primary key (program_id, activity_id, person_id),
  constraint school_based_attendance_of_activity foreign key (program_id, activity_id) references school_based_activity (program_id, id) on delete cascade,
  constraint school_based_attendance_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint school_based_attendance_hours_are_positive check (hours_x100 > 0)
);
create index school_based_attendance_by_person on school_based_attendance (program_id, person_id);

-- A drawn sample of a spot check: the seed and what it was drawn of are kept, so that anybody can repeat the draw.
create table school_based_draw (
  program_id uuid not null references program (id),
  id uuid not null,
  org_path text collate "C" not null,     -- where it was drawn: the reach of whoever drew
  seed text not null,
  percent int not null,
  drawn_of int not null,
  activity_ids uuid[] not null,
  drawn_by uuid not null references person (id),
  drawn_at timestamptz not null,
  constraint school_based_draw_pkey primary key (program_id, id),
  constraint school_based_draw_percent_is_a_share check (percent between 0 and 100)
);

-- A lecture held in a room. `hours_x100` feed the part that the session names, or none.
create table offline_session (
  program_id uuid not null references program (id),
  id uuid not null,
  org_id uuid not null references org (id),  -- who held it: a bureau or the provider
  title text not null,
  lecturer text not null default '',
  held_on date not null,
  place text not null default '',
  hours_x100 int not null default 0,
  feeds text not null default 'schoolBased',
  file_ids uuid[] not null default '{}',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint offline_session_pkey primary key (program_id, id),
  constraint offline_session_feeds_is_known check (feeds in ('schoolBased', 'none')),
  constraint offline_session_hours_are_not_negative check (hours_x100 >= 0)
);

create table offline_attendance (
  program_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  presence text not null default 'present',
  reason text not null default '',        -- why it was put in or changed by hand afterwards
  constraint offline_attendance_pkey primary key (program_id, session_id, person_id),
  constraint offline_attendance_of_session foreign key (program_id, session_id) references offline_session (program_id, id),
  constraint offline_attendance_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint offline_attendance_presence_is_known check (presence in ('present', 'late', 'absent'))
);
create index offline_attendance_by_person on offline_attendance (program_id, person_id);

-- 研修活动 and other marks given by a person, out of 100, the newest standing; older ones stay.
create table given_mark (
  program_id uuid not null references program (id),
  id uuid not null,
  person_id uuid not null,
  item_key text not null,
  mark_x100 int not null,
  note text not null default '',
  file_id uuid,
  given_by uuid not null,
  given_at timestamptz not null,
  superseded_at timestamptz,
  constraint given_mark_pkey primary key (program_id, id),
  constraint given_mark_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint given_mark_is_out_of_100 check (mark_x100 between 0 and 10000),
  constraint given_mark_is_not_ones_own check (given_by <> person_id)
);
create unique index given_mark_stands_once on given_mark (program_id, person_id, item_key) where superseded_at is null;

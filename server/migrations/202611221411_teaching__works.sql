-- 研修成果: marked pieces that a tutor found excellent go up from the school to the county and the city, each with a
-- comment, and into the public gallery where their author agrees.

create table work (
  program_id uuid not null,
  id uuid not null,
  piece_id uuid not null,
  person_id uuid not null,
  org_path text collate "C" not null,        -- the author's at the time
  level text not null default 'school',      -- where it stands: domain/src/teaching/work/nomination.ts
  state text not null default 'waiting',
  set_aside_reason text not null default '',
  published_at timestamptz,
  published_by uuid references person (id),
  published_level text,
  version int not null default 1,
  created_at timestamptz not null,
  constraint work_pkey primary key (program_id, id),
  constraint work_once_a_piece unique (program_id, piece_id),
  constraint work_of_piece foreign key (program_id, piece_id) references assignment_piece (program_id, id),
  constraint work_level_is_known check (level in ('school', 'county', 'city')),
  constraint work_state_is_known check (state in ('waiting', 'setAside')),
  constraint work_published_level_is_known check (published_level in ('county', 'city')),
  constraint work_published_is_not_set_aside check (published_at is null or state = 'waiting'),
  constraint work_published_by_somebody check ((published_at is null) = (published_by is null) and (published_at is null) = (published_level is null)),
  constraint work_is_published_by_another check (published_by <> person_id)
);
create index work_by_path on work (program_id, org_path);
create index work_published on work (published_at desc) where published_at is not null;

create table work_event (
  program_id uuid not null,
  work_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  by_person uuid not null references person (id),
  level text not null,
  act text not null,
  comment text not null default '',
  constraint work_event_pkey primary key (program_id, work_id, id),
  constraint work_event_of_work foreign key (program_id, work_id) references work (program_id, id),
  constraint work_event_level_is_known check (level in ('class', 'school', 'county', 'city')),
  constraint work_event_act_is_known check (act in ('nominate', 'recommend', 'setAside', 'resume', 'publish', 'withdraw'))
);

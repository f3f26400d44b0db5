-- One score sheet a reporting unit moves through the levels; one score a trainee, explained whole.

create table score_sheet (
  program_id uuid not null references program (id),
  school_id uuid not null references org (id),
  state text not null default 'computed',
  computed_at timestamptz not null,
  settings_version int not null,
  posted_on date,                        -- 公示 began
  locked_at timestamptz,
  return_reason text,
  version int not null default 1,
  constraint score_sheet_pkey primary key (program_id, school_id),
  constraint score_sheet_state_is_known check (state in ('computed', 'providerConfirmed', 'posted', 'countyConfirmed', 'locked'))
);

create table score_event (
  program_id uuid not null,
  school_id uuid not null,
  seq int not null,
  at timestamptz not null,
  person_id uuid,
  role text not null,
  act text not null,
  from_state text not null,
  to_state text not null,
  reason text,
  on_behalf boolean not null default false, -- 代办: by a level above the one whose turn it was
  constraint score_event_pkey primary key (program_id, school_id, seq),
  constraint score_event_to_state_is_known check (to_state in ('computed', 'providerConfirmed', 'posted', 'countyConfirmed', 'locked')),
  constraint score_event_of_sheet foreign key (program_id, school_id) references score_sheet (program_id, school_id)
);

create table trainee_score (
  program_id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  org_path text collate "C" not null,
  total_x100 int not null,
  passed boolean not null,
  excellent boolean not null,
  credits_x100 int not null,
  band_name text not null,
  online_x100 int not null,
  school_based_x100 int not null,
  activity_x100 int not null,
  offline_x100 int not null,
  online_hours_x100 int not null,
  school_based_hours_x100 int not null,
  explained jsonb not null,              -- the whole Score: parts, items, points, because, gates
  computed_at timestamptz not null,
  corrected boolean not null default false,
  constraint trainee_score_pkey primary key (program_id, person_id),
  constraint trainee_score_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint trainee_score_is_out_of_100 check (total_x100 between 0 and 10000),
  constraint trainee_score_without_pass_has_no_credits check (passed or credits_x100 = 0)
);
create index trainee_score_by_school on trainee_score (program_id, school_id);
create index trainee_score_by_path on trainee_score (program_id, org_path);

-- After the lock: by application only, with before and after, reason, two people.
create table score_correction (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  item_key text not null,
  before_x100 int not null,
  after_x100 int not null,
  reason text not null,
  file_id uuid,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  state text not null default 'asked',
  constraint score_correction_pkey primary key (program_id, id),
  constraint score_correction_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint score_correction_state_is_known check (state in ('asked', 'approved', 'returned')),
  constraint score_correction_needs_two_people check (decided_by is null or decided_by <> asked_by),
  constraint score_correction_is_not_ones_own check (asked_by <> person_id and (decided_by is null or decided_by <> person_id))
);
create unique index score_correction_one_open_per_item on score_correction (program_id, person_id, item_key) where state = 'asked';
create index score_correction_by_time on score_correction (program_id, asked_at);

-- 异议 raised by a trainee while scores are posted.
create table score_objection (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  text text not null,
  state text not null default 'open',
  answer text,
  raised_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  constraint score_objection_pkey primary key (program_id, id),
  constraint score_objection_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint score_objection_state_is_known check (state in ('open', 'answered')),
  constraint score_objection_is_answered_by_another check (answered_by is null or answered_by <> person_id)
);
create unique index score_objection_one_open on score_objection (program_id, person_id) where state = 'open';

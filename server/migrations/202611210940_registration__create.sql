-- Registration of one reporting unit for one program, its roster, and the trainee that a lock makes of each row.

create table registration (
  program_id uuid not null references program (id),
  school_id uuid not null references org (id),
  state text not null default 'draft',
  step int not null default 0,           -- index into the program's route of the level that has it now
  staff_count int,                       -- 在职专任教师数, entered once a year (附件 1)
  opened_by_next boolean not null default false,
  submitted_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by uuid,
  confirmed_how text,                    -- 'click' or 'scan'
  scan_file_id uuid,
  locked_at timestamptz,
  locked_by uuid,
  extended_until date,
  return_reason text,
  paper_copies int not null default 0,
  version int not null default 1,
  constraint registration_pkey primary key (program_id, school_id),
  constraint registration_state_is_known check (state in ('draft', 'withPrincipal', 'submitted', 'locked', 'returned')),
  constraint registration_confirmed_how_is_known check (confirmed_how in ('click', 'scan')),
  constraint registration_staff_count_is_not_negative check (staff_count >= 0)
);
create index registration_by_school on registration (school_id);

create table registration_event (
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
  on_behalf boolean not null default false,
  constraint registration_event_pkey primary key (program_id, school_id, seq),
  constraint registration_event_of_registration foreign key (program_id, school_id) references registration (program_id, school_id)
);

-- One row of a roster as the school mends it. `issues` holds what the row rules say of the stored values.
create table roster_entry (
  program_id uuid not null,
  id uuid not null,
  school_id uuid not null,               -- the reporting unit that registers
  work_school_id uuid not null,          -- where the person works: the unit itself or a school it reports for
  line int not null,
  name text not null,
  name_key text not null,
  stage text,
  subject text not null default '',
  document_kind text not null default 'id',
  document_cipher bytea,
  document_index text,
  document_tail_index text,
  document_mask text not null default '',
  phone_cipher bytea,
  phone_index text,
  phone_tail_index text,
  phone_mask text not null default '',
  no_own_phone boolean not null default false, -- 本人无手机号
  county_text text not null default '',
  school_text text not null default '',
  remark text not null default '',
  person_type text not null default 'regular',
  home_school text not null default '',
  extra jsonb not null default '{}',
  check_state text not null default 'ok',
  issues jsonb not null default '[]',
  exempt_state text not null default 'none',
  exempt_reason text not null default '',
  exempt_file_id uuid,
  exempt_decided_by uuid,
  return_reason text,
  withdrawn_at timestamptz,
  withdrawn_code text,
  person_id uuid references person (id),
  version int not null default 1,
  constraint roster_entry_pkey primary key (program_id, id),
  constraint roster_entry_of_registration foreign key (program_id, school_id) references registration (program_id, school_id),
  constraint roster_entry_check_state_is_known check (check_state in ('ok', 'warning', 'error')),
  constraint roster_entry_exempt_state_is_known check (exempt_state in ('none', 'asked', 'approved', 'returned')),
  constraint roster_entry_withdrawn_code_is_known check (withdrawn_code in ('moved', 'retired', 'resigned', 'deceased', 'longSickLeave', 'maternityLeave', 'mistake', 'replaced', 'conflict'))
);
create unique index roster_entry_document_once_in_school on roster_entry (program_id, school_id, document_index)
  where document_index is not null and withdrawn_at is null and check_state <> 'error';
create index roster_entry_by_school on roster_entry (program_id, school_id, line);
create index roster_entry_by_document on roster_entry (program_id, document_index);
create index roster_entry_by_phone on roster_entry (program_id, phone_index);
create index roster_entry_by_person on roster_entry (person_id);

-- A person enrolled in a program through a school: what she was at the time stays as it was.
create table trainee (
  program_id uuid not null references program (id),
  person_id uuid not null references person (id),
  entry_id uuid not null,
  school_id uuid not null references org (id),      -- the reporting unit
  work_school_id uuid not null references org (id),
  org_path text collate "C" not null,               -- path of work_school at the time: the scope of every later row
  name text not null,
  name_key text not null,
  stage text not null,
  subject text not null,
  document_mask text not null default '',
  phone_mask text not null default '',
  state text not null default 'active',
  late boolean not null default false,
  enrolled_at timestamptz not null,
  first_login_at timestamptz,
  withdrawn_at timestamptz,
  class_id uuid,
  constraint trainee_pkey primary key (program_id, person_id),
  constraint trainee_state_is_known check (state in ('active', 'exempt', 'withdrawn')),
  constraint trainee_of_entry foreign key (program_id, entry_id) references roster_entry (program_id, id)
);
create index trainee_by_school on trainee (program_id, school_id);
create index trainee_by_path on trainee (program_id, org_path);
create index trainee_by_person on trainee (person_id);
create index trainee_by_name on trainee (program_id, name_key collate "C" text_pattern_ops);

-- The only way to alter a locked roster.
create table roster_change (
  program_id uuid not null references program (id),
  id uuid not null,
  school_id uuid not null references org (id),
  kind text not null,
  entry_id uuid,
  to_school_id uuid references org (id),
  payload jsonb not null default '{}',
  reason text not null,
  state text not null default 'asked',
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  bill_effect_fen bigint not null default 0,
  version int not null default 1,
  constraint roster_change_pkey primary key (program_id, id),
  constraint roster_change_kind_is_known check (kind in ('add', 'remove', 'replace', 'correct', 'transfer')),
  constraint roster_change_state_is_known check (state in ('asked', 'approved', 'returned', 'withdrawn'))
);
create index roster_change_by_school on roster_change (program_id, school_id);

-- Registration of one reporting unit for one program, its roster, and the trainee that a lock makes of each row.

create table registration (
  program_id uuid not null references program (id),
  school_id uuid not null references org (id),
  state text not null default 'draft',
  step int not null default 0,           -- index into the program's route of the level that has it now
  staff_count int,                       -- 在职专任教师数, entered once a year (附件 1)
  opened_by_next boolean not null default false,
  submitted_at timestamptz,              -- handed to the principal
  submitted_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  confirmed_how text,                    -- by the principal's click, a stamped and signed scan, or the bureau where clerk and head are one
  scan_file_id uuid,
  locked_at timestamptz,
  locked_by uuid,
  extended_until date,
  extension_asked_until date,
  extension_asked_reason text,
  return_reason text,
  paper_copies int not null default 0,
  version int not null default 1,
  constraint registration_pkey primary key (program_id, school_id),
  constraint registration_state_is_known check (state in ('draft', 'withPrincipal', 'submitted', 'locked', 'returned')),
  constraint registration_confirmed_how_is_known check (confirmed_how in ('click', 'scan', 'bureau')),
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
  sex text,                              -- told by the document number
  birth_on date,
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
  exempt_hours_x100 int,
  exempt_credits_x100 int,
  exempt_file_id uuid,
  exempt_step int not null default 0,    -- reviewers of the route that have approved it so far
  exempt_decided_by uuid,
  import_id uuid,                        -- the import that brought the row, so that it can be undone
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
  -- path of the reporting unit at the time, and below it the work school where that is another: a 中心校 reaches the
  -- people of the schools that it reports for. The scope of every later row.
  org_path text collate "C" not null,
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
  payload jsonb not null default '{}',   -- what may be shown: names, masks, codes
  sealed bytea,                          -- the values of an added or corrected row, encrypted
  withdrawn_code text,
  move_bill boolean not null default false,
  to_agreed_by uuid,
  to_agreed_at timestamptz,
  head_delta int not null default 0,
  to_head_delta int not null default 0,
  added_entry_id uuid,
  reason text not null,
  state text not null default 'asked',
  on_behalf boolean not null default false,
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
create index roster_change_by_target on roster_change (program_id, to_school_id) where to_school_id is not null;
create unique index roster_change_one_open_per_entry on roster_change (program_id, entry_id) where state = 'asked';

-- An uploaded roster between its check and its import: the rows wait here, encrypted, to be mended and imported.
create table roster_import (
  program_id uuid not null references program (id),
  id uuid not null,
  school_id uuid not null references org (id),
  file_id uuid not null references stored_file (id),
  file_name text not null,
  state text not null default 'checking',
  refusal text,                          -- why the file was refused
  added int not null default 0,
  updated int not null default 0,
  removed bytea,                         -- the draft that the import replaced, encrypted, for undoing
  created_by uuid not null,
  created_at timestamptz not null,
  imported_at timestamptz,
  constraint roster_import_pkey primary key (program_id, id),
  constraint roster_import_state_is_known check (state in ('checking', 'refused', 'ready', 'imported', 'undone'))
);
create index roster_import_by_school on roster_import (program_id, school_id, created_at desc);

create table roster_import_row (
  program_id uuid not null,
  import_id uuid not null,
  seq int not null,                      -- order in the file, over its sheets
  sheet text not null,
  line int not null,
  name text not null,
  state text not null,
  sealed bytea not null,                 -- values and issues
  imported_as uuid,                      -- the roster entry that it became or changed
  before bytea,                          -- the entry's values before, when it changed one
  constraint roster_import_row_pkey primary key (program_id, import_id, seq),
  constraint roster_import_row_of_import foreign key (program_id, import_id) references roster_import (program_id, id),
  constraint roster_import_row_state_is_known check (state in ('ok', 'warning', 'error'))
);

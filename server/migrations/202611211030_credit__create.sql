-- The ledger of hours and credits per person: two ledgers in one table, never one derived from the other.
create table credit_entry (
  person_id uuid not null references person (id),
  id uuid not null,
  program_id uuid references program (id),
  number text not null,
  year int not null,
  kind text not null,
  title text not null,
  hours_x100 int not null,
  credits_x100 int not null,
  state text not null default 'valid',
  at timestamptz not null,
  by_person uuid,
  reason text not null default '',
  constraint credit_entry_pkey primary key (person_id, id),
  constraint credit_entry_number_is_unique unique (number),
  constraint credit_entry_kind_is_known check (kind in ('program', 'other', 'correction')),
  constraint credit_entry_state_is_known check (state in ('valid', 'revoked'))
);
create unique index credit_entry_once_a_program on credit_entry (program_id, person_id) where kind = 'program';

create table certificate (
  program_id uuid not null,
  person_id uuid not null,
  number text not null,
  token text not null,                   -- in the QR code; cannot be guessed or counted through
  issued_on date not null,
  printed jsonb not null,                -- what the paper says, as it was issued
  revoked_at timestamptz,
  revoked_reason text,
  revoked_by uuid,
  revoked_cause text,                    -- a correction may bring it back, a decision not
  constraint certificate_pkey primary key (program_id, person_id),
  constraint certificate_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint certificate_number_is_unique unique (number),
  constraint certificate_token_is_unique unique (token),
  constraint certificate_revoked_cause_is_known check (revoked_cause in ('correction', 'decision')),
  constraint certificate_is_revoked_with_cause check ((revoked_at is null) = (revoked_cause is null)),
  constraint certificate_is_not_revoked_by_oneself check (revoked_by is null or revoked_by <> person_id or revoked_cause = 'correction')
);

-- The last number given under a prefix, over all programs that use it.
create table certificate_serial (
  prefix text primary key,
  last int not null,
  constraint certificate_serial_is_positive check (last > 0)
);

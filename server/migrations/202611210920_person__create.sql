-- People, their one account for life, roles and sessions. Document numbers and phones are encrypted; equality search
-- goes over keyed blind indexes of the whole and of the last four characters (tail).

create table person (
  id uuid primary key,
  name text not null,
  name_key text not null,               -- pinyin sort and search key
  sex text,
  birth_on date,
  document_kind text,
  document_cipher bytea,
  document_index text,
  document_tail_index text,
  document_mask text,
  phone_cipher bytea,
  phone_index text,
  phone_tail_index text,
  phone_mask text,
  version int not null default 1,
  created_at timestamptz not null,
  constraint person_document_is_unique unique (document_index),
  constraint person_sex_is_known check (sex in ('female', 'male')),
  constraint person_document_kind_is_known check (document_kind in ('id', 'residencePermitHmt', 'permanentResident', 'passport'))
);
create index person_by_phone on person (phone_index);
create index person_by_phone_tail on person (phone_tail_index);
create index person_by_document_tail on person (document_tail_index);
create index person_by_name on person (name_key collate "C" text_pattern_ops);

create table account (
  person_id uuid primary key references person (id),
  login_index text not null,            -- blind index of the phone, or of the issued login number
  login_mask text not null,
  login_number text,                    -- issued to a person without a phone of her own
  password_hash text,
  activated_at timestamptz,
  last_login_at timestamptz,
  consent_version text,
  version int not null default 1,
  constraint account_login_is_unique unique (login_index),
  constraint account_login_number_is_unique unique (login_number)
);

create table role_assignment (
  id uuid primary key,
  person_id uuid not null references person (id),
  role text not null,
  org_id uuid not null references org (id),
  program_id uuid,
  class_id uuid,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  constraint role_assignment_is_granted_once unique nulls not distinct (person_id, role, org_id, program_id, class_id, ended_at)
);
create index role_assignment_by_person on role_assignment (person_id);
create index role_assignment_by_org on role_assignment (org_id);

create table session (
  token_hash text primary key,
  id uuid not null,
  person_id uuid not null references person (id),
  assignment_id uuid references role_assignment (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  user_agent text not null,
  constraint session_id_is_unique unique (id)
);
create index session_by_person on session (person_id);

-- SMS codes: hashed, five minutes, five tries.
create table sms_code (
  id uuid primary key,
  phone_index text not null,
  purpose text not null,
  code_hash text not null,
  tries int not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sms_code_by_phone on sms_code (phone_index, purpose, created_at desc);

-- Failures are counted for every login name that is tried, known or not, so that a lock tells nothing.
create table login_failure (
  login_index text primary key,
  count int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

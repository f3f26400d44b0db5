-- What every feature stands on: audit, idempotency, files, outboxes, progress of long work, the demo clock.

create table audit_entry (
  seq bigint generated always as identity primary key,
  at timestamptz not null,               -- the product's clock
  real_at timestamptz not null default clock_timestamp(), -- the wall clock, whatever demo time says
  person_id uuid,
  role text,
  org_id uuid,
  program_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  address text,
  request_id text not null,
  prev_hash text not null,
  hash text not null
);
create unique index audit_entry_prev_hash_is_used_once on audit_entry (prev_hash);
create index audit_entry_by_subject on audit_entry (subject_kind, subject_id, seq);
create index audit_entry_by_person on audit_entry (person_id, seq);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only' using errcode = 'integrity_constraint_violation', constraint = 'audit_is_append_only';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function audit_is_append_only();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function audit_is_append_only();

create table idempotency (
  person_id uuid not null,
  key text not null,
  request_hash text not null,
  status int not null,
  body jsonb not null,
  at timestamptz not null default clock_timestamp(),
  constraint idempotency_pkey primary key (person_id, key)
);

create table stored_file (
  id uuid primary key,
  sha256 text not null,
  size_bytes bigint not null,
  media_type text not null,
  name text not null,
  purpose text not null,
  org_id uuid,
  program_id uuid,
  person_id uuid,
  public boolean not null default false,
  created_at timestamptz not null
);
create index stored_file_by_sha256 on stored_file (sha256);

create table outbox_sms (
  id uuid primary key,
  phone_cipher bytea not null,
  phone_mask text not null,
  template text not null,
  text text not null,
  state text not null default 'queued',
  created_at timestamptz not null,
  sent_at timestamptz,
  failure text,
  constraint outbox_sms_state_is_known check (state in ('queued', 'sent', 'failed'))
);
create index outbox_sms_by_time on outbox_sms (created_at desc);

create table outbox_mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  file_ids uuid[] not null default '{}',
  state text not null default 'queued',
  created_at timestamptz not null,
  sent_at timestamptz,
  failure text,
  constraint outbox_mail_state_is_known check (state in ('queued', 'sent', 'failed'))
);
create index outbox_mail_by_time on outbox_mail (created_at desc);

-- What a person sees of long work; the queue itself is graphile-worker's own schema.
create table job (
  id uuid primary key,
  kind text not null,
  title text not null,
  person_id uuid,
  program_id uuid,
  state text not null default 'queued',
  done int not null default 0,
  total int not null default 0,
  message text not null default '',
  result jsonb,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint job_state_is_known check (state in ('queued', 'running', 'done', 'failed'))
);
create index job_by_person on job (person_id, created_at desc);

create table demo_clock (
  only_one boolean primary key default true,
  demo_at timestamptz not null,
  constraint demo_clock_has_one_row check (only_one)
);

-- What this database belongs to: a demo start refuses a foreign database that is not empty.
create table installation (
  only_one boolean primary key default true,
  mode text not null,
  filled boolean not null default false, -- false while a demo is being seeded: a killed seeding starts afresh
  created_at timestamptz not null default clock_timestamp(),
  constraint installation_has_one_row check (only_one),
  constraint installation_mode_is_known check (mode in ('demo', 'production'))
);

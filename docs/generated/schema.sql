CREATE OR REPLACE FUNCTION public.audit_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit_entry is append-only' using errcode = 'integrity_constraint_violation', constraint = 'audit_is_append_only';
end $function$;

create table account (
  person_id uuid not null,
  login_index text not null,
  login_mask text not null,
  login_number text,
  password_hash text,
  activated_at timestamp with time zone,
  last_login_at timestamp with time zone,
  consent_version text,
  version integer default 1 not null,
  constraint account_pkey PRIMARY KEY (person_id),
  constraint account_login_is_unique UNIQUE (login_index),
  constraint account_login_number_is_unique UNIQUE (login_number),
  constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);

create table audit_entry (
  seq bigint generated always as identity not null,
  at timestamp with time zone not null,
  real_at timestamp with time zone default clock_timestamp() not null,
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
  hash text not null,
  constraint audit_entry_pkey PRIMARY KEY (seq)
);
CREATE INDEX audit_entry_by_person ON public.audit_entry USING btree (person_id, seq);
CREATE INDEX audit_entry_by_subject ON public.audit_entry USING btree (subject_kind, subject_id, seq);
CREATE UNIQUE INDEX audit_entry_prev_hash_is_used_once ON public.audit_entry USING btree (prev_hash);
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

create table demo_clock (
  only_one boolean default true not null,
  demo_at timestamp with time zone not null,
  constraint demo_clock_pkey PRIMARY KEY (only_one),
  constraint demo_clock_has_one_row CHECK (only_one)
);

create table idempotency (
  person_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint idempotency_pkey PRIMARY KEY (person_id, key)
);

create table installation (
  only_one boolean default true not null,
  mode text not null,
  filled boolean default false not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint installation_pkey PRIMARY KEY (only_one),
  constraint installation_has_one_row CHECK (only_one),
  constraint installation_mode_is_known CHECK ((mode = ANY (ARRAY['demo'::text, 'production'::text])))
);

create table job (
  id uuid not null,
  kind text not null,
  title text not null,
  person_id uuid,
  program_id uuid,
  state text default 'queued'::text not null,
  done integer default 0 not null,
  total integer default 0 not null,
  message text default ''::text not null,
  result jsonb,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint job_pkey PRIMARY KEY (id),
  constraint job_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX job_by_person ON public.job USING btree (person_id, created_at DESC);

create table login_failure (
  login_index text not null,
  count integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint login_failure_pkey PRIMARY KEY (login_index)
);

create table notice (
  id uuid not null,
  org_id uuid not null,
  program_id uuid,
  number text not null,
  title text not null,
  addressees text default ''::text not null,
  body text not null,
  issued_on date not null,
  basis text default ''::text not null,
  public boolean default true not null,
  state text default 'draft'::text not null,
  file_ids uuid[] default '{}'::uuid[] not null,
  published_at timestamp with time zone,
  version integer default 1 not null,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint notice_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
);
CREATE INDEX notice_by_org ON public.notice USING btree (org_id, issued_on DESC);

create table org (
  id uuid not null,
  kind text not null,
  name text not null,
  short_name text not null,
  parent_id uuid,
  path text collate "C" not null,
  code text,
  school_code text,
  ownership text,
  stages text[] default '{}'::text[] not null,
  registered_name text,
  aliases text[] default '{}'::text[] not null,
  uscc text,
  address text,
  phone text,
  email text,
  reports_through uuid,
  sort_key text default ''::text not null,
  active boolean default true not null,
  version integer default 1 not null,
  constraint org_pkey PRIMARY KEY (id),
  constraint org_path_is_unique UNIQUE (path),
  constraint org_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES org(id),
  constraint org_reports_through_fkey FOREIGN KEY (reports_through) REFERENCES org(id),
  constraint org_kind_is_known CHECK ((kind = ANY (ARRAY['province'::text, 'city'::text, 'county'::text, 'school'::text, 'provider'::text]))),
  constraint org_ownership_is_known CHECK ((ownership = ANY (ARRAY['public'::text, 'private'::text]))),
  constraint org_path_ends_with_id CHECK ((path ~~ (('%'::text || (id)::text) || '/'::text))),
  constraint org_school_has_ownership CHECK (((kind <> 'school'::text) OR (ownership IS NOT NULL)))
);
CREATE INDEX org_by_parent ON public.org USING btree (parent_id);
CREATE INDEX org_by_reports_through ON public.org USING btree (reports_through) WHERE (reports_through IS NOT NULL);
CREATE UNIQUE INDEX org_region_code_is_unique ON public.org USING btree (code) WHERE (code IS NOT NULL);

create table org_contact (
  org_id uuid not null,
  duty text not null,
  name text not null,
  title text default ''::text not null,
  phone_cipher bytea,
  phone_mask text default ''::text not null,
  office_phone text default ''::text not null,
  email text default ''::text not null,
  updated_at timestamp with time zone not null,
  constraint org_contact_pkey PRIMARY KEY (org_id, duty),
  constraint org_contact_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint org_contact_duty_is_known CHECK ((duty = ANY (ARRAY['head'::text, 'liaison'::text, 'finance'::text])))
);

create table outbox_mail (
  id uuid not null,
  recipient text not null,
  subject text not null,
  body text not null,
  file_ids uuid[] default '{}'::uuid[] not null,
  state text default 'queued'::text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failure text,
  constraint outbox_mail_pkey PRIMARY KEY (id),
  constraint outbox_mail_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX outbox_mail_by_time ON public.outbox_mail USING btree (created_at DESC);

create table outbox_sms (
  id uuid not null,
  phone_cipher bytea not null,
  phone_mask text not null,
  template text not null,
  text text not null,
  state text default 'queued'::text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failure text,
  constraint outbox_sms_pkey PRIMARY KEY (id),
  constraint outbox_sms_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX outbox_sms_by_time ON public.outbox_sms USING btree (created_at DESC);

create table person (
  id uuid not null,
  name text not null,
  name_key text not null,
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
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_document_is_unique UNIQUE (document_index),
  constraint person_document_kind_is_known CHECK ((document_kind = ANY (ARRAY['id'::text, 'residencePermitHmt'::text, 'permanentResident'::text, 'passport'::text]))),
  constraint person_sex_is_known CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text])))
);
CREATE INDEX person_by_document_tail ON public.person USING btree (document_tail_index);
CREATE INDEX person_by_name ON public.person USING btree (name_key COLLATE "C" text_pattern_ops);
CREATE INDEX person_by_phone ON public.person USING btree (phone_index);
CREATE INDEX person_by_phone_tail ON public.person USING btree (phone_tail_index);

create table program (
  id uuid not null,
  code text not null,
  name text not null,
  year integer not null,
  publisher_id uuid not null,
  provider_id uuid,
  preset text,
  state text default 'draft'::text not null,
  settings jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint program_pkey PRIMARY KEY (id),
  constraint program_code_is_unique UNIQUE (code),
  constraint program_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES org(id),
  constraint program_publisher_id_fkey FOREIGN KEY (publisher_id) REFERENCES org(id),
  constraint program_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'closed'::text])))
);
CREATE INDEX program_by_provider ON public.program USING btree (provider_id);
CREATE INDEX program_by_publisher ON public.program USING btree (publisher_id);

create table program_change (
  program_id uuid not null,
  id uuid not null,
  settings jsonb not null,
  base_version integer not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  bureau_by uuid,
  bureau_at timestamp with time zone,
  provider_by uuid,
  provider_at timestamp with time zone,
  state text default 'waiting'::text not null,
  constraint program_change_pkey PRIMARY KEY (program_id, id),
  constraint program_change_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint program_change_needs_a_second_person CHECK (((bureau_by IS NULL) OR (bureau_by <> asked_by))),
  constraint program_change_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'withdrawn'::text])))
);

create table program_version (
  program_id uuid not null,
  version integer not null,
  settings jsonb not null,
  reason text not null,
  person_id uuid,
  at timestamp with time zone not null,
  constraint program_version_pkey PRIMARY KEY (program_id, version),
  constraint program_version_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);

create table registration (
  program_id uuid not null,
  school_id uuid not null,
  state text default 'draft'::text not null,
  step integer default 0 not null,
  staff_count integer,
  opened_by_next boolean default false not null,
  submitted_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  confirmed_how text,
  scan_file_id uuid,
  locked_at timestamp with time zone,
  locked_by uuid,
  extended_until date,
  return_reason text,
  paper_copies integer default 0 not null,
  version integer default 1 not null,
  constraint registration_pkey PRIMARY KEY (program_id, school_id),
  constraint registration_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint registration_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint registration_confirmed_how_is_known CHECK ((confirmed_how = ANY (ARRAY['click'::text, 'scan'::text]))),
  constraint registration_staff_count_is_not_negative CHECK ((staff_count >= 0)),
  constraint registration_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'withPrincipal'::text, 'submitted'::text, 'locked'::text, 'returned'::text])))
);
CREATE INDEX registration_by_school ON public.registration USING btree (school_id);

create table registration_event (
  program_id uuid not null,
  school_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  person_id uuid,
  role text not null,
  act text not null,
  from_state text not null,
  to_state text not null,
  reason text,
  on_behalf boolean default false not null,
  constraint registration_event_pkey PRIMARY KEY (program_id, school_id, seq),
  constraint registration_event_of_registration FOREIGN KEY (program_id, school_id) REFERENCES registration(program_id, school_id)
);

create table role_assignment (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  org_id uuid not null,
  program_id uuid,
  class_id uuid,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint role_assignment_pkey PRIMARY KEY (id),
  constraint role_assignment_is_granted_once UNIQUE NULLS NOT DISTINCT (person_id, role, org_id, program_id, class_id, ended_at),
  constraint role_assignment_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint role_assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX role_assignment_by_org ON public.role_assignment USING btree (org_id);
CREATE INDEX role_assignment_by_person ON public.role_assignment USING btree (person_id);

create table roster_change (
  program_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  kind text not null,
  entry_id uuid,
  to_school_id uuid,
  payload jsonb default '{}'::jsonb not null,
  reason text not null,
  state text default 'asked'::text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  bill_effect_fen bigint default 0 not null,
  version integer default 1 not null,
  constraint roster_change_pkey PRIMARY KEY (program_id, id),
  constraint roster_change_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint roster_change_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint roster_change_to_school_id_fkey FOREIGN KEY (to_school_id) REFERENCES org(id),
  constraint roster_change_kind_is_known CHECK ((kind = ANY (ARRAY['add'::text, 'remove'::text, 'replace'::text, 'correct'::text, 'transfer'::text]))),
  constraint roster_change_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'returned'::text, 'withdrawn'::text])))
);
CREATE INDEX roster_change_by_school ON public.roster_change USING btree (program_id, school_id);

create table roster_entry (
  program_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  work_school_id uuid not null,
  line integer not null,
  name text not null,
  name_key text not null,
  stage text,
  subject text default ''::text not null,
  document_kind text default 'id'::text not null,
  document_cipher bytea,
  document_index text,
  document_tail_index text,
  document_mask text default ''::text not null,
  phone_cipher bytea,
  phone_index text,
  phone_tail_index text,
  phone_mask text default ''::text not null,
  no_own_phone boolean default false not null,
  county_text text default ''::text not null,
  school_text text default ''::text not null,
  remark text default ''::text not null,
  person_type text default 'regular'::text not null,
  home_school text default ''::text not null,
  extra jsonb default '{}'::jsonb not null,
  check_state text default 'ok'::text not null,
  issues jsonb default '[]'::jsonb not null,
  exempt_state text default 'none'::text not null,
  exempt_reason text default ''::text not null,
  exempt_file_id uuid,
  exempt_decided_by uuid,
  return_reason text,
  withdrawn_at timestamp with time zone,
  withdrawn_code text,
  person_id uuid,
  version integer default 1 not null,
  constraint roster_entry_pkey PRIMARY KEY (program_id, id),
  constraint roster_entry_of_registration FOREIGN KEY (program_id, school_id) REFERENCES registration(program_id, school_id),
  constraint roster_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint roster_entry_check_state_is_known CHECK ((check_state = ANY (ARRAY['ok'::text, 'warning'::text, 'error'::text]))),
  constraint roster_entry_exempt_state_is_known CHECK ((exempt_state = ANY (ARRAY['none'::text, 'asked'::text, 'approved'::text, 'returned'::text]))),
  constraint roster_entry_withdrawn_code_is_known CHECK ((withdrawn_code = ANY (ARRAY['moved'::text, 'retired'::text, 'resigned'::text, 'deceased'::text, 'longSickLeave'::text, 'maternityLeave'::text, 'mistake'::text, 'replaced'::text, 'conflict'::text])))
);
CREATE INDEX roster_entry_by_document ON public.roster_entry USING btree (program_id, document_index);
CREATE INDEX roster_entry_by_person ON public.roster_entry USING btree (person_id);
CREATE INDEX roster_entry_by_phone ON public.roster_entry USING btree (program_id, phone_index);
CREATE INDEX roster_entry_by_school ON public.roster_entry USING btree (program_id, school_id, line);
CREATE UNIQUE INDEX roster_entry_document_once_in_school ON public.roster_entry USING btree (program_id, school_id, document_index) WHERE ((document_index IS NOT NULL) AND (withdrawn_at IS NULL) AND (check_state <> 'error'::text));

create table session (
  token_hash text not null,
  id uuid not null,
  person_id uuid not null,
  assignment_id uuid,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  address text not null,
  user_agent text not null,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_id_is_unique UNIQUE (id),
  constraint session_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES role_assignment(id),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX session_by_person ON public.session USING btree (person_id);

create table sms_code (
  id uuid not null,
  phone_index text not null,
  purpose text not null,
  code_hash text not null,
  tries integer default 0 not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint sms_code_pkey PRIMARY KEY (id)
);
CREATE INDEX sms_code_by_phone ON public.sms_code USING btree (phone_index, purpose, created_at DESC);

create table stored_file (
  id uuid not null,
  sha256 text not null,
  size_bytes bigint not null,
  media_type text not null,
  name text not null,
  purpose text not null,
  org_id uuid,
  program_id uuid,
  person_id uuid,
  public boolean default false not null,
  created_at timestamp with time zone not null,
  constraint stored_file_pkey PRIMARY KEY (id)
);
CREATE INDEX stored_file_by_sha256 ON public.stored_file USING btree (sha256);

create table trainee (
  program_id uuid not null,
  person_id uuid not null,
  entry_id uuid not null,
  school_id uuid not null,
  work_school_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  name_key text not null,
  stage text not null,
  subject text not null,
  document_mask text default ''::text not null,
  phone_mask text default ''::text not null,
  state text default 'active'::text not null,
  late boolean default false not null,
  enrolled_at timestamp with time zone not null,
  first_login_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  class_id uuid,
  constraint trainee_pkey PRIMARY KEY (program_id, person_id),
  constraint trainee_of_entry FOREIGN KEY (program_id, entry_id) REFERENCES roster_entry(program_id, id),
  constraint trainee_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint trainee_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint trainee_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint trainee_work_school_id_fkey FOREIGN KEY (work_school_id) REFERENCES org(id),
  constraint trainee_state_is_known CHECK ((state = ANY (ARRAY['active'::text, 'exempt'::text, 'withdrawn'::text])))
);
CREATE INDEX trainee_by_name ON public.trainee USING btree (program_id, name_key COLLATE "C" text_pattern_ops);
CREATE INDEX trainee_by_path ON public.trainee USING btree (program_id, org_path);
CREATE INDEX trainee_by_person ON public.trainee USING btree (person_id);
CREATE INDEX trainee_by_school ON public.trainee USING btree (program_id, school_id);

create table notice (
  id uuid primary key,
  org_id uuid not null references org (id),
  program_id uuid,
  number text not null,                 -- 发文字号
  title text not null,
  addressees text not null default '',  -- 主送
  body text not null,
  issued_on date not null,
  basis text not null default '',
  public boolean not null default true, -- 此件主动公开
  state text not null default 'draft',
  file_ids uuid[] not null default '{}',
  published_at timestamptz,
  version int not null default 1,
  constraint notice_state_is_known check (state in ('draft', 'published'))
);
create index notice_by_org on notice (org_id, issued_on desc);

-- `settings` is the program as data; its shape is domain/src/program/policy.ts. Every published change is a version.
create table program (
  id uuid primary key,
  code text not null,
  name text not null,
  year int not null,
  publisher_id uuid not null references org (id),
  provider_id uuid references org (id),
  preset text,
  state text not null default 'draft',
  settings jsonb not null,
  version int not null default 1,
  created_at timestamptz not null,
  published_at timestamptz,
  closed_at timestamptz,
  constraint program_code_is_unique unique (code),
  constraint program_state_is_known check (state in ('draft', 'published', 'closed'))
);
create index program_by_publisher on program (publisher_id);
create index program_by_provider on program (provider_id);

create table program_version (
  program_id uuid not null references program (id),
  version int not null,
  settings jsonb not null,
  reason text not null,
  person_id uuid,
  at timestamptz not null,
  constraint program_version_pkey primary key (program_id, version)
);

-- A change of payee or fee of a published program waits here for the provider's finance and a second person (rules §3).
create table program_change (
  program_id uuid not null references program (id),
  id uuid not null,
  settings jsonb not null,
  base_version int not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  bureau_by uuid,
  bureau_at timestamptz,
  provider_by uuid,
  provider_at timestamptz,
  state text not null default 'waiting',
  constraint program_change_pkey primary key (program_id, id),
  constraint program_change_state_is_known check (state in ('waiting', 'done', 'withdrawn')),
  constraint program_change_needs_a_second_person check (bureau_by is null or bureau_by <> asked_by)
);

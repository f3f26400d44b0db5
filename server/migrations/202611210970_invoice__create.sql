-- Invoices (数电票): titles of schools, the provider's tax setting, requests, batches for the tax bureau, numbers read back.
-- How much of a bill is invoiced stands in the ledger (bill_invoice_entry), where the database keeps it within what arrived.

create table invoice_title (
  school_id uuid primary key references org (id),
  name text not null,
  uscc text not null,
  address text not null default '',
  phone text not null default '',
  bank_name text not null default '',
  bank_account text not null default '',
  email text not null default '',
  delivery text not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  version int not null default 1,
  constraint invoice_title_delivery_is_known check (delivery in ('email', 'pickup'))
);

create table invoice_setting (
  provider_id uuid primary key references org (id),
  setting jsonb not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  version int not null default 1
);

create table invoice_batch (
  id uuid primary key,
  provider_id uuid not null references org (id),
  number bigint generated always as identity,
  setting jsonb not null,
  template text not null,
  count int not null,
  total_fen bigint not null,
  person_id uuid not null,
  at timestamptz not null,
  released_at timestamptz,
  release_reason text
);
create index invoice_batch_by_provider on invoice_batch (provider_id, at desc);

create sequence invoice_serial;

create table invoice (
  program_id uuid not null references program (id),
  id uuid not null,
  bill_id uuid not null,
  school_id uuid not null references org (id),
  payer_id uuid not null references org (id),
  serial text not null,
  state text not null default 'requested',
  title jsonb not null,
  total_fen bigint not null,
  heads int not null,
  wish text not null default '',
  rate_bp int,
  net_fen bigint,
  tax_fen bigint,
  requested_by uuid not null,
  requested_at timestamptz not null,
  batch_id uuid references invoice_batch (id),
  number text,
  issued_on date,
  file_ids uuid[] not null default '{}',
  delivered_how text,
  delivered_to text,
  delivered_at timestamptz,
  red_number text,
  red_on date,
  ended_reason text,
  version int not null default 1,
  constraint invoice_pkey primary key (program_id, id),
  constraint invoice_of_bill foreign key (program_id, bill_id) references bill (program_id, id),
  constraint invoice_serial_is_unique unique (program_id, serial),
  constraint invoice_state_is_known check (state in ('requested', 'exported', 'issued', 'delivered', 'reddened', 'withdrawn')),
  constraint invoice_total_is_positive check (total_fen > 0),
  constraint invoice_parts_sum_to_the_total check (net_fen + tax_fen = total_fen),
  constraint invoice_issued_has_its_number check (state not in ('issued', 'delivered', 'reddened') or (number is not null and issued_on is not null)),
  constraint invoice_delivered_how_is_known check (delivered_how in ('email', 'pickup', 'download'))
);
create index invoice_by_bill on invoice (program_id, bill_id);
create index invoice_by_school on invoice (school_id);
create index invoice_by_batch on invoice (batch_id) where batch_id is not null;
create index invoice_by_serial on invoice (serial);
create unique index invoice_number_is_unique on invoice (program_id, number) where number is not null;

-- The ledger (rules §6): bills and what is due, statements and their lines, bookings, closings. Entries are append-only;
-- the totals on bill and bank_line are kept by triggers from the entries, so that the invariants are plain check
-- constraints that hold under any concurrency. Money is whole fen.

create function ledger_refuse(rule text, words text) returns void language plpgsql as $$
begin
  raise exception '%', words using errcode = 'integrity_constraint_violation', constraint = rule;
end $$;

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  perform ledger_refuse('ledger_is_append_only', tg_table_name || ' is append-only');
  return null;
end $$;

-- An account of the provider into which programs are paid; made from the payee of a published program.
create table bank_account (
  id uuid primary key,
  provider_id uuid not null references org (id),
  account_number text not null,
  name text not null,
  bank_name text not null,
  cnaps text not null default '',
  closed_until date,                     -- the last day of the last closed period
  created_at timestamptz not null,
  constraint bank_account_number_is_unique unique (provider_id, account_number),
  constraint bank_account_number_is_digits check (account_number ~ '^[0-9]{6,32}$')
);

-- After a change of payee both accounts stay the program's: money may still arrive on the old one.
create table program_account (
  program_id uuid not null references program (id),
  bank_account_id uuid not null references bank_account (id),
  since timestamptz not null,
  constraint program_account_pkey primary key (program_id, bank_account_id)
);
create index program_account_by_account on program_account (bank_account_id);

-- One bill per reporting unit. `serial` is what the 缴费码 is made of.
create table bill (
  program_id uuid not null references program (id),
  id uuid not null,
  school_id uuid not null references org (id),
  payer_id uuid not null references org (id),        -- the school, or the county that took the payment over
  serial bigint generated always as identity,
  state text not null default 'provisional',
  fee_fen bigint not null,
  heads int not null default 0,
  due_fen bigint not null default 0,
  adjusted_fen bigint not null default 0,
  allocated_fen bigint not null default 0,
  requested_fen bigint not null default 0,           -- invoices asked for and not withdrawn, issued ones included
  invoiced_fen bigint not null default 0,            -- issued, gross
  red_fen bigint not null default 0,                 -- red-lettered
  balance_fen bigint not null generated always as (due_fen + adjusted_fen - allocated_fen) stored,
  created_at timestamptz not null,
  firm_at timestamptz,
  version int not null default 1,
  constraint bill_pkey primary key (program_id, id),
  constraint bill_of_school_once unique (program_id, school_id),
  constraint bill_serial_is_unique unique (program_id, serial),
  constraint bill_state_is_known check (state in ('provisional', 'firm')),
  constraint bill_fee_is_not_negative check (fee_fen >= 0),
  constraint bill_heads_are_not_negative check (heads >= 0),
  constraint bill_allocated_is_not_negative check (allocated_fen >= 0),
  constraint bill_invoiced_within_allocated check (requested_fen - red_fen <= allocated_fen),
  constraint bill_invoiced_was_requested check (invoiced_fen between 0 and requested_fen),
  constraint bill_red_within_invoiced check (red_fen between 0 and invoiced_fen)
);
create index bill_by_school on bill (school_id);
create index bill_by_payer on bill (payer_id);
create index bill_by_serial on bill (serial);

create table bill_entry (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  kind text not null,
  heads int not null,
  amount_fen bigint not null,
  booked_on date not null,
  at timestamptz not null,
  person_id uuid,
  source text not null,
  source_id uuid,
  reason text not null,
  constraint bill_entry_pkey primary key (program_id, id),
  constraint bill_entry_of_bill foreign key (program_id, bill_id) references bill (program_id, id),
  constraint bill_entry_kind_is_known check (kind in ('due', 'adjustment')),
  constraint bill_entry_source_is_known check (source in ('submission', 'lock', 'unlock', 'change', 'fee')),
  constraint bill_entry_of_change_once unique (program_id, bill_id, source, source_id)
);
create index bill_entry_by_bill on bill_entry (program_id, bill_id, at);
create trigger bill_entry_append_only before update or delete on bill_entry
  for each row execute function ledger_is_append_only();

create table statement_file (
  id uuid primary key,
  bank_account_id uuid not null references bank_account (id),
  file_id uuid not null references stored_file (id),
  layout text not null default '',
  from_on date,
  to_on date,
  lines int not null default 0,
  added int not null default 0,
  known int not null default 0,
  unreadable int not null default 0,
  gaps jsonb not null default '[]',
  state text not null default 'queued',
  refusal text,
  person_id uuid not null,
  at timestamptz not null,
  constraint statement_file_state_is_known check (state in ('queued', 'refused', 'imported', 'matched'))
);
create index statement_file_by_account on statement_file (bank_account_id, at desc);

-- A line of a statement (到账流水), once per account; `raw` is the row as it stood in the file.
create table bank_line (
  id uuid primary key,
  bank_account_id uuid not null references bank_account (id),
  statement_file_id uuid not null references statement_file (id),
  identity text not null,
  key text not null,
  row_number int not null,
  rank int not null,
  at timestamptz not null,
  booked_on date not null,               -- its own day, or the first open day when it was found later
  direction text not null,
  amount_fen bigint not null,
  bank_balance_fen bigint,
  counter_name text not null default '',
  counter_account text not null default '',
  counter_bank text not null default '',
  summary text not null default '',
  purpose text not null default '',
  postscript text not null default '',
  personal text not null default '',
  raw jsonb not null,
  allocated_fen bigint not null default 0,
  refunded_fen bigint not null default 0, -- in: money that goes back to the payer; out: the refunds it carries out
  reversed_fen bigint not null default 0,
  other_fen bigint not null default 0,
  open_fen bigint not null generated always as (amount_fen - allocated_fen - refunded_fen - reversed_fen - other_fen) stored,
  constraint bank_line_imported_once unique (bank_account_id, identity),
  constraint bank_line_direction_is_known check (direction in ('in', 'out')),
  constraint bank_line_amount_is_positive check (amount_fen > 0),
  constraint bank_line_out_pays_no_bill check (direction = 'in' or allocated_fen = 0),
  constraint bank_line_parts_are_not_negative check (allocated_fen >= 0 and refunded_fen >= 0 and reversed_fen >= 0 and other_fen >= 0),
  constraint bank_line_not_exceeded check (allocated_fen + refunded_fen + reversed_fen + other_fen <= amount_fen)
);
create index bank_line_by_time on bank_line (bank_account_id, at desc, rank desc);
create index bank_line_open on bank_line (bank_account_id, at desc) where open_fen > 0;
create index bank_line_by_counter on bank_line (counter_account) where counter_account <> '';

-- What the matching engine last said of a line that is not settled.
create table bank_line_proposal (
  bank_line_id uuid primary key references bank_line (id),
  decision text not null,
  allocations jsonb not null default '[]',
  candidates jsonb not null default '[]',
  reasons jsonb not null default '[]',
  reverses_line_id uuid references bank_line (id),
  variance_heads int,
  judged_at timestamptz not null,
  constraint bank_line_proposal_decision_is_known check (decision in ('match', 'person', 'ignore'))
);

-- One act of booking on one line: who, when, why, and the second person where the rule asks for one.
create table booking (
  id uuid primary key,
  bank_line_id uuid not null references bank_line (id),
  kind text not null,
  by text not null,
  state text not null,
  plan jsonb not null default '{}',      -- what is to be booked once a second person has confirmed
  amount_fen bigint not null,
  reason text not null,
  needs_second boolean not null,
  booked_on date,
  asked_by uuid,
  asked_at timestamptz not null,
  second_by uuid,
  second_at timestamptz,
  second_reason text,
  ended_by uuid,
  ended_at timestamptz,
  ended_reason text,
  version int not null default 1,
  constraint booking_kind_is_known check (kind in ('allocation', 'other', 'refund', 'reversal', 'carryOut')),
  constraint booking_by_is_known check (by in ('engine', 'person')),
  constraint booking_state_is_known check (state in ('waiting', 'booked', 'undone', 'returned', 'withdrawn')),
  constraint booking_has_a_person check (by = 'engine' or asked_by is not null),
  constraint booking_needs_a_second_person check (second_by is null or second_by <> asked_by),
  constraint booking_is_booked_after_second check (not needs_second or second_by is not null or state in ('waiting', 'withdrawn'))
);
create unique index booking_waits_once_on_a_line on booking (bank_line_id) where state = 'waiting';
create index booking_by_line on booking (bank_line_id, asked_at);

create table allocation (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  bank_line_id uuid not null references bank_line (id),
  booking_id uuid not null references booking (id),
  amount_fen bigint not null,
  booked_on date not null,
  at timestamptz not null,
  person_id uuid,
  reason text not null,
  undo_of uuid,
  constraint allocation_pkey primary key (program_id, id),
  constraint allocation_of_bill foreign key (program_id, bill_id) references bill (program_id, id),
  constraint allocation_is_not_zero check (amount_fen <> 0),
  constraint allocation_is_undone_once unique (program_id, undo_of)
);
create index allocation_by_bill on allocation (program_id, bill_id);
create index allocation_by_line on allocation (bank_line_id);
create index allocation_by_booking on allocation (booking_id);
create trigger allocation_append_only before update or delete on allocation
  for each row execute function ledger_is_append_only();

-- Money back to a payer: decided in the ledger, then carried out by an outgoing line.
create table refund (
  id uuid primary key,
  bank_line_id uuid not null references bank_line (id),
  booking_id uuid not null references booking (id),
  program_id uuid references program (id),
  school_id uuid references org (id),
  amount_fen bigint not null,
  to_name text not null,
  to_account text not null,
  to_bank text not null,
  reason text not null,
  state text not null default 'decided',
  decided_at timestamptz not null,
  carried_out_by uuid references bank_line (id),
  constraint refund_amount_is_positive check (amount_fen > 0),
  constraint refund_state_is_known check (state in ('decided', 'paid', 'bounced', 'withdrawn')),
  constraint refund_paid_has_its_line check (state <> 'paid' or carried_out_by is not null)
);
create index refund_by_line on refund (bank_line_id);
create index refund_by_carrier on refund (carried_out_by) where carried_out_by is not null;
create index refund_by_program on refund (program_id, school_id);

-- What leaves a line otherwise than by allocation: refunds, reversals, other business; signed, append-only.
create table line_entry (
  id uuid primary key,
  bank_line_id uuid not null references bank_line (id),
  booking_id uuid not null references booking (id),
  kind text not null,
  amount_fen bigint not null,
  other_line_id uuid references bank_line (id),
  refund_id uuid references refund (id),
  booked_on date not null,
  at timestamptz not null,
  person_id uuid,
  reason text not null,
  undo_of uuid,
  constraint line_entry_kind_is_known check (kind in ('refund', 'reversal', 'other')),
  constraint line_entry_is_not_zero check (amount_fen <> 0),
  constraint line_entry_is_undone_once unique (undo_of)
);
create index line_entry_by_line on line_entry (bank_line_id);
create index line_entry_by_booking on line_entry (booking_id);
create trigger line_entry_append_only before update or delete on line_entry
  for each row execute function ledger_is_append_only();

-- Invoices as the ledger knows them, dated: asked for, withdrawn, issued, red-lettered.
create table bill_invoice_entry (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  invoice_id uuid not null,
  kind text not null,
  amount_fen bigint not null,
  booked_on date not null,
  at timestamptz not null,
  person_id uuid,
  constraint bill_invoice_entry_pkey primary key (program_id, id),
  constraint bill_invoice_entry_of_bill foreign key (program_id, bill_id) references bill (program_id, id),
  constraint bill_invoice_entry_kind_is_known check (kind in ('request', 'withdraw', 'issue', 'red')),
  constraint bill_invoice_entry_is_positive check (amount_fen > 0),
  constraint bill_invoice_entry_once unique (program_id, invoice_id, bill_id, kind)
);
create index bill_invoice_entry_by_bill on bill_invoice_entry (program_id, bill_id);
create trigger bill_invoice_entry_append_only before update or delete on bill_invoice_entry
  for each row execute function ledger_is_append_only();

-- Accounts from which a school has paid, learnt from what a person confirmed; revocable.
create table known_payer (
  id uuid primary key,
  provider_id uuid not null references org (id),
  account text not null,
  name text not null default '',
  school_id uuid not null references org (id),
  booking_id uuid references booking (id),
  learnt_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  constraint known_payer_has_an_account check (account <> '')
);
create unique index known_payer_once on known_payer (provider_id, account, school_id) where revoked_at is null;

-- 汇款登记 (附件3): what a school says it paid, with its voucher.
create table remittance (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  school_id uuid not null references org (id),
  payer_name text not null,
  payer_account text not null,
  payer_bank text not null,
  paid_on date not null,
  amount_fen bigint not null,
  heads int not null,
  bank_serial text not null default '',
  remark text not null default '',
  contact_name text not null default '',
  voucher_file_ids uuid[] not null,
  state text not null default 'registered',
  registered_by uuid not null,
  registered_at timestamptz not null,
  county_by uuid,
  county_at timestamptz,
  provider_by uuid,
  provider_at timestamptz,
  ended_reason text,
  version int not null default 1,
  constraint remittance_pkey primary key (program_id, id),
  constraint remittance_of_bill foreign key (program_id, bill_id) references bill (program_id, id),
  constraint remittance_amount_is_positive check (amount_fen > 0),
  constraint remittance_heads_are_positive check (heads > 0),
  constraint remittance_has_a_voucher check (cardinality(voucher_file_ids) > 0),
  constraint remittance_state_is_known check (state in ('registered', 'checked', 'returned', 'withdrawn'))
);
create index remittance_by_bill on remittance (program_id, bill_id);
create index remittance_by_school on remittance (school_id);
create index remittance_by_amount on remittance (amount_fen);

-- 日结 / 月结 of an account: the figures as they stood, and nothing before is booked any more.
create table closing (
  id uuid primary key,
  bank_account_id uuid not null references bank_account (id),
  kind text not null,
  period text not null,                  -- 2021-11-03, 2021-11
  until_on date not null,
  totals jsonb not null,
  programs jsonb not null,
  person_id uuid not null,
  at timestamptz not null,
  constraint closing_kind_is_known check (kind in ('day', 'month')),
  constraint closing_of_a_period_once unique (bank_account_id, kind, period)
);
create trigger closing_append_only before update or delete on closing
  for each row execute function ledger_is_append_only();

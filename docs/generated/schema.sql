create sequence invoice_serial as bigint;

create sequence login_number_serial as integer;

CREATE OR REPLACE FUNCTION public.allocation_keeps_totals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from bank_account a
    where a.id in (select l.bank_account_id from bank_line l where l.id in (select bank_line_id from new_rows)) order by a.id for share;
  perform 1 from bank_line l where l.id in (select bank_line_id from new_rows) order by l.id for no key update;
  perform 1 from bill b where (b.program_id, b.id) in (select program_id, bill_id from new_rows) order by b.program_id, b.id for no key update;
  if exists (select 1 from new_rows n join bank_line l on l.id = n.bank_line_id
             join bank_account a on a.id = l.bank_account_id where n.booked_on <= a.closed_until) then
    perform ledger_refuse('period_is_closed', 'the period is closed');
  end if;
  if exists (select 1 from new_rows n join bank_line l on l.id = n.bank_line_id where n.booked_on < l.booked_on) then
    perform ledger_refuse('allocation_not_before_its_line', 'money is booked on the day it arrived or later');
  end if;
  if exists (select 1 from new_rows n join bank_line l on l.id = n.bank_line_id
             where not exists (select 1 from program_account pa where pa.program_id = n.program_id and pa.bank_account_id = l.bank_account_id)) then
    perform ledger_refuse('allocation_within_account', 'the program is not paid into this account');
  end if;
  if exists (select 1 from allocation a
             join (select distinct program_id, bill_id, bank_line_id from new_rows where amount_fen < 0) n
               on n.program_id = a.program_id and n.bill_id = a.bill_id and n.bank_line_id = a.bank_line_id
             group by a.program_id, a.bill_id, a.bank_line_id having sum(a.amount_fen) < 0) then
    perform ledger_refuse('allocation_returns_no_more_than_given', 'more is taken off a bill than this line gave it');
  end if;
  update bank_line l set allocated_fen = l.allocated_fen + s.fen
    from (select bank_line_id, sum(amount_fen) as fen from new_rows group by 1) s where l.id = s.bank_line_id;
  update bill b set allocated_fen = b.allocated_fen + s.fen
    from (select program_id, bill_id, sum(amount_fen) as fen from new_rows group by 1, 2) s
   where b.program_id = s.program_id and b.id = s.bill_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit_entry is append-only' using errcode = 'integrity_constraint_violation', constraint = 'audit_is_append_only';
end $function$;

CREATE OR REPLACE FUNCTION public.bank_line_is_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or pg_trigger_depth() < 2 then
    perform ledger_refuse('ledger_is_append_only', 'a line of a statement stays as it was imported');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.bank_line_opens_its_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from bank_account a where a.id in (select bank_account_id from new_rows) order by a.id for share;
  if exists (select 1 from new_rows n join bank_account a on a.id = n.bank_account_id where n.booked_on <= a.closed_until) then
    perform ledger_refuse('period_is_closed', 'the period is closed');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.bill_entry_keeps_bill()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from bank_account a
    where a.id in (select pa.bank_account_id from program_account pa where pa.program_id in (select program_id from new_rows))
    order by a.id for share;
  perform 1 from bill b where (b.program_id, b.id) in (select program_id, bill_id from new_rows) order by b.program_id, b.id for no key update;
  if exists (select 1 from new_rows n join program_account pa on pa.program_id = n.program_id
             join bank_account a on a.id = pa.bank_account_id where n.booked_on <= a.closed_until) then
    perform ledger_refuse('period_is_closed', 'the period is closed');
  end if;
  update bill b set heads = b.heads + s.heads, due_fen = b.due_fen + s.due, adjusted_fen = b.adjusted_fen + s.adjusted
    from (select program_id, bill_id, sum(heads) as heads,
                 coalesce(sum(amount_fen) filter (where kind = 'due'), 0) as due,
                 coalesce(sum(amount_fen) filter (where kind = 'adjustment'), 0) as adjusted
            from new_rows group by 1, 2) s
   where b.program_id = s.program_id and b.id = s.bill_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.bill_invoice_entry_keeps_bill()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from bank_account a
    where a.id in (select pa.bank_account_id from program_account pa where pa.program_id in (select program_id from new_rows))
    order by a.id for share;
  perform 1 from bill b where (b.program_id, b.id) in (select program_id, bill_id from new_rows) order by b.program_id, b.id for no key update;
  if exists (select 1 from new_rows n join program_account pa on pa.program_id = n.program_id
             join bank_account a on a.id = pa.bank_account_id where n.booked_on <= a.closed_until) then
    perform ledger_refuse('period_is_closed', 'the period is closed');
  end if;
  update bill b set requested_fen = b.requested_fen + s.requested, invoiced_fen = b.invoiced_fen + s.invoiced, red_fen = b.red_fen + s.red
    from (select program_id, bill_id,
                 coalesce(sum(case kind when 'request' then amount_fen when 'withdraw' then -amount_fen end), 0) as requested,
                 coalesce(sum(amount_fen) filter (where kind = 'issue'), 0) as invoiced,
                 coalesce(sum(amount_fen) filter (where kind = 'red'), 0) as red
            from new_rows group by 1, 2) s
   where b.program_id = s.program_id and b.id = s.bill_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.bill_totals_are_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then perform ledger_refuse('ledger_is_append_only', 'bill is never deleted'); end if;
  if pg_trigger_depth() < 2 and (old.heads, old.due_fen, old.adjusted_fen, old.allocated_fen, old.requested_fen, old.invoiced_fen, old.red_fen)
     is distinct from (new.heads, new.due_fen, new.adjusted_fen, new.allocated_fen, new.requested_fen, new.invoiced_fen, new.red_fen) then
    perform ledger_refuse('ledger_totals_are_kept', 'totals of a bill follow from its entries');
  end if;
  if old.payer_id <> new.payer_id and old.allocated_fen <> 0 then
    perform ledger_refuse('bill_payer_stays_once_paid', 'the payer of a bill stays once it has been paid');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.closing_shuts_the_period()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- a month is stated once more after its last day was closed; a day always goes forward
  update bank_account set closed_until = greatest(closed_until, new.until_on)
   where id = new.bank_account_id and (new.kind = 'month' or closed_until is null or closed_until < new.until_on);
  if not found then perform ledger_refuse('closing_goes_forward', 'a closing goes beyond the last one'); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform ledger_refuse('ledger_is_append_only', tg_table_name || ' is append-only');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_refuse(rule text, words text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '%', words using errcode = 'integrity_constraint_violation', constraint = rule;
end $function$;

CREATE OR REPLACE FUNCTION public.line_entry_keeps_totals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from bank_account a
    where a.id in (select l.bank_account_id from bank_line l where l.id in (select bank_line_id from new_rows)) order by a.id for share;
  perform 1 from bank_line l where l.id in (select bank_line_id from new_rows) order by l.id for no key update;
  if exists (select 1 from new_rows n join bank_line l on l.id = n.bank_line_id
             join bank_account a on a.id = l.bank_account_id where n.booked_on <= a.closed_until) then
    perform ledger_refuse('period_is_closed', 'the period is closed');
  end if;
  if exists (select 1 from new_rows n join bank_line l on l.id = n.bank_line_id where n.booked_on < l.booked_on) then
    perform ledger_refuse('allocation_not_before_its_line', 'money is booked on the day it arrived or later');
  end if;
  update bank_line l set refunded_fen = l.refunded_fen + s.refunded, reversed_fen = l.reversed_fen + s.reversed, other_fen = l.other_fen + s.other
    from (select bank_line_id,
                 coalesce(sum(amount_fen) filter (where kind = 'refund'), 0) as refunded,
                 coalesce(sum(amount_fen) filter (where kind = 'reversal'), 0) as reversed,
                 coalesce(sum(amount_fen) filter (where kind = 'other'), 0) as other
            from new_rows group by 1) s
   where l.id = s.bank_line_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.org_name_in(program uuid, unit uuid, present_name text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((
    select past.name from program p join org_name past on past.org_id = unit and past.until_at > p.closed_at
    where p.id = program and p.closed_at is not null order by past.until_at limit 1), present_name)
$function$;

CREATE OR REPLACE FUNCTION public.product_day()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  select (coalesce((select demo_at from demo_clock), now()) at time zone 'Asia/Shanghai')::date
$function$;

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
  consent_at timestamp with time zone,
  constraint account_pkey PRIMARY KEY (person_id),
  constraint account_login_is_unique UNIQUE (login_index),
  constraint account_login_number_is_unique UNIQUE (login_number),
  constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);

create table account_slip (
  id uuid not null,
  person_id uuid not null,
  program_id uuid,
  code_hash text not null,
  tries integer default 0 not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  expires_on date not null,
  voided_at timestamp with time zone,
  used_at timestamp with time zone,
  constraint account_slip_pkey PRIMARY KEY (id),
  constraint account_slip_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint account_slip_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);
CREATE INDEX account_slip_by_person ON public.account_slip USING btree (person_id, created_at DESC);

create table allocation (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  bank_line_id uuid not null,
  booking_id uuid not null,
  amount_fen bigint not null,
  booked_on date not null,
  at timestamp with time zone not null,
  person_id uuid,
  reason text not null,
  undo_of uuid,
  constraint allocation_pkey PRIMARY KEY (program_id, id),
  constraint allocation_is_undone_once UNIQUE (program_id, undo_of),
  constraint allocation_bank_line_id_fkey FOREIGN KEY (bank_line_id) REFERENCES bank_line(id),
  constraint allocation_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES booking(id),
  constraint allocation_of_bill FOREIGN KEY (program_id, bill_id) REFERENCES bill(program_id, id),
  constraint allocation_is_not_zero CHECK ((amount_fen <> 0))
);
CREATE INDEX allocation_by_bill ON public.allocation USING btree (program_id, bill_id);
CREATE INDEX allocation_by_booking ON public.allocation USING btree (booking_id);
CREATE INDEX allocation_by_line ON public.allocation USING btree (bank_line_id);
CREATE TRIGGER allocation_append_only BEFORE DELETE OR UPDATE ON public.allocation FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER allocation_keeps_totals AFTER INSERT ON public.allocation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION allocation_keeps_totals();

create table assignment_hand_in (
  program_id uuid not null,
  piece_id uuid not null,
  number integer not null,
  text text not null,
  file_ids uuid[] not null,
  handed_in_at timestamp with time zone not null,
  late_days integer not null,
  return_reason text,
  returned_by uuid,
  returned_at timestamp with time zone,
  constraint assignment_hand_in_pkey PRIMARY KEY (program_id, piece_id, number),
  constraint assignment_hand_in_of_piece FOREIGN KEY (program_id, piece_id) REFERENCES assignment_piece(program_id, id),
  constraint assignment_hand_in_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES person(id)
);

create table assignment_piece (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null,
  state text default 'draft'::text not null,
  text text default ''::text not null,
  file_ids uuid[] default '{}'::uuid[] not null,
  may_publish boolean default false not null,
  version integer default 1 not null,
  saved_at timestamp with time zone not null,
  hand_ins integer default 0 not null,
  handed_in_at timestamp with time zone,
  late_days integer default 0 not null,
  fingerprints integer[] default '{}'::integer[] not null,
  similar_percent integer default 0 not null,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  marked_by uuid,
  marked_at timestamp with time zone,
  points integer[],
  tutor_x100 integer,
  score_x100 integer,
  comment text default ''::text not null,
  excellent boolean default false not null,
  return_reason text default ''::text not null,
  returns integer default 0 not null,
  constraint assignment_piece_pkey PRIMARY KEY (program_id, id),
  constraint assignment_piece_once_each UNIQUE (program_id, person_id, lesson_id),
  constraint assignment_piece_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES person(id),
  constraint assignment_piece_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint assignment_piece_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES person(id),
  constraint assignment_piece_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint assignment_piece_claim_has_an_end CHECK (((claimed_by IS NULL) = (claimed_until IS NULL))),
  constraint assignment_piece_is_claimed_by_another CHECK ((claimed_by <> person_id)),
  constraint assignment_piece_is_marked_by_another CHECK ((marked_by <> person_id)),
  constraint assignment_piece_marked_has_score CHECK (((state = 'marked'::text) = (score_x100 IS NOT NULL))),
  constraint assignment_piece_score_is_out_of_100 CHECK ((((score_x100 >= 0) AND (score_x100 <= 10000)) AND ((tutor_x100 >= 0) AND (tutor_x100 <= 10000)))),
  constraint assignment_piece_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'handedIn'::text, 'returned'::text, 'marked'::text])))
);
CREATE INDEX assignment_piece_by_fingerprint ON public.assignment_piece USING gin (fingerprints);
CREATE INDEX assignment_piece_by_lesson ON public.assignment_piece USING btree (program_id, lesson_id);
CREATE INDEX assignment_piece_waiting ON public.assignment_piece USING btree (program_id, handed_in_at) WHERE (state = 'handedIn'::text);

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

create table bank_account (
  id uuid not null,
  provider_id uuid not null,
  account_number text not null,
  name text not null,
  bank_name text not null,
  cnaps text default ''::text not null,
  closed_until date,
  created_at timestamp with time zone not null,
  constraint bank_account_pkey PRIMARY KEY (id),
  constraint bank_account_number_is_unique UNIQUE (provider_id, account_number),
  constraint bank_account_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES org(id),
  constraint bank_account_number_is_digits CHECK ((account_number ~ '^[0-9]{6,32}$'::text))
);

create table bank_line (
  id uuid not null,
  bank_account_id uuid not null,
  statement_file_id uuid not null,
  identity text not null,
  key text not null,
  row_number integer not null,
  rank integer not null,
  at timestamp with time zone not null,
  booked_on date not null,
  direction text not null,
  amount_fen bigint not null,
  bank_balance_fen bigint,
  counter_name text default ''::text not null,
  counter_account text default ''::text not null,
  counter_bank text default ''::text not null,
  summary text default ''::text not null,
  purpose text default ''::text not null,
  postscript text default ''::text not null,
  personal text default ''::text not null,
  raw jsonb not null,
  allocated_fen bigint default 0 not null,
  refunded_fen bigint default 0 not null,
  reversed_fen bigint default 0 not null,
  other_fen bigint default 0 not null,
  open_fen bigint generated always as (((((amount_fen - allocated_fen) - refunded_fen) - reversed_fen) - other_fen)) stored not null,
  constraint bank_line_pkey PRIMARY KEY (id),
  constraint bank_line_imported_once UNIQUE (bank_account_id, identity),
  constraint bank_line_bank_account_id_fkey FOREIGN KEY (bank_account_id) REFERENCES bank_account(id),
  constraint bank_line_statement_file_id_fkey FOREIGN KEY (statement_file_id) REFERENCES statement_file(id),
  constraint bank_line_amount_is_positive CHECK ((amount_fen > 0)),
  constraint bank_line_direction_is_known CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint bank_line_not_exceeded CHECK (((((allocated_fen + refunded_fen) + reversed_fen) + other_fen) <= amount_fen)),
  constraint bank_line_out_pays_no_bill CHECK (((direction = 'in'::text) OR (allocated_fen = 0))),
  constraint bank_line_parts_are_not_negative CHECK (((allocated_fen >= 0) AND (refunded_fen >= 0) AND (reversed_fen >= 0) AND (other_fen >= 0)))
);
CREATE INDEX bank_line_by_counter ON public.bank_line USING btree (counter_account) WHERE (counter_account <> ''::text);
CREATE INDEX bank_line_by_time ON public.bank_line USING btree (bank_account_id, at DESC, rank DESC);
CREATE INDEX bank_line_open ON public.bank_line USING btree (bank_account_id, at DESC) WHERE (open_fen > 0);
CREATE TRIGGER bank_line_is_kept BEFORE DELETE OR UPDATE ON public.bank_line FOR EACH ROW EXECUTE FUNCTION bank_line_is_kept();
CREATE TRIGGER bank_line_opens_its_day AFTER INSERT ON public.bank_line REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION bank_line_opens_its_day();

create table bank_line_proposal (
  bank_line_id uuid not null,
  decision text not null,
  allocations jsonb default '[]'::jsonb not null,
  candidates jsonb default '[]'::jsonb not null,
  reasons jsonb default '[]'::jsonb not null,
  reverses_line_id uuid,
  variance_heads integer,
  judged_at timestamp with time zone not null,
  constraint bank_line_proposal_pkey PRIMARY KEY (bank_line_id),
  constraint bank_line_proposal_bank_line_id_fkey FOREIGN KEY (bank_line_id) REFERENCES bank_line(id),
  constraint bank_line_proposal_reverses_line_id_fkey FOREIGN KEY (reverses_line_id) REFERENCES bank_line(id),
  constraint bank_line_proposal_decision_is_known CHECK ((decision = ANY (ARRAY['match'::text, 'person'::text, 'ignore'::text])))
);

create table bank_question (
  provider_id uuid not null,
  id uuid not null,
  kind text not null,
  stem text not null,
  choices jsonb not null,
  answer jsonb not null,
  prompts jsonb not null,
  accepted jsonb not null,
  explanation text not null,
  points integer not null,
  difficulty text not null,
  tags text[] not null,
  same_key text not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  retired_at timestamp with time zone,
  constraint bank_question_pkey PRIMARY KEY (provider_id, id),
  constraint bank_question_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint bank_question_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES org(id),
  constraint bank_question_difficulty_is_known CHECK ((difficulty = ANY (ARRAY['easy'::text, 'medium'::text, 'hard'::text]))),
  constraint bank_question_kind_is_known CHECK ((kind = ANY (ARRAY['single'::text, 'multiple'::text, 'trueFalse'::text, 'order'::text, 'blank'::text, 'match'::text, 'short'::text]))),
  constraint bank_question_points_are_positive CHECK ((points > 0))
);
CREATE INDEX bank_question_by_tag ON public.bank_question USING gin (tags) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX bank_question_is_in_the_bank_once ON public.bank_question USING btree (provider_id, same_key) WHERE (retired_at IS NULL);

create table bill (
  program_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  payer_id uuid not null,
  serial bigint generated always as identity not null,
  state text default 'provisional'::text not null,
  fee_fen bigint not null,
  heads integer default 0 not null,
  due_fen bigint default 0 not null,
  adjusted_fen bigint default 0 not null,
  allocated_fen bigint default 0 not null,
  requested_fen bigint default 0 not null,
  invoiced_fen bigint default 0 not null,
  red_fen bigint default 0 not null,
  balance_fen bigint generated always as (((due_fen + adjusted_fen) - allocated_fen)) stored not null,
  created_at timestamp with time zone not null,
  firm_at timestamp with time zone,
  version integer default 1 not null,
  constraint bill_pkey PRIMARY KEY (program_id, id),
  constraint bill_of_school_once UNIQUE (program_id, school_id),
  constraint bill_serial_is_unique UNIQUE (program_id, serial),
  constraint bill_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES org(id),
  constraint bill_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint bill_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint bill_allocated_is_not_negative CHECK ((allocated_fen >= 0)),
  constraint bill_fee_is_not_negative CHECK ((fee_fen >= 0)),
  constraint bill_heads_are_not_negative CHECK ((heads >= 0)),
  constraint bill_invoiced_was_requested CHECK (((invoiced_fen >= 0) AND (invoiced_fen <= requested_fen))),
  constraint bill_invoiced_within_allocated CHECK (((requested_fen - red_fen) <= allocated_fen)),
  constraint bill_red_within_invoiced CHECK (((red_fen >= 0) AND (red_fen <= invoiced_fen))),
  constraint bill_state_is_known CHECK ((state = ANY (ARRAY['provisional'::text, 'firm'::text])))
);
CREATE INDEX bill_by_payer ON public.bill USING btree (payer_id);
CREATE INDEX bill_by_school ON public.bill USING btree (school_id);
CREATE INDEX bill_by_serial ON public.bill USING btree (serial);
CREATE TRIGGER bill_totals_are_kept BEFORE DELETE OR UPDATE ON public.bill FOR EACH ROW EXECUTE FUNCTION bill_totals_are_kept();

create table bill_entry (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  kind text not null,
  heads integer not null,
  amount_fen bigint not null,
  booked_on date not null,
  at timestamp with time zone not null,
  person_id uuid,
  source text not null,
  source_id uuid,
  reason text not null,
  constraint bill_entry_pkey PRIMARY KEY (program_id, id),
  constraint bill_entry_of_change_once UNIQUE (program_id, bill_id, source, source_id),
  constraint bill_entry_of_bill FOREIGN KEY (program_id, bill_id) REFERENCES bill(program_id, id),
  constraint bill_entry_kind_is_known CHECK ((kind = ANY (ARRAY['due'::text, 'adjustment'::text]))),
  constraint bill_entry_source_is_known CHECK ((source = ANY (ARRAY['submission'::text, 'lock'::text, 'unlock'::text, 'change'::text, 'fee'::text])))
);
CREATE INDEX bill_entry_by_bill ON public.bill_entry USING btree (program_id, bill_id, at);
CREATE TRIGGER bill_entry_append_only BEFORE DELETE OR UPDATE ON public.bill_entry FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER bill_entry_keeps_bill AFTER INSERT ON public.bill_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION bill_entry_keeps_bill();

create table bill_invoice_entry (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  invoice_id uuid not null,
  kind text not null,
  amount_fen bigint not null,
  booked_on date not null,
  at timestamp with time zone not null,
  person_id uuid,
  tax_fen bigint default 0 not null,
  constraint bill_invoice_entry_pkey PRIMARY KEY (program_id, id),
  constraint bill_invoice_entry_once UNIQUE (program_id, invoice_id, bill_id, kind),
  constraint bill_invoice_entry_of_bill FOREIGN KEY (program_id, bill_id) REFERENCES bill(program_id, id),
  constraint bill_invoice_entry_is_positive CHECK ((amount_fen > 0)),
  constraint bill_invoice_entry_kind_is_known CHECK ((kind = ANY (ARRAY['request'::text, 'withdraw'::text, 'issue'::text, 'red'::text]))),
  constraint bill_invoice_entry_tax_is_a_part CHECK (((tax_fen >= 0) AND (tax_fen <= amount_fen)))
);
CREATE INDEX bill_invoice_entry_by_bill ON public.bill_invoice_entry USING btree (program_id, bill_id);
CREATE TRIGGER bill_invoice_entry_append_only BEFORE DELETE OR UPDATE ON public.bill_invoice_entry FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER bill_invoice_entry_keeps_bill AFTER INSERT ON public.bill_invoice_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION bill_invoice_entry_keeps_bill();

create table booking (
  id uuid not null,
  bank_line_id uuid not null,
  kind text not null,
  by text not null,
  state text not null,
  plan jsonb default '{}'::jsonb not null,
  amount_fen bigint not null,
  reason text not null,
  needs_second boolean not null,
  booked_on date,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  second_by uuid,
  second_at timestamp with time zone,
  second_reason text,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_reason text,
  version integer default 1 not null,
  constraint booking_pkey PRIMARY KEY (id),
  constraint booking_bank_line_id_fkey FOREIGN KEY (bank_line_id) REFERENCES bank_line(id),
  constraint booking_by_is_known CHECK ((by = ANY (ARRAY['engine'::text, 'person'::text]))),
  constraint booking_has_a_person CHECK (((by = 'engine'::text) OR (asked_by IS NOT NULL))),
  constraint booking_is_booked_after_second CHECK (((NOT needs_second) OR (second_by IS NOT NULL) OR (state = ANY (ARRAY['waiting'::text, 'withdrawn'::text])))),
  constraint booking_kind_is_known CHECK ((kind = ANY (ARRAY['allocation'::text, 'other'::text, 'refund'::text, 'reversal'::text, 'carryOut'::text]))),
  constraint booking_needs_a_second_person CHECK (((second_by IS NULL) OR (second_by <> asked_by))),
  constraint booking_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'booked'::text, 'undone'::text, 'returned'::text, 'withdrawn'::text])))
);
CREATE INDEX booking_by_line ON public.booking USING btree (bank_line_id, asked_at);
CREATE UNIQUE INDEX booking_waits_once_on_a_line ON public.booking USING btree (bank_line_id) WHERE (state = 'waiting'::text);

create table certificate (
  program_id uuid not null,
  person_id uuid not null,
  number text not null,
  token text not null,
  issued_on date not null,
  printed jsonb not null,
  revoked_at timestamp with time zone,
  revoked_reason text,
  revoked_by uuid,
  revoked_cause text,
  constraint certificate_pkey PRIMARY KEY (program_id, person_id),
  constraint certificate_number_is_unique UNIQUE (number),
  constraint certificate_token_is_unique UNIQUE (token),
  constraint certificate_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint certificate_is_not_revoked_by_oneself CHECK (((revoked_by IS NULL) OR (revoked_by <> person_id) OR (revoked_cause = 'correction'::text))),
  constraint certificate_is_revoked_with_cause CHECK (((revoked_at IS NULL) = (revoked_cause IS NULL))),
  constraint certificate_revoked_cause_is_known CHECK ((revoked_cause = ANY (ARRAY['correction'::text, 'decision'::text])))
);

create table certificate_serial (
  prefix text not null,
  last integer not null,
  constraint certificate_serial_pkey PRIMARY KEY (prefix),
  constraint certificate_serial_is_positive CHECK ((last > 0))
);

create table class_briefing (
  program_id uuid not null,
  id uuid not null,
  class_id uuid,
  issue_number integer default 0 not null,
  title text not null,
  issued_on date not null,
  body text not null,
  pictures jsonb default '[]'::jsonb not null,
  with_figures boolean default true not null,
  figures jsonb default '[]'::jsonb not null,
  figures_on date,
  state text default 'draft'::text not null,
  author_id uuid not null,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  version integer default 1 not null,
  constraint class_briefing_pkey PRIMARY KEY (program_id, id),
  constraint class_briefing_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id),
  constraint class_briefing_of_class FOREIGN KEY (program_id, class_id) REFERENCES study_class(program_id, id),
  constraint class_briefing_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint class_briefing_published_has_number CHECK (((state = 'draft'::text) OR (issue_number > 0))),
  constraint class_briefing_published_is_dated CHECK (((state = 'published'::text) = (published_at IS NOT NULL))),
  constraint class_briefing_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
);
CREATE INDEX class_briefing_by_class ON public.class_briefing USING btree (program_id, class_id, published_at DESC);
CREATE UNIQUE INDEX class_briefing_number_once ON public.class_briefing USING btree (program_id, class_id, issue_number) NULLS NOT DISTINCT WHERE (state = 'published'::text);

create table class_briefing_receipt (
  program_id uuid not null,
  briefing_id uuid not null,
  person_id uuid not null,
  read_at timestamp with time zone not null,
  constraint class_briefing_receipt_pkey PRIMARY KEY (program_id, briefing_id, person_id),
  constraint class_briefing_receipt_of_briefing FOREIGN KEY (program_id, briefing_id) REFERENCES class_briefing(program_id, id)
);

create table class_notice (
  program_id uuid not null,
  id uuid not null,
  class_id uuid not null,
  title text not null,
  body text not null,
  sent_by uuid not null,
  sent_at timestamp with time zone not null,
  reminded_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint class_notice_pkey PRIMARY KEY (program_id, id),
  constraint class_notice_of_class FOREIGN KEY (program_id, class_id) REFERENCES study_class(program_id, id),
  constraint class_notice_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id)
);
CREATE INDEX class_notice_by_class ON public.class_notice USING btree (program_id, class_id, sent_at DESC) WHERE (withdrawn_at IS NULL);
CREATE INDEX class_notice_by_sender ON public.class_notice USING btree (program_id, sent_by) WHERE (withdrawn_at IS NULL);

create table class_notice_receipt (
  program_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  read_at timestamp with time zone not null,
  constraint class_notice_receipt_pkey PRIMARY KEY (program_id, notice_id, person_id),
  constraint class_notice_receipt_of_notice FOREIGN KEY (program_id, notice_id) REFERENCES class_notice(program_id, id)
);
CREATE INDEX class_notice_receipt_by_person ON public.class_notice_receipt USING btree (program_id, person_id);

create table class_tutor (
  program_id uuid not null,
  id uuid not null,
  class_id uuid not null,
  person_id uuid not null,
  kind text not null,
  from_on date not null,
  until_on date,
  assignment_id uuid not null,
  appointed_by uuid,
  appointed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text default ''::text not null,
  constraint class_tutor_pkey PRIMARY KEY (program_id, id),
  constraint class_tutor_appointed_by_fkey FOREIGN KEY (appointed_by) REFERENCES person(id),
  constraint class_tutor_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES role_assignment(id),
  constraint class_tutor_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint class_tutor_of_class FOREIGN KEY (program_id, class_id) REFERENCES study_class(program_id, id),
  constraint class_tutor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint class_tutor_days_are_ordered CHECK (((until_on IS NULL) OR (until_on >= from_on))),
  constraint class_tutor_kind_is_known CHECK ((kind = ANY (ARRAY['lead'::text, 'substitute'::text]))),
  constraint class_tutor_substitute_has_days CHECK (((kind = 'lead'::text) OR (until_on IS NOT NULL)))
);
CREATE INDEX class_tutor_by_class ON public.class_tutor USING btree (program_id, class_id);
CREATE INDEX class_tutor_by_person ON public.class_tutor USING btree (person_id);
CREATE UNIQUE INDEX class_tutor_one_lead ON public.class_tutor USING btree (program_id, class_id) WHERE ((kind = 'lead'::text) AND (ended_at IS NULL));

create table closing (
  id uuid not null,
  bank_account_id uuid not null,
  kind text not null,
  period text not null,
  until_on date not null,
  totals jsonb not null,
  programs jsonb not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  constraint closing_pkey PRIMARY KEY (id),
  constraint closing_of_a_period_once UNIQUE (bank_account_id, kind, period),
  constraint closing_bank_account_id_fkey FOREIGN KEY (bank_account_id) REFERENCES bank_account(id),
  constraint closing_kind_is_known CHECK ((kind = ANY (ARRAY['day'::text, 'month'::text])))
);
CREATE TRIGGER closing_append_only BEFORE DELETE OR UPDATE ON public.closing FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER closing_shuts_the_period AFTER INSERT ON public.closing FOR EACH ROW EXECUTE FUNCTION closing_shuts_the_period();

create table course (
  id uuid not null,
  provider_id uuid not null,
  code text not null,
  title text not null,
  summary text default ''::text not null,
  lecturer text default ''::text not null,
  stages text[] not null,
  subject text default ''::text not null,
  theme text not null,
  hours_x100 integer not null,
  state text default 'draft'::text not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint course_pkey PRIMARY KEY (id),
  constraint course_code_is_unique_in_provider UNIQUE (provider_id, code),
  constraint course_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES org(id),
  constraint course_has_a_stage CHECK ((cardinality(stages) > 0)),
  constraint course_hours_are_positive CHECK ((hours_x100 > 0)),
  constraint course_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);

create table course_package (
  program_id uuid not null,
  stage text not null,
  version integer default 1 not null,
  assigned_at timestamp with time zone not null,
  assigned_by uuid,
  electives_most integer,
  constraint course_package_pkey PRIMARY KEY (program_id, stage),
  constraint course_package_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint course_package_electives_are_positive CHECK ((electives_most > 0)),
  constraint course_package_stage_is_known CHECK ((stage = ANY (ARRAY['preschool'::text, 'primary'::text, 'junior'::text, 'senior'::text, 'vocational'::text, 'special'::text])))
);

create table course_package_item (
  program_id uuid not null,
  stage text not null,
  course_id uuid not null,
  "position" integer not null,
  required boolean not null,
  to_choose boolean default false not null,
  constraint course_package_item_pkey PRIMARY KEY (program_id, stage, course_id),
  constraint course_package_item_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint course_package_item_of_package FOREIGN KEY (program_id, stage) REFERENCES course_package(program_id, stage) ON DELETE CASCADE,
  constraint course_package_item_required_is_not_chosen CHECK ((NOT (required AND to_choose)))
);
CREATE INDEX course_package_item_by_course ON public.course_package_item USING btree (course_id);

create table course_rating (
  program_id uuid not null,
  course_id uuid not null,
  region_id uuid not null,
  stars integer not null,
  words text default ''::text not null,
  told boolean default false not null,
  told_to_region boolean default false not null,
  constraint course_rating_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint course_rating_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint course_rating_region_id_fkey FOREIGN KEY (region_id) REFERENCES org(id),
  constraint course_rating_stars_are_known CHECK (((stars >= 1) AND (stars <= 5))),
  constraint course_rating_told_to_region_is_told CHECK ((told OR (NOT told_to_region)))
);
CREATE INDEX course_rating_by_course ON public.course_rating USING btree (program_id, course_id, region_id);

create table course_rating_done (
  program_id uuid not null,
  person_id uuid not null,
  course_id uuid not null,
  constraint course_rating_done_pkey PRIMARY KEY (program_id, person_id, course_id),
  constraint course_rating_done_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint course_rating_done_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id)
);

create table course_version (
  course_id uuid not null,
  number integer not null,
  begun_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  content jsonb not null,
  constraint course_version_pkey PRIMARY KEY (course_id, number),
  constraint course_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
  constraint course_version_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint course_version_begins_before_its_last_change CHECK ((changed_at >= begun_at)),
  constraint course_version_number_is_positive CHECK ((number > 0))
);

create table credit_entry (
  person_id uuid not null,
  id uuid not null,
  program_id uuid,
  number text not null,
  year integer not null,
  kind text not null,
  title text not null,
  hours_x100 integer not null,
  credits_x100 integer not null,
  state text default 'valid'::text not null,
  at timestamp with time zone not null,
  by_person uuid,
  reason text default ''::text not null,
  constraint credit_entry_pkey PRIMARY KEY (person_id, id),
  constraint credit_entry_number_is_unique UNIQUE (number),
  constraint credit_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint credit_entry_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint credit_entry_kind_is_known CHECK ((kind = ANY (ARRAY['program'::text, 'other'::text, 'correction'::text]))),
  constraint credit_entry_state_is_known CHECK ((state = ANY (ARRAY['valid'::text, 'revoked'::text])))
);
CREATE UNIQUE INDEX credit_entry_once_a_program ON public.credit_entry USING btree (program_id, person_id) WHERE (kind = 'program'::text);

create table demo_clock (
  only_one boolean default true not null,
  demo_at timestamp with time zone not null,
  constraint demo_clock_pkey PRIMARY KEY (only_one),
  constraint demo_clock_has_one_row CHECK (only_one)
);

create table discussion_post (
  program_id uuid not null,
  id uuid not null,
  lesson_id uuid not null,
  class_id uuid,
  org_path text collate "C" not null,
  person_id uuid not null,
  parent_id uuid,
  by_tutor boolean default false not null,
  text text not null,
  asks boolean default false not null,
  answered_at timestamp with time zone,
  posted_at timestamp with time zone not null,
  day date not null,
  points integer default 0 not null,
  why text default 'counted'::text not null,
  fine boolean default false not null,
  fine_by uuid,
  removed_at timestamp with time zone,
  removed_by uuid,
  removed_reason text,
  fingerprints integer[] default '{}'::integer[] not null,
  constraint discussion_post_pkey PRIMARY KEY (program_id, id),
  constraint discussion_post_fine_by_fkey FOREIGN KEY (fine_by) REFERENCES person(id),
  constraint discussion_post_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint discussion_post_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint discussion_post_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES person(id),
  constraint discussion_post_replies_to_post FOREIGN KEY (program_id, parent_id) REFERENCES discussion_post(program_id, id),
  constraint discussion_post_is_judged_by_another CHECK (((fine_by <> person_id) AND (removed_by <> person_id))),
  constraint discussion_post_points_are_not_negative CHECK ((points >= 0)),
  constraint discussion_post_removed_has_reason CHECK (((removed_at IS NULL) = (removed_reason IS NULL))),
  constraint discussion_post_why_is_known CHECK ((why = ANY (ARRAY['counted'::text, 'overCap'::text, 'removed'::text])))
);
CREATE INDEX discussion_post_asking ON public.discussion_post USING btree (program_id, class_id) WHERE (asks AND (answered_at IS NULL) AND (removed_at IS NULL));
CREATE INDEX discussion_post_by_board ON public.discussion_post USING btree (program_id, lesson_id, class_id, posted_at DESC) WHERE (parent_id IS NULL);
CREATE INDEX discussion_post_by_fingerprint ON public.discussion_post USING gin (fingerprints);
CREATE INDEX discussion_post_by_parent ON public.discussion_post USING btree (program_id, parent_id, posted_at) WHERE (parent_id IS NOT NULL);
CREATE INDEX discussion_post_by_person ON public.discussion_post USING btree (program_id, person_id, lesson_id);

create table discussion_report (
  program_id uuid not null,
  post_id uuid not null,
  reporter_id uuid not null,
  reason text not null,
  reported_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  constraint discussion_report_pkey PRIMARY KEY (program_id, post_id, reporter_id),
  constraint discussion_report_of_post FOREIGN KEY (program_id, post_id) REFERENCES discussion_post(program_id, id),
  constraint discussion_report_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES person(id),
  constraint discussion_report_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES person(id)
);
CREATE INDEX discussion_report_open ON public.discussion_report USING btree (program_id) WHERE (settled_at IS NULL);

create table file_upload (
  id uuid not null,
  person_id uuid not null,
  org_id uuid,
  program_id uuid,
  name text not null,
  purpose text not null,
  size_bytes bigint not null,
  fingerprint text not null,
  received_bytes bigint default 0 not null,
  created_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  file_id uuid,
  constraint file_upload_pkey PRIMARY KEY (id),
  constraint file_upload_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint file_upload_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint file_upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint file_upload_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint file_upload_is_not_larger_than_said CHECK (((received_bytes >= 0) AND (received_bytes <= size_bytes))),
  constraint file_upload_whole_before_kept CHECK (((file_id IS NULL) OR (received_bytes = size_bytes)))
);
CREATE INDEX file_upload_by_age ON public.file_upload USING btree (touched_at) WHERE (file_id IS NULL);
CREATE UNIQUE INDEX file_upload_one_of_a_file_at_a_time ON public.file_upload USING btree (person_id, purpose, fingerprint) WHERE (file_id IS NULL);

create table given_mark (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  item_key text not null,
  mark_x100 integer not null,
  note text default ''::text not null,
  file_id uuid,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint given_mark_pkey PRIMARY KEY (program_id, id),
  constraint given_mark_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint given_mark_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint given_mark_is_not_ones_own CHECK ((given_by <> person_id)),
  constraint given_mark_is_out_of_100 CHECK (((mark_x100 >= 0) AND (mark_x100 <= 10000)))
);
CREATE UNIQUE INDEX given_mark_stands_once ON public.given_mark USING btree (program_id, person_id, item_key) WHERE (superseded_at IS NULL);

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

create table invoice (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  school_id uuid not null,
  payer_id uuid not null,
  serial text not null,
  state text default 'requested'::text not null,
  title jsonb not null,
  total_fen bigint not null,
  heads integer not null,
  wish text default ''::text not null,
  rate_bp integer,
  net_fen bigint,
  tax_fen bigint,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  batch_id uuid,
  number text,
  issued_on date,
  file_ids uuid[] default '{}'::uuid[] not null,
  delivered_how text,
  delivered_to text,
  delivered_at timestamp with time zone,
  red_number text,
  red_on date,
  ended_reason text,
  version integer default 1 not null,
  constraint invoice_pkey PRIMARY KEY (program_id, id),
  constraint invoice_serial_is_unique UNIQUE (program_id, serial),
  constraint invoice_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES invoice_batch(id),
  constraint invoice_of_bill FOREIGN KEY (program_id, bill_id) REFERENCES bill(program_id, id),
  constraint invoice_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES org(id),
  constraint invoice_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint invoice_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint invoice_delivered_how_is_known CHECK ((delivered_how = ANY (ARRAY['email'::text, 'pickup'::text, 'download'::text]))),
  constraint invoice_issued_has_its_number CHECK (((state <> ALL (ARRAY['issued'::text, 'delivered'::text, 'reddened'::text])) OR ((number IS NOT NULL) AND (issued_on IS NOT NULL)))),
  constraint invoice_parts_sum_to_the_total CHECK (((net_fen + tax_fen) = total_fen)),
  constraint invoice_state_is_known CHECK ((state = ANY (ARRAY['requested'::text, 'exported'::text, 'issued'::text, 'delivered'::text, 'reddened'::text, 'withdrawn'::text]))),
  constraint invoice_total_is_positive CHECK ((total_fen > 0))
);
CREATE INDEX invoice_by_batch ON public.invoice USING btree (batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX invoice_by_bill ON public.invoice USING btree (program_id, bill_id);
CREATE INDEX invoice_by_school ON public.invoice USING btree (school_id);
CREATE INDEX invoice_by_serial ON public.invoice USING btree (serial);
CREATE UNIQUE INDEX invoice_number_is_unique ON public.invoice USING btree (program_id, number) WHERE (number IS NOT NULL);

create table invoice_batch (
  id uuid not null,
  provider_id uuid not null,
  number bigint generated always as identity not null,
  setting jsonb not null,
  template text not null,
  count integer not null,
  total_fen bigint not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  released_at timestamp with time zone,
  release_reason text,
  constraint invoice_batch_pkey PRIMARY KEY (id),
  constraint invoice_batch_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES org(id)
);
CREATE INDEX invoice_batch_by_provider ON public.invoice_batch USING btree (provider_id, at DESC);

create table invoice_setting (
  provider_id uuid not null,
  setting jsonb not null,
  updated_by uuid not null,
  updated_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint invoice_setting_pkey PRIMARY KEY (provider_id),
  constraint invoice_setting_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES org(id)
);

create table invoice_title (
  school_id uuid not null,
  name text not null,
  uscc text not null,
  address text default ''::text not null,
  phone text default ''::text not null,
  bank_name text default ''::text not null,
  bank_account text default ''::text not null,
  email text default ''::text not null,
  delivery text not null,
  updated_by uuid not null,
  updated_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint invoice_title_pkey PRIMARY KEY (school_id),
  constraint invoice_title_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint invoice_title_delivery_is_known CHECK ((delivery = ANY (ARRAY['email'::text, 'pickup'::text])))
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

create table journal_setting (
  provider_id uuid not null,
  setting jsonb not null,
  updated_by uuid not null,
  updated_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint voucher_setting_pkey PRIMARY KEY (provider_id),
  constraint voucher_setting_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES org(id)
);

create table known_payer (
  id uuid not null,
  provider_id uuid not null,
  account text not null,
  name text default ''::text not null,
  school_id uuid not null,
  booking_id uuid,
  learnt_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint known_payer_pkey PRIMARY KEY (id),
  constraint known_payer_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES booking(id),
  constraint known_payer_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES org(id),
  constraint known_payer_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint known_payer_has_an_account CHECK ((account <> ''::text))
);
CREATE UNIQUE INDEX known_payer_once ON public.known_payer USING btree (provider_id, account, school_id) WHERE (revoked_at IS NULL);

create table lesson (
  id uuid not null,
  course_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  title text not null,
  "position" integer not null,
  length_sec integer default 0 not null,
  file_id uuid,
  size_bytes bigint,
  page_count integer default 0 not null,
  question_count integer default 0 not null,
  pass_percent integer default 60 not null,
  attempts integer default 3 not null,
  retired_at timestamp with time zone,
  draw_count integer,
  shuffled boolean default false not null,
  limit_minutes integer,
  keeps text default 'best'::text not null,
  review text default 'each'::text not null,
  prompt_length integer default 0 not null,
  draws jsonb default '[]'::jsonb not null,
  constraint lesson_pkey PRIMARY KEY (id),
  constraint lesson_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint lesson_of_unit FOREIGN KEY (course_id, unit_id) REFERENCES unit(course_id, id),
  constraint lesson_draw_is_positive CHECK ((draw_count > 0)),
  constraint lesson_judged_earns_no_time CHECK (((kind <> ALL (ARRAY['quiz'::text, 'assignment'::text, 'discussion'::text])) OR (length_sec = 0))),
  constraint lesson_keeps_is_known CHECK ((keeps = ANY (ARRAY['best'::text, 'last'::text]))),
  constraint lesson_kind_is_known CHECK ((kind = ANY (ARRAY['video'::text, 'document'::text, 'quiz'::text, 'assignment'::text, 'discussion'::text, 'live'::text]))),
  constraint lesson_length_is_not_negative CHECK ((length_sec >= 0)),
  constraint lesson_limit_is_positive CHECK ((limit_minutes > 0)),
  constraint lesson_review_is_known CHECK ((review = ANY (ARRAY['each'::text, 'end'::text])))
);
CREATE INDEX lesson_by_course ON public.lesson USING btree (course_id);

create table lesson_caption (
  lesson_id uuid not null,
  vtt text not null,
  cue_count integer not null,
  constraint lesson_caption_pkey PRIMARY KEY (lesson_id),
  constraint lesson_caption_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint lesson_caption_has_cues CHECK ((cue_count > 0))
);

create table lesson_page (
  lesson_id uuid not null,
  number integer not null,
  title text not null,
  read_sec integer not null,
  blocks jsonb not null,
  constraint lesson_page_pkey PRIMARY KEY (lesson_id, number),
  constraint lesson_page_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint lesson_page_read_sec_is_positive CHECK ((read_sec > 0))
);

create table lesson_progress (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  watched int4multirange default '{}'::int4multirange not null,
  credited int4multirange default '{}'::int4multirange not null,
  credited_sec integer default 0 not null,
  position_sec integer default 0 not null,
  updated_at timestamp with time zone not null,
  constraint lesson_progress_pkey PRIMARY KEY (program_id, person_id, lesson_id),
  constraint lesson_progress_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint lesson_progress_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint lesson_progress_credits_only_what_was_watched CHECK ((credited <@ watched)),
  constraint lesson_progress_is_not_negative CHECK (((credited_sec >= 0) AND (position_sec >= 0)))
) with (fillfactor=70);

create table lesson_score (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null,
  score_x100 integer,
  scored_at timestamp with time zone not null,
  constraint lesson_score_pkey PRIMARY KEY (program_id, person_id, lesson_id),
  constraint lesson_score_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint lesson_score_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint lesson_score_is_out_of_100 CHECK (((score_x100 >= 0) AND (score_x100 <= 10000)))
);

create table lesson_work (
  lesson_id uuid not null,
  prompt jsonb not null,
  rules jsonb not null,
  constraint lesson_work_pkey PRIMARY KEY (lesson_id),
  constraint lesson_work_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id)
);

create table line_entry (
  id uuid not null,
  bank_line_id uuid not null,
  booking_id uuid not null,
  kind text not null,
  amount_fen bigint not null,
  other_line_id uuid,
  refund_id uuid,
  booked_on date not null,
  at timestamp with time zone not null,
  person_id uuid,
  reason text not null,
  undo_of uuid,
  constraint line_entry_pkey PRIMARY KEY (id),
  constraint line_entry_is_undone_once UNIQUE (undo_of),
  constraint line_entry_bank_line_id_fkey FOREIGN KEY (bank_line_id) REFERENCES bank_line(id),
  constraint line_entry_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES booking(id),
  constraint line_entry_other_line_id_fkey FOREIGN KEY (other_line_id) REFERENCES bank_line(id),
  constraint line_entry_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refund(id),
  constraint line_entry_is_not_zero CHECK ((amount_fen <> 0)),
  constraint line_entry_kind_is_known CHECK ((kind = ANY (ARRAY['refund'::text, 'reversal'::text, 'other'::text])))
);
CREATE INDEX line_entry_by_booking ON public.line_entry USING btree (booking_id);
CREATE INDEX line_entry_by_line ON public.line_entry USING btree (bank_line_id);
CREATE TRIGGER line_entry_append_only BEFORE DELETE OR UPDATE ON public.line_entry FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER line_entry_keeps_totals AFTER INSERT ON public.line_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION line_entry_keeps_totals();

create table live_attendance (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null,
  signed_in_at timestamp with time zone,
  signed_out_at timestamp with time zone,
  credited_sec integer default 0 not null,
  wrong_tries integer default 0 not null,
  constraint live_attendance_pkey PRIMARY KEY (program_id, person_id, lesson_id),
  constraint live_attendance_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint live_attendance_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint live_attendance_no_hours_without_both CHECK (((credited_sec = 0) OR ((signed_in_at IS NOT NULL) AND (signed_out_at IS NOT NULL)))),
  constraint live_attendance_out_after_in CHECK (((signed_out_at IS NULL) OR (signed_out_at >= signed_in_at)))
);
CREATE INDEX live_attendance_by_lesson ON public.live_attendance USING btree (lesson_id, program_id);

create table live_session (
  lesson_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  join_url text not null,
  replay_url text,
  secret text not null,
  constraint live_session_pkey PRIMARY KEY (lesson_id),
  constraint live_session_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint live_session_ends_after_its_start CHECK ((ends_at > starts_at))
);

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
  issued_on date not null,
  basis text default ''::text not null,
  state text default 'draft'::text not null,
  file_ids uuid[] default '{}'::uuid[] not null,
  published_at timestamp with time zone,
  version integer default 1 not null,
  kind text default 'notice'::text not null,
  answers_id uuid,
  contact text default ''::text not null,
  asks_plan boolean default false not null,
  plan_due_on date,
  body jsonb not null,
  publicity text default 'open'::text not null,
  target_levels text[] default '{}'::text[] not null,
  target_kinds text[] default '{}'::text[] not null,
  asks_meeting boolean default false not null,
  meeting_due_on date,
  copies_to text default ''::text not null,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_answers_id_fkey FOREIGN KEY (answers_id) REFERENCES notice(id),
  constraint notice_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint notice_kind_is_known CHECK ((kind = ANY (ARRAY['notice'::text, 'plan'::text, 'policy'::text, 'material'::text]))),
  constraint notice_publicity_is_known CHECK ((publicity = ANY (ARRAY['open'::text, 'onRequest'::text, 'closed'::text]))),
  constraint notice_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
);
CREATE INDEX notice_by_answered ON public.notice USING btree (answers_id) WHERE (answers_id IS NOT NULL);
CREATE INDEX notice_by_org ON public.notice USING btree (org_id, issued_on DESC);

create table notice_meeting (
  notice_id uuid not null,
  org_id uuid not null,
  held_on date not null,
  place text default ''::text not null,
  attendance integer not null,
  note text default ''::text not null,
  file_ids uuid[] not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint notice_meeting_pkey PRIMARY KEY (notice_id, org_id),
  constraint notice_meeting_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint notice_meeting_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint notice_meeting_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint notice_meeting_has_a_photo CHECK ((cardinality(file_ids) > 0))
);
CREATE INDEX notice_meeting_by_org ON public.notice_meeting USING btree (org_id);

create table notice_receipt (
  notice_id uuid not null,
  org_id uuid not null,
  signed_by uuid not null,
  signed_at timestamp with time zone not null,
  constraint notice_receipt_pkey PRIMARY KEY (notice_id, org_id),
  constraint notice_receipt_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint notice_receipt_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint notice_receipt_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id)
);
CREATE INDEX notice_receipt_by_org ON public.notice_receipt USING btree (org_id, signed_at DESC);

create table offline_attendance (
  program_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  presence text default 'present'::text not null,
  reason text default ''::text not null,
  constraint offline_attendance_pkey PRIMARY KEY (program_id, session_id, person_id),
  constraint offline_attendance_of_session FOREIGN KEY (program_id, session_id) REFERENCES offline_session(program_id, id),
  constraint offline_attendance_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint offline_attendance_presence_is_known CHECK ((presence = ANY (ARRAY['present'::text, 'late'::text, 'absent'::text])))
);
CREATE INDEX offline_attendance_by_person ON public.offline_attendance USING btree (program_id, person_id);

create table offline_session (
  program_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  title text not null,
  lecturer text default ''::text not null,
  held_on date not null,
  place text default ''::text not null,
  hours_x100 integer default 0 not null,
  feeds text default 'schoolBased'::text not null,
  file_ids uuid[] default '{}'::uuid[] not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint offline_session_pkey PRIMARY KEY (program_id, id),
  constraint offline_session_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint offline_session_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint offline_session_feeds_is_known CHECK ((feeds = ANY (ARRAY['schoolBased'::text, 'none'::text]))),
  constraint offline_session_hours_are_not_negative CHECK ((hours_x100 >= 0))
);

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
  closed_at timestamp with time zone,
  close_reason text,
  merged_into uuid,
  constraint org_pkey PRIMARY KEY (id),
  constraint org_path_is_unique UNIQUE (path),
  constraint org_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES org(id),
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

create table org_alias (
  org_id uuid not null,
  alias text not null,
  source text not null,
  note text default ''::text not null,
  learned_at timestamp with time zone not null,
  learned_by uuid,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint org_alias_pkey PRIMARY KEY (org_id, alias),
  constraint org_alias_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint org_alias_source_is_known CHECK ((source = ANY (ARRAY['typed'::text, 'rename'::text, 'merge'::text, 'list'::text, 'booking'::text, 'roster'::text])))
);

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
  since_on date,
  constraint org_contact_pkey PRIMARY KEY (org_id, duty),
  constraint org_contact_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint org_contact_duty_is_known CHECK ((duty = ANY (ARRAY['head'::text, 'liaison'::text, 'finance'::text])))
);

create table org_contact_past (
  org_id uuid not null,
  id uuid not null,
  duty text not null,
  name text not null,
  title text default ''::text not null,
  phone_mask text default ''::text not null,
  since_on date,
  until_on date not null,
  ended_by uuid,
  constraint org_contact_past_pkey PRIMARY KEY (org_id, id),
  constraint org_contact_past_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint org_contact_past_duty_is_known CHECK ((duty = ANY (ARRAY['head'::text, 'liaison'::text, 'finance'::text]))),
  constraint org_contact_past_ends_after_it_began CHECK (((since_on IS NULL) OR (until_on >= since_on)))
);

create table org_name (
  org_id uuid not null,
  name text not null,
  registered_name text,
  until_at timestamp with time zone not null,
  changed_by uuid,
  constraint org_name_pkey PRIMARY KEY (org_id, until_at),
  constraint org_name_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id)
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
  params jsonb default '{}'::jsonb not null,
  phone_index text,
  attempts integer default 0 not null,
  vendor text,
  serial text,
  receipt text,
  receipt_at timestamp with time zone,
  wrong_number boolean default false not null,
  constraint outbox_sms_pkey PRIMARY KEY (id),
  constraint outbox_sms_receipt_is_known CHECK ((receipt = ANY (ARRAY['waiting'::text, 'delivered'::text, 'undelivered'::text, 'unknown'::text]))),
  constraint outbox_sms_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX outbox_sms_by_phone ON public.outbox_sms USING btree (phone_index, created_at DESC) WHERE wrong_number;
CREATE INDEX outbox_sms_by_time ON public.outbox_sms USING btree (created_at DESC);

create table peer_review (
  program_id uuid not null,
  piece_id uuid not null,
  reviewer_id uuid not null,
  lesson_id uuid not null,
  given_at timestamp with time zone not null,
  done_at timestamp with time zone,
  points integer[],
  score_x100 integer,
  comment text default ''::text not null,
  constraint peer_review_pkey PRIMARY KEY (program_id, piece_id, reviewer_id),
  constraint peer_review_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint peer_review_of_piece FOREIGN KEY (program_id, piece_id) REFERENCES assignment_piece(program_id, id),
  constraint peer_review_of_trainee FOREIGN KEY (program_id, reviewer_id) REFERENCES trainee(program_id, person_id),
  constraint peer_review_done_has_score CHECK (((done_at IS NULL) = (score_x100 IS NULL))),
  constraint peer_review_score_is_out_of_100 CHECK (((score_x100 >= 0) AND (score_x100 <= 10000)))
);
CREATE INDEX peer_review_by_reviewer ON public.peer_review USING btree (program_id, reviewer_id, lesson_id);

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
  merged_into uuid,
  merged_at timestamp with time zone,
  merged_by uuid,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_document_is_unique UNIQUE (document_index),
  constraint person_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES person(id),
  constraint person_document_kind_is_known CHECK ((document_kind = ANY (ARRAY['id'::text, 'residencePermitHmt'::text, 'permanentResident'::text, 'passport'::text]))),
  constraint person_is_not_merged_into_itself CHECK ((merged_into <> id)),
  constraint person_sex_is_known CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text])))
);
CREATE INDEX person_by_document_tail ON public.person USING btree (document_tail_index);
CREATE INDEX person_by_merged_into ON public.person USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX person_by_name ON public.person USING btree (name_key COLLATE "C" text_pattern_ops);
CREATE INDEX person_by_name_and_birth ON public.person USING btree (name, birth_on) WHERE (merged_into IS NULL);
CREATE INDEX person_by_phone ON public.person USING btree (phone_index);
CREATE INDEX person_by_phone_tail ON public.person USING btree (phone_tail_index);

create table person_merge (
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  merged_at timestamp with time zone not null,
  merged_by uuid not null,
  reason text not null,
  moved jsonb,
  undone_at timestamp with time zone,
  undone_by uuid,
  undo_reason text,
  constraint person_merge_pkey PRIMARY KEY (id),
  constraint person_merge_from_id_fkey FOREIGN KEY (from_id) REFERENCES person(id),
  constraint person_merge_into_id_fkey FOREIGN KEY (into_id) REFERENCES person(id)
);
CREATE INDEX person_merge_by_from ON public.person_merge USING btree (from_id);
CREATE INDEX person_merge_by_into ON public.person_merge USING btree (into_id);

create table person_not_same (
  one_id uuid not null,
  other_id uuid not null,
  noted_by uuid not null,
  noted_at timestamp with time zone not null,
  reason text not null,
  constraint person_not_same_pkey PRIMARY KEY (one_id, other_id),
  constraint person_not_same_one_id_fkey FOREIGN KEY (one_id) REFERENCES person(id),
  constraint person_not_same_other_id_fkey FOREIGN KEY (other_id) REFERENCES person(id),
  constraint person_not_same_is_ordered CHECK ((one_id < other_id))
);

create table play_evidence (
  program_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  kind text not null,
  times integer not null,
  seconds integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint play_evidence_pkey PRIMARY KEY (program_id, session_id, kind),
  constraint play_evidence_of_session FOREIGN KEY (program_id, session_id) REFERENCES play_session(program_id, id),
  constraint play_evidence_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint play_evidence_counts_something CHECK (((times > 0) AND (seconds >= 0))),
  constraint play_evidence_kind_is_known CHECK ((kind = ANY (ARRAY['jump'::text, 'beyondEnd'::text, 'repeat'::text, 'unanswered'::text, 'wrongAnswer'::text, 'afterTakeOver'::text, 'dodge'::text, 'malformed'::text])))
);
CREATE INDEX play_evidence_by_person ON public.play_evidence USING btree (program_id, person_id);

create table play_session (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null,
  opened_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  earned_sec integer default 0 not null,
  lost_sec integer default 0 not null,
  over_sec integer default 0 not null,
  address text not null,
  user_agent text not null,
  ended_by text,
  constraint play_session_pkey PRIMARY KEY (program_id, id),
  constraint play_session_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint play_session_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint play_session_earns_no_more_than_the_clock CHECK (((earned_sec)::numeric <= ceil(EXTRACT(epoch FROM (last_at - opened_at))))),
  constraint play_session_ended_by_is_known CHECK ((ended_by = ANY (ARRAY['takenOver'::text, 'closed'::text, 'silent'::text])))
);
CREATE INDEX play_session_by_person ON public.play_session USING btree (program_id, person_id, opened_at DESC);

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

create table program_account (
  program_id uuid not null,
  bank_account_id uuid not null,
  since timestamp with time zone not null,
  constraint program_account_pkey PRIMARY KEY (program_id, bank_account_id),
  constraint program_account_bank_account_id_fkey FOREIGN KEY (bank_account_id) REFERENCES bank_account(id),
  constraint program_account_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id)
);
CREATE INDEX program_account_by_account ON public.program_account USING btree (bank_account_id);

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

create table quiz_answer (
  program_id uuid not null,
  attempt_id uuid not null,
  place integer not null,
  lesson_id uuid not null,
  question_id uuid not null,
  handed_in_at timestamp with time zone not null,
  machine_x100 integer,
  mark_x100 integer,
  marked_by uuid,
  marked_at timestamp with time zone,
  comment text default ''::text not null,
  constraint quiz_answer_pkey PRIMARY KEY (program_id, attempt_id, place),
  constraint quiz_answer_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint quiz_answer_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES person(id),
  constraint quiz_answer_of_attempt FOREIGN KEY (program_id, attempt_id) REFERENCES quiz_attempt(program_id, id),
  constraint quiz_answer_is_not_negative CHECK (((machine_x100 >= 0) AND (mark_x100 >= 0))),
  constraint quiz_answer_mark_has_its_hand CHECK (((mark_x100 IS NULL) = (marked_at IS NULL)))
);
CREATE INDEX quiz_answer_by_lesson ON public.quiz_answer USING btree (program_id, lesson_id, handed_in_at);
CREATE INDEX quiz_answer_waiting ON public.quiz_answer USING btree (program_id, lesson_id, question_id, handed_in_at) WHERE ((machine_x100 IS NULL) AND (mark_x100 IS NULL));

create table quiz_attempt (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null,
  number integer not null,
  id uuid not null,
  started_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  paper jsonb not null,
  given jsonb,
  score_x100 integer,
  waiting integer default 0 not null,
  constraint quiz_attempt_pkey PRIMARY KEY (program_id, person_id, lesson_id, number),
  constraint quiz_attempt_id_is_unique UNIQUE (program_id, id),
  constraint quiz_attempt_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint quiz_attempt_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint quiz_attempt_marked_has_score CHECK ((((submitted_at IS NOT NULL) AND (waiting = 0)) = (score_x100 IS NOT NULL))),
  constraint quiz_attempt_score_is_out_of_100 CHECK (((score_x100 >= 0) AND (score_x100 <= 10000))),
  constraint quiz_attempt_waits_only_when_submitted CHECK (((waiting = 0) OR ((waiting > 0) AND (submitted_at IS NOT NULL))))
);

create table quiz_best (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null,
  score_x100 integer,
  scored_at timestamp with time zone not null,
  carried_x100 integer,
  constraint quiz_best_pkey PRIMARY KEY (program_id, person_id, lesson_id),
  constraint quiz_best_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint quiz_best_carried_is_out_of_100 CHECK (((carried_x100 >= 0) AND (carried_x100 <= 10000))),
  constraint quiz_best_is_not_below_carried CHECK (((carried_x100 IS NULL) OR ((score_x100 IS NOT NULL) AND (score_x100 >= carried_x100)))),
  constraint quiz_best_is_out_of_100 CHECK (((score_x100 >= 0) AND (score_x100 <= 10000)))
);

create table quiz_question (
  lesson_id uuid not null,
  id uuid not null,
  "position" integer not null,
  kind text not null,
  stem text not null,
  choices jsonb not null,
  answer jsonb not null,
  explanation text default ''::text not null,
  points integer default 1 not null,
  prompts jsonb default '[]'::jsonb not null,
  accepted jsonb default '[]'::jsonb not null,
  pool integer,
  constraint quiz_question_pkey PRIMARY KEY (lesson_id, id),
  constraint quiz_question_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lesson(id),
  constraint quiz_question_kind_is_known CHECK ((kind = ANY (ARRAY['single'::text, 'multiple'::text, 'trueFalse'::text, 'order'::text, 'blank'::text, 'match'::text, 'short'::text]))),
  constraint quiz_question_points_are_positive CHECK ((points > 0))
);

create table refund (
  id uuid not null,
  bank_line_id uuid not null,
  booking_id uuid not null,
  program_id uuid,
  school_id uuid,
  amount_fen bigint not null,
  to_name text not null,
  to_account text not null,
  to_bank text not null,
  reason text not null,
  state text default 'decided'::text not null,
  decided_at timestamp with time zone not null,
  carried_out_by uuid,
  constraint refund_pkey PRIMARY KEY (id),
  constraint refund_bank_line_id_fkey FOREIGN KEY (bank_line_id) REFERENCES bank_line(id),
  constraint refund_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES booking(id),
  constraint refund_carried_out_by_fkey FOREIGN KEY (carried_out_by) REFERENCES bank_line(id),
  constraint refund_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint refund_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint refund_amount_is_positive CHECK ((amount_fen > 0)),
  constraint refund_paid_has_its_line CHECK (((state <> 'paid'::text) OR (carried_out_by IS NOT NULL))),
  constraint refund_state_is_known CHECK ((state = ANY (ARRAY['decided'::text, 'paid'::text, 'bounced'::text, 'withdrawn'::text])))
);
CREATE INDEX refund_by_carrier ON public.refund USING btree (carried_out_by) WHERE (carried_out_by IS NOT NULL);
CREATE INDEX refund_by_line ON public.refund USING btree (bank_line_id);
CREATE INDEX refund_by_program ON public.refund USING btree (program_id, school_id);

create table registration (
  program_id uuid not null,
  school_id uuid not null,
  state text default 'draft'::text not null,
  step integer default 0 not null,
  staff_count integer,
  opened_by_next boolean default false not null,
  submitted_at timestamp with time zone,
  submitted_by uuid,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  confirmed_how text,
  scan_file_id uuid,
  locked_at timestamp with time zone,
  locked_by uuid,
  extended_until date,
  extension_asked_until date,
  extension_asked_reason text,
  return_reason text,
  paper_copies integer default 0 not null,
  version integer default 1 not null,
  constraint registration_pkey PRIMARY KEY (program_id, school_id),
  constraint registration_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint registration_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint registration_confirmed_how_is_known CHECK ((confirmed_how = ANY (ARRAY['click'::text, 'scan'::text, 'bureau'::text]))),
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

create table remittance (
  program_id uuid not null,
  id uuid not null,
  bill_id uuid not null,
  school_id uuid not null,
  payer_name text not null,
  payer_account text not null,
  payer_bank text not null,
  paid_on date not null,
  amount_fen bigint not null,
  heads integer not null,
  bank_serial text default ''::text not null,
  remark text default ''::text not null,
  contact_name text default ''::text not null,
  voucher_file_ids uuid[] not null,
  state text default 'registered'::text not null,
  registered_by uuid not null,
  registered_at timestamp with time zone not null,
  county_by uuid,
  county_at timestamp with time zone,
  provider_by uuid,
  provider_at timestamp with time zone,
  ended_reason text,
  version integer default 1 not null,
  constraint remittance_pkey PRIMARY KEY (program_id, id),
  constraint remittance_of_bill FOREIGN KEY (program_id, bill_id) REFERENCES bill(program_id, id),
  constraint remittance_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint remittance_amount_is_positive CHECK ((amount_fen > 0)),
  constraint remittance_has_a_voucher CHECK ((cardinality(voucher_file_ids) > 0)),
  constraint remittance_heads_are_positive CHECK ((heads > 0)),
  constraint remittance_state_is_known CHECK ((state = ANY (ARRAY['registered'::text, 'checked'::text, 'returned'::text, 'withdrawn'::text])))
);
CREATE INDEX remittance_by_amount ON public.remittance USING btree (amount_fen);
CREATE INDEX remittance_by_bill ON public.remittance USING btree (program_id, bill_id);
CREATE INDEX remittance_by_school ON public.remittance USING btree (school_id);

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
  expires_on date,
  ended_by uuid,
  end_reason text,
  starts_on date,
  constraint role_assignment_pkey PRIMARY KEY (id),
  constraint role_assignment_is_granted_once UNIQUE NULLS NOT DISTINCT (person_id, role, org_id, program_id, class_id, ended_at),
  constraint role_assignment_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint role_assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX role_assignment_by_class ON public.role_assignment USING btree (class_id) WHERE (class_id IS NOT NULL);
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
  sealed bytea,
  withdrawn_code text,
  move_bill boolean default false not null,
  to_agreed_by uuid,
  to_agreed_at timestamp with time zone,
  head_delta integer default 0 not null,
  to_head_delta integer default 0 not null,
  added_entry_id uuid,
  reason text not null,
  state text default 'asked'::text not null,
  on_behalf boolean default false not null,
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
CREATE INDEX roster_change_by_target ON public.roster_change USING btree (program_id, to_school_id) WHERE (to_school_id IS NOT NULL);
CREATE UNIQUE INDEX roster_change_one_open_per_entry ON public.roster_change USING btree (program_id, entry_id) WHERE (state = 'asked'::text);

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
  sex text,
  birth_on date,
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
  exempt_hours_x100 integer,
  exempt_credits_x100 integer,
  exempt_file_id uuid,
  exempt_step integer default 0 not null,
  exempt_decided_by uuid,
  import_id uuid,
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
CREATE INDEX roster_entry_by_person ON public.roster_entry USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX roster_entry_by_phone ON public.roster_entry USING btree (program_id, phone_index);
CREATE INDEX roster_entry_by_school ON public.roster_entry USING btree (program_id, school_id, line);
CREATE UNIQUE INDEX roster_entry_document_once_in_school ON public.roster_entry USING btree (program_id, school_id, document_index) WHERE ((document_index IS NOT NULL) AND (withdrawn_at IS NULL) AND (check_state <> 'error'::text));

create table roster_import (
  program_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  state text default 'checking'::text not null,
  refusal text,
  added integer default 0 not null,
  updated integer default 0 not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  imported_at timestamp with time zone,
  imports integer default 0 not null,
  ok_rows integer default 0 not null,
  warning_rows integer default 0 not null,
  error_rows integer default 0 not null,
  constraint roster_import_pkey PRIMARY KEY (program_id, id),
  constraint roster_import_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint roster_import_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint roster_import_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint roster_import_state_is_known CHECK ((state = ANY (ARRAY['checking'::text, 'refused'::text, 'ready'::text, 'imported'::text, 'undone'::text])))
);
CREATE INDEX roster_import_by_school ON public.roster_import USING btree (program_id, school_id, created_at DESC);

create table roster_import_removed (
  program_id uuid not null,
  import_id uuid not null,
  entry_id uuid not null,
  entry jsonb not null,
  constraint roster_import_removed_pkey PRIMARY KEY (program_id, import_id, entry_id),
  constraint roster_import_removed_of_import FOREIGN KEY (program_id, import_id) REFERENCES roster_import(program_id, id)
);

create table roster_import_row (
  program_id uuid not null,
  import_id uuid not null,
  seq integer not null,
  sheet text not null,
  line integer not null,
  state text not null,
  entry_id uuid not null,
  since_import integer default 0 not null,
  name text not null,
  name_key text not null,
  stage text,
  subject text not null,
  document_kind text not null,
  document_cipher bytea,
  document_index text,
  document_tail_index text,
  document_mask text not null,
  phone_cipher bytea,
  phone_index text,
  phone_tail_index text,
  phone_mask text not null,
  sex text,
  birth_on date,
  no_own_phone boolean not null,
  county_text text not null,
  school_text text not null,
  remark text not null,
  person_type text not null,
  home_school text not null,
  issues jsonb not null,
  before jsonb,
  constraint roster_import_row_pkey PRIMARY KEY (program_id, import_id, seq),
  constraint roster_import_row_state_is_known CHECK ((state = ANY (ARRAY['ok'::text, 'warning'::text, 'error'::text])))
);

create table school_based_activity (
  program_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  task_key text not null,
  title text not null,
  held_on date not null,
  host text default ''::text not null,
  place text default ''::text not null,
  record text default ''::text not null,
  hours_x100 integer not null,
  file_ids uuid[] default '{}'::uuid[] not null,
  state text default 'draft'::text not null,
  return_reason text,
  recorded_by uuid not null,
  written_by uuid[] not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  approved_by uuid,
  approved_at timestamp with time zone,
  version integer default 1 not null,
  constraint school_based_activity_pkey PRIMARY KEY (program_id, id),
  constraint school_based_activity_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint school_based_activity_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint school_based_activity_hours_are_positive CHECK ((hours_x100 > 0)),
  constraint school_based_activity_is_approved_by_another CHECK (((approved_by IS NULL) OR (approved_by <> ALL (written_by)))),
  constraint school_based_activity_is_confirmed_by_another CHECK (((confirmed_by IS NULL) OR (confirmed_by <> ALL (written_by)))),
  constraint school_based_activity_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'withPrincipal'::text, 'confirmed'::text, 'approved'::text, 'returned'::text])))
);
CREATE INDEX school_based_activity_by_school ON public.school_based_activity USING btree (program_id, school_id, held_on);

create table school_based_attendance (
  program_id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  hours_x100 integer not null,
  note text default ''::text not null,
  constraint school_based_attendance_pkey PRIMARY KEY (program_id, activity_id, person_id),
  constraint school_based_attendance_of_activity FOREIGN KEY (program_id, activity_id) REFERENCES school_based_activity(program_id, id) ON DELETE CASCADE,
  constraint school_based_attendance_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint school_based_attendance_hours_are_positive CHECK ((hours_x100 > 0))
);
CREATE INDEX school_based_attendance_by_person ON public.school_based_attendance USING btree (program_id, person_id);

create table school_based_draw (
  program_id uuid not null,
  id uuid not null,
  org_path text collate "C" not null,
  seed text not null,
  percent integer not null,
  drawn_of integer not null,
  activity_ids uuid[] not null,
  drawn_by uuid not null,
  drawn_at timestamp with time zone not null,
  constraint school_based_draw_pkey PRIMARY KEY (program_id, id),
  constraint school_based_draw_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES person(id),
  constraint school_based_draw_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint school_based_draw_percent_is_a_share CHECK (((percent >= 0) AND (percent <= 100)))
);

create table score_correction (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  item_key text not null,
  before_x100 integer not null,
  after_x100 integer not null,
  reason text not null,
  file_id uuid,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  state text default 'asked'::text not null,
  constraint score_correction_pkey PRIMARY KEY (program_id, id),
  constraint score_correction_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint score_correction_is_not_ones_own CHECK (((asked_by <> person_id) AND ((decided_by IS NULL) OR (decided_by <> person_id)))),
  constraint score_correction_needs_two_people CHECK (((decided_by IS NULL) OR (decided_by <> asked_by))),
  constraint score_correction_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'returned'::text])))
);
CREATE INDEX score_correction_by_time ON public.score_correction USING btree (program_id, asked_at);
CREATE UNIQUE INDEX score_correction_one_open_per_item ON public.score_correction USING btree (program_id, person_id, item_key) WHERE (state = 'asked'::text);

create table score_event (
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
  constraint score_event_pkey PRIMARY KEY (program_id, school_id, seq),
  constraint score_event_of_sheet FOREIGN KEY (program_id, school_id) REFERENCES score_sheet(program_id, school_id),
  constraint score_event_to_state_is_known CHECK ((to_state = ANY (ARRAY['computed'::text, 'providerConfirmed'::text, 'posted'::text, 'countyConfirmed'::text, 'locked'::text])))
);

create table score_objection (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  text text not null,
  state text default 'open'::text not null,
  answer text,
  raised_at timestamp with time zone not null,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint score_objection_pkey PRIMARY KEY (program_id, id),
  constraint score_objection_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint score_objection_is_answered_by_another CHECK (((answered_by IS NULL) OR (answered_by <> person_id))),
  constraint score_objection_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text])))
);
CREATE UNIQUE INDEX score_objection_one_open ON public.score_objection USING btree (program_id, person_id) WHERE (state = 'open'::text);

create table score_sheet (
  program_id uuid not null,
  school_id uuid not null,
  state text default 'computed'::text not null,
  computed_at timestamp with time zone not null,
  settings_version integer not null,
  posted_on date,
  locked_at timestamp with time zone,
  return_reason text,
  version integer default 1 not null,
  constraint score_sheet_pkey PRIMARY KEY (program_id, school_id),
  constraint score_sheet_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint score_sheet_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint score_sheet_state_is_known CHECK ((state = ANY (ARRAY['computed'::text, 'providerConfirmed'::text, 'posted'::text, 'countyConfirmed'::text, 'locked'::text])))
);

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

create table statement_file (
  id uuid not null,
  bank_account_id uuid not null,
  file_id uuid not null,
  layout text default ''::text not null,
  from_on date,
  to_on date,
  lines integer default 0 not null,
  added integer default 0 not null,
  known integer default 0 not null,
  unreadable integer default 0 not null,
  gaps jsonb default '[]'::jsonb not null,
  state text default 'queued'::text not null,
  refusal text,
  person_id uuid not null,
  at timestamp with time zone not null,
  constraint statement_file_pkey PRIMARY KEY (id),
  constraint statement_file_bank_account_id_fkey FOREIGN KEY (bank_account_id) REFERENCES bank_account(id),
  constraint statement_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint statement_file_state_is_known CHECK ((state = ANY (ARRAY['queued'::text, 'refused'::text, 'imported'::text, 'matched'::text])))
);
CREATE INDEX statement_file_by_account ON public.statement_file USING btree (bank_account_id, at DESC);

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

create table study_answer_time (
  program_id uuid not null,
  person_id uuid not null,
  answered integer not null,
  fastest_ms integer not null,
  slowest_ms integer not null,
  sum_ms bigint not null,
  constraint study_answer_time_pkey PRIMARY KEY (program_id, person_id),
  constraint study_answer_time_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint study_answer_time_is_not_negative CHECK (((answered > 0) AND ((fastest_ms >= 0) AND (fastest_ms <= slowest_ms))))
);

create table study_class (
  program_id uuid not null,
  id uuid not null,
  number integer not null,
  name text not null,
  stage text,
  subject text default ''::text not null,
  region_org_id uuid not null,
  region_path text collate "C" not null,
  ordinal integer default 1 not null,
  size_target integer not null,
  why text default ''::text not null,
  formed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  constraint study_class_pkey PRIMARY KEY (program_id, id),
  constraint study_class_id_is_unique UNIQUE (id),
  constraint study_class_number_is_unique UNIQUE (program_id, number),
  constraint study_class_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint study_class_region_org_id_fkey FOREIGN KEY (region_org_id) REFERENCES org(id)
);
CREATE INDEX study_class_by_region ON public.study_class USING btree (program_id, region_path);

create table study_day (
  program_id uuid not null,
  person_id uuid not null,
  day date not null,
  credited_sec integer not null,
  constraint study_day_pkey PRIMARY KEY (program_id, person_id, day)
);

create table study_elective (
  program_id uuid not null,
  person_id uuid not null,
  course_id uuid not null,
  chosen_at timestamp with time zone not null,
  constraint study_elective_pkey PRIMARY KEY (program_id, person_id, course_id),
  constraint study_elective_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint study_elective_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id)
);

create table study_help (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  about text not null,
  words text default ''::text not null,
  state text default 'open'::text not null,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  helped_by uuid,
  answer text default ''::text not null,
  constraint study_help_pkey PRIMARY KEY (program_id, id),
  constraint study_help_helped_by_fkey FOREIGN KEY (helped_by) REFERENCES person(id),
  constraint study_help_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint study_help_about_is_known CHECK ((about = ANY (ARRAY['find'::text, 'play'::text, 'hours'::text, 'quiz'::text, 'phone'::text, 'other'::text]))),
  constraint study_help_helped_by_somebody CHECK (((state = 'helped'::text) = (helped_by IS NOT NULL))),
  constraint study_help_open_has_no_end CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  constraint study_help_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'helped'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX study_help_one_open ON public.study_help USING btree (program_id, person_id) WHERE (state = 'open'::text);

create table study_total (
  program_id uuid not null,
  person_id uuid not null,
  credited_sec integer default 0 not null,
  hours_x100 integer default 0 not null,
  day date not null,
  day_sec integer default 0 not null,
  last_studied_at timestamp with time zone,
  play_session_id uuid,
  play_lesson_id uuid,
  play_opened_at timestamp with time zone,
  play_last_at timestamp with time zone,
  play_seq integer default 0 not null,
  play_rev integer default 0 not null,
  play_earned_sec integer default 0 not null,
  play_lost_sec integer default 0 not null,
  play_over_sec integer default 0 not null,
  play_length_sec integer default 0 not null,
  play_course_left_sec integer default 0 not null,
  question_left_sec integer not null,
  right_in_row integer default 0 not null,
  wrong_in_row integer default 0 not null,
  asked jsonb,
  constraint study_total_pkey PRIMARY KEY (program_id, person_id),
  constraint study_total_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint study_total_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint study_total_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint study_total_day_is_part_of_all CHECK ((day_sec <= credited_sec)),
  constraint study_total_is_not_negative CHECK (((credited_sec >= 0) AND (hours_x100 >= 0) AND (day_sec >= 0)))
) with (fillfactor=70);
CREATE UNIQUE INDEX study_total_one_open_session ON public.study_total USING btree (person_id) WHERE (play_session_id IS NOT NULL);

create table survey_answer (
  program_id uuid not null,
  region_id uuid not null,
  version integer not null,
  answers jsonb not null,
  constraint survey_answer_of_form FOREIGN KEY (program_id, version) REFERENCES survey_form(program_id, version),
  constraint survey_answer_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint survey_answer_region_id_fkey FOREIGN KEY (region_id) REFERENCES org(id)
);
CREATE INDEX survey_answer_by_region ON public.survey_answer USING btree (program_id, region_id);

create table survey_done (
  program_id uuid not null,
  person_id uuid not null,
  constraint survey_done_pkey PRIMARY KEY (program_id, person_id),
  constraint survey_done_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id)
);

create table survey_form (
  program_id uuid not null,
  version integer not null,
  questions jsonb not null,
  saved_at timestamp with time zone,
  saved_by uuid,
  constraint survey_form_pkey PRIMARY KEY (program_id, version),
  constraint survey_form_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint survey_form_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES person(id),
  constraint survey_form_is_saved_by_somebody CHECK (((saved_at IS NULL) = (saved_by IS NULL))),
  constraint survey_form_version_counts CHECK ((version >= 1))
);

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
  checked_at timestamp with time zone,
  class_pinned boolean default false not null,
  constraint trainee_pkey PRIMARY KEY (program_id, person_id),
  constraint trainee_of_class FOREIGN KEY (program_id, class_id) REFERENCES study_class(program_id, id),
  constraint trainee_of_entry FOREIGN KEY (program_id, entry_id) REFERENCES roster_entry(program_id, id),
  constraint trainee_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint trainee_program_id_fkey FOREIGN KEY (program_id) REFERENCES program(id),
  constraint trainee_school_id_fkey FOREIGN KEY (school_id) REFERENCES org(id),
  constraint trainee_work_school_id_fkey FOREIGN KEY (work_school_id) REFERENCES org(id),
  constraint trainee_state_is_known CHECK ((state = ANY (ARRAY['active'::text, 'exempt'::text, 'withdrawn'::text])))
);
CREATE INDEX trainee_by_class ON public.trainee USING btree (program_id, class_id) WHERE (class_id IS NOT NULL);
CREATE INDEX trainee_by_entry ON public.trainee USING btree (program_id, entry_id);
CREATE INDEX trainee_by_name ON public.trainee USING btree (program_id, name_key COLLATE "C" text_pattern_ops);
CREATE INDEX trainee_by_path ON public.trainee USING btree (program_id, org_path);
CREATE INDEX trainee_by_person ON public.trainee USING btree (person_id);
CREATE INDEX trainee_by_school ON public.trainee USING btree (program_id, school_id);

create table trainee_message (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  title text not null,
  body text default ''::text not null,
  link text default ''::text not null,
  told_by uuid,
  told_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint trainee_message_pkey PRIMARY KEY (program_id, id),
  constraint trainee_message_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id) ON DELETE CASCADE,
  constraint trainee_message_told_by_fkey FOREIGN KEY (told_by) REFERENCES person(id),
  constraint trainee_message_kind_is_known CHECK ((kind = ANY (ARRAY['returned'::text, 'marked'::text, 'answered'::text, 'result'::text])))
);
CREATE INDEX trainee_message_by_person ON public.trainee_message USING btree (person_id, program_id, told_at DESC);

create table trainee_score (
  program_id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  org_path text collate "C" not null,
  total_x100 integer not null,
  passed boolean not null,
  excellent boolean not null,
  credits_x100 integer not null,
  band_name text not null,
  online_x100 integer not null,
  school_based_x100 integer not null,
  activity_x100 integer not null,
  offline_x100 integer not null,
  online_hours_x100 integer not null,
  school_based_hours_x100 integer not null,
  explained jsonb not null,
  computed_at timestamp with time zone not null,
  corrected boolean default false not null,
  constraint trainee_score_pkey PRIMARY KEY (program_id, person_id),
  constraint trainee_score_of_trainee FOREIGN KEY (program_id, person_id) REFERENCES trainee(program_id, person_id),
  constraint trainee_score_is_out_of_100 CHECK (((total_x100 >= 0) AND (total_x100 <= 10000))),
  constraint trainee_score_without_pass_has_no_credits CHECK ((passed OR (credits_x100 = 0)))
);
CREATE INDEX trainee_score_by_path ON public.trainee_score USING btree (program_id, org_path);
CREATE INDEX trainee_score_by_school ON public.trainee_score USING btree (program_id, school_id);

create table training_funds (
  org_id uuid not null,
  year integer not null,
  payroll_fen bigint not null,
  training_fen bigint not null,
  public_fen bigint not null,
  public_training_fen bigint not null,
  note text default ''::text not null,
  updated_at timestamp with time zone not null,
  updated_by uuid not null,
  version integer default 1 not null,
  constraint training_funds_pkey PRIMARY KEY (org_id, year),
  constraint training_funds_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(id),
  constraint training_funds_are_not_negative CHECK (((payroll_fen > 0) AND (training_fen >= 0) AND (public_fen >= 0) AND (public_training_fen >= 0))),
  constraint training_funds_public_part_within_whole CHECK ((public_training_fen <= public_fen)),
  constraint training_funds_year_is_sane CHECK (((year >= 2000) AND (year <= 2100)))
);

create table unit (
  course_id uuid not null,
  id uuid not null,
  title text not null,
  "position" integer not null,
  retired_at timestamp with time zone,
  constraint unit_pkey PRIMARY KEY (course_id, id),
  constraint unit_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id)
);

create table work (
  program_id uuid not null,
  id uuid not null,
  piece_id uuid not null,
  person_id uuid not null,
  org_path text collate "C" not null,
  level text default 'school'::text not null,
  state text default 'waiting'::text not null,
  set_aside_reason text default ''::text not null,
  published_at timestamp with time zone,
  published_by uuid,
  published_level text,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  constraint work_pkey PRIMARY KEY (program_id, id),
  constraint work_once_a_piece UNIQUE (program_id, piece_id),
  constraint work_of_piece FOREIGN KEY (program_id, piece_id) REFERENCES assignment_piece(program_id, id),
  constraint work_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint work_is_published_by_another CHECK ((published_by <> person_id)),
  constraint work_level_is_known CHECK ((level = ANY (ARRAY['school'::text, 'county'::text, 'city'::text]))),
  constraint work_published_by_somebody CHECK ((((published_at IS NULL) = (published_by IS NULL)) AND ((published_at IS NULL) = (published_level IS NULL)))),
  constraint work_published_is_not_set_aside CHECK (((published_at IS NULL) OR (state = 'waiting'::text))),
  constraint work_published_level_is_known CHECK ((published_level = ANY (ARRAY['county'::text, 'city'::text]))),
  constraint work_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'setAside'::text])))
);
CREATE INDEX work_by_path ON public.work USING btree (program_id, org_path);
CREATE INDEX work_published ON public.work USING btree (published_at DESC) WHERE (published_at IS NOT NULL);

create table work_event (
  program_id uuid not null,
  work_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  level text not null,
  act text not null,
  comment text default ''::text not null,
  constraint work_event_pkey PRIMARY KEY (program_id, work_id, id),
  constraint work_event_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
  constraint work_event_of_work FOREIGN KEY (program_id, work_id) REFERENCES work(program_id, id),
  constraint work_event_act_is_known CHECK ((act = ANY (ARRAY['nominate'::text, 'recommend'::text, 'setAside'::text, 'resume'::text, 'publish'::text, 'withdraw'::text]))),
  constraint work_event_level_is_known CHECK ((level = ANY (ARRAY['class'::text, 'school'::text, 'county'::text, 'city'::text])))
);

create view ledger_difference as
 SELECT 'bill'::text AS kind,
    b.id,
    b.program_id
   FROM (((bill b
     LEFT JOIN LATERAL ( SELECT COALESCE(sum(e_1.heads), (0)::bigint) AS heads,
            COALESCE(sum(e_1.amount_fen) FILTER (WHERE (e_1.kind = 'due'::text)), (0)::numeric) AS due,
            COALESCE(sum(e_1.amount_fen) FILTER (WHERE (e_1.kind = 'adjustment'::text)), (0)::numeric) AS adjusted
           FROM bill_entry e_1
          WHERE ((e_1.program_id = b.program_id) AND (e_1.bill_id = b.id))) e ON (true))
     LEFT JOIN LATERAL ( SELECT COALESCE(sum(a_1.amount_fen), (0)::numeric) AS fen
           FROM allocation a_1
          WHERE ((a_1.program_id = b.program_id) AND (a_1.bill_id = b.id))) a ON (true))
     LEFT JOIN LATERAL ( SELECT COALESCE(sum(
                CASE i_1.kind
                    WHEN 'request'::text THEN i_1.amount_fen
                    WHEN 'withdraw'::text THEN (- i_1.amount_fen)
                    ELSE NULL::bigint
                END), (0)::numeric) AS requested,
            COALESCE(sum(i_1.amount_fen) FILTER (WHERE (i_1.kind = 'issue'::text)), (0)::numeric) AS invoiced,
            COALESCE(sum(i_1.amount_fen) FILTER (WHERE (i_1.kind = 'red'::text)), (0)::numeric) AS red
           FROM bill_invoice_entry i_1
          WHERE ((i_1.program_id = b.program_id) AND (i_1.bill_id = b.id))) i ON (true))
  WHERE (((((((b.heads IS DISTINCT FROM e.heads) OR ((b.due_fen)::numeric IS DISTINCT FROM e.due)) OR ((b.adjusted_fen)::numeric IS DISTINCT FROM e.adjusted)) OR ((b.allocated_fen)::numeric IS DISTINCT FROM a.fen)) OR ((b.requested_fen)::numeric IS DISTINCT FROM i.requested)) OR ((b.invoiced_fen)::numeric IS DISTINCT FROM i.invoiced)) OR ((b.red_fen)::numeric IS DISTINCT FROM i.red))
UNION ALL
 SELECT 'bankLine'::text AS kind,
    l.id,
    NULL::uuid AS program_id
   FROM ((bank_line l
     LEFT JOIN LATERAL ( SELECT COALESCE(sum(a_1.amount_fen), (0)::numeric) AS fen
           FROM allocation a_1
          WHERE (a_1.bank_line_id = l.id)) a ON (true))
     LEFT JOIN LATERAL ( SELECT COALESCE(sum(e_1.amount_fen) FILTER (WHERE (e_1.kind = 'refund'::text)), (0)::numeric) AS refunded,
            COALESCE(sum(e_1.amount_fen) FILTER (WHERE (e_1.kind = 'reversal'::text)), (0)::numeric) AS reversed,
            COALESCE(sum(e_1.amount_fen) FILTER (WHERE (e_1.kind = 'other'::text)), (0)::numeric) AS other
           FROM line_entry e_1
          WHERE (e_1.bank_line_id = l.id)) e ON (true))
  WHERE (((((l.allocated_fen)::numeric IS DISTINCT FROM a.fen) OR ((l.refunded_fen)::numeric IS DISTINCT FROM e.refunded)) OR ((l.reversed_fen)::numeric IS DISTINCT FROM e.reversed)) OR ((l.other_fen)::numeric IS DISTINCT FROM e.other));

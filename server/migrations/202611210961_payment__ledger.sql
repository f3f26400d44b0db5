-- The totals of bills and lines follow from their entries alone; the invariants of rules §6 are checked with every entry.
-- Rows are locked account, lines, bills, each in the order of ids, so that no two bookings wait for each other in a ring.

-- A direct update of a kept total is refused: only the entries move it.
create function bill_totals_are_kept() returns trigger language plpgsql as $$
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
end $$;
create trigger bill_totals_are_kept before update or delete on bill for each row execute function bill_totals_are_kept();

create function bank_line_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or pg_trigger_depth() < 2 then
    perform ledger_refuse('ledger_is_append_only', 'a line of a statement stays as it was imported');
  end if;
  return new;
end $$;
create trigger bank_line_is_kept before update or delete on bank_line for each row execute function bank_line_is_kept();

create function bank_line_opens_its_day() returns trigger language plpgsql as $$
begin
  perform 1 from bank_account a where a.id in (select bank_account_id from new_rows) order by a.id for share;
  if exists (select 1 from new_rows n join bank_account a on a.id = n.bank_account_id where n.booked_on <= a.closed_until) then
    perform ledger_refuse('period_is_closed', 'the period is closed');
  end if;
  return null;
end $$;
create trigger bank_line_opens_its_day after insert on bank_line
  referencing new table as new_rows for each statement execute function bank_line_opens_its_day();

create function bill_entry_keeps_bill() returns trigger language plpgsql as $$
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
end $$;
create trigger bill_entry_keeps_bill after insert on bill_entry
  referencing new table as new_rows for each statement execute function bill_entry_keeps_bill();

create function bill_invoice_entry_keeps_bill() returns trigger language plpgsql as $$
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
end $$;
create trigger bill_invoice_entry_keeps_bill after insert on bill_invoice_entry
  referencing new table as new_rows for each statement execute function bill_invoice_entry_keeps_bill();

create function allocation_keeps_totals() returns trigger language plpgsql as $$
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
end $$;
create trigger allocation_keeps_totals after insert on allocation
  referencing new table as new_rows for each statement execute function allocation_keeps_totals();

create function line_entry_keeps_totals() returns trigger language plpgsql as $$
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
end $$;
create trigger line_entry_keeps_totals after insert on line_entry
  referencing new table as new_rows for each statement execute function line_entry_keeps_totals();

create function closing_shuts_the_period() returns trigger language plpgsql as $$
begin
  -- a month is stated once more after its last day was closed; a day always goes forward
  update bank_account set closed_until = greatest(closed_until, new.until_on)
   where id = new.bank_account_id and (new.kind = 'month' or closed_until is null or closed_until < new.until_on);
  if not found then perform ledger_refuse('closing_goes_forward', 'a closing goes beyond the last one'); end if;
  return null;
end $$;
create trigger closing_shuts_the_period after insert on closing
  for each row execute function closing_shuts_the_period();

-- Rows whose kept totals differ from the sum of their entries: always empty.
create view ledger_difference as
  select 'bill' as kind, b.id, b.program_id
    from bill b
    left join lateral (select coalesce(sum(heads), 0) as heads, coalesce(sum(amount_fen) filter (where kind = 'due'), 0) as due,
                              coalesce(sum(amount_fen) filter (where kind = 'adjustment'), 0) as adjusted
                         from bill_entry e where e.program_id = b.program_id and e.bill_id = b.id) e on true
    left join lateral (select coalesce(sum(amount_fen), 0) as fen from allocation a
                        where a.program_id = b.program_id and a.bill_id = b.id) a on true
    left join lateral (select coalesce(sum(case kind when 'request' then amount_fen when 'withdraw' then -amount_fen end), 0) as requested,
                              coalesce(sum(amount_fen) filter (where kind = 'issue'), 0) as invoiced,
                              coalesce(sum(amount_fen) filter (where kind = 'red'), 0) as red
                         from bill_invoice_entry i where i.program_id = b.program_id and i.bill_id = b.id) i on true
   where (b.heads, b.due_fen, b.adjusted_fen, b.allocated_fen, b.requested_fen, b.invoiced_fen, b.red_fen)
         is distinct from (e.heads, e.due, e.adjusted, a.fen, i.requested, i.invoiced, i.red)
  union all
  select 'bankLine', l.id, null
    from bank_line l
    left join lateral (select coalesce(sum(amount_fen), 0) as fen from allocation a where a.bank_line_id = l.id) a on true
    left join lateral (select coalesce(sum(amount_fen) filter (where kind = 'refund'), 0) as refunded,
                              coalesce(sum(amount_fen) filter (where kind = 'reversal'), 0) as reversed,
                              coalesce(sum(amount_fen) filter (where kind = 'other'), 0) as other
                         from line_entry e where e.bank_line_id = l.id) e on true
   where (l.allocated_fen, l.refunded_fen, l.reversed_fen, l.other_fen) is distinct from (a.fen, e.refunded, e.reversed, e.other);

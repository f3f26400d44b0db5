-- 凭证: the provider's own accounts as data, and the tax of an invoice beside its gross amount, so that income and tax stand
-- apart on the voucher.

create table voucher_setting (
  provider_id uuid primary key references org (id),
  setting jsonb not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  version int not null default 1
);

alter table bill_invoice_entry add column tax_fen bigint not null default 0;
alter table bill_invoice_entry add constraint bill_invoice_entry_tax_is_a_part check (tax_fen between 0 and amount_fen);

-- what was issued before this column: the invoice knows its tax; the entry says nothing else than it did
alter table bill_invoice_entry disable trigger bill_invoice_entry_append_only;
update bill_invoice_entry e set tax_fen = i.tax_fen
  from invoice i
 where i.program_id = e.program_id and i.id = e.invoice_id and e.kind in ('issue', 'red') and i.tax_fen is not null;
alter table bill_invoice_entry enable trigger bill_invoice_entry_append_only;

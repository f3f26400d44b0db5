-- Plans and policies beside notices, what a paper answers or passes on, and which unit has signed for it (签收).
alter table notice add column kind text not null default 'notice'
  constraint notice_kind_is_known check (kind in ('notice', 'plan', 'policy'));
alter table notice add column answers_id uuid references notice (id);
alter table notice add column contact text not null default '';
alter table notice add column asks_plan boolean not null default false;
alter table notice add column plan_due_on date;
create index notice_by_answered on notice (answers_id) where answers_id is not null;

create table notice_receipt (
  notice_id uuid not null references notice (id),
  org_id uuid not null references org (id),
  signed_by uuid not null references person (id),
  signed_at timestamptz not null,
  primary key (notice_id, org_id)
);
create index notice_receipt_by_org on notice_receipt (org_id, signed_at desc);

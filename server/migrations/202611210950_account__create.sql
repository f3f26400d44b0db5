-- Account slips (账号条): one-time codes on paper for who gets no SMS. A new slip voids the older ones of the same person.

create table account_slip (
  id uuid primary key,
  person_id uuid not null references person (id),
  program_id uuid not null references program (id),
  code_hash text not null,
  tries int not null default 0,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_on date not null,
  voided_at timestamptz,
  used_at timestamptz
);
create index account_slip_by_person on account_slip (person_id, created_at desc);

create sequence login_number_serial as int minvalue 1 maxvalue 9999999;

-- 核对本人信息: when the person found her data right, or asked for a correction.
alter table trainee add column checked_at timestamptz;

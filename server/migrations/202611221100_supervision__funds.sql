-- 经费保障 (rules §10): what a county, or a city for its own schools, reports of a year. Every change is in the audit.

create table training_funds (
  org_id uuid not null references org (id),
  year int not null,
  payroll_fen bigint not null,          -- 教职工工资总额
  training_fen bigint not null,         -- 教师培训经费支出
  public_fen bigint not null,           -- public schools' 公用经费
  public_training_fen bigint not null,  -- of it, spent on training
  note text not null default '',
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  constraint training_funds_pkey primary key (org_id, year),
  constraint training_funds_year_is_sane check (year between 2000 and 2100),
  constraint training_funds_are_not_negative
    check (payroll_fen > 0 and training_fen >= 0 and public_fen >= 0 and public_training_fen >= 0),
  constraint training_funds_public_part_within_whole check (public_training_fen <= public_fen)
);

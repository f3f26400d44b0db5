-- The organisation tree. `path` holds the ids of all ancestors and of the node itself, each followed by '/':
-- a subtree is one prefix, and the prefix is what scopes compare (rules §11).

create table org (
  id uuid primary key,
  kind text not null,
  name text not null,
  short_name text not null,
  parent_id uuid references org (id),
  path text collate "C" not null,
  code text,                       -- GB/T 2260 of a region; absent for 五台山风景名胜区
  school_code text,                -- 学校标识码
  ownership text,
  stages text[] not null default '{}',
  registered_name text,            -- 备案名称
  aliases text[] not null default '{}',
  uscc text,
  address text,
  phone text,
  email text,
  reports_through uuid references org (id), -- the 中心校 that reports and pays for this school
  sort_key text not null default '',
  active boolean not null default true,
  version int not null default 1,
  constraint org_kind_is_known check (kind in ('province', 'city', 'county', 'school', 'provider')),
  constraint org_ownership_is_known check (ownership in ('public', 'private')),
  constraint org_path_is_unique unique (path),
  constraint org_school_has_ownership check (kind <> 'school' or ownership is not null),
  constraint org_path_ends_with_id check (path like '%' || id::text || '/')
);
create index org_by_parent on org (parent_id);
create index org_by_reports_through on org (reports_through) where reports_through is not null;
create unique index org_region_code_is_unique on org (code) where code is not null;

-- 第一责任人 and 责任人 of a unit (附件 4), kept with the unit and offered again every year.
create table org_contact (
  org_id uuid not null references org (id),
  duty text not null,
  name text not null,
  title text not null default '',
  phone_cipher bytea,
  phone_mask text not null default '',
  office_phone text not null default '',
  email text not null default '',
  updated_at timestamptz not null,
  constraint org_contact_pkey primary key (org_id, duty),
  constraint org_contact_duty_is_known check (duty in ('head', 'liaison', 'finance'))
);

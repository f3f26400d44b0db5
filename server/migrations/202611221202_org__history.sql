-- What a unit was called before, who answered for it before, and where its other names come from.

create table org_name (
  org_id uuid not null references org (id),
  name text not null,
  registered_name text,
  until_at timestamptz not null,        -- the name that followed stood from then on
  changed_by uuid,
  constraint org_name_pkey primary key (org_id, until_at)
);

alter table org_contact add column since_on date;
update org_contact set since_on = (updated_at at time zone 'Asia/Shanghai')::date;

-- Those who have handed over; who answers now stands in org_contact, exactly one a duty.
create table org_contact_past (
  org_id uuid not null references org (id),
  id uuid not null,
  duty text not null,
  name text not null,
  title text not null default '',
  phone_mask text not null default '',
  since_on date,
  until_on date not null,
  ended_by uuid,
  constraint org_contact_past_pkey primary key (org_id, id),
  constraint org_contact_past_duty_is_known check (duty in ('head', 'liaison', 'finance')),
  constraint org_contact_past_ends_after_it_began check (since_on is null or until_on >= since_on)
);

-- Where an alias comes from. org.aliases is what is searched; an alias without a row here was there before this table.
create table org_alias (
  org_id uuid not null references org (id),
  alias text not null,
  source text not null,
  note text not null default '',        -- the booking, the import, the old name: what it was learned from
  learned_at timestamptz not null,
  learned_by uuid,
  revoked_at timestamptz,               -- revoked ones are not learned again by themselves
  revoked_by uuid,
  constraint org_alias_pkey primary key (org_id, alias),
  constraint org_alias_source_is_known check (source in ('typed', 'rename', 'merge', 'list', 'booking', 'roster'))
);

-- A finished program is printed with the names of its time: the name that stood when it was closed.
create function org_name_in(program uuid, unit uuid, present_name text) returns text language sql stable as $$
  select coalesce((
    select past.name from program p join org_name past on past.org_id = unit and past.until_at > p.closed_at
    where p.id = program and p.closed_at is not null order by past.until_at limit 1), present_name)
$$;

-- The product's day: demo time where there is a demo clock, the day in Shanghai else.
create function product_day() returns date language sql stable as $$
  select (coalesce((select demo_at from demo_clock), now()) at time zone 'Asia/Shanghai')::date
$$;

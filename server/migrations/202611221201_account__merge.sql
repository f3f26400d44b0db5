-- Two records of one human: the one that is given up keeps its document number and leads to the other from then on.
alter table person add column merged_into uuid references person (id);
alter table person add column merged_at timestamptz;
alter table person add column merged_by uuid;
alter table person add constraint person_is_not_merged_into_itself check (merged_into <> id);
create index person_by_name_and_birth on person (name, birth_on) where merged_into is null;
create index person_by_merged_into on person (merged_into) where merged_into is not null;

-- Pairs that somebody has looked at and found to be two people; smaller id first.
create table person_not_same (
  one_id uuid not null references person (id),
  other_id uuid not null references person (id),
  noted_by uuid not null,
  noted_at timestamptz not null,
  reason text not null,
  constraint person_not_same_pkey primary key (one_id, other_id),
  constraint person_not_same_is_ordered check (one_id < other_id)
);

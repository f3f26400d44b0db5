-- What a merge of two records moved, kept for the days in which it can be taken back (domain/src/account/unmerge.ts).
create table person_merge (
  id uuid not null,
  from_id uuid not null references person (id),
  into_id uuid not null references person (id),
  merged_at timestamptz not null,
  merged_by uuid not null,
  reason text not null,
  moved jsonb,                          -- null once it can no longer be taken back
  undone_at timestamptz,
  undone_by uuid,
  undo_reason text,
  constraint person_merge_pkey primary key (id)
);
create index person_merge_by_into on person_merge (into_id);
create index person_merge_by_from on person_merge (from_id);

-- Uploads that come in parts and go on after a broken line or a reload. Kept until they are whole, or a week old.

create table file_upload (
  id uuid primary key,
  person_id uuid not null references person (id),
  org_id uuid references org (id),
  program_id uuid references program (id),
  name text not null,
  purpose text not null,
  size_bytes bigint not null,
  fingerprint text not null,             -- of name, size, time and first bytes, made by the page: finds the same file again
  received_bytes bigint not null default 0,
  created_at timestamptz not null,
  touched_at timestamptz not null,
  file_id uuid references stored_file (id),
  constraint file_upload_is_not_larger_than_said check (received_bytes between 0 and size_bytes),
  constraint file_upload_whole_before_kept check (file_id is null or received_bytes = size_bytes)
);
create unique index file_upload_one_of_a_file_at_a_time on file_upload (person_id, purpose, fingerprint) where file_id is null;
create index file_upload_by_age on file_upload (touched_at) where file_id is null;

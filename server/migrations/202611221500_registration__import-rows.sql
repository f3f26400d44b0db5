-- The rows of a checked upload wait in the columns of the roster itself, numbers encrypted and indexed once: an import
-- copies them inside the database. What waited in the old form has to be uploaded again; its files are still there.
drop table roster_import_row;

alter table roster_import
  add column imports int not null default 0,      -- how often good rows of it were imported
  add column ok_rows int not null default 0,
  add column warning_rows int not null default 0,
  add column error_rows int not null default 0,
  drop column removed;

update roster_import set state = 'refused', refusal = '系统升级后要重新核对，请再上传一次这份文件。'
where state in ('checking', 'ready');

create table roster_import_row (
  program_id uuid not null,
  import_id uuid not null,
  seq int not null,                      -- order in the file, over its sheets
  sheet text not null,
  line int not null,                     -- row of the sheet
  state text not null,
  entry_id uuid not null,                -- the roster entry that it becomes when the person is not there yet
  since_import int not null default 0,   -- imports that had been when it was last judged: good and fewer than now is imported
  name text not null,
  name_key text not null,
  stage text,
  subject text not null,
  document_kind text not null,
  document_cipher bytea,
  document_index text,
  document_tail_index text,
  document_mask text not null,
  phone_cipher bytea,
  phone_index text,
  phone_tail_index text,
  phone_mask text not null,
  sex text,
  birth_on date,
  no_own_phone boolean not null,
  county_text text not null,
  school_text text not null,
  remark text not null,
  person_type text not null,
  home_school text not null,
  issues jsonb not null,
  before jsonb,                          -- the entry that it changed, as it was: numbers encrypted as there
  constraint roster_import_row_pkey primary key (program_id, import_id, seq),
  constraint roster_import_row_of_import foreign key (program_id, import_id) references roster_import (program_id, id),
  constraint roster_import_row_state_is_known check (state in ('ok', 'warning', 'error'))
);

-- The draft that an import replaced, entry by entry as it was, for undoing.
create table roster_import_removed (
  program_id uuid not null,
  import_id uuid not null,
  entry_id uuid not null,
  entry jsonb not null,
  constraint roster_import_removed_pkey primary key (program_id, import_id, entry_id),
  constraint roster_import_removed_of_import foreign key (program_id, import_id) references roster_import (program_id, id)
);

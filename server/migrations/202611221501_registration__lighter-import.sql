-- A foreign key is asked for each of 100,000 rows, which took as long as writing them. The rows of an upload come by one
-- COPY alone, in a transaction that holds their import (keep-rows.ts).
alter table roster_import_row drop constraint roster_import_row_of_import;

-- Few rows of a draft have a person yet: the others need not stand in her index.
drop index roster_entry_by_person;
create index roster_entry_by_person on roster_entry (person_id) where person_id is not null;

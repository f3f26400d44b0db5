import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** What is known of document numbers and phones outside the roster that is judged, by blind index. */
export interface Elsewhere {
  /** Names on record for a document number. */
  readonly recordedNames: ReadonlyMap<string, string>;
  /** The other unit of the program where a document number stands. */
  readonly otherUnits: ReadonlyMap<string, { schoolId: string; schoolName: string }>;
  /** Where else a phone is used: in words, with the document numbers of its users. */
  readonly phoneOwners: ReadonlyMap<string, readonly { where: string; documentIndex: string | null }[]>;
}

/** Looks all numbers of a roster up at once. */
export async function findElsewhere(
  db: Db,
  programId: string,
  schoolId: string,
  documents: readonly string[],
  phones: readonly string[],
): Promise<Elsewhere> {
  const documentIds = sql`${[...new Set(documents)]}::text[]`;
  const phoneIds = sql`${[...new Set(phones)]}::text[]`;
  return findByIndexes(db, programId, schoolId, documentIds, phoneIds);
}

/** The same for all rows of a checked file, inside a transaction: their numbers stay in the database. */
export async function findImportElsewhere(
  db: Db,
  programId: string,
  schoolId: string,
  importId: string,
): Promise<Elsewhere> {
  const numbers = (column: string) => sql`array(select ${sql.ref(column)} from roster_import_row
    where program_id = ${programId} and import_id = ${importId} and ${sql.ref(column)} is not null)`;
  // a list of numbers that is known only when the query runs is compared one by one where a table is read through
  await sql`set local enable_seqscan = off`.execute(db);
  const found = await findByIndexes(db, programId, schoolId, numbers('document_index'), numbers('phone_index'));
  await sql`set local enable_seqscan = on`.execute(db);
  return found;
}

async function findByIndexes(
  db: Db,
  programId: string,
  schoolId: string,
  documentIds: RawBuilder<unknown>,
  phoneIds: RawBuilder<unknown>,
): Promise<Elsewhere> {
  const { rows: persons } = await sql<{ documentIndex: string; name: string }>`
    select document_index, name from person where document_index = any(${documentIds})`.execute(db);
  const { rows: others } = await sql<{ documentIndex: string; schoolId: string; schoolName: string }>`
    select distinct on (e.document_index) e.document_index, e.school_id, u.name as school_name
    from roster_entry e join org u on u.id = e.school_id
    where e.program_id = ${programId} and e.school_id <> ${schoolId} and e.withdrawn_at is null
      and e.document_index = any(${documentIds})
    order by e.document_index, e.id`.execute(db);
  const { rows: owners } = await sql<{ phoneIndex: string; where: string; documentIndex: string | null }>`
    select e.phone_index, '“' || u.name || '”' as where, e.document_index
    from roster_entry e join org u on u.id = e.school_id
    where e.program_id = ${programId} and e.school_id <> ${schoolId} and e.withdrawn_at is null
      and e.phone_index = any(${phoneIds})
    union all
    select p.phone_index, '另一个账号', p.document_index from person p join account a on a.person_id = p.id
    where p.phone_index = any(${phoneIds}) and p.document_index is not null`.execute(db);
  const phoneOwners = new Map<string, { where: string; documentIndex: string | null }[]>();
  for (const { phoneIndex, ...owner } of owners) {
    const list = phoneOwners.get(phoneIndex);
    if (list) list.push(owner);
    else phoneOwners.set(phoneIndex, [owner]);
  }
  return {
    recordedNames: new Map(persons.map((person) => [person.documentIndex, person.name])),
    otherUnits: new Map(others.map(({ documentIndex, ...unit }) => [documentIndex, unit])),
    phoneOwners,
  };
}

import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { valueColumns } from '../stored-values.ts';

/** One import of one unit's file. */
export interface ImportPlace {
  readonly programId: string;
  readonly schoolId: string;
  readonly importId: string;
}

/** The schools that the unit registers for, by full name; the unit itself stands in where none is named. */
export interface WorkSchools {
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

const names = valueColumns.map(([name]) => name);
const values = sql.raw(names.join(', '));
const fromRow = sql.raw(names.map((name) => `r.${name}`).join(', '));
const setFromRow = sql.raw(names.map((name) => `${name} = r.${name}`).join(', '));
const setFromBefore = sql.raw(names.map((name) => `${name} = was.${name}`).join(', '));
const frame = [
  ...['id', 'line', 'work_school_id', 'import_id', 'extra', 'person_id', 'return_reason', 'exempt_state'],
  ...[
    'exempt_reason',
    'exempt_hours_x100',
    'exempt_credits_x100',
    'exempt_file_id',
    'exempt_step',
    'exempt_decided_by',
  ],
];
const kept = sql.raw([...frame, ...names].join(', '));
const keptWas = sql.raw([...frame, ...names].map((name) => `was.${name}`).join(', '));

/** The good rows that no import has taken yet. */
const waiting = sql.raw(`r.state <> 'error' and r.since_import = i.imports`);

function rowsOf({ programId, importId }: ImportPlace) {
  return sql`roster_import_row r join roster_import i on i.program_id = r.program_id and i.id = r.import_id
    and i.program_id = ${programId} and i.id = ${importId}`;
}

function schoolsOf({ names: full, ids }: WorkSchools) {
  return sql`unnest(${[...full]}::text[], ${[...ids]}::uuid[]) as w(name, id)`;
}

/** Good rows of a file that name a school which the unit no longer registers for. */
export async function countStrayRows(db: Db, place: ImportPlace, schools: WorkSchools): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${rowsOf(place)}
    where ${waiting} and r.school_text <> all(${[...schools.names]}::text[])`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function countWaitingRows(db: Db, place: ImportPlace): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ${rowsOf(place)} where ${waiting}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Takes a unit's whole draft away, kept with the import that replaces it. */
export async function setAsideEntries(db: Db, place: ImportPlace): Promise<void> {
  const { programId, schoolId, importId } = place;
  await sql`
    with gone as (delete from roster_entry e
      where e.program_id = ${programId} and e.school_id = ${schoolId} and e.withdrawn_at is null returning e.*)
    insert into roster_import_removed (program_id, import_id, entry_id, entry)
    select program_id, ${importId}, id, to_jsonb(gone) from gone`.execute(db);
}

/**
 * Brings entries of the same document numbers up to date, each kept as it was with its row. They count as errors until
 * they are judged among the others. Returns how many.
 */
export async function updateFromImport(db: Db, place: ImportPlace, schools: WorkSchools): Promise<number> {
  const { programId, schoolId } = place;
  const changed = await sql`
    update roster_import_row target set before = found.entry
    from (select distinct on (r.seq) r.seq, to_jsonb(e) as entry
      from ${rowsOf(place)} join roster_entry e on e.program_id = r.program_id and e.school_id = ${schoolId}
        and e.document_index = r.document_index and e.withdrawn_at is null
      where ${waiting} order by r.seq, e.line desc, e.id desc) found
    where target.program_id = ${programId} and target.import_id = ${place.importId} and target.seq = found.seq`.execute(
    db,
  );
  if (!changed.numAffectedRows) return 0;
  await sql`
    update roster_entry e set ${setFromRow}, work_school_id = coalesce(w.id, ${schools.ids[0]}), check_state = 'error',
      return_reason = null, version = e.version + 1
    from ${rowsOf(place)} left join ${schoolsOf(schools)} on w.name = r.school_text
    where ${waiting} and e.program_id = r.program_id and e.id = (r.before ->> 'id')::uuid`.execute(db);
  return Number(changed.numAffectedRows);
}

/**
 * Adds the other good rows to the roster, below its last line, in the order of the file. On an empty roster they stand
 * as they were judged in the file; otherwise they count as errors until they are judged among the others.
 */
export async function insertFromImport(
  db: Db,
  place: ImportPlace,
  schools: WorkSchools,
  at: { readonly line: number; readonly judged: boolean },
): Promise<number> {
  const added = await sql`
    insert into roster_entry (program_id, school_id, id, line, work_school_id, import_id, check_state, ${values})
    select r.program_id, ${place.schoolId}, r.entry_id, ${at.line}::int + row_number() over (order by r.seq),
      coalesce(w.id, ${schools.ids[0]}), r.import_id, ${at.judged ? sql`r.state` : sql`'error'`}, ${fromRow}
    from ${rowsOf(place)} left join ${schoolsOf(schools)} on w.name = r.school_text
    where ${waiting} and r.before is null`.execute(db);
  return Number(added.numAffectedRows ?? 0n);
}

/** Takes away what an import added and makes the rest as it was; all of it has to be judged afterwards. */
export async function takeBackImport(db: Db, place: ImportPlace): Promise<void> {
  const { programId, schoolId, importId } = place;
  await sql`
    delete from roster_entry
    where program_id = ${programId} and school_id = ${schoolId} and import_id = ${importId}`.execute(db);
  await sql`
    update roster_entry e set ${setFromBefore}, work_school_id = was.work_school_id, return_reason = was.return_reason,
      check_state = 'error', version = e.version + 1
    from roster_import_row r, jsonb_populate_record(null::roster_entry, r.before) as was
    where r.program_id = ${programId} and r.import_id = ${importId} and r.before is not null
      and e.program_id = r.program_id and e.school_id = ${schoolId} and e.id = was.id`.execute(db);
  await sql`
    insert into roster_entry (program_id, school_id, check_state, ${kept})
    select x.program_id, ${schoolId}, 'error', ${keptWas}
    from roster_import_removed x, jsonb_populate_record(null::roster_entry, x.entry) as was
    where x.program_id = ${programId} and x.import_id = ${importId} and was.import_id is distinct from ${importId}
    on conflict (program_id, id) do nothing`.execute(db);
  await db
    .deleteFrom('rosterImportRemoved')
    .where('programId', '=', programId)
    .where('importId', '=', importId)
    .execute();
}

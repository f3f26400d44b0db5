import type { RosterIssue, RosterState, RosterSummary } from '@yanxiu/domain/registration/roster-fields';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { type StoredValues, valueColumns } from '../stored-values.ts';

export interface NewImport {
  readonly programId: string;
  readonly id: string;
  readonly schoolId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export async function insertImport(db: Db, row: NewImport): Promise<void> {
  await db.insertInto('rosterImport').values(row).execute();
}

const columns = [
  'rosterImport.id',
  'rosterImport.schoolId',
  'rosterImport.fileId',
  'rosterImport.fileName',
  'rosterImport.state',
  'rosterImport.refusal',
  'rosterImport.added',
  'rosterImport.updated',
  'rosterImport.imports',
  'rosterImport.okRows',
  'rosterImport.warningRows',
  'rosterImport.errorRows',
  'rosterImport.createdAt',
  'rosterImport.importedAt',
  'storedFile.sha256',
] as const;

function imports(db: Db, programId: string, schoolId: string) {
  return db
    .selectFrom('rosterImport')
    .innerJoin('storedFile', 'storedFile.id', 'rosterImport.fileId')
    .select(columns)
    .where('rosterImport.programId', '=', programId)
    .where('rosterImport.schoolId', '=', schoolId);
}

export async function listImports(db: Db, programId: string, schoolId: string) {
  return imports(db, programId, schoolId).orderBy('rosterImport.createdAt', 'desc').limit(50).execute();
}

export async function getImport(db: Db, programId: string, schoolId: string, id: string) {
  return orNotFound(await imports(db, programId, schoolId).where('rosterImport.id', '=', id).executeTakeFirst());
}

export type ImportRow = Awaited<ReturnType<typeof getImport>>;

/** How many rows an import has, by state. */
export function countsOf(row: Pick<ImportRow, 'okRows' | 'warningRows' | 'errorRows'>): RosterSummary {
  const { okRows: ok, warningRows: warning, errorRows: error } = row;
  return { rows: ok + warning + error, ok, warning, error };
}

export interface ImportChange {
  state?: 'refused' | 'ready' | 'imported' | 'undone';
  refusal?: string;
  added?: number;
  updated?: number;
  imports?: number;
  okRows?: number;
  warningRows?: number;
  errorRows?: number;
  importedAt?: Date | null;
}

export async function updateImport(db: Db, programId: string, id: string, change: ImportChange): Promise<void> {
  await db.updateTable('rosterImport').set(change).where('programId', '=', programId).where('id', '=', id).execute();
}

export interface RejudgedRow extends StoredValues {
  readonly seq: number;
  readonly state: RosterState;
}

const plain = valueColumns.filter(([, type]) => type !== 'bytea');
const replaced = sql.raw(
  valueColumns
    .map(([name, type]) => (type === 'bytea' ? `${name} = decode(v.${name}, 'base64')` : `${name} = v.${name}`))
    .join(', '),
);
const typed = sql.raw(plain.map(([name, type]) => `${name} ${type}`).join(', '));

/** Writes rows again after they were judged anew; they wait for the next import. */
export async function updateImportRows(
  db: Db,
  programId: string,
  importId: string,
  rows: readonly RejudgedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map(snakeKeys));
  await sql`
    update roster_import_row r set ${replaced}, state = v.state, since_import = i.imports
    from json_to_recordset(${json}::json) as v(seq int, state text, document_cipher text, phone_cipher text, ${typed}),
      roster_import i
    where r.program_id = ${programId} and r.import_id = ${importId} and r.seq = v.seq
      and i.program_id = r.program_id and i.id = r.import_id`.execute(db);
}

function snakeKeys(row: RejudgedRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      Buffer.isBuffer(value) ? value.toString('base64') : value,
    ]),
  );
}

export interface RowVerdict {
  readonly seq: number;
  readonly state: RosterState;
  readonly issues: readonly RosterIssue[];
}

/** Writes what else was found out about rows. */
export async function updateImportVerdicts(
  db: Db,
  programId: string,
  importId: string,
  verdicts: readonly RowVerdict[],
): Promise<void> {
  if (verdicts.length === 0) return;
  await sql`
    update roster_import_row r set state = v.state, issues = v.issues
    from json_to_recordset(${JSON.stringify(verdicts)}::json) as v(seq int, state text, issues jsonb)
    where r.program_id = ${programId} and r.import_id = ${importId} and r.seq = v.seq`.execute(db);
}

/** Counts the rows of an import by state, after a change of any of them. */
export async function recountImport(db: Db, programId: string, importId: string): Promise<RosterSummary> {
  const { rows } = await sql<{ okRows: number; warningRows: number; errorRows: number }>`
    update roster_import i set ok_rows = n.ok, warning_rows = n.warning, error_rows = n.error
    from (select count(*) filter (where state = 'ok') as ok, count(*) filter (where state = 'warning') as warning,
        count(*) filter (where state = 'error') as error
      from roster_import_row where program_id = ${programId} and import_id = ${importId}) n
    where i.program_id = ${programId} and i.id = ${importId}
    returning i.ok_rows, i.warning_rows, i.error_rows`.execute(db);
  return countsOf(orNotFound(rows[0]));
}

/** Rows of an import with what they hold, sealed, and whether they are on the roster already. */
function rowsOf(db: Db, programId: string, importId: string) {
  return db
    .selectFrom('rosterImportRow')
    .innerJoin('rosterImport', (join) =>
      join
        .onRef('rosterImport.programId', '=', 'rosterImportRow.programId')
        .onRef('rosterImport.id', '=', 'rosterImportRow.importId'),
    )
    .where('rosterImportRow.programId', '=', programId)
    .where('rosterImportRow.importId', '=', importId);
}

const rowColumns = [
  'rosterImportRow.seq',
  'sheet',
  'line',
  'rosterImportRow.state',
  'name',
  'stage',
  'subject',
  'documentKind',
  'documentCipher',
  'documentIndex',
  'phoneCipher',
  'phoneIndex',
  'noOwnPhone',
  'countyText',
  'schoolText',
  'remark',
  'personType',
  'homeSchool',
] as const;
const issues = sql<RosterIssue[]>`issues`.as('issues');
const imported = sql<boolean>`(roster_import.state = 'imported' and roster_import_row.state <> 'error'
  and since_import < imports)`.as('imported');

/** The verdict on every row of an import, for annotating the file. */
export async function listImportVerdicts(db: Db, programId: string, importId: string) {
  return rowsOf(db, programId, importId)
    .select(['sheet', 'line', 'rosterImportRow.state'])
    .select(issues)
    .orderBy('seq')
    .execute();
}

/** The rows of an import with one of these places or numbers, in the order in which they are judged. */
export async function listImportRowsAround(
  db: Db,
  programId: string,
  importId: string,
  seqs: readonly number[],
  numbers: { readonly documents: readonly string[]; readonly phones: readonly string[] },
) {
  return (
    rowsOf(db, programId, importId)
      .select([...rowColumns, issues, imported])
      .where(
        sql<boolean>`(seq = any(${[...seqs]}::int[]) or document_index = any(${[...numbers.documents]}::text[])
        or phone_index = any(${[...numbers.phones]}::text[]))`,
      )
      // what is on the roster already stands, wherever its row is in the file
      .orderBy('imported', 'desc')
      .orderBy('seq')
      .execute()
  );
}

export type KeptImportRow = Awaited<ReturnType<typeof listImportRowsAround>>[number];

/** A page of an import's rows; `total` is counted only where the import's own counts don't say it. */
export async function pageImportRows(
  db: Db,
  programId: string,
  kept: ImportRow,
  filter: { state?: RosterState | undefined; q?: string | undefined; page: number; size: number },
) {
  let query = rowsOf(db, programId, kept.id);
  if (filter.state) query = query.where('rosterImportRow.state', '=', filter.state);
  if (filter.q) query = query.where('name', 'like', `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`);
  const counts = countsOf(kept);
  const total = filter.q
    ? (await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total
    : counts[filter.state ?? 'rows'];
  const rows = await query
    .select([...rowColumns, issues, imported])
    .orderBy('seq')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

import type { RosterState } from '@yanxiu/domain/registration/roster-fields';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';

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
  'rosterImport.removed',
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

export interface ImportChange {
  state?: 'refused' | 'ready' | 'imported' | 'undone';
  refusal?: string;
  added?: number;
  updated?: number;
  removed?: Buffer | null;
  importedAt?: Date | null;
}

export async function updateImport(db: Db, programId: string, id: string, change: ImportChange): Promise<void> {
  await db.updateTable('rosterImport').set(change).where('programId', '=', programId).where('id', '=', id).execute();
}

/** Rows and their states of several imports. */
export async function countImportRows(db: Db, programId: string, importIds: readonly string[]) {
  const { rows } = await sql<{ importId: string; rows: number; ok: number; warning: number; error: number }>`
    select import_id, count(*) as rows, count(*) filter (where state = 'ok') as ok,
      count(*) filter (where state = 'warning') as warning, count(*) filter (where state = 'error') as error
    from roster_import_row where program_id = ${programId} and import_id = any(${[...importIds]}::uuid[])
    group by import_id`.execute(db);
  return new Map(rows.map(({ importId, ...counts }) => [importId, counts]));
}

export interface SheetRowKept {
  readonly seq: number;
  readonly sheet: string;
  readonly line: number;
  readonly name: string;
  readonly state: RosterState;
  readonly sealed: Buffer;
}

/** Writes the rows of an import, or writes them again after they were mended. */
export async function upsertImportRows(
  db: Db,
  programId: string,
  importId: string,
  rows: readonly SheetRowKept[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map((row) => ({ ...row, sealed: row.sealed.toString('base64') })));
  await sql`
    insert into roster_import_row (program_id, import_id, seq, sheet, line, name, state, sealed)
    select ${programId}, ${importId}, seq, sheet, line, name, state, decode(sealed, 'base64')
    from json_to_recordset(${json}::json) as r(seq int, sheet text, line int, name text, state text, sealed text)
    on conflict (program_id, import_id, seq) do update set name = excluded.name, state = excluded.state, sealed = excluded.sealed`.execute(
    db,
  );
}

export async function removeImportRows(db: Db, programId: string, importId: string): Promise<void> {
  await db.deleteFrom('rosterImportRow').where('programId', '=', programId).where('importId', '=', importId).execute();
}

const rowColumns = ['seq', 'sheet', 'line', 'name', 'state', 'sealed', 'importedAs', 'before'] as const;

export async function listImportRows(db: Db, programId: string, importId: string) {
  return db
    .selectFrom('rosterImportRow')
    .select(rowColumns)
    .where('programId', '=', programId)
    .where('importId', '=', importId)
    .orderBy('seq')
    .execute();
}

export type KeptImportRow = Awaited<ReturnType<typeof listImportRows>>[number];

export async function pageImportRows(
  db: Db,
  programId: string,
  importId: string,
  filter: { state?: RosterState | undefined; q?: string | undefined; page: number; size: number },
) {
  let query = db.selectFrom('rosterImportRow').where('programId', '=', programId).where('importId', '=', importId);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.q) query = query.where('name', 'like', `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(rowColumns)
    .orderBy('seq')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

export interface ImportedRow {
  readonly seq: number;
  readonly importedAs: string;
  /** The sealed text of the row that it overwrote; null for a new one. */
  readonly before: string | null;
}

export async function markImported(
  db: Db,
  programId: string,
  importId: string,
  rows: readonly ImportedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update roster_import_row r set imported_as = v."importedAs", before = decode(v.before, 'base64')
    from json_to_recordset(${JSON.stringify(rows)}::json) as v(seq int, "importedAs" uuid, before text)
    where r.program_id = ${programId} and r.import_id = ${importId} and r.seq = v.seq`.execute(db);
}

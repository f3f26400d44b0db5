import type { RosterIssue, RosterState, RosterSummary } from '@yanxiu/domain/registration/roster-fields';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { DB } from '../../platform/db/generated/schema.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { type StoredValues, valueColumns } from '../stored-values.ts';

/** Everything of a roster row that a clerk fills in, as it is stored. */
export interface EntryValues extends StoredValues {
  readonly id: string;
  readonly line: number;
  readonly workSchoolId: string;
  readonly importId: string | null;
}

const valueNames = valueColumns.map(([name]) => name);
const plainColumns = [
  'line int',
  'work_school_id uuid',
  'import_id uuid',
  'check_state text',
  ...valueColumns.filter(([, type]) => type !== 'bytea').map(([name, type]) => `${name} ${type}`),
];
const listed = sql.raw(plainColumns.map((column) => column.split(' ')[0]).join(', '));
const typed = sql.raw(plainColumns.join(', '));
const replaced = sql.raw(
  ['work_school_id', 'check_state', ...valueNames].map((name) => `${name} = excluded.${name}`).join(', '),
);

/**
 * Inserts rows, or overwrites the values of rows that are there. What is written counts as an error until it has been
 * judged among the other rows of its unit (recheck), so that the unique index never sees an unjudged duplicate.
 */
export async function upsertEntries(
  db: Db,
  programId: string,
  schoolId: string,
  rows: readonly EntryValues[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map(snakeKeys));
  await sql`
    insert into roster_entry (program_id, school_id, id, document_cipher, phone_cipher, ${listed})
    select ${programId}, ${schoolId}, id, decode(document_cipher, 'base64'), decode(phone_cipher, 'base64'), ${listed}
    from json_to_recordset(${json}::json) as e(id uuid, document_cipher text, phone_cipher text, ${typed})
    on conflict (program_id, id) do update set ${replaced}, return_reason = null,
      version = roster_entry.version + 1`.execute(db);
}

const snakeNames = new Map<string, string>();

function snakeKeys(row: EntryValues): Record<string, unknown> {
  const snake: Record<string, unknown> = { check_state: 'error' };
  for (const [key, value] of Object.entries(row)) {
    let name = snakeNames.get(key);
    if (name === undefined) {
      name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      snakeNames.set(key, name);
    }
    snake[name] = Buffer.isBuffer(value) ? value.toString('base64') : value;
  }
  return snake;
}

export interface Verdict {
  readonly id: string;
  readonly state: RosterState;
  readonly issues: readonly RosterIssue[];
}

/** Writes the verdicts on rows; those that become errors first, because of the unique index. */
export async function updateVerdicts(db: Db, programId: string, verdicts: readonly Verdict[]): Promise<void> {
  for (const part of [
    verdicts.filter((one) => one.state === 'error'),
    verdicts.filter((one) => one.state !== 'error'),
  ]) {
    if (part.length === 0) continue;
    await sql`
      update roster_entry e set check_state = v.state, issues = v.issues
      from json_to_recordset(${JSON.stringify(part)}::json) as v(id uuid, state text, issues jsonb)
      where e.program_id = ${programId} and e.id = v.id`.execute(db);
  }
}

const columns = [
  'id',
  'schoolId',
  'workSchoolId',
  'line',
  'name',
  'stage',
  'subject',
  'documentKind',
  'documentCipher',
  'documentIndex',
  'documentMask',
  'phoneCipher',
  'phoneIndex',
  'phoneMask',
  'noOwnPhone',
  'countyText',
  'schoolText',
  'remark',
  'personType',
  'homeSchool',
  'checkState',
  'exemptState',
  'exemptReason',
  'exemptHoursX100',
  'exemptCreditsX100',
  'exemptFileId',
  'exemptStep',
  'returnReason',
  'withdrawnAt',
  'withdrawnCode',
  'importId',
  'personId',
  'version',
] as const;
const issues = sql<RosterIssue[]>`issues`.as('issues');

/** The rows of a unit that are still on its roster, in their order. */
export async function listEntries(db: Db, programId: string, schoolId: string) {
  return db
    .selectFrom('rosterEntry')
    .select(columns)
    .select(issues)
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .where('withdrawnAt', 'is', null)
    .orderBy('line')
    .orderBy('id')
    .execute();
}

export type EntryRow = Awaited<ReturnType<typeof listEntries>>[number];

/** Blind indexes of numbers that stand, or stood, in rows that were changed. */
export interface NumberIndexes {
  readonly documents: readonly string[];
  readonly phones: readonly string[];
}

/** The rows of a unit with one of these ids or numbers, in their order. */
export async function listEntriesAround(
  db: Db,
  programId: string,
  schoolId: string,
  ids: readonly string[],
  numbers: NumberIndexes,
): Promise<EntryRow[]> {
  // the numbers have indexes of their own over the whole program: three short looks instead of one over the roster
  const { rows } = await sql<{ id: string }>`
    select id from roster_entry where program_id = ${programId} and id = any(${[...ids]}::uuid[])
    union select id from roster_entry
      where program_id = ${programId} and document_index = any(${[...numbers.documents]}::text[])
    union select id from roster_entry
      where program_id = ${programId} and phone_index = any(${[...numbers.phones]}::text[])`.execute(db);
  if (rows.length === 0) return [];
  return db
    .selectFrom('rosterEntry')
    .select(columns)
    .select(issues)
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .where(sql<boolean>`id = any(${rows.map((row) => row.id)}::uuid[])`)
    .where('withdrawnAt', 'is', null)
    .orderBy('line')
    .orderBy('id')
    .execute();
}

export async function getEntry(db: Db, programId: string, schoolId: string, id: string): Promise<EntryRow> {
  const row = await db
    .selectFrom('rosterEntry')
    .select(columns)
    .select(issues)
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .executeTakeFirst();
  return orNotFound(row);
}

export interface EntryFilter {
  readonly q?: string | undefined;
  /** Blind indexes of what was searched for: a whole number or its last four. */
  readonly numbers?: readonly string[] | undefined;
  readonly state?: RosterState | undefined;
  readonly withdrawn?: boolean | undefined;
  readonly exempt?: boolean | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

type EntryQuery<O> = SelectQueryBuilder<DB, 'rosterEntry', O>;

function chosen<O>(query: EntryQuery<O>, filter: EntryFilter): EntryQuery<O> {
  let narrowed = query.where('withdrawnAt', filter.withdrawn ? 'is not' : 'is', null);
  if (filter.state) narrowed = narrowed.where('checkState', '=', filter.state);
  if (filter.exempt) narrowed = narrowed.where('exemptState', '<>', 'none');
  const { q } = filter;
  if (q) {
    const words = `%${q.replace(/[%_\\]/g, '\\$&')}%`;
    const numbers = [...(filter.numbers ?? ['-'])];
    narrowed = narrowed.where((eb) =>
      eb.or([
        eb('name', 'like', words),
        eb('nameKey', 'like', `${words.slice(1).toLowerCase()}`),
        eb('subject', 'like', words),
        eb('schoolText', 'like', words),
        eb('documentIndex', 'in', numbers),
        eb('documentTailIndex', 'in', numbers),
        eb('phoneIndex', 'in', numbers),
        eb('phoneTailIndex', 'in', numbers),
      ]),
    );
  }
  return narrowed;
}

/** A page of a unit's rows. `counts` are the unit's own: what they say already is not counted again. */
export async function pageEntries(
  db: Db,
  programId: string,
  schoolId: string,
  filter: EntryFilter,
  counts: RosterSummary,
) {
  const base = db.selectFrom('rosterEntry').where('programId', '=', programId).where('schoolId', '=', schoolId);
  const isCounted = !filter.q && !filter.withdrawn && !filter.exempt;
  const total = isCounted ? counts[filter.state ?? 'rows'] : await countChosen(chosen(base, filter));
  const direction = filter.sort?.startsWith('-') ? 'desc' : 'asc';
  const sort = filter.sort?.replace('-', '');
  const order = sort === 'name' ? 'nameKey' : sort === 'stage' ? 'stage' : sort === 'subject' ? 'subject' : 'line';
  // the rows of the page first: what is looked up for each is not looked up for those before them
  const page = chosen(base, filter)
    .selectAll()
    .orderBy(order, direction)
    .orderBy('line')
    .orderBy('id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size);
  const rows = await db
    .selectFrom(page.as('rosterEntry'))
    .select(columns)
    .select(issues)
    .select(otherUnitName(programId).as('conflictSchool'))
    .orderBy(order, direction)
    .orderBy('line')
    .orderBy('id')
    .execute();
  return { rows, total };
}

async function countChosen<O>(query: EntryQuery<O>): Promise<number> {
  const row = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return Number(row.total);
}

/** Another unit of the program on whose roster the same person stands. */
function otherUnitName(programId: string) {
  return sql<string | null>`(select u.name from roster_entry other join org u on u.id = other.school_id
    where other.program_id = ${programId} and other.document_index = roster_entry.document_index
      and other.school_id <> roster_entry.school_id and other.withdrawn_at is null
    order by other.id limit 1)`;
}

export async function countRows(db: Db, programId: string, schoolId: string) {
  const { rows } = await sql<{ rows: number; ok: number; warning: number; error: number }>`
    select count(*) as rows, count(*) filter (where check_state = 'ok') as ok,
      count(*) filter (where check_state = 'warning') as warning, count(*) filter (where check_state = 'error') as error
    from roster_entry where program_id = ${programId} and school_id = ${schoolId} and withdrawn_at is null`.execute(db);
  return rows[0] ?? { rows: 0, ok: 0, warning: 0, error: 0 };
}

export async function lastLine(db: Db, programId: string, schoolId: string): Promise<number> {
  const row = await db
    .selectFrom('rosterEntry')
    .select((eb) => eb.fn.max('line').as('line'))
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .executeTakeFirst();
  return row?.line ?? 0;
}

export async function removeEntries(
  db: Db,
  programId: string,
  schoolId: string,
  ids: readonly string[] | null,
): Promise<number> {
  let query = db.deleteFrom('rosterEntry').where('programId', '=', programId).where('schoolId', '=', schoolId);
  if (ids) {
    if (ids.length === 0) return 0;
    // one parameter: a large import has more rows than a statement may have placeholders
    query = query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`);
  }
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

export interface EntryChange {
  exemptState?: 'none' | 'asked' | 'approved' | 'returned';
  exemptReason?: string;
  exemptHoursX100?: number | null;
  exemptCreditsX100?: number | null;
  exemptFileId?: string | null;
  exemptStep?: number;
  exemptDecidedBy?: string | null;
  returnReason?: string | null;
  withdrawnAt?: Date;
  withdrawnCode?:
    | 'moved'
    | 'retired'
    | 'resigned'
    | 'deceased'
    | 'longSickLeave'
    | 'maternityLeave'
    | 'mistake'
    | 'replaced'
    | 'conflict';
}

export async function updateEntry(db: Db, programId: string, id: string, change: EntryChange): Promise<void> {
  await db
    .updateTable('rosterEntry')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

export async function clearReturnReasons(db: Db, programId: string, schoolId: string): Promise<void> {
  await db
    .updateTable('rosterEntry')
    .set({ returnReason: null })
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .where('returnReason', 'is not', null)
    .execute();
}

/** Writes reviewers' reasons onto rows of a unit; ids of other units change nothing. */
export async function setReturnReasons(
  db: Db,
  programId: string,
  schoolId: string,
  reasons: readonly { entryId: string; reason: string }[],
): Promise<void> {
  if (reasons.length === 0) return;
  await sql`
    update roster_entry e set return_reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(reasons)}::jsonb) as r("entryId" uuid, reason text)
    where e.program_id = ${programId} and e.school_id = ${schoolId} and e.id = r."entryId"`.execute(db);
}

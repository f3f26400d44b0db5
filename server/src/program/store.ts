import type { Scope } from '@yanxiu/domain/access/scope';
import { bureauName } from '@yanxiu/domain/org/bureau-name';
import { type ProgramSettings, programSettings } from '@yanxiu/domain/program/policy';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { inScope } from '../platform/http/scope-sql.ts';

/**
 * A program is seen by its publisher's subtree and by every level above; a provider sees the published ones that it
 * carries out, a trainee those she is enrolled in.
 */
export function programInScope(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'tree') {
    return sql<boolean>`(publisher.path like ${`${scope.path}%`} or (${scope.path} like publisher.path || '%' and program.state <> 'draft'))`;
  }
  if (scope.kind === 'provider')
    return sql<boolean>`(program.provider_id = ${scope.providerId} and program.state <> 'draft')`;
  if (scope.kind === 'class') return sql<boolean>`program.id = ${scope.programId}`;
  if (scope.kind === 'self') {
    return sql<boolean>`exists (select 1 from trainee where trainee.program_id = program.id and trainee.person_id = ${scope.personId})`;
  }
  return inScope(scope, { programId: 'program.id' });
}

const columns = [
  'program.id',
  'program.code',
  'program.name',
  'program.year',
  'program.publisherId',
  'program.providerId',
  'program.preset',
  'program.state',
  'program.settings',
  'program.version',
  'publisher.name as publisherName',
  'publisher.path as publisherPath',
  'provider.name as providerName',
] as const;

function programs(db: Db, scope: Scope) {
  return db
    .selectFrom('program')
    .innerJoin('org as publisher', 'publisher.id', 'program.publisherId')
    .leftJoin('org as provider', 'provider.id', 'program.providerId')
    .where(programInScope(scope));
}

export interface ProgramFilter {
  readonly q?: string | undefined;
  readonly state?: 'draft' | 'published' | 'closed' | undefined;
  readonly page: number;
  readonly size: number;
}

export async function pagePrograms(db: Db, scope: Scope, filter: ProgramFilter) {
  let query = programs(db, scope);
  if (filter.state) query = query.where('program.state', '=', filter.state);
  if (filter.q) query = query.where('program.name', 'like', `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .orderBy('program.year', 'desc')
    .orderBy('program.createdAt', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(asPublished), total: Number(total) };
}

export async function getProgram(db: Db, scope: Scope, id: string) {
  const row = await programs(db, scope).select(columns).where('program.id', '=', id).executeTakeFirst();
  return asPublished(orNotFound(row));
}

export async function existsInScope(db: Db, scope: Scope, id: string): Promise<boolean> {
  const row = await programs(db, scope).select('program.id').where('program.id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Locks the row against another change in the same moment. */
export async function lockProgram(db: Db, scope: Scope, id: string) {
  const program = await getProgram(db, scope, id);
  await sql`select 1 from program where id = ${id} for update`.execute(db);
  return program;
}

function readProgram<T extends { settings: unknown }>(row: T): Omit<T, 'settings'> & { settings: ProgramSettings } {
  return { ...row, settings: programSettings.parse(row.settings) };
}

/** A program is published by the bureau of its region (阳城县 → 阳城县教育局). */
function asPublished<T extends { settings: unknown; publisherName: string }>(row: T) {
  return readProgram({ ...row, publisherName: bureauName(row.publisherName) });
}

export async function insertProgram(
  db: Db,
  row: {
    id: string;
    code: string;
    settings: ProgramSettings;
    publisherId: string;
    providerId: string | null;
    preset: string | null;
    createdAt: Date;
  },
): Promise<void> {
  const { settings } = row;
  await db
    .insertInto('program')
    .values({ ...row, name: settings.title, year: settings.year, settings: JSON.stringify(settings) })
    .execute();
}

export async function insertVersion(
  db: Db,
  row: {
    programId: string;
    version: number;
    settings: ProgramSettings;
    reason: string;
    personId: string | null;
    at: Date;
  },
): Promise<void> {
  await db
    .insertInto('programVersion')
    .values({ ...row, settings: JSON.stringify(row.settings) })
    .execute();
}

/** Writes when the version is still the one that was read; returns whether it was. */
export async function updateProgram(
  db: Db,
  id: string,
  version: number,
  change: {
    settings?: ProgramSettings;
    providerId?: string | null;
    state?: 'published' | 'closed';
    publishedAt?: Date;
    closedAt?: Date;
  },
): Promise<boolean> {
  const { settings, ...rest } = change;
  const named = settings ? { settings: JSON.stringify(settings), name: settings.title, year: settings.year } : {};
  const result = await db
    .updateTable('program')
    .set({ ...rest, ...named, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function listVersions(db: Db, programId: string) {
  return db
    .selectFrom('programVersion')
    .leftJoin('person', 'person.id', 'programVersion.personId')
    .select(['programVersion.version', 'programVersion.reason', 'programVersion.at', 'person.name as byName'])
    .where('programVersion.programId', '=', programId)
    .orderBy('programVersion.version', 'desc')
    .execute();
}

function changes(db: Db, programId: string) {
  return db
    .selectFrom('programChange')
    .innerJoin('person as asker', 'asker.id', 'programChange.askedBy')
    .leftJoin('person as bureau', 'bureau.id', 'programChange.bureauBy')
    .leftJoin('person as provider', 'provider.id', 'programChange.providerBy')
    .select([
      'programChange.id',
      'programChange.programId',
      'programChange.settings',
      'programChange.reason',
      'programChange.askedBy',
      'programChange.askedAt',
      'programChange.bureauBy',
      'programChange.providerBy',
      'programChange.state',
      'asker.name as askedByName',
      'bureau.name as bureauByName',
      'provider.name as providerByName',
    ])
    .where('programChange.programId', '=', programId);
}

export async function findWaitingChange(db: Db, programId: string) {
  const row = await changes(db, programId).where('programChange.state', '=', 'waiting').executeTakeFirst();
  return row ? readProgram(row) : null;
}

export async function getChange(db: Db, programId: string, id: string) {
  const row = await changes(db, programId).where('programChange.id', '=', id).executeTakeFirst();
  return readProgram(orNotFound(row));
}

export async function insertChange(
  db: Db,
  row: {
    programId: string;
    id: string;
    settings: ProgramSettings;
    baseVersion: number;
    reason: string;
    askedBy: string;
    askedAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('programChange')
    .values({ ...row, settings: JSON.stringify(row.settings) })
    .execute();
}

export async function updateChange(
  db: Db,
  programId: string,
  id: string,
  change: { bureauBy?: string; bureauAt?: Date; providerBy?: string; providerAt?: Date; state?: 'done' | 'withdrawn' },
): Promise<void> {
  await db.updateTable('programChange').set(change).where('programId', '=', programId).where('id', '=', id).execute();
}

import type { Scope } from '@yanxiu/domain/access/scope';
import type { Db } from '../platform/db/database.ts';
import { inScope } from '../platform/http/scope-sql.ts';

/** Cities and counties in reach: where a school may stand. */
export async function listRegions(db: Db, scope: Scope) {
  return db
    .selectFrom('org')
    .select(['id', 'name', 'shortName', 'path'])
    .where('kind', 'in', ['city', 'county'])
    .where('active', '=', true)
    .where(inScope(scope, { path: 'org.path' }))
    .orderBy('sortKey')
    .execute();
}

/** Every open school directly under these regions, as a list is judged against it. */
export async function listSchoolsUnder(db: Db, regionIds: readonly string[]) {
  if (regionIds.length === 0) return [];
  const rows = await db
    .selectFrom('org')
    .select(['id', 'parentId', 'name', 'registeredName', 'uscc', 'stages', 'ownership', 'reportsThrough'])
    .select(['aliases', 'address', 'version'])
    .where('parentId', 'in', [...regionIds])
    .where('kind', '=', 'school')
    .where('active', '=', true)
    .execute();
  return rows.flatMap(({ parentId, ...row }) => (parentId ? [{ ...row, parentId }] : []));
}

export type ListedSchool = Awaited<ReturnType<typeof listSchoolsUnder>>[number];

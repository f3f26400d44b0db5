import type { Scope } from '@yanxiu/domain/access/scope';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

function payers(db: Db, scope: Scope) {
  return db
    .selectFrom('knownPayer')
    .innerJoin('org as provider', 'provider.id', 'knownPayer.providerId')
    .innerJoin('org as school', 'school.id', 'knownPayer.schoolId')
    .where('knownPayer.revokedAt', 'is', null)
    .where(inScope(scope, { providerId: 'known_payer.provider_id', path: 'provider.path' }));
}

const columns = [
  'knownPayer.id',
  'knownPayer.account',
  'knownPayer.name',
  'knownPayer.schoolId',
  'school.name as schoolName',
  'knownPayer.learntAt',
] as const;

export async function pagePayers(db: Db, scope: Scope, filter: { q?: string | undefined; page: number; size: number }) {
  let query = payers(db, scope);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('school.name', 'like', words),
        eb('knownPayer.name', 'like', words),
        eb('knownPayer.account', 'like', words),
      ]),
    );
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .orderBy('knownPayer.learntAt', 'desc')
    .orderBy('knownPayer.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** Forgets a payer account; 404 where it is out of reach or forgotten already. */
export async function revokePayer(db: Db, scope: Scope, id: string, at: Date, personId: string) {
  const row = orNotFound(await payers(db, scope).select(columns).where('knownPayer.id', '=', id).executeTakeFirst());
  await db.updateTable('knownPayer').set({ revokedAt: at, revokedBy: personId }).where('id', '=', id).execute();
  return row;
}

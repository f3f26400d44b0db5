import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { newId } from '../../platform/id/new-id.ts';

/** An account is its provider's own: bureaus and schools never see the other business that stands on it. */
function accounts(db: Db, scope: Scope) {
  return db
    .selectFrom('bankAccount')
    .innerJoin('org as provider', 'provider.id', 'bankAccount.providerId')
    .where(inScope(scope, { providerId: 'bank_account.provider_id', path: 'provider.path' }));
}

const columns = [
  'bankAccount.id',
  'bankAccount.providerId',
  'bankAccount.accountNumber',
  'bankAccount.name',
  'bankAccount.bankName',
  'bankAccount.cnaps',
  'bankAccount.closedUntil',
] as const;

export type AccountRow = Awaited<ReturnType<typeof getAccount>>;

export async function getAccount(db: Db, scope: Scope, id: string) {
  return orNotFound(await accounts(db, scope).select(columns).where('bankAccount.id', '=', id).executeTakeFirst());
}

/** The account, locked: all bookings of an account queue here, so that totals and closings are seen in one order. */
export async function lockAccount(db: Db, scope: Scope, id: string) {
  await getAccount(db, scope, id);
  await sql`select 1 from bank_account where id = ${id} for no key update`.execute(db);
  return getAccount(db, scope, id);
}

export async function listAccounts(db: Db, scope: Scope) {
  const rows = await accounts(db, scope).select(columns).orderBy('bankAccount.createdAt').execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [lines, waiting, programs] = await Promise.all([
    countLines(db, ids),
    countWaiting(db, ids),
    programsOf(db, ids),
  ]);
  return rows.map((row) => {
    const count = lines.find((one) => one.bankAccountId === row.id);
    return {
      ...row,
      lastLineAt: count?.lastLineAt ?? null,
      openLines: Number(count?.openLines ?? 0),
      openFen: Number(count?.openFen ?? 0),
      waiting: Number(waiting.find((one) => one.bankAccountId === row.id)?.count ?? 0),
      programs: programs.filter((one) => one.bankAccountId === row.id).map(({ id, name }) => ({ id, name })),
    };
  });
}

function countLines(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('bankLine')
    .select((eb) => [
      'bankLine.bankAccountId',
      eb.fn.max('bankLine.at').as('lastLineAt'),
      sql<number>`count(*) filter (where open_fen > 0)`.as('openLines'),
      sql<number>`coalesce(sum(open_fen) filter (where direction = 'in'), 0)::bigint`.as('openFen'),
    ])
    .where('bankLine.bankAccountId', 'in', [...ids])
    .groupBy('bankLine.bankAccountId')
    .execute();
}

function countWaiting(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('booking')
    .innerJoin('bankLine', 'bankLine.id', 'booking.bankLineId')
    .select((eb) => ['bankLine.bankAccountId', eb.fn.countAll<number>().as('count')])
    .where('booking.state', '=', 'waiting')
    .where('bankLine.bankAccountId', 'in', [...ids])
    .groupBy('bankLine.bankAccountId')
    .execute();
}

export function programsOf(db: Db, accountIds: readonly string[]) {
  return db
    .selectFrom('programAccount')
    .innerJoin('program', 'program.id', 'programAccount.programId')
    .select(['programAccount.bankAccountId', 'program.id', 'program.name', 'program.publisherId'])
    .where('programAccount.bankAccountId', 'in', [...accountIds])
    .orderBy('program.year', 'desc')
    .orderBy('program.name')
    .execute();
}

/** The account of a payee, made when it is new, and tied to the program that is paid into it. */
export async function ensureAccount(
  db: Db,
  row: {
    programId: string;
    providerId: string;
    accountNumber: string;
    name: string;
    bankName: string;
    cnaps: string;
    at: Date;
  },
): Promise<string> {
  const { programId, at, ...account } = row;
  const known = await db
    .selectFrom('programAccount')
    .innerJoin('bankAccount', 'bankAccount.id', 'programAccount.bankAccountId')
    .select('bankAccount.id')
    .where('programAccount.programId', '=', programId)
    .where('bankAccount.accountNumber', '=', account.accountNumber)
    .executeTakeFirst();
  if (known) return known.id;
  await db
    .insertInto('bankAccount')
    .values({ ...account, id: newId(), createdAt: at })
    .onConflict((conflict) =>
      conflict
        .constraint('bank_account_number_is_unique')
        .doUpdateSet({ name: account.name, bankName: account.bankName, cnaps: account.cnaps }),
    )
    .execute();
  const { id } = await db
    .selectFrom('bankAccount')
    .select('id')
    .where('providerId', '=', account.providerId)
    .where('accountNumber', '=', account.accountNumber)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('programAccount')
    .values({ programId, bankAccountId: id, since: at })
    .onConflict((conflict) => conflict.constraint('program_account_pkey').doNothing())
    .execute();
  return id;
}

/**
 * Holds the accounts into which a program is paid open for this transaction and tells their last closed day; null when
 * nothing is closed. To be asked before a bill is locked: bookings lock the account first too, and none waits in a ring.
 */
export async function holdAccountsOf(db: Db, programId: string): Promise<string | null> {
  const { rows } = await sql<{ closedUntil: string | null }>`select a.closed_until from bank_account a
    where a.id in (select bank_account_id from program_account where program_id = ${programId}) order by a.id for share`.execute(
    db,
  );
  return (
    rows
      .map((row) => row.closedUntil)
      .sort()
      .at(-1) ?? null
  );
}

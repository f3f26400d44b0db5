import type { Scope } from '@yanxiu/domain/access/scope';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface NewStatementFile {
  readonly id: string;
  readonly bankAccountId: string;
  readonly fileId: string;
  readonly personId: string;
  readonly at: Date;
}

export async function insertStatementFile(db: Db, row: NewStatementFile): Promise<void> {
  await db.insertInto('statementFile').values(row).execute();
}

export async function getStatementFile(db: Db, id: string) {
  const row = await db
    .selectFrom('statementFile')
    .innerJoin('storedFile', 'storedFile.id', 'statementFile.fileId')
    .select([
      'statementFile.id',
      'statementFile.bankAccountId',
      'statementFile.state',
      'storedFile.sha256',
      'storedFile.name',
    ])
    .where('statementFile.id', '=', id)
    .executeTakeFirst();
  return orNotFound(row);
}

export async function updateStatementFile(
  db: Db,
  id: string,
  change: {
    layout?: string;
    fromOn?: string | null;
    toOn?: string | null;
    lines?: number;
    added?: number;
    known?: number;
    unreadable?: number;
    gaps?: string;
    state: 'refused' | 'imported' | 'matched';
    refusal?: string;
  },
): Promise<void> {
  await db.updateTable('statementFile').set(change).where('id', '=', id).execute();
}

export async function pageStatementFiles(
  db: Db,
  scope: Scope,
  filter: { bankAccountId: string; page: number; size: number },
) {
  const query = db
    .selectFrom('statementFile')
    .innerJoin('storedFile', 'storedFile.id', 'statementFile.fileId')
    .innerJoin('bankAccount', 'bankAccount.id', 'statementFile.bankAccountId')
    .innerJoin('org as provider', 'provider.id', 'bankAccount.providerId')
    .leftJoin('person', 'person.id', 'statementFile.personId')
    .where('statementFile.bankAccountId', '=', filter.bankAccountId)
    .where(inScope(scope, { providerId: 'bank_account.provider_id', path: 'provider.path' }));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      'statementFile.id',
      'statementFile.fileId',
      'statementFile.at',
      'statementFile.fromOn',
      'statementFile.toOn',
      'statementFile.lines',
      'statementFile.added',
      'statementFile.known',
      'statementFile.unreadable',
      'statementFile.gaps',
      'statementFile.state',
      'statementFile.refusal',
      'storedFile.name as fileName',
      'person.name as byName',
    ])
    .orderBy('statementFile.at', 'desc')
    .orderBy('statementFile.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** Lines that this file brought: the others were known from an earlier one. */
export async function countLinesOfFile(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('bankLine')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('statementFileId', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

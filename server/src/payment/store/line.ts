import type { Scope } from '@yanxiu/domain/access/scope';
import { lineState, lineStateNames } from '@yanxiu/domain/payment/states';
import { type RawBuilder, sql } from 'kysely';
import { type BulkRow, bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

function lines(db: Db, scope: Scope) {
  return db
    .selectFrom('bankLine')
    .innerJoin('bankAccount', 'bankAccount.id', 'bankLine.bankAccountId')
    .innerJoin('org as provider', 'provider.id', 'bankAccount.providerId')
    .leftJoin('bankLineProposal as proposal', 'proposal.bankLineId', 'bankLine.id')
    .where(inScope(scope, { providerId: 'bank_account.provider_id', path: 'provider.path' }));
}

const isWaiting = sql<boolean>`exists (select 1 from booking where booking.bank_line_id = bank_line.id and booking.state = 'waiting')`;

const columns = [
  'bankLine.id',
  'bankLine.bankAccountId',
  'bankLine.at',
  'bankLine.bookedOn',
  'bankLine.direction',
  'bankLine.amountFen',
  'bankLine.openFen',
  'bankLine.allocatedFen',
  'bankLine.refundedFen',
  'bankLine.reversedFen',
  'bankLine.otherFen',
  'bankLine.counterName',
  'bankLine.counterAccount',
  'bankLine.counterBank',
  'bankLine.summary',
  'bankLine.purpose',
  'bankLine.postscript',
  'bankLine.key',
  'proposal.decision',
] as const;

const shown = [
  sql<
    string[]
  >`array(select distinct org.name from allocation a join bill b on b.program_id = a.program_id and b.id = a.bill_id
    join org on org.id = b.school_id where a.bank_line_id = bank_line.id
    group by org.name, a.bill_id having sum(a.amount_fen) > 0 order by org.name limit 5)`.as('schools'),
  sql<string>`coalesce(proposal.reasons ->> 0, '')`.as('hint'),
  sql<number>`coalesce(jsonb_array_length(proposal.candidates), 0)`.as('candidateCount'),
  isWaiting.as('isWaiting'),
] as const;

export type ListedState =
  | 'unsettled'
  | 'open'
  | 'part'
  | 'waiting'
  | 'booked'
  | 'refunded'
  | 'reversed'
  | 'other'
  | 'linked';

/** The states of the screen in SQL: lineState of the domain says the same of each row. */
const stateIs: Readonly<Record<ListedState, RawBuilder<boolean>>> = {
  unsettled: sql<boolean>`(bank_line.open_fen > 0 and not ${isWaiting})`,
  open: sql<boolean>`(bank_line.open_fen = bank_line.amount_fen and not ${isWaiting})`,
  part: sql<boolean>`(bank_line.open_fen > 0 and bank_line.open_fen < bank_line.amount_fen and not ${isWaiting})`,
  waiting: isWaiting,
  booked: sql<boolean>`(bank_line.open_fen = 0 and bank_line.allocated_fen > 0)`,
  refunded: sql<boolean>`(bank_line.direction = 'in' and bank_line.refunded_fen > 0)`,
  reversed: sql<boolean>`bank_line.reversed_fen > 0`,
  other: sql<boolean>`bank_line.other_fen > 0`,
  linked: sql<boolean>`(bank_line.direction = 'out' and bank_line.open_fen = 0 and bank_line.other_fen = 0)`,
};

export interface LineFilter {
  readonly bankAccountId: string;
  readonly q?: string | undefined;
  readonly state?: ListedState | undefined;
  readonly direction?: 'in' | 'out' | undefined;
  readonly fromOn?: string | undefined;
  readonly toOn?: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

function filtered(db: Db, scope: Scope, filter: Omit<LineFilter, 'page' | 'size'>) {
  let query = lines(db, scope).where('bankLine.bankAccountId', '=', filter.bankAccountId);
  if (filter.state) query = query.where(stateIs[filter.state]);
  if (filter.direction) query = query.where('bankLine.direction', '=', filter.direction);
  if (filter.fromOn)
    query = query.where(sql<boolean>`bank_line.at >= (${filter.fromOn} || 'T00:00:00+08:00')::timestamptz`);
  if (filter.toOn)
    query = query.where(
      sql<boolean>`bank_line.at < (${filter.toOn} || 'T00:00:00+08:00')::timestamptz + interval '1 day'`,
    );
  const words = filter.q;
  if (words) query = query.where(wordsIn(words));
  return query;
}

/** A number is looked for as an amount in yuan, an account or a serial; words in the payer's name and the remark. */
function wordsIn(words: string): RawBuilder<boolean> {
  const like = `%${words.replace(/[%_\\]/g, '\\$&')}%`;
  const amount = /^\d+(\.\d{1,2})?$/.test(words) ? Math.round(Number(words) * 100) : null;
  const byText = sql<boolean>`(bank_line.counter_name like ${like} or bank_line.purpose like ${like} or bank_line.summary like ${like}
    or bank_line.postscript like ${like} or bank_line.personal like ${like} or bank_line.counter_account like ${like} or bank_line.key = ${words})`;
  return amount === null ? byText : sql<boolean>`(bank_line.amount_fen = ${amount} or ${byText})`;
}

const sums = sql<Record<string, number>>`jsonb_build_object(
  'inFen', coalesce(sum(bank_line.amount_fen) filter (where bank_line.direction = 'in'), 0),
  'outFen', coalesce(sum(bank_line.amount_fen) filter (where bank_line.direction = 'out'), 0),
  'openFen', coalesce(sum(bank_line.open_fen) filter (where bank_line.direction = 'in'), 0),
  'allocatedFen', coalesce(sum(bank_line.allocated_fen), 0))`;

export async function pageLines(db: Db, scope: Scope, filter: LineFilter) {
  const query = filtered(db, scope, filter);
  const { total, totals } = await query
    .select((eb) => [eb.fn.countAll<number>().as('total'), sums.as('totals')])
    .executeTakeFirstOrThrow();
  const order = filter.sort?.replace('-', '') === 'amountFen' ? 'bankLine.amountFen' : 'bankLine.at';
  const direction = filter.sort && !filter.sort.startsWith('-') ? 'asc' : 'desc';
  const rows = await query
    .select(columns)
    .select(shown)
    .orderBy(order, direction)
    .orderBy('bankLine.rank', direction)
    .orderBy('bankLine.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(describe), total: Number(total), totals };
}

export async function* allLines(db: Db, scope: Scope, filter: Omit<LineFilter, 'page' | 'size'>) {
  for (let page = 1; ; page += 1) {
    const { rows } = await pageLines(db, scope, { ...filter, sort: 'at', page, size: 2000 });
    yield* rows;
    if (rows.length < 2000) return;
  }
}

interface Described {
  direction: 'in' | 'out';
  amountFen: number;
  allocatedFen: number;
  refundedFen: number;
  reversedFen: number;
  otherFen: number;
  isWaiting: boolean;
}

function describe<T extends Described>(row: T) {
  const state = lineState(row, row.isWaiting);
  return { ...row, state, stateName: lineStateNames[state] };
}

export type LineRow = Awaited<ReturnType<typeof getLine>>;

export async function getLine(db: Db, scope: Scope, id: string) {
  const row = await lines(db, scope)
    .innerJoin('statementFile', 'statementFile.id', 'bankLine.statementFileId')
    .innerJoin('storedFile', 'storedFile.id', 'statementFile.fileId')
    .select(columns)
    .select(shown)
    .select([
      'bankLine.raw',
      'bankLine.rowNumber',
      'bankAccount.providerId',
      'bankAccount.closedUntil',
      'storedFile.name as fileName',
      'proposal.reasons',
      'proposal.candidates',
      'proposal.allocations',
      'proposal.reversesLineId',
    ])
    .where('bankLine.id', '=', id)
    .executeTakeFirst();
  return describe(orNotFound(row));
}

/** Inserts lines; those that an earlier import brought are passed over. Returns how many were new. */
export async function insertLines(db: Db, rows: readonly BulkRow[]): Promise<number> {
  return bulkInsert(db, 'bankLine', rows, { orIgnore: true });
}

export async function countKnownLines(db: Db, accountId: string, identities: readonly string[]): Promise<number> {
  if (identities.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from bank_line
    where bank_account_id = ${accountId} and identity in (select jsonb_array_elements_text(${JSON.stringify(identities)}::jsonb))`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** Lines of an account that nothing was booked from yet and no one waits for, in the order of time. */
export function listOpenLines(db: Db, accountId: string) {
  return db
    .selectFrom('bankLine')
    .select([
      'id',
      'key',
      'at',
      'rank',
      'direction',
      'amountFen',
      'counterName',
      'counterAccount',
      'summary',
      'purpose',
      'postscript',
      'personal',
      'bookedOn',
    ])
    .where('bankAccountId', '=', accountId)
    .whereRef('openFen', '=', 'amountFen')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('booking')
            .select('booking.id')
            .whereRef('booking.bankLineId', '=', 'bankLine.id')
            .where('booking.state', '=', 'waiting'),
        ),
      ),
    )
    .orderBy('at')
    .orderBy('rank')
    .execute();
}

/** Of these lines those that are still untouched; in one statement for any number. */
export async function stillOpen(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select l.id from bank_line l
    where l.id in (select (jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))::uuid) and l.open_fen = l.amount_fen
      and not exists (select 1 from booking b where b.bank_line_id = l.id and b.state = 'waiting')`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** Keeps what the engine said of each line, in place of what it said before. */
export async function replaceProposals(db: Db, rows: readonly BulkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = JSON.stringify(rows.map((row) => row.bankLineId));
  await sql`delete from bank_line_proposal where bank_line_id in (select (jsonb_array_elements_text(${ids}::jsonb))::uuid)`.execute(
    db,
  );
  await bulkInsert(db, 'bankLineProposal', rows);
}

export async function findProposal(db: Db, lineId: string) {
  const row = await db.selectFrom('bankLineProposal').selectAll().where('bankLineId', '=', lineId).executeTakeFirst();
  return row ?? null;
}

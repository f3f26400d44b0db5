import type { Scope } from '@yanxiu/domain/access/scope';
import type { BankDraw, BankQuestion } from '@yanxiu/domain/course/question';
import type { Difficulty, QuestionKind } from '@yanxiu/domain/course/question-kind';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';

export interface BankRow extends BankQuestion {
  readonly id: string;
  readonly version: number;
}

export interface BankFilter {
  readonly q?: string | undefined;
  readonly kind?: QuestionKind | undefined;
  readonly difficulty?: Difficulty | undefined;
  readonly tag?: string | undefined;
  readonly sort?: string | undefined;
}

const columns = [
  'id',
  'kind',
  'stem',
  'choices',
  'answer',
  'prompts',
  'accepted',
  'explanation',
  'points',
  'difficulty',
  'tags',
  'version',
] as const;

/** A bank belongs to a provider; nobody else reads it, for its answers. */
function bank(db: Db, scope: Scope) {
  const own = db.selectFrom('bankQuestion').where('retiredAt', 'is', null);
  if (scope.kind === 'everything') return own;
  return scope.kind === 'provider' ? own.where('providerId', '=', scope.providerId) : own.where(sql<boolean>`false`);
}

function matching(db: Db, scope: Scope, filter: BankFilter) {
  let query = bank(db, scope);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.difficulty) query = query.where('difficulty', '=', filter.difficulty);
  if (filter.tag) query = query.where(sql<boolean>`tags @> array[${filter.tag}]::text[]`);
  if (filter.q) query = query.where('stem', 'like', `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`);
  return query;
}

const sortable = { stem: 'stem', kind: 'kind', points: 'points', createdAt: 'id' } as const;

export async function pageBank(db: Db, scope: Scope, filter: BankFilter & { page: number; size: number }) {
  const query = matching(db, scope, filter);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await inOrder(query.select(columns), filter.sort)
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(asRow), total: Number(total) };
}

type Query = ReturnType<typeof selected>;
const selected = (db: Db, scope: Scope) => matching(db, scope, {}).select(columns);

/** By field, or the newest first (ids rise with time). */
function inOrder(query: Query, sort: string | undefined): Query {
  const field = sortable[(sort?.replace('-', '') ?? 'createdAt') as keyof typeof sortable] ?? 'id';
  return query.orderBy(field, sort && !sort.startsWith('-') ? 'asc' : 'desc').orderBy('id');
}

/** All that match, for an export. */
export async function listBank(db: Db, scope: Scope, filter: BankFilter): Promise<BankRow[]> {
  const rows = await inOrder(matching(db, scope, filter).select(columns), filter.sort).execute();
  return rows.map(asRow);
}

export async function getBankQuestion(db: Db, scope: Scope, id: string): Promise<BankRow> {
  return asRow(orNotFound(await bank(db, scope).select(columns).where('id', '=', id).executeTakeFirst()));
}

/** Every tag in use with its number of questions, the most used first. */
export async function listTags(db: Db, scope: Scope): Promise<{ tag: string; count: number }[]> {
  const rows = await bank(db, scope)
    .select([sql<string>`unnest(tags)`.as('tag'), sql<number>`count(*)::int`.as('count')])
    .groupBy('tag')
    .orderBy('count', 'desc')
    .orderBy('tag')
    .execute();
  return rows;
}

/** The questions that any of the rules may take, the oldest first: the same save gives the same quiz. */
export async function listForDraws(db: Db, scope: Scope, draws: readonly BankDraw[]): Promise<BankRow[]> {
  if (draws.length === 0) return [];
  const rows = await bank(db, scope)
    .select(columns)
    .where((eb) =>
      eb.or(
        draws.map(({ tag, difficulty }) =>
          eb.and([
            tag === null ? sql<boolean>`true` : sql<boolean>`tags @> array[${tag}]::text[]`,
            difficulty === null ? sql<boolean>`true` : eb('difficulty', '=', difficulty),
          ]),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(asRow);
}

export interface NewBankQuestion extends BankQuestion {
  readonly id: string;
  readonly sameKey: string;
}

/** Adds what the bank does not hold yet, and returns how many that were. */
export async function insertBank(
  db: Db,
  row: { providerId: string; createdAt: Date; createdBy: string | null },
  questions: readonly NewBankQuestion[],
): Promise<number> {
  let added = 0;
  for (let from = 0; from < questions.length; from += 500) {
    const values = questions.slice(from, from + 500).map((question) => ({ ...row, ...asJson(question) }));
    const result = await db
      .insertInto('bankQuestion')
      .values(values)
      .onConflict((conflict) => conflict.columns(['providerId', 'sameKey']).where('retiredAt', 'is', null).doNothing())
      .executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0n);
  }
  return added;
}

/** Of these keys the ones that the bank holds. */
export async function listKnownKeys(db: Db, scope: Scope, keys: readonly string[]): Promise<Set<string>> {
  const rows = await bank(db, scope).select('sameKey').where(sql<boolean>`same_key = any(${keys}::text[])`).execute();
  return new Set(rows.map((row) => row.sameKey));
}

/** Writes when the version is still the one that was read; returns whether it was. */
export async function updateBankQuestion(db: Db, question: NewBankQuestion & { version: number }): Promise<boolean> {
  const { id, version, ...fields } = asJson(question);
  const result = await db
    .updateTable('bankQuestion')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes questions of a provider's bank out, or puts them back; returns how many changed. */
export async function retireBank(
  db: Db,
  providerId: string,
  ids: readonly string[],
  retiredAt: Date | null,
): Promise<number> {
  const result = await db
    .updateTable('bankQuestion')
    .set({ retiredAt })
    .where('providerId', '=', providerId)
    .where('id', 'in', [...ids])
    .where('retiredAt', retiredAt ? 'is' : 'is not', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

function asJson<Q extends BankQuestion>(question: Q) {
  const { choices, answer, prompts, accepted } = question;
  const text = (value: unknown) => JSON.stringify(value);
  return {
    ...question,
    choices: text(choices),
    answer: text(answer),
    prompts: text(prompts),
    accepted: text(accepted),
    tags: [...question.tags],
  };
}

type Selected = Awaited<ReturnType<Query['execute']>>[number];

function asRow(row: Selected): BankRow {
  return {
    ...row,
    choices: row.choices as string[],
    answer: row.answer as number[],
    prompts: row.prompts as string[],
    accepted: row.accepted as string[][],
  };
}

import { createHash } from 'node:crypto';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { bankEndpoints } from '@yanxiu/contract/question-bank';
import type { BankQuestion } from '@yanxiu/domain/course/question';
import { questionKey } from '@yanxiu/domain/course/question-sheet';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { providerOf } from './edit-course.ts';
import {
  getBankQuestion,
  insertBank,
  listTags,
  type NewBankQuestion,
  pageBank,
  retireBank,
  updateBankQuestion,
} from './store/bank.ts';

type Endpoints = typeof bankEndpoints;

/** By content, short enough for an index. */
export function sameKeyOf(question: BankQuestion): string {
  return createHash('sha256').update(questionKey(question)).digest('hex');
}

export function withKeys(question: BankQuestion): NewBankQuestion {
  return { ...question, id: newId(), sameKey: sameKeyOf(question) };
}

export async function showBank(ctx: Ctx, input: Parsed<Endpoints['bank']>) {
  const [page, tags] = await Promise.all([pageBank(ctx.db, ctx.scope, input), listTags(ctx.db, ctx.scope)]);
  return { ...page, tags };
}

export function showBankQuestion(ctx: Ctx, { id }: { id: string }) {
  return getBankQuestion(ctx.db, ctx.scope, id);
}

export async function addBankQuestion(ctx: Ctx, { question }: Parsed<Endpoints['bankAdd']>): Promise<{ id: string }> {
  const row = withKeys(question);
  const owner = { providerId: providerOf(ctx.scope), createdAt: ctx.now, createdBy: actorOf(ctx).personId };
  if ((await insertBank(ctx.db, owner, [row])) === 0) throw new RefusalError(refuseCourse('questionKnown'));
  ctx.audit({ action: 'course.bankAdd', subject: ['bankQuestion', row.id], after: briefOf(question) });
  return { id: row.id };
}

export async function changeBankQuestion(ctx: Ctx, { id, version, question }: Parsed<Endpoints['bankUpdate']>) {
  const before = await getBankQuestion(ctx.db, ctx.scope, id);
  const row = { ...question, id, version, sameKey: sameKeyOf(question) };
  if (!(await updateBankQuestion(ctx.db, row))) throw new RefusalError(refuseCourse('questionChanged'));
  ctx.audit({
    action: 'course.bankUpdate',
    subject: ['bankQuestion', id],
    before: briefOf(before),
    after: briefOf(question),
  });
  return { version: version + 1 };
}

/** Out of the bank and back; quizzes that took the question keep it. */
export async function retireBankQuestions(ctx: Ctx, { ids, retired }: Parsed<Endpoints['bankRetire']>) {
  const providerId = providerOf(ctx.scope);
  const changed = await retireBank(ctx.db, providerId, ids, retired ? ctx.now : null);
  ctx.audit({ action: 'course.bankRetire', subject: ['org', providerId], after: { ids, retired, changed } });
  return { changed };
}

const briefOf = ({ kind, stem, tags, difficulty }: BankQuestion) => ({ kind, stem, tags, difficulty });

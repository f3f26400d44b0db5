import { bulkInsert } from '../platform/db/bulk-insert.ts';
import type { Ctx } from '../platform/http/context.ts';
import { newId } from '../platform/id/new-id.ts';
import { insertForUnits } from './store/message.ts';

export interface Message {
  readonly kind: 'returned' | 'marked' | 'answered' | 'result';
  /** One line: what happened to what. */
  readonly title: string;
  readonly body?: string;
  /** A page of the learner's app, from its root: `/lessons/…`. */
  readonly link?: string;
}

/**
 * Tells trainees of a program something that they find in 消息 with an unread mark, in the caller's transaction. For acts
 * that concern one person (work returned, a question answered, a result); notices to a class have receipts of their own.
 */
export async function tellTrainees(
  ctx: Ctx,
  programId: string,
  personIds: readonly string[],
  message: Message,
): Promise<void> {
  const rows = personIds.map((personId) => ({
    programId,
    id: newId(),
    personId,
    kind: message.kind,
    title: message.title,
    body: message.body ?? '',
    link: message.link ?? '',
    toldBy: ctx.actor?.personId ?? null,
    toldAt: ctx.now,
  }));
  await bulkInsert(ctx.db, 'traineeMessage', rows);
}

/** Tells every active trainee of these reporting units the same, in one statement: a result that concerns each of them. */
export async function tellUnits(
  ctx: Ctx,
  programId: string,
  schoolIds: readonly string[],
  message: Message,
): Promise<void> {
  await insertForUnits(ctx.db, programId, schoolIds, {
    kind: message.kind,
    title: message.title,
    body: message.body ?? '',
    link: message.link ?? '',
    toldBy: ctx.actor?.personId ?? null,
    toldAt: ctx.now,
  });
}

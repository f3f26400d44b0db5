import { dayOf, startOf } from '@yanxiu/domain/kernel/day';
import type { Ctx } from '../platform/http/context.ts';
import type { Part } from './start.ts';
import { readAudit } from './store/system.ts';

/** What an auditor looks at first: money and scores moved by hand, full numbers seen, roles given, locks undone. */
const watchedActions = [
  'person.reveal',
  'registration.viewFull',
  'access.grant',
  'program.askPayeeChange',
  'program.approveChange',
  'registration.unlock',
  'registration.lock',
  'payment.book',
  'payment.undo',
  'payment.refund',
  'payment.close',
  'payment.changeFee',
  'payment.takeOver',
  'assessment.correct',
  'credit.revoke',
  'supervision.remind',
  'operation.advanceClock',
] as const;

const watchedMs = 7 * 86_400_000;

export async function auditorStart(ctx: Ctx): Promise<Part> {
  const today = startOf(dayOf(ctx.now));
  const since = new Date(ctx.now.getTime() - watchedMs);
  const read = await readAudit(ctx.db, ctx.scope, today, since, watchedActions);
  return { tasks: [], view: { kind: 'auditor', ...read } };
}

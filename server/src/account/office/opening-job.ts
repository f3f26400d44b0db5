import type { Role } from '@yanxiu/domain/access/roles';
import { roles } from '@yanxiu/domain/access/roles';
import { scopeFor } from '@yanxiu/domain/access/scope';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { z } from 'zod';
import { listAssignments } from '../../access/store.ts';
import type { App } from '../../platform/http/app-parts.ts';
import { actorOf, asActor, type Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import { jobTask, queueJob } from '../../platform/jobs/jobs.ts';
import { lockOpening } from '../store/office.ts';
import { give, managerOf } from './grant.ts';

/** One role to give; the phone is sealed, as a queue is no place for numbers in the clear. */
export interface OpeningWish {
  readonly orgId: string;
  readonly orgName: string;
  readonly role: Role;
  readonly name: string;
  readonly phone: string;
}

/** Who was not opened, and why. */
export interface Skipped {
  readonly orgName: string;
  readonly name: string;
  readonly message: string;
}

const payload = z.object({
  actor: z.object({ personId: z.string(), name: z.string(), assignmentId: z.string() }),
  wishes: z.array(
    z.object({
      orgId: z.string(),
      orgName: z.string(),
      role: z.enum(roles as [Role, ...Role[]]),
      name: z.string(),
      phone: z.string(),
    }),
  ),
  skipped: z.array(z.object({ orgName: z.string(), name: z.string(), message: z.string() })),
});
type Payload = z.infer<typeof payload>;

export const openingTitle = '批量开通下级单位账号';
const task = 'account.openUnits';

/** So many roles a transaction: the bar moves, and what is done stays done when the server goes away. */
const perStep = 10;

export async function queueOpening(ctx: Ctx, wishes: OpeningWish[], skipped: Skipped[]): Promise<{ jobId: string }> {
  const { personId, name } = actorOf(ctx);
  const assignmentId = actorOf(ctx).assignment?.id ?? '';
  managerOf(ctx);
  const work: Payload = { actor: { personId, name, assignmentId }, wishes, skipped };
  return { jobId: await queueJob(ctx, { task, title: openingTitle, payload: work }) };
}

/** Gives the roles in steps, as the one who asked; one that is held already counts as done, so it bears a second run. */
export const openUnitsJob = jobTask(task, payload.parse, async (app, { actor, wishes, skipped }, job) => {
  const answer = { granted: 0, opened: 0, skipped: [...skipped] };
  for (let from = 0; from < wishes.length; from += perStep) {
    await job.report(from, wishes.length);
    const step = wishes.slice(from, from + perStep);
    const given = await inStep(app, actor, (ctx) => giveEach(ctx, step));
    answer.granted += given.granted;
    answer.opened += given.opened;
    answer.skipped.push(...given.skipped);
  }
  await job.report(wishes.length, wishes.length);
  return answer;
});

/** Acts in the role of the one who asked, as long as she holds it. */
async function inStep<T>(app: App, who: Payload['actor'], work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const held = await listAssignments(app.database.db, who.personId, dayOf(app.clock.now()));
  const assignment = held.find((one) => one.id === who.assignmentId) ?? null;
  const actor = { personId: who.personId, name: who.name, sessionId: '', assignment, isTrainee: false };
  const scope = scopeFor(actor, 'account.grant');
  if (!scope) throw new RefusalError(refuseAccount('openerGone'));
  return asActor(app, actor, scope, task, work);
}

async function giveEach(ctx: Ctx, wishes: readonly OpeningWish[]) {
  const answer = { granted: 0, opened: 0, skipped: [] as Skipped[] };
  await lockOpening(ctx.db, managerOf(ctx).orgId);
  for (const { phone, ...wish } of wishes) {
    const number = ctx.app.vault.open(Buffer.from(phone, 'base64'));
    try {
      // everything that can refuse does so before it writes: a refusal is one person's, not the whole step's
      const { opened } = await give(ctx, { ...wish, phone: number, expiresOn: null });
      answer.granted += 1;
      if (opened) answer.opened += 1;
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      if (error.refusal.code === 'account.officeHeld') continue;
      answer.skipped.push({ orgName: wish.orgName, name: wish.name, message: error.message });
    }
  }
  return answer;
}

import { forgetSessions } from '../access/session.ts';
import { orgClosed } from '../org/facts.ts';
import { actorOf } from '../platform/http/context.ts';
import { on } from '../platform/http/facts.ts';
import { endOfficesOf } from './store/office.ts';

/** Nobody acts for a school that is no more; what its people have studied stays theirs. */
export const onOrgClosed = on(orgClosed, async (ctx, { orgId, reason }) => {
  await endOfficesOf(ctx.db, orgId, { endedAt: ctx.now, endedBy: actorOf(ctx).personId, endReason: reason });
  ctx.afterCommit(() => forgetSessions(ctx.app));
});

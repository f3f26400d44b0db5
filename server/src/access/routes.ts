import { access } from '@yanxiu/contract/access';
import { refuseAccess } from '@yanxiu/domain/access/refusals';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { actorOf } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { ownTransaction, serve } from '../platform/http/serve.ts';
import { hashToken } from '../platform/http/session-cookie.ts';
import { logIn } from './log-in.ts';
import { logInByCode, sendLogInCode } from './log-in-by-code.ts';
import { describeMe, forgetSessions, openSession } from './session.ts';
import { findSession, listAssignments, listSessions, removeSession } from './store.ts';

export const accessFeature = serve(access, {
  logIn,
  sendCode: sendLogInCode,
  logInByCode,
  me: ownTransaction(async (ctx) => {
    const { actor } = ctx;
    return {
      me: actor ? await describeMe(ctx.db, dayOf(ctx.now), actor.personId, actor.name, actor.assignment) : null,
    };
  }),
  logOut: async (ctx) => {
    if (ctx.actor) {
      await removeSession(ctx.db, ctx.actor.personId, ctx.actor.sessionId);
      ctx.audit({ action: 'access.logOut', subject: ['person', ctx.actor.personId] });
    }
    ctx.setSession(null);
    ctx.afterCommit(() => forgetSessions(ctx.app));
    return { ok: true as const };
  },
  switchRole: async (ctx, input) => {
    const actor = actorOf(ctx);
    const wanted = (await listAssignments(ctx.db, actor.personId, dayOf(ctx.now))).find(
      (one) => one.id === input.assignmentId,
    );
    if (!wanted) throw new RefusalError(refuseAccess('notYours'));
    const current = ctx.token ? await findSession(ctx.db, hashToken(ctx.token)) : undefined;
    const remember = current ? current.expiresAt.getTime() - current.seenAt.getTime() > 86_400_000 : false;
    await removeSession(ctx.db, actor.personId, actor.sessionId);
    ctx.setSession(
      await openSession(ctx, { personId: actor.personId, assignmentId: wanted.id, remember, userAgent: ctx.userAgent }),
    );
    ctx.audit({
      action: 'access.switchRole',
      subject: ['person', actor.personId],
      after: { role: wanted.role, org: wanted.orgName },
    });
    ctx.afterCommit(() => forgetSessions(ctx.app));
    return describeMe(ctx.db, dayOf(ctx.now), actor.personId, actor.name, wanted);
  },
  sessions: async (ctx) => {
    const actor = actorOf(ctx);
    const rows = await listSessions(ctx.db, actor.personId, ctx.now);
    return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
  },
  endSession: async (ctx, input) => {
    const actor = actorOf(ctx);
    orNotFound((await removeSession(ctx.db, actor.personId, input.id)) ? true : null);
    ctx.audit({ action: 'access.endSession', subject: ['session', input.id] });
    ctx.afterCommit(() => forgetSessions(ctx.app));
    return { ok: true as const };
  },
});

import type { access } from '@yanxiu/contract/access';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import { afterFailure, isLocked } from '@yanxiu/domain/access/lockout';
import { refuseAccess } from '@yanxiu/domain/access/refusals';
import { systemScope } from '@yanxiu/domain/access/scope';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { countAgainstAddress, refuseWhileSlowed } from './address-limit.ts';
import { loggedIn } from './facts.ts';
import { checkPassword } from './password.ts';
import { findPersonName } from './person-name.ts';
import { describeMe, openSession } from './session.ts';
import {
  clearFailures,
  findAccountByLogin,
  listAssignments,
  lockFailures,
  markLoggedIn,
  saveFailures,
} from './store.ts';

type LogIn = typeof access.endpoints.logIn;

/** Signs in by phone (or issued login number) and password. A failure is counted even though the request is refused. */
export async function logIn(ctx: Ctx, input: Parsed<LogIn>): Promise<Output<LogIn>> {
  refuseWhileSlowed(ctx, 'proof');
  const loginIndex = ctx.app.vault.index('login', plainLogin(input.login));
  await refuseWhileLocked(ctx, loginIndex);
  const account = await findAccountByLogin(ctx.db, loginIndex);
  const right = await checkPassword(account?.passwordHash ?? null, input.password);
  if (!account || !right || !account.activatedAt) {
    countAgainstAddress(ctx, 'proof');
    await asSystem(ctx.app, systemScope('count a failed log-in'), 'access.logIn', async (own) => {
      const failures = await lockFailures(own.db, loginIndex, own.now);
      await saveFailures(own.db, loginIndex, afterFailure(failures, own.now), own.now);
    });
    throw new RefusalError(refuseAccess('wrong'));
  }
  return startSession(ctx, account.personId, loginIndex, input.remember);
}

/** Opens the session of a proven person, forgets her failures and tells later features. */
export async function startSession(
  ctx: Ctx,
  personId: string,
  loginIndex: string,
  remember: boolean,
): Promise<Output<LogIn>> {
  await clearFailures(ctx.db, loginIndex);
  await markLoggedIn(ctx.db, personId, ctx.now);
  ctx.setSession(await openSession(ctx, { personId, remember, userAgent: ctx.userAgent }));
  ctx.audit({ action: 'access.logIn', subject: ['person', personId] });
  await ctx.publish(loggedIn, { personId });
  const [first] = await listAssignments(ctx.db, personId, dayOf(ctx.now));
  return describeMe(ctx.db, dayOf(ctx.now), personId, await findPersonName(ctx.db, personId), first ?? null);
}

async function refuseWhileLocked(ctx: Ctx, loginIndex: string): Promise<void> {
  const failures = await ctx.db
    .selectFrom('loginFailure')
    .select(['count', 'lockedUntil'])
    .where('loginIndex', '=', loginIndex)
    .executeTakeFirst();
  if (!isLocked(failures ?? null, ctx.now)) return;
  const leftMs = (failures?.lockedUntil?.getTime() ?? 0) - ctx.now.getTime();
  throw new RefusalError(refuseAccess('locked', { minutes: Math.max(1, Math.ceil(leftMs / 60_000)) }));
}

/** Full-width digits, spaces, hyphens and +86 are taken as what they mean. */
export function plainLogin(login: string): string {
  const plain = login.normalize('NFKC').replace(/[\s-]/g, '');
  return plain.replace(/^(\+?86)(?=1\d{10}$)/, '').toUpperCase();
}

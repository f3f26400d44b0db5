import { randomInt, timingSafeEqual } from 'node:crypto';
import type { access } from '@yanxiu/contract/access';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refuseAccess } from '@yanxiu/domain/access/refusals';
import { systemScope } from '@yanxiu/domain/access/scope';
import { smsLongestWindowSec, smsWait } from '@yanxiu/domain/access/sms-limits';
import { codeValidSec } from '@yanxiu/domain/access/sms-template';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { queueSms } from '../platform/sms/queue-sms.ts';
import { countAgainstAddress, giveBackToAddress, refuseWhileSlowed } from './address-limit.ts';
import { plainLogin, startSession } from './log-in.ts';
import { findAccountByLogin, insertCode, listCodeTimes, lockCode, noteCodeTry } from './store.ts';

type SendCode = typeof access.endpoints.sendCode;
type LogInByCode = typeof access.endpoints.logInByCode;

export type CodePurpose = 'logIn' | 'activate' | 'changePhone';

const mostTries = 5;

/** Sends a log-in code. A phone without an account gets none, and the answer does not tell. */
export async function sendLogInCode(ctx: Ctx, input: Parsed<SendCode>): Promise<Output<SendCode>> {
  limitCodesOfAddress(ctx);
  const phone = plainLogin(input.phone);
  const account = await findAccountByLogin(ctx.db, ctx.app.vault.index('login', phone));
  if (account?.activatedAt) await sendCode(ctx, phone, 'logIn');
  return { ok: true, validSec: codeValidSec };
}

/** Whoever may ask without being known is slowed, whether a code goes out or not: nothing shows, and no phone is flooded. */
export function limitCodesOfAddress(ctx: Ctx): void {
  refuseWhileSlowed(ctx, 'code');
  countAgainstAddress(ctx, 'code');
}

/** Sends a six-digit code to a phone for a purpose, within the vendors' limits. */
export async function sendCode(ctx: Ctx, phone: string, purpose: CodePurpose): Promise<{ validSec: number }> {
  const phoneIndex = ctx.app.vault.index('phone', phone);
  await refuseWhileWaiting(ctx, phoneIndex);
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  await insertCode(ctx.db, {
    id: newId(),
    phoneIndex,
    purpose,
    codeHash: ctx.app.vault.index('code', `${purpose}\0${phone}\0${code}`),
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + codeValidSec * 1000),
  });
  await queueSms(ctx, { phone, template: 'code', params: { code } });
  return { validSec: codeValidSec };
}

/** The vendors' limits per number are kept here, so that a person reads what to do and not that nothing came. */
async function refuseWhileWaiting(ctx: Ctx, phoneIndex: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - smsLongestWindowSec * 1000);
  const wait = smsWait('verification', await listCodeTimes(ctx.db, phoneIndex, since), ctx.now);
  if (!wait) return;
  const { withinSec, waitSec } = wait;
  if (withinSec <= 60) throw new RefusalError(refuseAccess('codeTooOften', { seconds: waitSec }));
  if (withinSec <= 3600) throw new RefusalError(refuseAccess('codeHourlyLimit', { minutes: Math.ceil(waitSec / 60) }));
  throw new RefusalError(refuseAccess('codeDailyLimit', { hours: Math.ceil(waitSec / 3600) }));
}

/** Checks a code and uses it up; a wrong one is counted even though the request is refused. */
export async function useCode(ctx: Ctx, phone: string, purpose: CodePurpose, code: string): Promise<void> {
  refuseWhileSlowed(ctx, 'proof');
  const phoneIndex = ctx.app.vault.index('phone', phone);
  const expected = Buffer.from(ctx.app.vault.index('code', `${purpose}\0${phone}\0${code}`));
  const right = await asSystem(ctx.app, systemScope('count a tried code'), 'access.useCode', async (own) => {
    const row = await lockCode(own.db, phoneIndex, purpose);
    if (!row || row.expiresAt <= own.now || row.tries >= mostTries) return false;
    const kept = Buffer.from(row.codeHash);
    const matches = kept.length === expected.length && timingSafeEqual(kept, expected);
    await noteCodeTry(own.db, row.id, matches ? own.now : null);
    return matches;
  });
  if (right) return giveBackToAddress(ctx, 'code');
  countAgainstAddress(ctx, 'proof');
  throw new RefusalError(refuseAccess('wrongCode'));
}

/** Phone and SMS code log in too, and open a lock at once (rules §5). */
export async function logInByCode(ctx: Ctx, input: Parsed<LogInByCode>): Promise<Output<LogInByCode>> {
  const phone = plainLogin(input.phone);
  await useCode(ctx, phone, 'logIn', input.code);
  const loginIndex = ctx.app.vault.index('login', phone);
  const account = await findAccountByLogin(ctx.db, loginIndex);
  if (!account?.activatedAt) throw new RefusalError(refuseAccess('wrongCode'));
  return startSession(ctx, account.personId, loginIndex, input.remember);
}

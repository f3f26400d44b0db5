import { randomInt, timingSafeEqual } from 'node:crypto';
import type { access } from '@yanxiu/contract/access';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refuseAccess } from '@yanxiu/domain/access/refusals';
import { systemScope } from '@yanxiu/domain/access/scope';
import { dayOf, startOf } from '@yanxiu/domain/kernel/day';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { queueSms } from '../platform/sms/queue-sms.ts';
import { plainLogin, startSession } from './log-in.ts';
import { countCodesSince, findAccountByLogin, insertCode, lockCode, noteCodeTry } from './store.ts';

type SendCode = typeof access.endpoints.sendCode;
type LogInByCode = typeof access.endpoints.logInByCode;

export type CodePurpose = 'logIn' | 'activate' | 'changePhone';

/** The vendors' limits per number: one a minute, ten a day. */
const betweenSec = 60;
const perDay = 10;
const validSec = 300;
const mostTries = 5;

/** Sends a log-in code. A phone without an account gets none, and the answer does not tell. */
export async function sendLogInCode(ctx: Ctx, input: Parsed<SendCode>): Promise<Output<SendCode>> {
  const phone = plainLogin(input.phone);
  const account = await findAccountByLogin(ctx.db, ctx.app.vault.index('login', phone));
  if (account?.activatedAt) await sendCode(ctx, phone, 'logIn');
  return { ok: true, validSec };
}

/** Sends a six-digit code to a phone for a purpose, within the vendors' limits. */
export async function sendCode(ctx: Ctx, phone: string, purpose: CodePurpose): Promise<{ validSec: number }> {
  const phoneIndex = ctx.app.vault.index('phone', phone);
  const today = startOf(dayOf(ctx.now));
  const sent = await countCodesSince(ctx.db, phoneIndex, today);
  const waitedSec = sent.lastAt ? (ctx.now.getTime() - sent.lastAt.getTime()) / 1000 : betweenSec;
  if (waitedSec < betweenSec) {
    throw new RefusalError(refuseAccess('codeTooOften', { seconds: Math.ceil(betweenSec - waitedSec) }));
  }
  if (sent.count >= perDay) throw new RefusalError(refuseAccess('codeDailyLimit'));
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  await insertCode(ctx.db, {
    id: newId(),
    phoneIndex,
    purpose,
    codeHash: ctx.app.vault.index('code', `${purpose}\0${phone}\0${code}`),
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + validSec * 1000),
  });
  await queueSms(ctx, { phone, template: 'code', text: `您的验证码为${code}，5分钟内有效，请勿告知他人。` });
  return { validSec };
}

/** Checks a code and uses it up; a wrong one is counted even though the request is refused. */
export async function useCode(ctx: Ctx, phone: string, purpose: CodePurpose, code: string): Promise<void> {
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
  if (!right) throw new RefusalError(refuseAccess('wrongCode'));
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

import { timingSafeEqual } from 'node:crypto';
import type { account } from '@yanxiu/contract/account';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import { consentVersion } from '@yanxiu/domain/access/consent';
import { systemScope } from '@yanxiu/domain/access/scope';
import { codeValidSec } from '@yanxiu/domain/access/sms-template';
import { refusePassword } from '@yanxiu/domain/account/password';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { readSlipCode, slipTries } from '@yanxiu/domain/account/slip';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { countAgainstAddress, refuseWhileSlowed } from '../access/address-limit.ts';
import { plainLogin, startSession } from '../access/log-in.ts';
import { limitCodesOfAddress, sendCode, useCode } from '../access/log-in-by-code.ts';
import { hashPassword } from '../access/password.ts';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { Vault } from '../platform/vault/vault.ts';
import { type AccountPerson, activateAccount, findAccountPerson } from './store/account.ts';
import { countTry, lockSlip, useSlips } from './store/slip.ts';

type Endpoints = typeof account.endpoints;
type Me = Output<Endpoints['activate']>;

/** Sends an activation code to a phone whose account waits for it; the answer does not tell whether one does. */
export async function sendActivationCode(ctx: Ctx, input: { phone: string }): Promise<{ ok: true; validSec: number }> {
  limitCodesOfAddress(ctx);
  const phone = plainLogin(input.phone);
  const found = await findAccountPerson(ctx.db, { loginIndex: ctx.app.vault.index('login', phone) });
  if (found && !found.activatedAt) await sendCode(ctx, phone, 'activate');
  return { ok: true, validSec: codeValidSec };
}

/** Phone and SMS code prove who one is (rules §5); then a password of one's own, and one is signed in. */
export async function activate(ctx: Ctx, input: Parsed<Endpoints['activate']>): Promise<Me> {
  const phone = plainLogin(input.phone);
  refusePublicly(input, phone);
  await useCode(ctx, phone, 'activate', input.code);
  const person = await findAccountPerson(ctx.db, { loginIndex: ctx.app.vault.index('login', phone) });
  if (!person || person.activatedAt) throw new RefusalError(refuseAccount('wrongProof'));
  return finish(ctx, person, input);
}

/** Login, the one-time code of the school's slip, and the last six of the document number. */
export async function activateBySlip(ctx: Ctx, input: Parsed<Endpoints['activateBySlip']>): Promise<Me> {
  refuseWhileSlowed(ctx, 'proof');
  const login = plainLogin(input.login);
  refusePublicly(input, login);
  const person = await findAccountPerson(ctx.db, { loginIndex: ctx.app.vault.index('login', login) });
  const proven = person && !person.activatedAt && (await provesBySlip(ctx, person, input));
  if (!proven) {
    countAgainstAddress(ctx, 'proof');
    throw new RefusalError(refuseAccount('wrongProof'));
  }
  await useSlips(ctx.db, person.personId, ctx.now);
  return finish(ctx, person, input);
}

/** What can be refused before anything is proven, so that nothing about the account shows. */
function refusePublicly(input: { password: string; consentVersion: string }, login: string): void {
  if (input.consentVersion !== consentVersion) throw new RefusalError(refuseAccount('consentMissing'));
  const refusal = refusePassword(input.password, { logins: [login], documentNumber: null });
  if (refusal) throw new RefusalError(refusal);
}

/** A wrong try is counted even though the request is refused; a slip that is tried too often is void. */
async function provesBySlip(
  ctx: Ctx,
  person: AccountPerson,
  input: { slipCode: string; documentTail: string },
): Promise<boolean> {
  const { vault } = ctx.app;
  return asSystem(ctx.app, systemScope('count a tried slip'), 'account.activateBySlip', async (own) => {
    const slip = await lockSlip(own.db, person.personId, dayOf(own.now), slipTries);
    const matches =
      slip !== null && isSame(slip.codeHash, slipHash(vault, person.personId, readSlipCode(input.slipCode)));
    // a clerk who was named by phone alone has no document on file: the slip shows only the last four of the phone
    const known = person.documentCipher ?? person.phoneCipher;
    const tail = known ? vault.open(known).slice(-6) : '';
    const right = matches && isSame(tail, input.documentTail.normalize('NFKC').toUpperCase());
    if (slip && !right) await countTry(own.db, slip.id);
    return right;
  });
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Slip codes are kept hashed, bound to their person. */
export function slipHash(vault: Vault, personId: string, code: string): string {
  return vault.index('code', `slip\0${personId}\0${code}`);
}

async function finish(
  ctx: Ctx,
  person: AccountPerson,
  input: { password: string; consentVersion: string; remember: boolean },
): Promise<Me> {
  const refusal = refusePassword(input.password, ownerOf(ctx.app.vault, person));
  if (refusal) throw new RefusalError(refusal);
  const passwordHash = await hashPassword(input.password);
  const changed = await activateAccount(ctx.db, person.personId, {
    passwordHash,
    activatedAt: ctx.now,
    consentVersion: input.consentVersion,
    consentAt: ctx.now,
  });
  if (!changed) throw new RefusalError(refuseAccount('wrongProof'));
  ctx.audit({
    action: 'account.activate',
    subject: ['person', person.personId],
    after: { consent: input.consentVersion },
  });
  return startSession(ctx, person.personId, person.loginIndex, input.remember);
}

/** What the person's password must not be made of. */
export function ownerOf(vault: Vault, person: AccountPerson) {
  const phone = person.phoneCipher ? [vault.open(person.phoneCipher)] : [];
  return {
    logins: [...phone, ...(person.loginNumber ? [person.loginNumber] : [])],
    documentNumber: person.documentCipher ? vault.open(person.documentCipher) : null,
  };
}

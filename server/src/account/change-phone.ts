import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { plainLogin } from '../access/log-in.ts';
import { sendCode, useCode } from '../access/log-in-by-code.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { maskPhone } from '../platform/vault/vault.ts';
import { refuseRoleHolder } from './reset.ts';
import { findAccountPerson, getTrainee, listTakenLogins, updateLogin, updatePersonPhone } from './store/account.ts';

type Endpoints = typeof account.endpoints;

function readPhone(text: string): string {
  const checked = checkPhone(plainLogin(text));
  if (checked.state === 'invalid')
    throw new RefusalError(refuseAccount('badPhone', { message: checked.message ?? '' }));
  return checked.normalised;
}

async function ownAccount(ctx: Ctx) {
  const person = await findAccountPerson(ctx.db, { personId: actorOf(ctx).personId });
  return person ?? notFound();
}

/** The new phone must be free, and not the one that is in use. */
async function requireFree(ctx: Ctx, newPhone: string, oldPhone: string | null): Promise<void> {
  if (newPhone === oldPhone) throw new RefusalError(refuseAccount('samePhone'));
  const taken = await listTakenLogins(ctx.db, [ctx.app.vault.index('login', newPhone)]);
  if (taken.size > 0) throw new RefusalError(refuseAccount('phoneTaken'));
}

/** A code to the old and to the new phone (rules §5). */
export async function sendPhoneCodes(ctx: Ctx, input: Parsed<Endpoints['sendPhoneCodes']>) {
  const person = await ownAccount(ctx);
  if (!person.phoneCipher) throw new RefusalError(refuseAccount('noOldPhone'));
  const oldPhone = ctx.app.vault.open(person.phoneCipher);
  const newPhone = readPhone(input.newPhone);
  await requireFree(ctx, newPhone, oldPhone);
  await sendCode(ctx, oldPhone, 'changePhone');
  const { validSec } = await sendCode(ctx, newPhone, 'changePhone');
  return { ok: true as const, validSec, oldPhoneMask: maskPhone(oldPhone) };
}

export async function changePhone(ctx: Ctx, input: Parsed<Endpoints['changePhone']>) {
  const person = await ownAccount(ctx);
  if (!person.phoneCipher) throw new RefusalError(refuseAccount('noOldPhone'));
  const oldPhone = ctx.app.vault.open(person.phoneCipher);
  const newPhone = readPhone(input.newPhone);
  await requireFree(ctx, newPhone, oldPhone);
  await useCode(ctx, oldPhone, 'changePhone', input.oldCode);
  await useCode(ctx, newPhone, 'changePhone', input.newCode);
  await movePhone(ctx, person.personId, newPhone, { before: person.phoneMask, reason: '本人更换手机号' });
  return { ok: true as const };
}

/** The school's confirmation stands in for the code to a phone that is gone. */
export async function setPhone(ctx: Ctx, input: Parsed<Endpoints['setPhone']>) {
  const trainee = await getTrainee(ctx.db, ctx.scope, input.programId, input.personId);
  if (await refuseRoleHolder(ctx, input.personId)) throw new RefusalError(refuseAccount('holdsRole'));
  const person = (await findAccountPerson(ctx.db, { personId: trainee.personId })) ?? notFound();
  const newPhone = readPhone(input.phone);
  await requireFree(ctx, newPhone, null);
  await movePhone(ctx, trainee.personId, newPhone, {
    before: person.phoneMask,
    reason: input.reason,
    programId: input.programId,
  });
  return { ok: true as const };
}

async function movePhone(
  ctx: Ctx,
  personId: string,
  phone: string,
  why: { before: string | null; reason: string; programId?: string },
): Promise<void> {
  const { cipher, index, tailIndex, mask } = ctx.app.vault.protect('phone', phone);
  await updatePersonPhone(ctx.db, personId, {
    phoneCipher: cipher,
    phoneIndex: index,
    phoneTailIndex: tailIndex,
    phoneMask: mask,
  });
  await updateLogin(ctx.db, {
    personId,
    loginIndex: ctx.app.vault.index('login', phone),
    loginMask: mask,
    loginNumber: null,
  });
  ctx.audit({
    action: 'account.changePhone',
    subject: ['person', personId],
    programId: why.programId ?? null,
    before: why.before,
    after: mask,
    reason: why.reason,
  });
}

/** After an approved correction the person's phone is her login, where nobody else has it. */
export async function followCorrectedPhone(ctx: Ctx, personId: string): Promise<void> {
  const person = await findAccountPerson(ctx.db, { personId });
  if (!person?.phoneCipher) return;
  const loginIndex = ctx.app.vault.index('login', ctx.app.vault.open(person.phoneCipher));
  if (loginIndex === person.loginIndex) return;
  const taken = await listTakenLogins(ctx.db, [loginIndex]);
  if (taken.size > 0) return;
  await updateLogin(ctx.db, { personId, loginIndex, loginMask: person.phoneMask ?? '', loginNumber: null });
}

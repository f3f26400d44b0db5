import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { isConsentDue } from '@yanxiu/domain/access/consent';
import { systemScope } from '@yanxiu/domain/access/scope';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { actorOf, type Ctx, withScope } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { keepChange } from '../registration/change/ask.ts';
import { lockUnits } from '../registration/unit.ts';
import { findAccountPerson } from './store/account.ts';
import { listMyPrograms, markChecked } from './store/mine.ts';

/** What is registered of the person who asks, masked as everywhere. */
export async function showMine(ctx: Ctx) {
  const { personId } = actorOf(ctx);
  const person = (await findAccountPerson(ctx.db, { personId })) ?? notFound();
  return {
    name: person.name,
    loginMask: person.loginMask,
    loginKind: person.loginNumber ? ('number' as const) : ('phone' as const),
    phoneMask: person.phoneMask ?? '',
    documentMask: person.documentMask ?? '',
    consentVersion: person.consentVersion,
    consentAt: person.consentAt,
    consentDue: isConsentDue(person.consentVersion),
    programs: await listMyPrograms(ctx.db, personId),
  };
}

/** 核对本人信息: right, or a correction that the school sees and the county decides (rules §5). */
export async function checkMine(ctx: Ctx, input: Parsed<typeof account.endpoints.checkMine>) {
  const { personId } = actorOf(ctx);
  const mine = (await listMyPrograms(ctx.db, personId)).find((one) => one.programId === input.programId);
  if (!mine || mine.state === 'withdrawn') throw new RefusalError(refuseAccount('notEnrolled'));
  await markChecked(ctx.db, input.programId, personId, ctx.now);
  const changeId = input.right ? null : await askCorrection(ctx, input, mine);
  ctx.audit({
    action: 'account.checkMine',
    subject: ['person', personId],
    programId: input.programId,
    after: { right: input.right, changeId },
  });
  return { changeId };
}

async function askCorrection(
  ctx: Ctx,
  input: Parsed<typeof account.endpoints.checkMine>,
  mine: { entryId: string; schoolId: string },
): Promise<string> {
  const wanted = Object.fromEntries(
    Object.entries(input.wanted ?? {}).filter(([, text]) => text !== undefined && text !== ''),
  );
  if (Object.keys(wanted).length === 0) throw new RefusalError(refuseAccount('nothingToCorrect'));
  const own = withScope(ctx, systemScope('a trainee asks for a correction of her own row'));
  const [unit] = await lockUnits(own, input.programId, [mine.schoolId]);
  if (!unit) return notFound();
  const reason = `本人申请更正${input.note ? `：${input.note}` : ''}`;
  const change = { kind: 'correct' as const, entryId: mine.entryId, row: wanted, moveBill: false, reason };
  const { id } = await keepChange(own, unit, change, { askedBy: actorOf(ctx).personId, onBehalf: false });
  return id;
}

import { refuseCredit } from '@yanxiu/domain/credit/refusals';
import { hasLastWord } from '../assessment/sheet-facts.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { findIssued, revokeCertificate, revokeEntries } from './store/award.ts';
import { getCertificate } from './store/read.ts';

/** Revokes a certificate with its credits and hours, by the level that has the last word on the unit; never one's own. */
export async function revoke(ctx: Ctx, input: { programId: string; personId: string; reason: string }) {
  const { programId, personId, reason } = input;
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const before = await getCertificate(ctx.db, ctx.scope, programId, personId);
  const by = actorOf(ctx).personId;
  if (!hasLastWord(ctx, program, before.parentKind)) throw new RefusalError(refuseCredit('notYourLevel'));
  if (by === personId) throw new RefusalError(refuseCredit('ownCertificate'));
  const issued = await findIssued(ctx.db, programId, personId);
  if (issued?.revokedAt) throw new RefusalError(refuseCredit('alreadyRevoked'));
  await revokeCertificate(ctx.db, programId, personId, {
    revokedAt: ctx.now,
    revokedReason: reason,
    revokedBy: by,
    revokedCause: 'decision',
  });
  await revokeEntries(ctx.db, programId, personId);
  ctx.audit({
    action: 'credit.revoke',
    subject: ['certificate', before.number],
    programId,
    before: { number: before.number, personId },
    reason,
  });
  return { ok: true as const };
}

import { actorOf, type Ctx } from '../platform/http/context.ts';
import { updateRegistration } from './store/unit.ts';
import { lockUnits, type UnitRef } from './unit.ts';

/** Ticks off the paper copies that have come in (阳教师函字〔2021〕1号 六.6: 各一式两份). */
export async function setPaperCopies(ctx: Ctx, input: UnitRef & { copies: number }) {
  const [unit] = await lockUnits(ctx, input.programId, [input.schoolId]);
  await updateRegistration(ctx.db, input.programId, [input.schoolId], { paperCopies: input.copies });
  ctx.audit({
    action: 'registration.setPaperCopies',
    subject: ['registration', input.schoolId],
    programId: input.programId,
    before: unit?.row.paperCopies ?? 0,
    after: { copies: input.copies, receivedBy: actorOf(ctx).name },
  });
  return { ok: true as const };
}

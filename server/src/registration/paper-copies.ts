import { actorOf, type Ctx } from '../platform/http/context.ts';
import { type Program, updateRegistration } from './store/unit.ts';
import { lockUnits, type UnitRef } from './unit.ts';

/** How many copies of its forms the notice asks for on paper; 0 where it asks for none. */
export const paperCopiesWanted = (program: Pick<Program, 'settings'>): number =>
  Math.max(0, ...program.settings.forms.map((form) => form.paperCopies));

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

import { placeLearner } from '@yanxiu/domain/teaching/place-learner';
import { refuseTeaching } from '@yanxiu/domain/teaching/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { getProgram } from '../program/store.ts';
import { countColleagues, listLeads, listLearners, listStanding, placePeople } from './store/forming.ts';

/**
 * A tutor is often a trainee too: her own work goes to another tutor (rules §11). Appointed to the class that she learns
 * in, she moves to another; returns how many moves that took (0 or 1). Refused where there is no other class.
 */
export async function leaveOwnClasses(
  ctx: Ctx,
  program: Awaited<ReturnType<typeof getProgram>>,
  person: { personId: string; name: string },
  classIds: readonly string[],
): Promise<number> {
  const [learner] = await listLearners(ctx.db, program.id, [person.personId]);
  if (!learner?.classId || !classIds.includes(learner.classId)) return 0;
  const [standing, leads, colleagues] = await Promise.all([
    listStanding(ctx.db, program.id),
    listLeads(ctx.db, program.id),
    countColleagues(ctx.db, program.id, [person.personId]),
  ]);
  const led = new Set([...(leads.get(person.personId) ?? []), ...classIds]);
  const ofSchool = colleagues.get(learner.schoolKey);
  const open = standing.map((one) => ({
    ...one,
    colleagues: ofSchool?.get(one.id) ?? 0,
    ownClass: led.has(one.id),
  }));
  const others = open.filter((one) => !one.ownClass);
  // somebody of another stage reads her work rather than she herself
  const target =
    placeLearner(learner, open, program.settings.classSize, program.publisherId) ??
    others.sort((a, b) => a.people - b.people || a.number - b.number)[0]?.id;
  if (!target) throw new RefusalError(refuseTeaching('ownClass', { name: person.name }));
  await placePeople(ctx.db, program.id, [{ personId: person.personId, classId: target }], false);
  return 1;
}

import { systemScope } from '@yanxiu/domain/access/scope';
import { placeLearner } from '@yanxiu/domain/teaching/place-learner';
import type { Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { hasClasses } from './store/class.ts';
import { countColleagues, listLeads, listLearners, listStanding, type Placing, placePeople } from './store/forming.ts';

/**
 * Who joins after the forming (a unit locked late, an addition by a change order) goes to the class that fits best; where
 * no class was formed yet nothing happens. Whoever is in a class stays, unless `anew`: after a transfer.
 */
export async function placeLate(
  ctx: Ctx,
  programId: string,
  personIds: readonly string[],
  { anew = false }: { anew?: boolean } = {},
): Promise<void> {
  if (personIds.length === 0 || !(await hasClasses(ctx.db, programId))) return;
  const program = await getProgram(ctx.db, systemScope('late registrants join a class'), programId);
  const [people, standing, leads, colleagues] = await Promise.all([
    listLearners(ctx.db, programId, personIds),
    listStanding(ctx.db, programId),
    listLeads(ctx.db, programId),
    countColleagues(ctx.db, programId, personIds),
  ]);
  const sizes = new Map(standing.map((one) => [one.id, one.people]));
  const placings: Placing[] = [];
  for (const one of people.filter((each) => anew || each.classId === null)) {
    const ofSchool = colleagues.get(one.schoolKey) ?? new Map<string, number>();
    const open = standing.map((each) => ({
      ...each,
      people: sizes.get(each.id) ?? 0,
      colleagues: ofSchool.get(each.id) ?? 0,
      ownClass: leads.get(one.personId)?.includes(each.id) ?? false,
    }));
    const classId = placeLearner(one, open, program.settings.classSize, program.publisherId);
    if (!classId || classId === one.classId) continue;
    placings.push({ personId: one.personId, classId });
    sizes.set(classId, (sizes.get(classId) ?? 0) + 1);
    colleagues.set(one.schoolKey, new Map(ofSchool).set(classId, (ofSchool.get(classId) ?? 0) + 1));
  }
  await placePeople(ctx.db, programId, placings, false);
}

import { electiveProblem } from '@yanxiu/domain/study/elective';
import { refuseStudy } from '@yanxiu/domain/study/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { findElectivesMost, isUnchosen, saveElective, type TraineeKey } from './store/elective.ts';
import { listCourseProgress } from './store/progress.ts';
import { getTrainee, lockPerson } from './store/session.ts';

/** How many electives a trainee may take, and how many she has; `most` is null where nothing is to be chosen. */
export async function showElectives(ctx: Ctx, { programId }: { programId: string }) {
  const trainee = await getTrainee(ctx.db, ctx.scope, programId, actorOf(ctx).personId);
  const courses = await listCourseProgress(ctx.db, trainee);
  return { most: await findElectivesMost(ctx.db, trainee), chosen: courses.filter((one) => one.chosen).length };
}

/** Takes an elective into her own courses, or leaves it while nothing is credited in it. */
export async function chooseElective(ctx: Ctx, input: { programId: string; courseId: string; chosen: boolean }) {
  const trainee = await getTrainee(ctx.db, ctx.scope, input.programId, actorOf(ctx).personId);
  if (trainee.state !== 'active') throw new RefusalError(refuseStudy('notTrainee'));
  await lockPerson(ctx.db, trainee.personId);
  const most = (await findElectivesMost(ctx.db, trainee)) ?? notFound();
  const problem = electiveProblem(await listCourseProgress(ctx.db, trainee), most, input);
  if (problem) throw new RefusalError(problem);
  await saveElective(ctx.db, trainee, input.courseId, input.chosen ? ctx.now : null);
  return showElectives(ctx, input);
}

/** Work in an elective that was not chosen would earn nothing: it is refused before it begins. */
export async function refuseUnchosen(ctx: Ctx, key: TraineeKey, courseId: string): Promise<void> {
  if (await isUnchosen(ctx.db, key, courseId)) throw new RefusalError(refuseStudy('chooseFirst'));
}

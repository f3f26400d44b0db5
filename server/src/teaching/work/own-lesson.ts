import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { dueOf } from '@yanxiu/domain/teaching/work/due';
import { refuseWork } from '@yanxiu/domain/teaching/work/refusals';
import { findWork, type JudgedKind } from '../../course/store/work.ts';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { notFound, RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { getPackageLesson } from '../../study/store/session.ts';
import { getMember } from './store/member.ts';

/** A lesson that people mark, as one of the trainee's own package, with its rules and its days in the program. */
export async function ownLesson(ctx: Ctx, input: { programId: string; lessonId: string }, kind: JudgedKind) {
  const { programId, lessonId } = input;
  const member = await getMember(ctx.db, ctx.scope, programId, actorOf(ctx).personId);
  const lesson = await getPackageLesson(ctx.db, programId, member.stage, lessonId);
  if (lesson.kind !== kind) notFound();
  const work = await findWork(ctx.db, lessonId, kind);
  if (!work) throw new RefusalError(refuseWork('noPrompt'));
  const { settings } = await getProgram(ctx.db, ctx.scope, programId);
  return { member, lesson, work, milestones: settings.milestones };
}

export async function ownAssignment(ctx: Ctx, input: { programId: string; lessonId: string }) {
  const found = await ownLesson(ctx, input, 'assignment');
  const rules = found.work.assignment ?? notFound();
  return { ...found, rules, prompt: found.work.prompt, due: dueOf(rules, found.milestones), today: dayOf(ctx.now) };
}

export async function ownDiscussion(ctx: Ctx, input: { programId: string; lessonId: string }) {
  const found = await ownLesson(ctx, input, 'discussion');
  const rules = found.work.discussion ?? notFound();
  return { ...found, rules, prompt: found.work.prompt, today: dayOf(ctx.now) };
}

type Member = Awaited<ReturnType<typeof getMember>>;

/** Who may write at all, and not before study begins. */
export function refuseOutside(member: Member, today: string, studyStartsOn: string): void {
  if (member.state !== 'active') throw new RefusalError(refuseWork('notTrainee'));
  if (today < studyStartsOn) throw new RefusalError(refuseWork('notStarted', { startsOn: dayText(studyStartsOn) }));
}

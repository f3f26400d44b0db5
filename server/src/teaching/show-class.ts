import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { type Stage, stageNames } from '@yanxiu/domain/program/policy';
import { tutorState } from '@yanxiu/domain/teaching/tutor-days';
import type { Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { paceMarks } from '../study/office.ts';
import { countPaceByClass, pageProgress } from '../study/store/office.ts';
import { formBlocked } from './form-classes.ts';
import { getClass, hasClasses, pageClasses } from './store/class.ts';
import { countUnplaced, pageUnplaced } from './store/member.ts';
import { listTutors } from './store/tutor.ts';

type Endpoints = typeof teaching.endpoints;
const noCounts = { notLoggedIn: 0, notStarted: 0, behind: 0, onTrack: 0, done: 0 };

export async function showClasses(ctx: Ctx, input: Parsed<Endpoints['classes']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const [page, unplaced, formed] = await Promise.all([
    pageClasses(ctx.db, ctx.scope, dayOf(ctx.now), input),
    countUnplaced(ctx.db, ctx.scope, program.id),
    hasClasses(ctx.db, program.id),
  ]);
  return { ...page, unplaced, formed, formBlocked: formBlocked(ctx, program) };
}

/** One class with its tutors and how far its people are (those in the reader's reach). */
export async function showClass(ctx: Ctx, { programId, classId }: Parsed<Endpoints['class']>) {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const today = dayOf(ctx.now);
  const found = await getClass(ctx.db, ctx.scope, today, programId, classId);
  const [tutors, counts] = await Promise.all([
    listTutors(ctx.db, programId, [classId]),
    countPaceByClass(ctx.db, ctx.scope, programId, paceMarks(program.settings, today), classId),
  ]);
  return {
    ...found,
    counts: counts.get(classId) ?? noCounts,
    tutors: tutors.map((one) => ({ ...one, state: tutorState(one, today) })),
  };
}

export async function showClassPeople(ctx: Ctx, input: Parsed<Endpoints['classPeople']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const today = dayOf(ctx.now);
  await getClass(ctx.db, ctx.scope, today, input.programId, input.classId);
  const marks = paceMarks(program.settings, today);
  const { rows, total, counts } = await pageProgress(
    ctx.db,
    ctx.scope,
    { ...input, sort: input.sort ?? 'hours' },
    marks,
  );
  return { rows: rows.map(withStage), total, counts, wantedX100: marks.wantedX100 };
}

export async function showUnplaced(ctx: Ctx, input: Parsed<Endpoints['unplaced']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows, total } = await pageUnplaced(ctx.db, ctx.scope, input);
  return { rows: rows.map(withStage), total };
}

const withStage = <T extends { stage: string }>(row: T) => ({ ...row, stageName: stageNames[row.stage as Stage] });

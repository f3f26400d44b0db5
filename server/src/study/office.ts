import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { dayOf, daysBetween } from '@yanxiu/domain/kernel/day';
import { type ProgramSettings, type Stage, stageNames } from '@yanxiu/domain/program/policy';
import type { Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { courseProgress } from './progress.ts';
import { type PaceMarks, pageProgress } from './store/office.ts';
import { listDays, pageSessions } from './store/progress.ts';
import { getTrainee } from './store/session.ts';

type Endpoints = typeof study.endpoints;

export async function showProgress(ctx: Ctx, input: Parsed<Endpoints['progress']>) {
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const marks = paceMarks(settings, dayOf(ctx.now));
  const { rows, total, counts } = await pageProgress(ctx.db, ctx.scope, input, marks);
  return {
    rows: rows.map((row) => ({ ...row, stageName: stageNames[row.stage as Stage] })),
    total,
    counts,
    wantedX100: marks.wantedX100,
  };
}

/** An even pace from the first to the last day of study; before the first day nobody is behind. */
export function paceMarks(settings: ProgramSettings, today: string): PaceMarks {
  const { studyStartsOn, studyEndsOn } = settings.milestones;
  const days = daysBetween(studyStartsOn, studyEndsOn) + 1;
  const passed = Math.min(days, Math.max(0, daysBetween(studyStartsOn, today)));
  const wantedX100 = settings.hours.onlineX100;
  return {
    wantedX100,
    startedX100: settings.study.startedX100,
    expectedX100: Math.floor((wantedX100 * passed) / days),
  };
}

export async function showPerson(ctx: Ctx, { programId, personId }: { programId: string; personId: string }) {
  const trainee = await getTrainee(ctx.db, ctx.scope, programId, personId);
  const { settings } = await getProgram(ctx.db, ctx.scope, programId);
  const key = { programId, personId, stage: trainee.stage };
  const [courses, days, sessions, total] = await Promise.all([
    courseProgress(ctx.db, key, settings.minutesPerHour),
    listDays(ctx.db, key),
    pageSessions(ctx.db, key, { page: 1, size: 100 }),
    ctx.db
      .selectFrom('studyTotal')
      .select('hoursX100')
      .where('programId', '=', programId)
      .where('personId', '=', personId)
      .executeTakeFirst(),
  ]);
  return {
    name: trainee.name,
    schoolName: trainee.schoolName,
    hoursX100: total?.hoursX100 ?? 0,
    courses,
    days,
    sessions: sessions.rows,
  };
}

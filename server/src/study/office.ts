import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { dayOf, daysBetween, dayText } from '@yanxiu/domain/kernel/day';
import { type ProgramSettings, type Stage, stageNames } from '@yanxiu/domain/program/policy';
import type { Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { courseProgress } from './progress.ts';
import { type AnomalyRow, type PaceMarks, pageAnomalies, pageProgress } from './store/office.ts';
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

export async function showAnomalies(ctx: Ctx, input: Parsed<Endpoints['anomalies']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows, total } = await pageAnomalies(ctx.db, ctx.scope, input.programId, input);
  return { rows: rows.map((row) => ({ ...row, evidence: evidenceOf(row) })), total };
}

const secondsText = (ms: number | null) => ((ms ?? 0) / 1000).toFixed(1);

function evidenceOf(row: AnomalyRow): string {
  const minutes = Math.round(row.weight / 60);
  const day = row.day ? dayText(row.day) : '';
  switch (row.kind) {
    case 'fast':
      return `上报的播放比实际时间快，累计多出 ${minutes} 分钟（都没有计入学时）。`;
    case 'absent':
      return `提问后长时间没有回答，累计 ${minutes} 分钟（都没有计入学时）。`;
    case 'takeOver':
      return `${day}在不同窗口或设备之间切换 ${row.weight} 次。`;
    case 'quickAnswer':
      return `${row.weight} 次提问平均 ${secondsText(row.meanMs)} 秒就答对，最慢 ${secondsText(row.slowestMs)} 秒，比看清题目再按的时间短。`;
    case 'sharedAddress':
      return `${day}有不同学校的 ${row.weight} 位老师使用同一设备学习（网络地址 ${row.address}）。`;
  }
}

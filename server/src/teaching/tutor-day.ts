import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf, daysBetween } from '@yanxiu/domain/kernel/day';
import { milestoneNames } from '@yanxiu/domain/program/policy';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { paceMarks } from '../study/office.ts';
import { countPaceByClass, pageProgress } from '../study/store/office.ts';
import { countUnreadByClass, listClassesInReach, pageNotices } from './store/notice.ts';
import { countWaiting } from './work/store/waiting.ts';

type Day = Parsed<(typeof teaching.endpoints)['day']>;

const noCounts = { notLoggedIn: 0, notStarted: 0, behind: 0, onTrack: 0, done: 0 };
const named = 12;
const monthMs = 30 * 86_400_000;

/** What a tutor must do next: to mark, to answer, who is behind, what is due; over all of her classes of the program. */
export async function tutorDay(ctx: Ctx, { programId }: Day) {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const today = dayOf(ctx.now);
  const marks = paceMarks(program.settings, today);
  const since = new Date(ctx.now.getTime() - monthMs);
  const [classes, counts, waiting, unread, slow, notices] = await Promise.all([
    listClassesInReach(ctx.db, ctx.scope, programId, null),
    countPaceByClass(ctx.db, ctx.scope, programId, marks),
    countWaiting(ctx.db, ctx.scope, programId, actorOf(ctx).personId),
    countUnreadByClass(ctx.db, ctx.scope, programId, since),
    pageProgress(ctx.db, ctx.scope, { programId, page: 1, size: named, sort: 'hours' }, marks),
    pageNotices(ctx.db, ctx.scope, { programId, page: 1, size: 5 }),
  ]);
  const waits = new Map(waiting.map((one) => [one.classId, one]));
  const isLate = new Set(['notLoggedIn', 'notStarted', 'behind']);
  const oldest = waiting.flatMap((one) => (one.oldestAt ? [one.oldestAt] : [])).sort((a, b) => Number(a) - Number(b));
  return {
    classes: classes.map((one) => ({
      ...one,
      counts: counts.get(one.id) ?? noCounts,
      toMark: waits.get(one.id)?.toMark ?? 0,
      toRead: waits.get(one.id)?.toRead ?? 0,
      toAnswer: waits.get(one.id)?.toAnswer ?? 0,
      unread: unread.get(one.id) ?? 0,
    })),
    toMark: waiting.reduce((sum, one) => sum + one.toMark, 0),
    oldestToMarkAt: oldest[0] ?? null,
    toAnswer: waiting.reduce((sum, one) => sum + one.toAnswer, 0),
    reported: waiting.reduce((sum, one) => sum + one.reported, 0),
    behind: slow.rows.filter((row) => isLate.has(row.standing)).map((row) => ({ ...row, classId: row.classId ?? '' })),
    expectedX100: marks.expectedX100,
    due: dueOf(program.settings.milestones, today),
    notices: notices.rows,
  };
}

const watched = ['firstLoginDueOn', 'studyStartsOn', 'studyEndsOn', 'assessmentEndsOn'] as const;

/** The days that a tutor works towards, those to come. */
function dueOf(days: Readonly<Record<(typeof watched)[number], string>>, today: string) {
  return watched
    .map((key) => ({ title: milestoneNames[key], day: days[key], daysLeft: daysBetween(today, days[key]) }))
    .filter((one) => one.daysLeft >= 0)
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

import { earnsTime, type LessonKind } from '@yanxiu/domain/course/lesson-kind';
import { dayOf, daysBetween } from '@yanxiu/domain/kernel/day';
import { helpLineOf } from '@yanxiu/domain/program/help-line';
import { stageNames } from '@yanxiu/domain/program/policy';
import { deadlinesOf } from '@yanxiu/domain/study/deadline';
import { hoursPerDayLeft } from '@yanxiu/domain/study/online-hours';
import { type StudyRules, studyRulesOf } from '@yanxiu/domain/study/policy';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { courseProgress, withDone } from './progress.ts';
import { listEnrolments, listLessonProgress } from './store/progress.ts';

type Enrolment = Awaited<ReturnType<typeof listEnrolments>>[number];

/** The start page's answer to "what must I do next, and by when", for each of the person's programs. */
export async function myStudy(ctx: Ctx) {
  const { personId } = actorOf(ctx);
  const enrolments = await listEnrolments(ctx.db, personId);
  return Promise.all(enrolments.map((one) => describe(ctx, personId, one)));
}

async function describe(ctx: Ctx, personId: string, one: Enrolment) {
  const rules = studyRulesOf(one.settings);
  const today = dayOf(ctx.now);
  const hoursX100 = one.hoursX100 ?? 0;
  const state = stateOf(one.state, rules, ctx.now.getTime());
  const from = today < rules.startsOn ? rules.startsOn : today;
  return {
    programId: one.programId,
    programName: one.programName,
    state,
    stageName: stageNames[one.stage],
    startsOn: rules.startsOn,
    endsOn: rules.endsOn,
    daysLeft: Math.max(0, daysBetween(from, rules.endsOn) + 1),
    minutesPerHour: rules.minutesPerHour,
    hoursX100,
    wantedX100: rules.onlineHoursX100,
    perDayX100: hoursPerDayLeft(rules.onlineHoursX100, hoursX100, from, rules.endsOn),
    totals: {
      creditedSec: one.creditedSec ?? 0,
      hoursX100,
      todaySec: one.day === today ? (one.daySec ?? 0) : 0,
      todayCapSec: rules.dayCapSec,
    },
    deadlines: deadlinesOf(one.settings.milestones, today, {
      started: (one.creditedSec ?? 0) > 0,
      full: hoursX100 >= rules.onlineHoursX100,
    }),
    helpLine: helpLineOf(one.settings.contacts),
    next: state === 'open' || state === 'before' ? await nextLesson(ctx, personId, one, rules) : null,
  };
}

/** A live session has its own hour; once a course's hours are full, only what gives score is left to do. */
const isForNow = (kind: LessonKind, full: boolean) => kind !== 'live' && (!full || !earnsTime(kind));

function stateOf(state: string, rules: StudyRules, nowMs: number): 'before' | 'open' | 'over' | 'exempt' | 'withdrawn' {
  if (state === 'exempt' || state === 'withdrawn') return state;
  if (nowMs < rules.startsAtMs) return 'before';
  return nowMs < rules.endsAtMs ? 'open' : 'over';
}

/** The first course in the package that is not full yet, and in it the first lesson that is not done. */
async function nextLesson(ctx: Ctx, personId: string, one: Enrolment, rules: StudyRules) {
  const key = { programId: one.programId, personId, stage: one.stage };
  const courses = await courseProgress(ctx.db, key, rules.minutesPerHour);
  const open = courses.filter((row) => !row.toChoose || row.chosen);
  for (const course of open.filter((row) => row.creditedSec < row.nominalSec || row.lessonsDone < row.lessonCount)) {
    const lessons = await listLessonProgress(ctx.db, { ...key, courseId: course.id });
    const full = course.creditedSec >= course.nominalSec;
    const lesson = lessons.map(withDone).find((row) => !row.done && isForNow(row.kind, full));
    if (!lesson) continue;
    const { id, title, kind, positionSec, lengthSec } = lesson;
    return {
      courseId: course.id,
      courseTitle: course.title,
      lessonId: id,
      lessonTitle: title,
      kind,
      positionSec,
      lengthSec,
    };
  }
  return null;
}

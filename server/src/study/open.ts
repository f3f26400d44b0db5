import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { earnsTime } from '@yanxiu/domain/course/lesson-kind';
import { dayText } from '@yanxiu/domain/kernel/day';
import type { Play, PlayNote, PlayState } from '@yanxiu/domain/study/play';
import { transmissionSec } from '@yanxiu/domain/study/play';
import { dayOfMs, type StudyRules, secondsOfHours } from '@yanxiu/domain/study/policy';
import { carryQuestion, freshPresence } from '@yanxiu/domain/study/presence';
import { refuseStudy } from '@yanxiu/domain/study/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { secureRandom } from './heartbeat.ts';
import { playAnswer } from './play-answer.ts';
import { keptRules } from './rules.ts';
import { endPlays, keepDays, runIn } from './store/play.ts';
import {
  findOpening,
  insertPlaySession,
  lockPerson,
  lockStandings,
  type OpenElsewhere,
  readCourseSeen,
} from './store/session.ts';

/**
 * Opens a play session for one lesson; the clock starts at zero. Whatever session the person had, in whatever program
 * and window, ends with this (rules §7: one play session).
 */
export async function openSession(ctx: Ctx, input: Parsed<typeof study.endpoints.open>) {
  const { programId, lessonId } = input;
  const { personId } = actorOf(ctx);
  const rules = await keptRules(ctx.app, programId, ctx.db);
  const { traineeState, lesson: found } = await findOpening(ctx.db, ctx.scope, { programId, personId, lessonId });
  refuseOutside(traineeState, rules, ctx.now);
  const lesson = orNotFound(found ?? undefined);
  if (!earnsTime(lesson.kind)) throw new RefusalError(refuseStudy('noTimed'));
  await lockPerson(ctx.db, personId);
  const nowMs = ctx.now.getTime();
  const today = dayOfMs(nowMs);
  const key = { programId, personId };
  const { open, standing } = await lockStandings(ctx.db, key);
  await takeOver(ctx, personId, open, rules);
  const kept = standing ?? { day: today, daySec: 0, totalSec: 0, presence: freshPresence(secureRandom) };
  const { courseId } = lesson;
  const { seen, courseSec } = await readCourseSeen(ctx.db, { ...key, lessonId, courseId });
  if (kept.day !== today) await keepDays(runIn(ctx.db), [{ ...key, day: kept.day, daySec: kept.daySec }]);
  const sessionId = newId();
  const play: Play = {
    openedAtMs: nowMs,
    lastAtMs: nowMs,
    seq: 0,
    earnedSec: 0,
    lostSec: 0,
    overSec: 0,
    lengthSec: lesson.lengthSec,
    courseLeftSec: Math.max(0, secondsOfHours(lesson.hoursX100, rules.minutesPerHour) - courseSec),
    day: today,
    daySec: kept.day === today ? kept.daySec : 0,
    totalSec: kept.totalSec,
    presence: carryQuestion(kept.presence, nowMs, secureRandom),
    lesson: seen,
  };
  await insertPlaySession(ctx.db, {
    ...key,
    ...play,
    sessionId,
    lessonId,
    courseId,
    openedAt: ctx.now,
    address: ctx.address,
    userAgent: ctx.userAgent,
  });
  const spoken = openedState(play, rules);
  const { watched, credited, positionSec } = seen;
  return {
    ...playAnswer({ ...spoken, earnedSec: 0, overSec: 0 }, play, rules, nowMs),
    sessionId,
    positionSec: positionSec >= lesson.lengthSec ? 0 : positionSec,
    watched: watched.map(([from, to]): [number, number] => [from, to]),
    credited: credited.map(([from, to]): [number, number] => [from, to]),
  };
}

function refuseOutside(state: string, rules: StudyRules, now: Date): void {
  if (state === 'exempt') throw new RefusalError(refuseStudy('exempt'));
  if (state !== 'active') throw new RefusalError(refuseStudy('notTrainee'));
  if (now.getTime() < rules.startsAtMs)
    throw new RefusalError(refuseStudy('notStarted', { startsOn: dayText(rules.startsOn) }));
  if (now.getTime() >= rules.endsAtMs) throw new RefusalError(refuseStudy('over', { endsOn: dayText(rules.endsOn) }));
}

async function takeOver(ctx: Ctx, personId: string, open: readonly OpenElsewhere[], rules: StudyRules): Promise<void> {
  const silentMs = (rules.bufferSec + transmissionSec) * 1000;
  const ends = open.map(({ programId, lastAt }) => {
    const silent = lastAt !== null && ctx.now.getTime() - lastAt.getTime() > silentMs;
    return { programId, personId, endedBy: silent ? ('silent' as const) : ('takenOver' as const) };
  });
  await endPlays(runIn(ctx.db), ends);
}

function openedState(play: Play, rules: StudyRules): { state: PlayState; note: PlayNote } {
  if (play.presence.asked) return { state: 'paused', note: play.presence.asked.question ? 'question' : 'answerWrong' };
  if (play.courseLeftSec <= 0) return { state: 'capped', note: 'courseFull' };
  if (play.daySec >= rules.dayCapSec) return { state: 'capped', note: 'dayFull' };
  return { state: 'counting', note: 'none' };
}

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
import { HttpError, orNotFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { evidenceOf } from './evidence.ts';
import { secureRandom } from './heartbeat.ts';
import { playAnswer } from './play-answer.ts';
import { keptRules } from './rules.ts';
import { findOpening, type NewSession, type Opening, replaceSession, type Standing } from './store/opening.ts';
import { endPlays, runIn } from './store/play.ts';

type Open = Parsed<typeof study.endpoints.open>;

/** So often another window of the same person may come between reading and writing before we give up. */
const mostTries = 5;

/**
 * Opens a play session for one lesson; the clock starts at zero. Whatever session the person had, in whatever program
 * and window, ends with this (rules §7: one play session). Read without a lock and written only where it still holds:
 * everybody does this every few minutes.
 */
export async function openSession(ctx: Ctx, input: Open) {
  for (let tries = 1; ; tries += 1) {
    const opened = await tryOpen(ctx, input).catch((error: unknown) => {
      if (tries < mostTries && isOpenElsewhere(error)) return null;
      throw error;
    });
    if (opened) return opened;
    if (tries === mostTries) throw new HttpError('too_many');
  }
}

/** Another program's session of the same person was opened in this very moment. */
function isOpenElsewhere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';
}

/** Null when somebody else has written since the reading. */
async function tryOpen(ctx: Ctx, { programId, lessonId }: Open) {
  const { personId } = actorOf(ctx);
  const key = { programId, personId, lessonId };
  const rules = await keptRules(ctx.app, programId);
  const opening = await findOpening(ctx.app.database.db, ctx.scope, key);
  refuseOutside(opening.traineeState, rules, ctx.now);
  const lesson = orNotFound(opening.lesson ?? undefined);
  if (!earnsTime(lesson.kind)) throw new RefusalError(refuseStudy('noTimed'));
  if (lesson.unchosen) throw new RefusalError(refuseStudy('chooseFirst'));
  await endElsewhere(ctx, personId, opening, rules);
  const { standing, seen } = opening;
  const play = freshPlay(ctx.now.getTime(), lesson, opening, rules);
  const sessionId = newId();
  const { courseId } = lesson;
  const session: NewSession = {
    ...key,
    ...play,
    sessionId,
    courseId,
    openedAt: ctx.now,
    address: ctx.address,
    userAgent: ctx.userAgent,
  };
  const endedBy = standing?.open && isSilent(ctx, standing.open.lastAt, rules) ? 'silent' : 'takenOver';
  if (!(await replaceSession(ctx.app.database.db, session, standing, endedBy))) return null;
  // the question goes along with her; who opens lesson after lesson to be rid of it is shown to people
  if (standing?.presence.asked) evidenceOf(ctx.app).note({ programId, personId, sessionId }, 'dodge', 1, 0);
  const spoken = openedState(play, rules);
  const { watched, credited, positionSec } = seen;
  return {
    ...playAnswer({ ...spoken, earnedSec: 0, overSec: 0 }, play, rules, ctx.now.getTime()),
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

/** A session begins with the clock at zero; sums, and a question that is open, go on. */
function freshPlay(
  nowMs: number,
  lesson: NonNullable<Opening['lesson']>,
  { standing, seen, courseSec }: Opening,
  rules: StudyRules,
): Play {
  const today = dayOfMs(nowMs);
  const kept: Pick<Standing, 'day' | 'daySec' | 'totalSec' | 'presence'> = standing ?? {
    day: today,
    daySec: 0,
    totalSec: 0,
    presence: freshPresence(secureRandom),
  };
  return {
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
}

function isSilent(ctx: Ctx, lastAt: Date, rules: StudyRules): boolean {
  return ctx.now.getTime() - lastAt.getTime() > (rules.bufferSec + transmissionSec) * 1000;
}

/** What is open in other programs ends first: the database lets a person have one open session. */
async function endElsewhere(ctx: Ctx, personId: string, { elsewhere }: Opening, rules: StudyRules): Promise<void> {
  const ends = elsewhere.map(({ programId, lastAt }) => {
    const endedBy = isSilent(ctx, lastAt, rules) ? ('silent' as const) : ('takenOver' as const);
    return { programId, personId, endedBy };
  });
  await endPlays(runIn(ctx.app.database.db), ends);
}

function openedState(play: Play, rules: StudyRules): { state: PlayState; note: PlayNote } {
  const { asked, wrongInRow } = play.presence;
  if (asked)
    return { state: 'paused', note: asked.question ? (wrongInRow > 0 ? 'questionNext' : 'question') : 'answerWrong' };
  if (play.courseLeftSec <= 0) return { state: 'capped', note: 'courseFull' };
  if (play.daySec >= rules.dayCapSec) return { state: 'capped', note: 'dayFull' };
  return { state: 'counting', note: 'none' };
}

import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { codeSteps, mostWrongTries, type SignKind, signWindow } from '@yanxiu/domain/course/live';
import { dayOf, instantText } from '@yanxiu/domain/kernel/day';
import { hoursOfSeconds } from '@yanxiu/domain/kernel/hours';
import { liveCredit } from '@yanxiu/domain/study/live-credit';
import { secondsOfHours } from '@yanxiu/domain/study/policy';
import { freshPresence } from '@yanxiu/domain/study/presence';
import { refuseStudy } from '@yanxiu/domain/study/refusals';
import { codeOf, shownLive, timesOf } from '../course/live.ts';
import { getLive, type LiveRow } from '../course/store/live.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { refuseUnchosen } from './elective.ts';
import { secureRandom } from './heartbeat.ts';
import { rulesWithin } from './rules.ts';
import {
  type Attendance,
  addLiveEarning,
  courseSeconds,
  findAttendance,
  listElsewhere,
  lockTotal,
  pageAttendance,
  saveAttendance,
} from './store/live.ts';
import { keepDays, runIn } from './store/play.ts';
import { getPackageLesson, getTrainee, lockPerson } from './store/session.ts';

type Sign = Parsed<typeof study.endpoints.sign>;

const signNames: Readonly<Record<SignKind, string>> = { in: '签到', out: '签退' };

async function liveOf(ctx: Ctx, { programId, lessonId }: { programId: string; lessonId: string }) {
  const trainee = await getTrainee(ctx.db, ctx.scope, programId, actorOf(ctx).personId);
  const lesson = await getPackageLesson(ctx.db, programId, trainee.stage, lessonId);
  if (lesson.kind !== 'live') notFound();
  const live = await getLive(ctx.db, lessonId);
  return { trainee, lesson, live, key: { programId, personId: trainee.personId, lessonId } };
}

export async function showLive(ctx: Ctx, input: { programId: string; lessonId: string }) {
  const { live, key } = await liveOf(ctx, input);
  return asShown(ctx, live, await findAttendance(ctx.db, key));
}

function asShown(ctx: Ctx, live: LiveRow, { signedInAt, signedOutAt, creditedSec }: Attendance) {
  const nowMs = ctx.now.getTime();
  const signIn = signWindow('in', timesOf(live), nowMs);
  const signOut = signWindow('out', timesOf(live), nowMs);
  return { ...(shownLive(live) ?? live), signedInAt, signedOutAt, creditedSec, signIn, signOut };
}

/** 签到 or 签退 by the code on the lecturer's screen. A wrong code is an answer, not an error: its count must be kept. */
export async function signLive(ctx: Ctx, input: Sign) {
  const found = await liveOf(ctx, input);
  const { trainee, live, key } = found;
  if (trainee.state !== 'active') throw new RefusalError(refuseStudy('notTrainee'));
  await refuseUnchosen(ctx, trainee, found.lesson.courseId);
  await lockPerson(ctx.db, key.personId);
  const attendance = await findAttendance(ctx.db, key);
  refuseSign(ctx, live, attendance, input.kind);
  const right = codeSteps(ctx.now.getTime()).some((step) => codeOf(live, input.kind, step) === input.code);
  if (!right) {
    const wrongTries = attendance.wrongTries + 1;
    await saveAttendance(ctx.db, key, { wrongTries });
    const reason = refuseStudy('liveCode', { what: signNames[input.kind] }).message;
    return { right, reason, live: asShown(ctx, live, attendance) };
  }
  const signed = input.kind === 'in' ? { ...attendance, signedInAt: ctx.now } : await signOut(ctx, found, attendance);
  await saveAttendance(ctx.db, key, signed);
  return { right, reason: '', live: asShown(ctx, live, signed) };
}

function refuseSign(ctx: Ctx, live: LiveRow, attendance: Attendance, kind: SignKind): void {
  const what = signNames[kind];
  const window = signWindow(kind, timesOf(live), ctx.now.getTime());
  if (window === 'early') {
    const opensMs = kind === 'in' ? live.startsAt.getTime() - 900_000 : live.endsAt.getTime() - 900_000;
    throw new RefusalError(refuseStudy('liveEarly', { what, opensAt: instantText(new Date(opensMs)) }));
  }
  if (window === 'late') throw new RefusalError(refuseStudy('liveLate', { what }));
  if (kind === 'out' && !attendance.signedInAt) throw new RefusalError(refuseStudy('liveNotIn'));
  if (kind === 'in' ? attendance.signedInAt : attendance.signedOutAt)
    throw new RefusalError(refuseStudy('liveTwice', { what }));
  if (attendance.wrongTries >= mostWrongTries) throw new RefusalError(refuseStudy('liveTries'));
}

/** What the stay earned, within the caps of day and course, is credited now. */
async function signOut(
  ctx: Ctx,
  found: Awaited<ReturnType<typeof liveOf>>,
  attendance: Attendance,
): Promise<Attendance> {
  const { lesson, live, key } = found;
  const rules = await rulesWithin(ctx, key.programId);
  const total = await lockTotal(ctx.db, key);
  const today = dayOf(ctx.now);
  const daySec = total?.day === today ? total.daySec : 0;
  const courseLeft =
    secondsOfHours(lesson.hoursX100, rules.minutesPerHour) - (await courseSeconds(ctx.db, key, lesson.courseId));
  const stay = { fromMs: attendance.signedInAt?.getTime() ?? ctx.now.getTime(), toMs: ctx.now.getTime() };
  const elsewhere = await listElsewhere(ctx.db, key, stay);
  const inTime = live.startsAt.getTime() >= rules.startsAtMs && live.endsAt.getTime() <= rules.endsAtMs;
  const mostSec = inTime ? Math.min(rules.dayCapSec - daySec, courseLeft) : 0;
  const { credited, creditedSec } = liveCredit(timesOf(live), stay, elsewhere, mostSec);
  const signed = { ...attendance, signedOutAt: ctx.now, creditedSec };
  if (creditedSec === 0) return signed;
  if (total && total.day !== today) await keepDays(runIn(ctx.db), [{ ...key, day: total.day, daySec: total.daySec }]);
  const totalSec = (total?.creditedSec ?? 0) + creditedSec;
  await addLiveEarning(ctx.db, key, {
    courseId: lesson.courseId,
    credited,
    creditedSec,
    day: today,
    daySec: daySec + creditedSec,
    totalSec,
    hoursX100: hoursOfSeconds(totalSec, rules.minutesPerHour),
    questionLeftSec: freshPresence(secureRandom).leftSec,
    at: ctx.now,
  });
  return signed;
}

/** Who was there, for those who may read the study of these trainees. */
export async function showAttendance(ctx: Ctx, input: Parsed<typeof study.endpoints.attendance>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  return pageAttendance(ctx.db, ctx.scope, input);
}

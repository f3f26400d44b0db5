import type { OutputOf } from '@yanxiu/contract/index';
import { earnsTime } from '@yanxiu/domain/course/lesson-kind';
import { addDays } from '@yanxiu/domain/kernel/day';
import type { Random } from '@yanxiu/tools/generator/random';
import { logInAgain } from './account.ts';
import { ApiRefusal, inParallel } from './api.ts';
import { readQuestion } from './read-question.ts';
import { advanceTo, advanceToInstant, type Learner, note, type Round, randomFor } from './round.ts';

type Answer = OutputOf<'study.report'>;

/** A report as a rule, and the longest one; two of these fill the ten minutes for which reports may be kept back. */
const plainSec = 15;
const longSec = 300;
const stepSec = 2 * longSec;
/**
 * From one moment to the next: a little more than a report, so that who is served a little earlier than the last time has
 * played it all the same; a second lost at a lesson's end costs her another visit.
 */
const momentMs = plainSec * 1000 + 250;
/** The moments of a step at which a report of 15 s falls due. */
const moments = stepSec / plainSec;
/**
 * So many trainees send every 15 s report by itself, as it falls due: those who study least for all of their study, and
 * where a small round has too few of them, others for their first two hours.
 */
const plainSenders = 50;
const shortStudySec = 10_000;
const firstHoursSec = 2 * 3600;
/** So many moments are under way: a report is late by less than what the rule allows for its way to the server. */
const momentsUnderWay = 3;
/** So many report at the same time. */
const atOnce = 400;
/** A day's cap of 8 学时 of 45 minutes is six hours. */
const daySec = 6 * 3600;

interface Lesson {
  readonly id: string;
  readonly lengthSec: number;
  readonly creditedSec: number;
}

/** A trainee at her screen: which lesson, how far, and what she will do otherwise than the others. */
interface Player {
  readonly learner: Learner;
  readonly lessons: readonly Lesson[];
  readonly quizzes: readonly string[];
  readonly wantedSec: number;
  /** Seconds of study during which she still sends every 15 s report by itself. */
  plainSecLeft: number;
  /** What she does at the moment; the next thing waits for it. */
  turn: Promise<void>;
  /** Seconds played today. */
  todaySec: number;
  readonly trick: 'none' | 'player2x' | 'takeOver' | 'failedPresence';
  at: number;
  sessionId: string | null;
  positionSec: number;
  seq: number;
  earnedSec: number;
  trickDone: boolean;
}

/** Everybody studies through the public report API alone, step by step of demo time, until all have what they want. */
export async function studyAll(round: Round): Promise<void> {
  const { settings } = round;
  const random = randomFor(round, 'study');
  await advanceTo(round, addDays(settings.milestones.studyStartsOn, 20));

  const players: Player[] = [];
  const packages = new Map<string, Promise<Package>>();
  await inParallel(round.learners, 8, async (learner, at) => {
    const player = await playerOf(round, learner, at, random, packages);
    if (player) players.push(player);
  });
  choosePlainSenders(players);
  for (let day = 0; players.some(goesOn); day += 1) {
    if (day > 40) throw new Error('somebody studies for ever');
    await studyDay(round, players, addDays(settings.milestones.studyStartsOn, 20 + day), day);
    const done = players.filter((player) => !goesOn(player)).length;
    round.say(`学习第 ${day + 1} 天：${done} / ${players.length} 人达到目标`);
  }
  await inParallel(
    players.filter((player) => player.wantedSec > 60_000),
    48,
    (player) => takeQuizzes(round, player),
  );
}

function choosePlainSenders(players: readonly Player[]): void {
  const byWish = [...players].sort((a, b) => a.wantedSec - b.wantedSec);
  for (const player of byWish.slice(0, plainSenders))
    player.plainSecLeft = player.wantedSec <= shortStudySec ? Number.POSITIVE_INFINITY : firstHoursSec;
}

/** One day, moment by moment: who is due reports what she has played, and goes on. */
async function studyDay(round: Round, players: readonly Player[], day: string, at: number): Promise<void> {
  const startsAtMs = Date.parse(`${day}T${at === 0 ? '10' : '07'}:00:00+08:00`);
  for (const player of players) {
    player.sessionId = null;
    player.todaySec = 0;
  }
  const underWay: { moment: number; visits: Promise<void> }[] = [];
  // the last to begin has her whole day, too
  for (let moment = 0; moment <= daySec / plainSec + moments; moment += 1) {
    const due = players.filter((player) => isDue(player, moment));
    if (due.length === 0) continue;
    while (underWay[0] && underWay[0].moment <= moment - momentsUnderWay) await underWay.shift()?.visits;
    await advanceToInstant(round, startsAtMs + moment * momentMs);
    const visits = inParallel(due, atOnce, (player) => inTurn(player, () => visit(round, player)));
    // a failure is told where the moment is waited for
    visits.catch(() => undefined);
    underWay.push({ moment, visits });
  }
  await Promise.all(underWay.map(({ visits }) => visits));
}

/** One after another for one player, as from one window. */
function inTurn(player: Player, work: () => Promise<void>): Promise<void> {
  player.turn = player.turn.then(work);
  return player.turn;
}

const isDue = (player: Player, moment: number) =>
  goesOn(player) && player.todaySec < daySec && (player.plainSecLeft > 0 || moment % moments === 0);

/** Sends what was played since the last visit, and opens the next lesson when none is playing. */
async function visit(round: Round, player: Player): Promise<void> {
  if (!goesOn(player) || player.todaySec >= daySec) return;
  if (player.sessionId) {
    const isPlain = player.plainSecLeft > 0;
    const lengths = isPlain ? [plainSec] : [longSec, longSec];
    const playedSec = isPlain ? plainSec : stepSec;
    player.plainSecLeft -= playedSec;
    player.todaySec += playedSec;
    await send(round, player, lengths);
  }
  if (goesOn(player) && player.todaySec < daySec) await begin(round, player);
}

const goesOn = (player: Player) => player.earnedSec < player.wantedSec && player.at < player.lessons.length;

/** Most want all of it; some less, a few nothing: the funnel needs somebody who fails. */
function wantedShare(random: Random): number {
  return random.weighted([
    [100, 80],
    [85, 10],
    [40, 6],
    [5, 2],
    [0, 2],
  ]);
}

async function playerOf(
  round: Round,
  learner: Learner,
  at: number,
  random: Random,
  packages: Map<string, Promise<Package>>,
): Promise<Player | null> {
  const own = random.fork(learner.person.key);
  const share = at < 3 ? 100 : wantedShare(own);
  const wholeSec = (round.settings.hours.onlineX100 * round.settings.minutesPerHour * 60) / 100;
  const wantedSec = Math.floor((wholeSec * share) / 100);
  if (wantedSec === 0) return null;
  const { lessons, quizzes } = await packageOf(round, learner, packages);
  const tricks = ['player2x', 'takeOver', 'failedPresence'] as const;
  return {
    learner,
    lessons,
    quizzes,
    wantedSec,
    // a trick shows in single reports
    plainSecLeft: tricks[at] ? firstHoursSec : 0,
    todaySec: 0,
    turn: Promise.resolve(),
    trick: tricks[at] ?? 'none',
    at: 0,
    sessionId: null,
    positionSec: 0,
    seq: 0,
    earnedSec: 0,
    trickDone: false,
  };
}

interface Package {
  readonly lessons: readonly Lesson[];
  readonly quizzes: readonly string[];
}

/** The first of each stage looks through the courses of its package; the others study the same. */
function packageOf(round: Round, learner: Learner, packages: Map<string, Promise<Package>>): Promise<Package> {
  const { stage } = learner.person;
  const known = packages.get(stage) ?? readPackage(round, learner);
  packages.set(stage, known);
  return known;
}

async function readPackage(round: Round, learner: Learner): Promise<Package> {
  const { programId } = round;
  const lessons: Lesson[] = [];
  const quizzes: string[] = [];
  const courses = await asLearner(round, learner, () => round.api.call(learner.cookie, 'study.courses', { programId }));
  for (const { id: courseId } of courses) {
    const course = await round.api.call(learner.cookie, 'study.course', { programId, courseId });
    for (const lesson of course.units.flatMap((unit) => unit.lessons)) {
      if (lesson.kind === 'quiz') quizzes.push(lesson.id);
      else if (earnsTime(lesson.kind)) lessons.push(lesson);
    }
  }
  return { lessons, quizzes };
}

/** A session that demo time has ended is opened anew, once. */
async function asLearner<T>(round: Round, learner: Learner, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 401) throw error;
    await logInAgain(round, learner);
    return work();
  }
}

/** Opens the next lesson when none is playing. */
async function begin(round: Round, player: Player): Promise<void> {
  if (player.sessionId) return;
  const lesson = player.lessons[player.at];
  if (!lesson) return;
  const { learner } = player;
  const opened = await asLearner(round, learner, () =>
    round.api.call(learner.cookie, 'study.open', { programId: round.programId, lessonId: lesson.id }),
  );
  player.sessionId = opened.sessionId;
  player.seq = 0;
  player.positionSec = firstGap(opened.credited, lesson.lengthSec);
  if (opened.question) await answer(round, player, opened.question, true);
}

/** Where the first second is that has not been credited yet. */
function firstGap(credited: readonly (readonly [number, number])[], lengthSec: number): number {
  let at = 0;
  for (const [from, to] of credited) {
    if (from > at) return at;
    at = Math.max(at, to);
  }
  return Math.min(at, lengthSec);
}

/** Sends the intervals just played, answers the presence question, and goes on to the next lesson at the end. */
async function send(round: Round, player: Player, lengths: readonly number[]): Promise<void> {
  const lesson = player.lessons[player.at];
  if (!lesson || !player.sessionId) return;
  const speed = player.trick === 'player2x' && !player.trickDone ? 2 : 1;
  const reports = lengths.flatMap((length) => {
    const fromSec = player.positionSec;
    const toSec = Math.min(fromSec + Math.min(length * speed, longSec), lesson.lengthSec);
    if (toSec <= fromSec) return [];
    player.positionSec = toSec;
    player.seq += 1;
    return [{ seq: player.seq, fromSec, toSec, rate: speed }];
  });
  await playTricks(round, player);
  if (!player.sessionId) return;
  await take(round, player, await report(round, player, reports));
}

function report(
  round: Round,
  player: Player,
  reports: { seq: number; fromSec: number; toSec: number; rate: number }[],
  given?: { questionId: string; choices: number[] },
): Promise<Answer> {
  const { learner, sessionId } = player;
  return asLearner(round, learner, () =>
    round.api.call(learner.cookie, 'study.report', {
      programId: round.programId,
      sessionId: sessionId ?? '',
      reports,
      ...(given ? { answer: given } : {}),
    }),
  );
}

async function take(round: Round, player: Player, answered: Answer): Promise<void> {
  const lesson = player.lessons[player.at];
  player.earnedSec = answered.totals.creditedSec;
  if (answered.question) {
    await answer(round, player, answered.question, player.trick !== 'failedPresence' || player.trickDone);
    return;
  }
  if (answered.state === 'ended' || answered.state === 'takenOver') {
    player.sessionId = null;
    return;
  }
  if (!lesson) return;
  if (answered.lessonCreditedSec >= lesson.lengthSec || answered.state === 'capped') {
    player.sessionId = null;
    if (answered.lessonCreditedSec >= lesson.lengthSec || !answered.reason.includes('今天')) player.at += 1;
    else player.todaySec = daySec;
  } else if (player.positionSec >= lesson.lengthSec) {
    // Who played faster than the clock, or lost some seconds, plays the rest again.
    player.sessionId = null;
    if (player.trick === 'player2x' && !player.trickDone) {
      player.trickDone = true;
      note(round, 'player2x');
    }
  }
}

/** Presses what the question asks for, or, once, something else. */
async function answer(
  round: Round,
  player: Player,
  question: NonNullable<Answer['question']>,
  right: boolean,
): Promise<void> {
  const wanted = readQuestion(question.prompt, question.choices);
  const choices = right ? wanted : [(Math.max(0, wanted[0] ?? 0) + 1) % question.choices.length];
  if (!right) {
    player.trickDone = true;
    note(round, 'failedPresence');
  }
  const answered = await report(round, player, [], { questionId: question.id, choices });
  if (answered.nextQuestionSec !== null && answered.nextQuestionSec > 0 && !answered.question) return;
  await take(round, player, answered);
}

/** One of them opens the lesson on a second device: the first window stops counting. */
async function playTricks(round: Round, player: Player): Promise<void> {
  if (player.trick !== 'takeOver' || player.trickDone || player.seq < 4) return;
  const lesson = player.lessons[player.at];
  const old = player.sessionId;
  if (!lesson || !old) return;
  player.trickDone = true;
  const { cookie } = player.learner;
  await logInAgain(round, player.learner);
  const second = await round.api.call(player.learner.cookie, 'study.open', {
    programId: round.programId,
    lessonId: lesson.id,
  });
  const refused = await round.api.call(cookie, 'study.report', {
    programId: round.programId,
    sessionId: old,
    reports: [{ seq: player.seq, fromSec: 0, toSec: 15, rate: 1 }],
  });
  if (refused.state !== 'takenOver') throw new Error(`an older window still counts: ${refused.state}`);
  note(round, 'takeOver');
  player.sessionId = second.sessionId;
  player.seq = 0;
  player.positionSec = firstGap(second.credited, lesson.lengthSec);
}

/** Each quiz once, with answers that are right more often than not. */
async function takeQuizzes(round: Round, player: Player): Promise<void> {
  const random = randomFor(round, `quiz/${player.learner.person.key}`);
  const { learner } = player;
  for (const lessonId of player.quizzes) {
    const paper = await asLearner(round, learner, () =>
      round.api.call(learner.cookie, 'study.startQuiz', { programId: round.programId, lessonId }),
    );
    const answers = paper.questions.map((question) => ({
      questionId: question.id,
      choices: [random.int(0, question.choices.length - 1)],
    }));
    await round.api.call(learner.cookie, 'study.submitQuiz', {
      programId: round.programId,
      lessonId,
      attemptId: paper.attemptId,
      answers,
    });
  }
}

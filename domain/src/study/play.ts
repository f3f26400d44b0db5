import type { Day } from '../kernel/day.ts';
import { type Allowance, creditInterval, type LessonCredit, type Limit } from './credit.ts';
import { dayOfMs, type StudyRules } from './policy.ts';
import {
  countDown,
  holdIntervals,
  type Judged,
  judgePresence,
  type Presence,
  type PresenceAnswer,
} from './presence.ts';
import type { Random } from './presence-question.ts';
import { type Range, withRange } from './ranges.ts';

/** One report of playback: positions in the lesson, whole seconds. The rate is evidence only, it earns nothing. */
export interface PlayReport {
  readonly seq: number;
  readonly fromSec: number;
  readonly toSec: number;
  readonly rate: number;
}

export interface PlayRequest {
  readonly reports: readonly PlayReport[];
  readonly answer: PresenceAnswer | null;
}

/** All that the rule needs to know of a trainee who plays a lesson in an open session. */
export interface Play {
  readonly openedAtMs: number;
  /** When the last accepted request came, or the session opened. */
  readonly lastAtMs: number;
  /** The last report's sequence number that was taken; 0 at first. */
  readonly seq: number;
  readonly earnedSec: number;
  readonly lostSec: number;
  /** Seconds reported faster than the clock allowed: evidence for people, nothing more. */
  readonly overSec: number;
  readonly lengthSec: number;
  readonly courseLeftSec: number;
  readonly day: Day;
  readonly daySec: number;
  readonly totalSec: number;
  readonly presence: Presence;
  readonly lesson: LessonCredit;
}

export type PlayState = 'counting' | 'paused' | 'ended' | 'capped';
export type PlayNote =
  | 'none'
  | 'silent'
  | 'windowOver'
  | 'notEnrolled'
  | 'question'
  | 'questionAgain'
  | 'questionLate'
  | 'answerLate'
  | 'answerWrong'
  | 'dayFull'
  | 'courseFull'
  | 'overClock'
  | 'alreadyCredited'
  | 'lessonDone';

export interface Played {
  readonly play: Play;
  readonly state: PlayState;
  readonly note: PlayNote;
  readonly earnedSec: number;
  /** Seconds of this request that were new and not earned because they outran the clock. */
  readonly overSec: number;
}

/** The time that a request itself may take on a poor network, beyond the program's limit for keeping reports back. */
export const transmissionSec = 60;

/**
 * Takes one request of an open session (rules §7): reports in order, each sequence number once, credited by the server's
 * clock alone. Whatever is sent, in whatever order, from however many windows, no more is earned than seconds have
 * passed on the server since the session opened, and each second of a lesson once.
 */
export function takeRequest(
  before: Play,
  request: PlayRequest,
  rules: StudyRules,
  nowMs: number,
  random: Random,
): Played {
  const silentSec = Math.max(0, nowMs - before.lastAtMs) / 1000;
  if (silentSec > rules.bufferSec + transmissionSec) return unchanged(before, 'silent');
  const today = dayOfMs(nowMs);
  const onDay = before.day === today ? before : { ...before, day: today, daySec: 0 };
  const judged = judgePresence(before.presence, { nowMs, lastAtMs: before.lastAtMs, answer: request.answer }, random);
  const taken = takeReports(onDay, request.reports, judged, rules, Math.min(nowMs, rules.endsAtMs));
  const presence =
    judged.verdict === 'none'
      ? countDown(taken.play.presence, Math.floor(silentSec), nowMs, random)
      : taken.play.presence;
  const play = { ...taken.play, presence, lastAtMs: nowMs };
  const spoken = stateOf(play, taken, judged, rules, nowMs);
  return { play, ...spoken, earnedSec: taken.earnedSec, overSec: taken.heldBack.clock };
}

function unchanged(play: Play, note: PlayNote): Played {
  return { play, state: 'ended', note, earnedSec: 0, overSec: 0 };
}

interface Taken {
  readonly play: Play;
  readonly earnedSec: number;
  readonly heldBack: Record<Limit, number>;
  /** New positions came in, and all of them had been credited before. */
  readonly onlyOld: boolean;
}

function takeReports(
  before: Play,
  reports: readonly PlayReport[],
  judged: Judged,
  rules: StudyRules,
  clockMs: number,
): Taken {
  let play: Play = { ...before, presence: judged.presence, lostSec: before.lostSec + judged.lostSec };
  const heldBack = { clock: 0, day: 0, course: 0 };
  const credit = (interval: Range) => {
    const earned = creditInterval(play.lesson, interval, play.lengthSec, allowanceOf(play, rules, clockMs));
    if (earned.heldBackBy) heldBack[earned.heldBackBy] += earned.heldBackSec;
    play = earnedBy(play, earned.lesson, earned.earnedSec);
  };
  for (const interval of judged.released) credit(interval);
  let any = false;
  for (const report of reports) {
    if (report.seq <= play.seq) continue;
    const interval: Range = [Math.max(0, report.fromSec), Math.min(play.lengthSec, report.toSec)];
    any ||= interval[1] > interval[0];
    if (judged.use === 'credit') credit(interval);
    else play = watchOnly(play, interval, judged.use === 'hold');
    play = { ...play, seq: report.seq };
  }
  const earnedSec = play.earnedSec - before.earnedSec;
  const refused = heldBack.clock + heldBack.day + heldBack.course;
  play = { ...play, overSec: play.overSec + heldBack.clock };
  return { play, earnedSec, heldBack, onlyOld: any && judged.use === 'credit' && earnedSec + refused === 0 };
}

function allowanceOf(play: Play, rules: StudyRules, clockMs: number): Allowance {
  return {
    clockSec: Math.floor((clockMs - play.openedAtMs) / 1000) - play.lostSec - play.earnedSec,
    dayLeftSec: rules.dayCapSec - play.daySec,
    courseLeftSec: play.courseLeftSec,
  };
}

function earnedBy(play: Play, lesson: LessonCredit, earnedSec: number): Play {
  return {
    ...play,
    lesson,
    earnedSec: play.earnedSec + earnedSec,
    daySec: play.daySec + earnedSec,
    totalSec: play.totalSec + earnedSec,
    courseLeftSec: play.courseLeftSec - earnedSec,
  };
}

function watchOnly(play: Play, interval: Range, hold: boolean): Play {
  const lesson = { ...play.lesson, watched: withRange(play.lesson.watched, interval) };
  return { ...play, lesson, presence: hold ? holdIntervals(play.presence, [interval]) : play.presence };
}

function stateOf(
  play: Play,
  taken: Taken,
  judged: Judged,
  rules: StudyRules,
  nowMs: number,
): { state: PlayState; note: PlayNote } {
  if (nowMs >= rules.endsAtMs) return { state: 'ended', note: 'windowOver' };
  if (judged.verdict === 'wrong') return { state: 'paused', note: 'answerWrong' };
  const question = play.presence.asked?.question;
  if (play.presence.asked && !question) return { state: 'paused', note: 'answerWrong' };
  if (question) return { state: 'paused', note: questionNote(judged) };
  if (play.courseLeftSec <= 0) return { state: 'capped', note: 'courseFull' };
  if (play.daySec >= rules.dayCapSec) return { state: 'capped', note: 'dayFull' };
  if (judged.verdict === 'late') return { state: 'counting', note: 'answerLate' };
  if (taken.heldBack.clock > 0) return { state: 'counting', note: 'overClock' };
  const { credited } = play.lesson;
  if (credited.length === 1 && credited[0]?.[0] === 0 && credited[0][1] >= play.lengthSec)
    return { state: 'counting', note: 'lessonDone' };
  return { state: 'counting', note: taken.onlyOld ? 'alreadyCredited' : 'none' };
}

function questionNote({ verdict, use }: Judged): PlayNote {
  if (verdict === 'again') return 'questionAgain';
  return verdict === 'waiting' && use === 'watch' ? 'questionLate' : 'question';
}

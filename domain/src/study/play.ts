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
  | 'questionNext'
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
  const judged = judgePresence(before.presence, { nowMs, lastAtMs: before.lastAtMs, answer: request.answer }, random);
  const play: Draft = { ...before };
  const today = dayOfMs(nowMs);
  if (play.day !== today) {
    play.day = today;
    play.daySec = 0;
  }
  const taken = takeReports(play, request.reports, judged, rules, Math.min(nowMs, rules.endsAtMs));
  if (judged.verdict === 'none') play.presence = countDown(play.presence, Math.floor(silentSec), nowMs, random);
  play.lastAtMs = nowMs;
  const { state, note } = stateOf(play, taken, judged, rules, nowMs);
  return { play, state, note, earnedSec: taken.earnedSec, overSec: taken.heldBack.clock };
}

function unchanged(play: Play, note: PlayNote): Played {
  return { play, state: 'ended', note, earnedSec: 0, overSec: 0 };
}

/** The play that a request is being made into: this rule's own copy, until it is given back. */
type Draft = { -readonly [K in keyof Play]: Play[K] };

interface Taken {
  readonly earnedSec: number;
  readonly heldBack: Record<Limit, number>;
  /** New positions came in, and all of them had been credited before. */
  readonly onlyOld: boolean;
}

function takeReports(
  play: Draft,
  reports: readonly PlayReport[],
  judged: Judged,
  rules: StudyRules,
  clockMs: number,
): Taken {
  const earnedBefore = play.earnedSec;
  const heldBack = { clock: 0, day: 0, course: 0 };
  play.presence = judged.presence;
  play.lostSec += judged.lostSec;
  for (const interval of judged.released) credit(play, interval, heldBack, rules, clockMs);
  let hasNewTime = false;
  for (const report of reports) {
    if (report.seq <= play.seq) continue;
    const interval: Range = [Math.max(0, report.fromSec), Math.min(play.lengthSec, report.toSec)];
    hasNewTime ||= interval[1] > interval[0];
    if (judged.use === 'credit') credit(play, interval, heldBack, rules, clockMs);
    else watchOnly(play, interval, judged.use === 'hold');
    play.seq = report.seq;
  }
  const earnedSec = play.earnedSec - earnedBefore;
  const refused = heldBack.clock + heldBack.day + heldBack.course;
  play.overSec += heldBack.clock;
  return { earnedSec, heldBack, onlyOld: hasNewTime && judged.use === 'credit' && earnedSec + refused === 0 };
}

function credit(
  play: Draft,
  interval: Range,
  heldBack: Record<Limit, number>,
  rules: StudyRules,
  clockMs: number,
): void {
  const earned = creditInterval(play.lesson, interval, play.lengthSec, allowanceOf(play, rules, clockMs));
  if (earned.heldBackBy) heldBack[earned.heldBackBy] += earned.heldBackSec;
  play.lesson = earned.lesson;
  play.earnedSec += earned.earnedSec;
  play.daySec += earned.earnedSec;
  play.totalSec += earned.earnedSec;
  play.courseLeftSec -= earned.earnedSec;
}

function allowanceOf(play: Play, rules: StudyRules, clockMs: number): Allowance {
  return {
    clockSec: Math.floor((clockMs - play.openedAtMs) / 1000) - play.lostSec - play.earnedSec,
    dayLeftSec: rules.dayCapSec - play.daySec,
    courseLeftSec: play.courseLeftSec,
  };
}

function watchOnly(play: Draft, interval: Range, hold: boolean): void {
  play.lesson = { ...play.lesson, watched: withRange(play.lesson.watched, interval) };
  if (hold) play.presence = holdIntervals(play.presence, [interval]);
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
  if (question) return { state: 'paused', note: questionNote(judged, play.presence.wrongInRow) };
  if (play.courseLeftSec <= 0) return { state: 'capped', note: 'courseFull' };
  if (play.daySec >= rules.dayCapSec) return { state: 'capped', note: 'dayFull' };
  if (judged.verdict === 'late') return { state: 'counting', note: 'answerLate' };
  if (taken.heldBack.clock > 0) return { state: 'counting', note: 'overClock' };
  const { credited } = play.lesson;
  if (credited.length === 1 && credited[0]?.[0] === 0 && credited[0][1] >= play.lengthSec)
    return { state: 'counting', note: 'lessonDone' };
  return { state: 'counting', note: taken.onlyOld ? 'alreadyCredited' : 'none' };
}

function questionNote({ verdict, use }: Judged, wrongInRow: number): PlayNote {
  if (verdict === 'again') return 'questionAgain';
  // after a wrong answer nothing counts before a right one, be it in time or not
  if (wrongInRow > 0) return 'questionNext';
  return verdict === 'waiting' && use === 'watch' ? 'questionLate' : 'question';
}

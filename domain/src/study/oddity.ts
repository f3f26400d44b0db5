import type { Play, Played, PlayRequest } from './play.ts';
import { secondsOf } from './ranges.ts';

/** Things that the page never does, or hardly ever: shown to people with how often and how long, punished by nobody (rules §7). */
export const oddKinds = [
  'jump',
  'beyondEnd',
  'repeat',
  'unanswered',
  'wrongAnswer',
  'afterTakeOver',
  'dodge',
  'malformed',
] as const;
export type OddKind = (typeof oddKinds)[number];

export interface Oddity {
  readonly kind: OddKind;
  readonly times: number;
  /** Seconds of the lesson that it is about; 0 where there are none. */
  readonly seconds: number;
}

/** From how much on a person's oddities are shown: one slip on a bad line is no pattern. */
export interface OddLimit {
  /** Times within one session, below which the session is left out. */
  readonly timesInSession: number;
  readonly times: number;
  readonly seconds: number;
}

export const oddLimits: Readonly<Record<OddKind, OddLimit>> = {
  jump: { timesInSession: 1, times: 3, seconds: 0 },
  beyondEnd: { timesInSession: 1, times: 3, seconds: 0 },
  // a page sends again what got no answer: a few times, never dozens
  repeat: { timesInSession: 20, times: 20, seconds: 0 },
  unanswered: { timesInSession: 1, times: 1, seconds: 1800 },
  wrongAnswer: { timesInSession: 1, times: 10, seconds: 0 },
  // a page stops with the first answer that tells of the other window
  afterTakeOver: { timesInSession: 10, times: 10, seconds: 0 },
  dodge: { timesInSession: 1, times: 10, seconds: 0 },
  malformed: { timesInSession: 1, times: 3, seconds: 0 },
};

/** A film's last second may be rounded up. */
const roundingSec = 5;
/** No player shows old seconds so much faster than the clock. */
const fastestRepeat = 3;
const nothing: readonly Oddity[] = [];

/** What is odd about one request that the rule has taken; hardly anything is, so that this costs a few comparisons. */
export function odditiesOf(before: Play, request: PlayRequest, played: Played, nowMs: number): readonly Oddity[] {
  const { play, note } = played;
  if (play === before) return nothing;
  const found: Oddity[] = [];
  const reach = reachOf(request);
  if (reach > play.lengthSec + roundingSec) found.push({ kind: 'beyondEnd', times: 1, seconds: 0 });
  if (reach >= play.lengthSec) addJump(found, before, play);
  if (note === 'questionLate' || note === 'questionNext') addUnanswered(found, before, request);
  else if (note === 'answerWrong' && play.presence.wrongInRow > before.presence.wrongInRow)
    found.push({ kind: 'wrongAnswer', times: 1, seconds: 0 });
  if (played.earnedSec === 0 && played.overSec === 0 && before.presence.asked === null)
    addRepeat(found, before, request, nowMs);
  return found.length > 0 ? found : nothing;
}

function reachOf({ reports }: PlayRequest): number {
  let reach = 0;
  for (const { toSec } of reports) if (toSec > reach) reach = toSec;
  return reach;
}

/** The end was reached for the first time, and less than half of the lesson has been seen. */
function addJump(found: Oddity[], before: Play, { lengthSec, lesson }: Play): void {
  const endBefore = before.lesson.watched.at(-1)?.[1] ?? 0;
  const endNow = lesson.watched.at(-1)?.[1] ?? 0;
  if (endBefore >= lengthSec || endNow < lengthSec) return;
  const skippedSec = lengthSec - secondsOf(lesson.watched);
  if (skippedSec * 2 > lengthSec) found.push({ kind: 'jump', times: 1, seconds: skippedSec });
}

function addUnanswered(found: Oddity[], before: Play, { reports }: PlayRequest): void {
  let seconds = 0;
  for (const { seq, fromSec, toSec } of reports) if (seq > before.seq) seconds += Math.max(0, toSec - fromSec);
  if (seconds > 0) found.push({ kind: 'unanswered', times: 1, seconds });
}

/** Nothing new in it, and more of the old than the time since the last request could have shown. */
function addRepeat(found: Oddity[], before: Play, { reports }: PlayRequest, nowMs: number): void {
  let seconds = 0;
  for (const { fromSec, toSec } of reports) seconds += Math.max(0, Math.min(toSec, before.lengthSec) - fromSec);
  const shownSec = ((nowMs - before.lastAtMs) / 1000) * fastestRepeat;
  if (seconds > shownSec + roundingSec) found.push({ kind: 'repeat', times: 1, seconds });
}

import type { LiveTimes } from '../course/live.ts';
import { firstSecondsOf, newPartsOf, type Range, type Ranges, secondsOf, withRange } from './ranges.ts';

/** A stretch of somebody's time, by the server's clock. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface LiveCredit {
  /** Seconds of the session, from its start. */
  readonly credited: Ranges;
  readonly creditedSec: number;
}

/**
 * What a live session earns (rules §7, §8): the whole seconds between sign-in and sign-out that lie within it, less the
 * time in which the same person studied elsewhere (a person's time counts once), never more than `mostSec`.
 */
export function liveCredit(times: LiveTimes, present: Span, elsewhere: readonly Span[], mostSec: number): LiveCredit {
  const lengthSec = Math.floor((times.endsAtMs - times.startsAtMs) / 1000);
  const stay: Range = [
    Math.max(0, Math.ceil((present.fromMs - times.startsAtMs) / 1000)),
    Math.min(lengthSec, Math.floor((present.toMs - times.startsAtMs) / 1000)),
  ];
  if (stay[1] <= stay[0]) return { credited: [], creditedSec: 0 };
  const taken = elsewhere.reduce<Ranges>((all, span) => withRange(all, secondsTouched(span, times)), []);
  const credited = firstSecondsOf(newPartsOf(stay, taken), Math.max(0, mostSec));
  return { credited, creditedSec: secondsOf(credited) };
}

/** Every second that a span touches, counted from the start of the session; a second is whole or not there. */
function secondsTouched({ fromMs, toMs }: Span, { startsAtMs }: LiveTimes): Range {
  return [Math.floor((fromMs - startsAtMs) / 1000), Math.ceil((toMs - startsAtMs) / 1000)];
}

/** Whole seconds of a lesson as half-open ranges, in order and apart: `[[0, 15], [30, 45]]` is 0–15 s and 30–45 s. */
export type Range = readonly [fromSec: number, toSec: number];
export type Ranges = readonly Range[];

export function secondsOf(ranges: Ranges): number {
  let sum = 0;
  for (const [from, to] of ranges) sum += to - from;
  return sum;
}

/** The union with one more range; ranges that touch become one. */
export function withRange(ranges: Ranges, added: Range): Ranges {
  let [from, to] = added;
  if (to <= from) return ranges;
  const last = ranges.at(-1);
  if (last && last[0] <= from && last[1] >= to) return ranges;
  const joined: Range[] = [];
  let placed = false;
  for (const range of ranges) {
    if (range[1] < from) joined.push(range);
    else if (range[0] > to) {
      if (!placed) joined.push([from, to]);
      placed = true;
      joined.push(range);
    } else {
      from = Math.min(from, range[0]);
      to = Math.max(to, range[1]);
    }
  }
  if (!placed) joined.push([from, to]);
  return joined;
}

export function withRanges(ranges: Ranges, added: Ranges): Ranges {
  return added.reduce(withRange, ranges);
}

/** What of a range is not in the set, in order. */
export function newPartsOf(range: Range, ranges: Ranges): Ranges {
  const parts: Range[] = [];
  let from = range[0];
  for (const [takenFrom, takenTo] of ranges) {
    if (takenTo <= from) continue;
    if (takenFrom >= range[1]) break;
    if (takenFrom > from) parts.push([from, takenFrom]);
    from = takenTo;
  }
  if (from < range[1]) parts.push([from, range[1]]);
  return parts;
}

/** The first `count` seconds of the set, from its front. */
export function firstSecondsOf(ranges: Ranges, count: number): Ranges {
  const first: Range[] = [];
  let left = count;
  for (const [from, to] of ranges) {
    if (left <= 0) break;
    first.push([from, Math.min(to, from + left)]);
    left -= to - from;
  }
  return first;
}

/** Reads PostgreSQL's text of an int4multirange: `{[0,15),[30,45)}`. */
export function readRanges(text: string): Ranges {
  const ranges: Range[] = [];
  for (const match of text.matchAll(/\[(\d+),(\d+)\)/g)) ranges.push([Number(match[1]), Number(match[2])]);
  return ranges;
}

export function writeRanges(ranges: Ranges): string {
  return `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
}

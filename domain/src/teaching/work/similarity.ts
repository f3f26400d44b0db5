/**
 * How much of a text is also in another: winnowed fingerprints find the candidates among thousands (Schleimer, Wilkerson
 * and Aiken, SIGMOD 2003), exact common passages are then shown to a person. Spaces, punctuation, case and width of
 * characters don't count; what stands in the assignment's own text is left out.
 */

/** A gram is so many characters: shorter common runs are everyday Chinese. */
export const gramLength = 8;
/** Of each window of so many grams the least hash is kept: a common run of gramLength + windowLength − 1 is never missed. */
export const windowLength = 6;
/** The longest run that can stay unseen between two texts, plus one. */
export const surelyFound = gramLength + windowLength - 1;

/** What counts of a text, with the place of each character in the original. */
export interface PlainText {
  readonly chars: readonly string[];
  /** The UTF-16 place in the original of each character. */
  readonly places: readonly number[];
  /** The UTF-16 place just behind each character. */
  readonly ends: readonly number[];
}

export function plainText(text: string): PlainText {
  const chars: string[] = [];
  const places: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const original of text) {
    for (const char of original.normalize('NFKC').toLowerCase()) {
      if (!/[\p{L}\p{N}]/u.test(char)) continue;
      chars.push(char);
      places.push(at);
      ends.push(at + original.length);
    }
    at += original.length;
  }
  return { chars, places, ends };
}

/** The hash of every gram of a text, in order, as 32-bit integers. */
function gramHashes(chars: readonly string[]): number[] {
  const hashes: number[] = [];
  for (let at = 0; at + gramLength <= chars.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + gramLength; next += 1) {
      hash = Math.imul(hash ^ (chars[next]?.codePointAt(0) ?? 0), 0x01000193);
    }
    // the last step of the hash mixes too little into the high bits, by which the least of a window is chosen
    hashes.push(Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 0);
  }
  return hashes;
}

/**
 * The fingerprints of a text, each once and ascending; `leftOut` is the assignment's own text. A text shorter than a
 * gram has none.
 */
export function fingerprintsOf(text: string, leftOut = ''): number[] {
  const hashes = gramHashes(plainText(text).chars);
  const common = new Set(gramHashes(plainText(leftOut).chars));
  const kept = new Set<number>();
  const width = Math.min(windowLength, hashes.length);
  for (let from = 0; width > 0 && from + width <= hashes.length; from += 1) {
    kept.add(Math.min(...hashes.slice(from, from + width)));
  }
  return [...kept].filter((hash) => !common.has(hash)).sort((a, b) => a - b);
}

/** A passage of a text that stands in another too: UTF-16 places in both originals, half-open. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

export interface Likeness {
  /** The share of the text's counting characters (without what the prompt gave) that stand in the other, in percent. */
  readonly percent: number;
  readonly passages: readonly Passage[];
}

/** The passages of `text` that also stand in `other`, each at least a gram long and as long as it goes, in order. */
export function likenessOf(text: string, other: string, leftOut = ''): Likeness {
  const own = plainText(text);
  const their = plainText(other);
  const given = coveredBy(own.chars, plainText(leftOut).chars);
  const placesOf = gramPlaces(their.chars);
  const passages: Passage[] = [];
  let common = 0;
  let at = 0;
  while (at + gramLength <= own.chars.length) {
    const best = longestAt(own.chars, at, their.chars, placesOf);
    const length = best ? ownLength(given, at, best.length) : 0;
    if (best === null || length < gramLength) {
      at += 1;
      continue;
    }
    common += length;
    passages.push(passageOf(own, their, at, { at: best.at, length }));
    at += length;
  }
  const whole = given.filter((one) => !one).length;
  return { percent: whole === 0 ? 0 : Math.floor((common * 100) / whole), passages };
}

/** How far a run from `at` goes before it comes to the assignment's own words. */
function ownLength(given: readonly boolean[], at: number, length: number): number {
  for (let done = 0; done < length; done += 1) if (given[at + done]) return done;
  return length;
}

interface Match {
  readonly at: number;
  readonly length: number;
}

function passageOf(own: PlainText, their: PlainText, at: number, match: Match): Passage {
  return {
    from: own.places[at] ?? 0,
    to: own.ends[at + match.length - 1] ?? 0,
    otherFrom: their.places[match.at] ?? 0,
    otherTo: their.ends[match.at + match.length - 1] ?? 0,
  };
}

function gramPlaces(chars: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + gramLength <= chars.length; at += 1) {
    const gram = chars.slice(at, at + gramLength).join('');
    const had = places.get(gram);
    if (had) had.push(at);
    else places.set(gram, [at]);
  }
  return places;
}

/** So many places of one gram are looked at: a text that repeats itself must not cost the square of its length. */
const mostPlaces = 20;

function longestAt(
  own: readonly string[],
  at: number,
  their: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): Match | null {
  let best: Match | null = null;
  for (const place of (places.get(own.slice(at, at + gramLength).join('')) ?? []).slice(0, mostPlaces)) {
    let length = gramLength;
    while (at + length < own.length && own[at + length] === their[place + length]) length += 1;
    if (best === null || length > best.length) best = { at: place, length };
  }
  return best;
}

/** Which characters of a text lie in a gram that the other text has too. */
function coveredBy(chars: readonly string[], by: readonly string[]): boolean[] {
  const covered = new Array<boolean>(chars.length).fill(false);
  const places = gramPlaces(by);
  for (let at = 0; at + gramLength <= chars.length; at += 1) {
    if (places.has(chars.slice(at, at + gramLength).join(''))) covered.fill(true, at, at + gramLength);
  }
  return covered;
}

/** From so much on a contribution to a discussion counts as somebody's text handed in again. */
export const nearDuplicatePercent = 80;

/** Whether a contribution says again what another said: word for word when short, for the most part when longer. */
export function isNearDuplicate(text: string, other: string): boolean {
  const own = plainText(text).chars;
  if (own.length === 0) return false;
  if (own.length < gramLength * 2) return own.join('') === plainText(other).chars.join('');
  return likenessOf(text, other).percent >= nearDuplicatePercent;
}

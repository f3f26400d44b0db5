import type { QuestionKind } from '../course/question-kind.ts';

/** Of a question what drawing a paper needs; `answer` holds places of `choices` from 0. */
interface Drawable {
  readonly kind: QuestionKind;
  readonly choices: readonly string[];
  readonly answer: readonly number[];
  /** The pool that it was drawn into; null for one of the quiz's own. */
  readonly pool?: number | null;
}

export interface PaperRules {
  /** Of the quiz's own questions on a paper; null: all of them. */
  readonly draw: number | null;
  readonly shuffled: boolean;
  /** How many a paper takes of each pool that was drawn from the provider's bank. */
  readonly pools?: readonly number[];
}

/**
 * The paper of one attempt: so many of the quiz's own questions and so many of each pool, and where the rules say so in
 * an order of its own, choices too; the answers move with their choices. 对 and 错 keep their places; what is to be put in
 * order or matched is always mixed. `random` gives numbers in [0, 1).
 */
export function drawPaper<Q extends Drawable>(bank: readonly Q[], rules: PaperRules, random: () => number): Q[] {
  const wanted = [{ pool: null, count: rules.draw }, ...(rules.pools ?? []).map((count, pool) => ({ pool, count }))];
  const places = wanted.flatMap(({ pool, count }) => {
    const own = bank.flatMap((one, at) => ((one.pool ?? null) === pool ? [at] : []));
    return shuffle(own, random).slice(0, count ?? own.length);
  });
  // without shuffling a part of the bank still stands in the bank's order
  const ordered = rules.shuffled ? shuffle(places, random) : places.sort((a, b) => a - b);
  return ordered.flatMap((at) => {
    const question = bank[at];
    return question ? [mixed(question, rules.shuffled, random)] : [];
  });
}

/** Questions on each paper, of `own` questions of the quiz and its pools. */
export function paperLength(own: number, { draw, pools = [] }: Pick<PaperRules, 'draw' | 'pools'>): number {
  return Math.min(draw ?? own, own) + pools.reduce((sum, count) => sum + count, 0);
}

function mixed<Q extends Drawable>(question: Q, shuffled: boolean, random: () => number): Q {
  const { kind, choices, answer } = question;
  const always = kind === 'order' || kind === 'match';
  if (kind === 'blank' || kind === 'short' || kind === 'trueFalse' || !(always || shuffled)) return question;
  const places = shuffle(
    choices.map((_, at) => at),
    random,
  );
  const moved = answer.map((place) => places.indexOf(place));
  return {
    ...question,
    choices: places.map((place) => choices[place] ?? ''),
    answer: always ? moved : moved.sort((a, b) => a - b),
  };
}

/** Fisher–Yates. */
function shuffle(list: readonly number[], random: () => number): number[] {
  const mixedList = [...list];
  for (let last = mixedList.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    [mixedList[last], mixedList[at]] = [mixedList[at] ?? 0, mixedList[last] ?? 0];
  }
  return mixedList;
}

/** A paper that comes so much after its time still counts: the network of a village. */
export const graceSec = 60;

/** Seconds left of an attempt, 0 when its time is over; null without a limit. */
export function leftSecOf(startedAtMs: number, limitMinutes: number | null, nowMs: number): number | null {
  if (limitMinutes === null) return null;
  return Math.max(0, Math.ceil((startedAtMs + limitMinutes * 60_000 - nowMs) / 1000));
}

/** Whether what is handed in now is too late to be read. */
export function isTooLate(startedAtMs: number, limitMinutes: number | null, nowMs: number): boolean {
  return limitMinutes !== null && nowMs > startedAtMs + limitMinutes * 60_000 + graceSec * 1000;
}

/** Whether right answers may be shown: after each attempt, or only when the pass is reached or no attempt is left. */
export function mayReview(
  review: 'each' | 'end',
  standing: { readonly passed: boolean; readonly attemptsLeft: number },
): boolean {
  return review === 'each' || standing.passed || standing.attemptsLeft === 0;
}

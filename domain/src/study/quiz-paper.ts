import type { QuestionKind } from '../course/question-kind.ts';

/** Of a question what drawing a paper needs; `answer` holds places of `choices` from 0. */
interface Drawable {
  readonly kind: QuestionKind;
  readonly choices: readonly string[];
  readonly answer: readonly number[];
}

export interface PaperRules {
  /** Questions on a paper; null: all of them. */
  readonly draw: number | null;
  readonly shuffled: boolean;
}

/**
 * The paper of one attempt: so many questions of the bank, and where the rules say so in an order of its own, choices
 * too; the answers move with their choices. 对 and 错 keep their places, and what is to be put in order is always mixed.
 * `random` gives numbers in [0, 1).
 */
export function drawPaper<Q extends Drawable>(bank: readonly Q[], rules: PaperRules, random: () => number): Q[] {
  const wanted = Math.min(rules.draw ?? bank.length, bank.length);
  const places = shuffle(
    bank.map((_, at) => at),
    random,
  ).slice(0, wanted);
  // without shuffling a part of the bank still stands in the bank's order
  const ordered = rules.shuffled ? places : places.sort((a, b) => a - b);
  return ordered.flatMap((at) => {
    const question = bank[at];
    return question ? [mixed(question, rules.shuffled, random)] : [];
  });
}

function mixed<Q extends Drawable>(question: Q, shuffled: boolean, random: () => number): Q {
  const { kind, choices, answer } = question;
  if (kind === 'trueFalse' || (kind !== 'order' && !shuffled)) return question;
  const places = shuffle(
    choices.map((_, at) => at),
    random,
  );
  const moved = answer.map((place) => places.indexOf(place));
  return {
    ...question,
    choices: places.map((place) => choices[place] ?? ''),
    answer: kind === 'order' ? moved : moved.sort((a, b) => a - b),
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

import type { BankDraw } from './question.ts';
import { type Difficulty, difficultyNames } from './question-kind.ts';

interface Tagged {
  readonly difficulty: Difficulty;
  readonly tags: readonly string[];
}

export function fitsDraw(question: Tagged, { tag, difficulty }: Pick<BankDraw, 'tag' | 'difficulty'>): boolean {
  return (tag === null || question.tags.includes(tag)) && (difficulty === null || question.difficulty === difficulty);
}

/**
 * The questions of a bank that each rule may draw from, in the order of the rules. A question stands in one pool, so that
 * no paper holds it twice: it goes to the narrowest rule that it fits (tag and difficulty before one of them before any),
 * among equals to the first.
 */
export function poolsOf<Q extends Tagged>(bank: readonly Q[], draws: readonly BankDraw[]): Q[][] {
  const order = draws.map((draw, at) => ({ draw, at })).sort((a, b) => width(a.draw) - width(b.draw) || a.at - b.at);
  const pools: Q[][] = draws.map(() => []);
  for (const question of bank) {
    const own = order.find(({ draw }) => fitsDraw(question, draw));
    if (own) pools[own.at]?.push(question);
  }
  return pools;
}

const width = ({ tag, difficulty }: BankDraw) => (tag === null ? 2 : 0) + (difficulty === null ? 1 : 0);

/** A rule in words: `标签“师德”、较难`. */
export function drawText({ tag, difficulty }: Pick<BankDraw, 'tag' | 'difficulty'>): string {
  const parts = [tag === null ? '' : `标签“${tag}”`, difficulty === null ? '' : difficultyNames[difficulty]];
  return parts.filter(Boolean).join('、') || '任意题目';
}

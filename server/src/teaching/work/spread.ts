import { divideHalfUp } from '@yanxiu/domain/kernel/hours';

/** Counts of one star to five with their mean in hundredths; null without any. */
export function spreadOf(counts: readonly number[]): { counts: number[]; meanX100: number } | null {
  const answers = counts.reduce((sum, one) => sum + one, 0);
  if (answers === 0) return null;
  const sum = counts.reduce((total, count, at) => total + count * (at + 1), 0);
  return { counts: [...counts], meanX100: divideHalfUp(sum * 100, answers) };
}

/** Figures of fewer answers than this are not shown: somebody might know who they are. */
export const leastGroup = 5;

export interface Group {
  readonly key: string;
  readonly count: number;
}

/**
 * Which groups may be shown beside the sum of all: none smaller than `leastGroup`, and never so many that what is left of
 * the sum is a smaller group (the sum less the shown ones would tell it). Returns the keys; empty when even the sum is
 * too small. The smallest that may be shown are held back first.
 */
export function shownGroups(groups: readonly Group[]): ReadonlySet<string> {
  const filled = groups.filter(({ count }) => count > 0);
  const shown = filled
    .filter(({ count }) => count >= leastGroup)
    .sort((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1));
  let hidden = filled.reduce((sum, { count }) => (count < leastGroup ? sum + count : sum), 0);
  while (hidden > 0 && hidden < leastGroup && shown.length > 0) hidden += shown.shift()?.count ?? 0;
  return new Set(hidden > 0 && hidden < leastGroup ? [] : shown.map(({ key }) => key));
}

/**
 * What may be shown of answers that are watched while they come in, when one more has come: nothing new (null), or all that
 * nobody has been shown yet (`untold`, the newest with them), and of `hidden` (those of each place that are in the sum of
 * all, after this step, but not yet in the place's own figures) the named places'. So every figure moves by five at
 * least, for a place as for all, and what the sum holds beyond the places' figures is nobody or five: who looks before
 * and after a colleague answers and subtracts never gets a smaller group.
 */
export function nextStep(untold: number, hidden: readonly Group[]): ReadonlySet<string> | null {
  return untold >= leastGroup ? shownGroups(hidden) : null;
}

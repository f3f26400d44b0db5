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

interface Span {
  readonly fromSec: number;
  readonly toSec: number;
}

/** The page (from 1) on which a second of the document lies; the last page for its end. */
export function pageAt(pages: readonly Span[], positionSec: number): number {
  const found = pages.findIndex((page) => positionSec < page.toSec);
  return found < 0 ? Math.max(1, pages.length) : found + 1;
}

/** The first second of a page that does not count yet; the page's end when all of it does. */
export function firstUncounted(
  credited: readonly (readonly [number, number])[],
  fromSec: number,
  toSec: number,
): number {
  let at = fromSec;
  for (const [from, to] of credited) if (from <= at && to > at) at = to;
  return Math.min(at, toSec);
}

import type { ReviewLevel } from './route.ts';

const ranks: Readonly<Record<string, number>> = { county: 1, city: 2 };

/** Where somebody acts: the kind and path of the unit that his role is granted on. */
export interface ActingUnit {
  readonly orgKind: string;
  readonly orgPath: string;
}

/**
 * Does a bureau decide what belongs to `level`? The level itself does, and one above it within the publishing bureau's
 * subtree (代办, shown as such); every level above the publisher reads (rules §3, §11).
 */
export function decidesAt(level: ReviewLevel | undefined, unit: ActingUnit | null, publisherPath: string): boolean {
  if (!level || !unit?.orgPath.startsWith(publisherPath)) return false;
  return (ranks[unit.orgKind] ?? 0) >= (ranks[level] ?? 0);
}

import type { PersonType } from './person-types.ts';

/** One place where a person stands on a roster of the program. */
export interface ConflictSide {
  readonly entryId: string;
  readonly personType: PersonType;
  readonly locked: boolean;
}

const away: readonly PersonType[] = ['supporting', 'seconded', 'exchange'];

/**
 * Who keeps a person that two units list: the present work unit, which is the one that lists her as 支教、借调 or 交流
 * (阳教师函字〔2021〕1号 三.2: 支教、借调人员随现工作单位报名学习). Null when the lists do not tell, and a person must.
 */
export function presentWorkUnit(sides: readonly ConflictSide[]): string | null {
  const present = sides.filter((side) => away.includes(side.personType));
  return present.length === 1 ? (present[0]?.entryId ?? null) : null;
}

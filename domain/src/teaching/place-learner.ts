import { type ClassSize, type Group, groupKey, type Learner, mainSubject } from './class-group.ts';

/** A class as somebody who comes late finds it. */
export interface OpenClass extends Group {
  readonly id: string;
  readonly number: number;
  readonly people: number;
  /** Colleagues of hers who are in it. */
  readonly colleagues: number;
  /** She leads it herself. */
  readonly ownClass: boolean;
}

/**
 * The class for somebody who joins after the forming: of her region, stage and subject, else the mixed class of her
 * region and stage, of the program and stage, of the program; a class with room before a full one, colleagues before
 * strangers, the smaller before the larger. Null when no class fits her stage at all: then somebody places her by hand.
 */
export function placeLearner(
  one: Pick<Learner, 'stage' | 'subject' | 'regionId'>,
  classes: readonly OpenClass[],
  size: ClassSize,
  rootId: string,
): string | null {
  const open = classes.filter((each) => !each.ownClass);
  const wanted: readonly Group[] = [
    { regionId: one.regionId, stage: one.stage, subject: mainSubject(one.subject) },
    { regionId: one.regionId, stage: one.stage, subject: '' },
    { regionId: rootId, stage: one.stage, subject: '' },
    { regionId: rootId, stage: null, subject: '' },
  ];
  const steps: readonly ((each: OpenClass) => boolean)[] = [
    ...wanted.map((group) => (each: OpenClass) => groupKey(each) === groupKey(group)),
    (each) => each.stage === one.stage && each.regionId === one.regionId,
    (each) => each.stage === one.stage,
  ];
  for (const fits of steps) {
    const [best] = open.filter(fits).sort((a, b) => rank(a, b, Math.max(size.most, size.target)));
    if (best) return best.id;
  }
  return null;
}

function rank(a: OpenClass, b: OpenClass, most: number): number {
  const full = Number(a.people >= most) - Number(b.people >= most);
  return full || b.colleagues - a.colleagues || a.people - b.people || a.number - b.number;
}

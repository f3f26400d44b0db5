import type { Stage } from '../program/policy.ts';

/** Somebody who is to be in exactly one class: an active trainee (应参训). */
export interface Learner {
  readonly personId: string;
  readonly stage: Stage;
  /** As on the roster; of several (语文、音乐) the first counts. */
  readonly subject: string;
  /** The county of her unit, or the city where no county stands between. */
  readonly regionId: string;
  /** Sorts colleagues together: the unit's sort key and id. */
  readonly schoolKey: string;
  readonly nameKey: string;
  /** The class she is in now. */
  readonly classId: string | null;
  /** Put there by hand: forming anew leaves her. */
  readonly pinned: boolean;
}

/** What one kind of class is made of; a null stage and an empty subject mean several. */
export interface Group {
  readonly regionId: string;
  readonly stage: Stage | null;
  readonly subject: string;
}

export interface StandingClass extends Group {
  readonly id: string;
  readonly number: number;
  /** The n-th of its group, as its name says. */
  readonly ordinal: number;
}

export interface ClassSize {
  readonly target: number;
  readonly most: number;
}

export const groupKey = (group: Group): string => `${group.regionId}|${group.stage ?? ''}|${group.subject}`;

/** The subject by which somebody is grouped. */
export const mainSubject = (subject: string): string => subject.split('、')[0]?.trim() || '其他';

/** Below so many a subject has no class of its own: half the size wanted. */
export const leastOf = (size: ClassSize): number => Math.ceil(size.target / 2);

/** A class that stands already stays until it has fallen below a quarter: people are not moved to and fro. */
export const leastToStay = (size: ClassSize): number => Math.ceil(size.target / 4);

export interface GroupedPeople {
  readonly group: Group;
  readonly people: readonly Learner[];
  /** Subjects that were too small for a class of their own, in the order of their names. */
  readonly merged: readonly string[];
}

/**
 * Who learns with whom: by region, stage and subject; what is too small joins the region's other small subjects of the
 * stage, then those of the whole program, and what is still left forms classes over the stages. The order of the answer
 * is that of the class list. `rootId` stands for the whole program.
 */
export function groupPeople(
  people: readonly Learner[],
  standing: readonly Group[],
  size: ClassSize,
  rootId: string,
): GroupedPeople[] {
  const stands = new Set(standing.map(groupKey));
  const isEnough = (key: string, count: number) => count >= (stands.has(key) ? leastToStay(size) : leastOf(size));
  const formed = new Map<string, GroupedPeople>();
  let rest = people;
  for (const widen of steps(rootId)) {
    const next: Learner[] = [];
    for (const one of grouped(rest, widen)) {
      const key = groupKey(one.group);
      // what is left of the counties joins the mixed class that the city's own schools may have formed before
      if (formed.has(key) || isEnough(key, one.people.length)) formed.set(key, together(formed.get(key), one));
      else next.push(...one.people);
    }
    rest = next;
  }
  return [...formed.values(), ...grouped(rest, () => ({ regionId: rootId, stage: null, subject: '' }))];
}

function together(a: GroupedPeople | undefined, b: GroupedPeople): GroupedPeople {
  if (!a) return b;
  const merged = [...new Set([...a.merged, ...b.merged])].sort();
  return { group: a.group, people: [...a.people, ...b.people].sort(bySchool), merged };
}

/** Colleagues beside each other, by name; the same order every time. */
export function bySchool(a: Learner, b: Learner): number {
  if (a.schoolKey !== b.schoolKey) return a.schoolKey < b.schoolKey ? -1 : 1;
  if (a.nameKey !== b.nameKey) return a.nameKey < b.nameKey ? -1 : 1;
  return a.personId < b.personId ? -1 : 1;
}

const steps = (rootId: string): readonly ((one: Learner) => Group)[] => [
  (one) => ({ regionId: one.regionId, stage: one.stage, subject: mainSubject(one.subject) }),
  (one) => ({ regionId: one.regionId, stage: one.stage, subject: '' }),
  (one) => ({ regionId: rootId, stage: one.stage, subject: '' }),
];

function grouped(people: readonly Learner[], groupOf: (one: Learner) => Group): GroupedPeople[] {
  const found = new Map<string, { group: Group; people: Learner[] }>();
  for (const one of people) {
    const group = groupOf(one);
    const key = groupKey(group);
    const entry = found.get(key);
    if (entry) entry.people.push(one);
    else found.set(key, { group, people: [one] });
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { group, people: members }]) => ({
      group,
      people: members,
      merged: group.subject === '' ? [...new Set(members.map((one) => mainSubject(one.subject)))].sort() : [],
    }));
}

/** How many classes for so many people: near the target, never above the most. */
export function classCount(people: number, size: ClassSize): number {
  const most = Math.max(size.most, size.target);
  return Math.max(1, Math.round(people / size.target), Math.ceil(people / most));
}

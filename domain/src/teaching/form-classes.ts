import {
  bySchool,
  type ClassSize,
  classCount,
  type Group,
  type GroupedPeople,
  groupKey,
  groupPeople,
  type Learner,
  leastOf,
  leastToStay,
  type StandingClass,
} from './class-group.ts';

export interface PlannedClass extends Group {
  /** The standing class that it is; null for a new one. */
  readonly id: string | null;
  /** The n-th of its group, from 1. */
  readonly ordinal: number;
  /** In the order of school and name. */
  readonly people: readonly Learner[];
  readonly merged: readonly string[];
  /** How many of the group, in how many classes: what the explanation says. */
  readonly groupSize: number;
  readonly groupClasses: number;
}

export interface ClassPlan {
  readonly classes: readonly PlannedClass[];
  /** Standing classes that nobody is left in. */
  readonly closing: readonly string[];
  /** People who had no class, and those who leave one for another. */
  readonly placed: number;
  readonly moved: number;
}

export interface Forming {
  readonly people: readonly Learner[];
  readonly standing: readonly StandingClass[];
  readonly size: ClassSize;
  /** The region of the whole program. */
  readonly rootId: string;
  /** Person → classes that she leads: nobody learns in a class of her own (rules §11). */
  readonly tutors?: ReadonlyMap<string, readonly string[]>;
}

interface Draft {
  readonly id: string | null;
  readonly group: GroupedPeople;
  readonly ordinal: number;
  readonly groupClasses: number;
  people: Learner[];
}

/**
 * Forms the classes of a program: everybody in exactly one, colleagues together, sizes near the target. Whoever is in a
 * class that stays and fits stays there. The same people in any order give the same classes.
 */
export function formClasses(forming: Forming): ClassPlan {
  const { size, standing, rootId } = forming;
  const people = [...forming.people].sort(bySchool);
  const openIds = new Set(standing.map((one) => one.id));
  const pinned = people.filter((one) => one.pinned && one.classId !== null && openIds.has(one.classId));
  const kept = new Set(pinned);
  const free = people.filter((one) => !kept.has(one));
  const drafts = groupPeople(free, standing, size, rootId).flatMap((group) => fillGroup(group, standing, size));
  placePinned(drafts, pinned, standing);
  leaveOwnClass(drafts, forming.tutors ?? new Map());
  return summary(drafts, people, standing);
}

/** The classes of one group, filled. */
function fillGroup(group: GroupedPeople, standing: readonly StandingClass[], size: ClassSize): Draft[] {
  const key = groupKey(group.group);
  const own = standing.filter((one) => groupKey(one) === key).sort((a, b) => a.number - b.number);
  const count = countFor(group.people.length, own.length, size);
  const highest = Math.max(0, ...own.map((one) => one.ordinal));
  const drafts: Draft[] = Array.from({ length: count }, (_, at) => ({
    id: own[at]?.id ?? null,
    group,
    ordinal: own[at]?.ordinal ?? highest + 1 + at - own.length,
    groupClasses: count,
    people: [],
  }));
  const byId = new Map(drafts.flatMap((draft) => (draft.id ? [[draft.id, draft] as const] : [])));
  const stays = group.people.some((one) => one.classId !== null && byId.has(one.classId));
  if (stays) fillAround(drafts, byId, group.people, Math.max(size.most, size.target), count > own.length);
  else share(drafts, group.people);
  return drafts;
}

/** As many as stand, while that fits; a single small class stays down to a quarter of the target. */
function countFor(people: number, standing: number, size: ClassSize): number {
  const most = Math.max(size.most, size.target);
  const least = standing === 1 ? leastToStay(size) : leastOf(size);
  const fits = standing > 0 && people <= standing * most && people >= standing * least;
  return fits ? standing : classCount(people, size);
}

/** Neighbours in the order of schools, in classes of equal size but for one. */
function share(drafts: readonly Draft[], people: readonly Learner[]): void {
  drafts.forEach((draft, at) => {
    const from = Math.floor((at * people.length) / drafts.length);
    const to = Math.floor(((at + 1) * people.length) / drafts.length);
    draft.people = people.slice(from, to);
  });
}

/** Who is in one of the classes stays as far as it holds; the others fill up, to their colleagues first. */
function fillAround(
  drafts: readonly Draft[],
  byId: ReadonlyMap<string, Draft>,
  people: readonly Learner[],
  most: number,
  grown: boolean,
): void {
  const even = Math.ceil(people.length / drafts.length);
  // a new class beside the old ones is filled from them; otherwise a class may be fuller than another up to the most
  const limit = grown ? even : most;
  const waiting: Learner[] = [];
  for (const one of people) {
    const draft = one.classId === null ? undefined : byId.get(one.classId);
    if (draft && draft.people.length < limit) draft.people.push(one);
    else waiting.push(one);
  }
  const schools = drafts.map((draft) => countBy(draft.people));
  for (const one of waiting) {
    const at = bestFor(one, drafts, schools, even);
    drafts[at]?.people.push(one);
    const count = schools[at];
    count?.set(one.schoolKey, (count.get(one.schoolKey) ?? 0) + 1);
  }
}

function countBy(people: readonly Learner[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of people) counts.set(one.schoolKey, (counts.get(one.schoolKey) ?? 0) + 1);
  return counts;
}

/** The class with most colleagues that has room, else the smallest. */
function bestFor(
  one: Learner,
  drafts: readonly Draft[],
  schools: readonly ReadonlyMap<string, number>[],
  even: number,
): number {
  let best = 0;
  let bestRank = [Number.NEGATIVE_INFINITY, 0, 0];
  drafts.forEach((draft, at) => {
    const room = draft.people.length < even;
    const rank = [room ? 1 : 0, room ? (schools[at]?.get(one.schoolKey) ?? 0) : 0, -draft.people.length];
    if (isHigher(rank, bestRank)) {
      best = at;
      bestRank = rank;
    }
  });
  return best;
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** Who was put into a class by hand is there, whatever group the class is of; a class of such people alone stays open. */
function placePinned(drafts: Draft[], pinned: readonly Learner[], standing: readonly StandingClass[]): void {
  for (const one of pinned) {
    const draft = drafts.find(({ id }) => id === one.classId);
    if (draft) draft.people.push(one);
    else drafts.push(pinnedClass(one, standing));
  }
  for (const draft of drafts) draft.people.sort(bySchool);
}

function pinnedClass(one: Learner, standing: readonly StandingClass[]): Draft {
  const own = standing.find(({ id }) => id === one.classId);
  const { regionId, stage, subject } = own ?? one;
  const group = { group: { regionId, stage, subject }, people: [], merged: [] };
  return { id: one.classId, group, ordinal: own?.ordinal ?? 1, groupClasses: 1, people: [one] };
}

/** A tutor who is trained herself goes to the smallest other class, of her own group first, then of her stage. */
function leaveOwnClass(drafts: readonly Draft[], tutors: ReadonlyMap<string, readonly string[]>): void {
  if (tutors.size === 0) return;
  for (const draft of drafts) {
    const leaving = draft.people.filter((one) => draft.id !== null && tutors.get(one.personId)?.includes(draft.id));
    for (const one of leaving) {
      const led = new Set(tutors.get(one.personId));
      const others = drafts.filter((other) => other !== draft && (other.id === null || !led.has(other.id)));
      const target = others.sort(
        (a, b) => nearness(b, draft, one) - nearness(a, draft, one) || a.people.length - b.people.length,
      )[0];
      if (!target) continue;
      draft.people = draft.people.filter((member) => member !== one);
      target.people.push(one);
      target.people.sort(bySchool);
    }
  }
}

/** Where she is already counts most: forming anew moves nobody for nothing. */
function nearness(other: Draft, own: Draft, one: Learner): number {
  if (other.id !== null && other.id === one.classId) return 4;
  if (other.group === own.group) return 3;
  if (other.group.group.stage === one.stage) return other.group.group.regionId === one.regionId ? 2 : 1;
  return 0;
}

function summary(drafts: readonly Draft[], people: readonly Learner[], standing: readonly StandingClass[]): ClassPlan {
  const used = new Set(drafts.map((draft) => draft.id));
  const now = new Map(drafts.flatMap((draft) => draft.people.map((one) => [one.personId, draft] as const)));
  const changed = people.filter((one) => now.get(one.personId)?.id !== one.classId || one.classId === null);
  return {
    classes: drafts.map((draft) => ({
      ...draft.group.group,
      id: draft.id,
      ordinal: draft.ordinal,
      people: draft.people,
      merged: draft.group.merged,
      groupSize: draft.group.people.length,
      groupClasses: draft.groupClasses,
    })),
    closing: standing.filter((one) => !used.has(one.id)).map((one) => one.id),
    placed: changed.filter((one) => one.classId === null).length,
    moved: changed.filter((one) => one.classId !== null).length,
  };
}

import { reportingUnits, type School, unitCodeOf } from './school.ts';

/** Fewest people a reporting unit should have when a small round takes only some of the units. */
const leastPerUnit = 6;

function total(schools: readonly School[]): number {
  return schools.reduce((sum, school) => sum + school.teacherCount, 0);
}

/** The units of one kind, by turns one of each county. */
function byTurns(units: readonly School[]): School[] {
  const counties = Map.groupBy(units, (unit) => unit.parentCode);
  const longest = Math.max(...[...counties.values()].map((list) => list.length));
  return Array.from({ length: longest }, (_, round) =>
    [...counties.values()].flatMap((list) => list[round] ?? []),
  ).flat();
}

/**
 * The units that a small round keeps: by turns one of each kind, and of each county within a kind, so that even 50
 * people meet a 中心校, a private kindergarten and a school in town. The order is that of the list, without chance.
 */
function someUnits(units: readonly School[], count: number): Set<string> {
  const kinds = Map.groupBy(units, (unit) => `${unit.schoolType} ${unit.ownership}`);
  const queues = [...kinds.values()].map(byTurns);
  // 中心校 bring subordinates with them and private schools are small: first these, then the rest.
  const rank = (unit: School | undefined): number =>
    unit?.schoolType === '中心校' ? 0 : unit?.ownership === 'private' ? 1 : 2;
  queues.sort((one, other) => rank(one[0]) - rank(other[0]));
  const kept = new Set<string>();
  for (let round = 0; kept.size < Math.min(count, units.length); round += 1) {
    for (const queue of queues) {
      const unit = queue[round];
      if (unit && kept.size < count) kept.add(unit.code);
    }
  }
  return kept;
}

/**
 * How many people each school of a region sends so that they are exactly `trainees` (left out: all its teachers):
 * proportional to its teachers, by largest remainder. A number much too small for all units takes some units only.
 */
export function allot(schools: readonly School[], trainees?: number): Map<string, number> {
  if (trainees === undefined) return new Map(schools.map((school) => [school.code, school.teacherCount]));
  const units = reportingUnits(schools);
  const kept = someUnits(units, Math.max(1, Math.floor(trainees / leastPerUnit)));
  const chosen = schools.filter((school) => kept.has(unitCodeOf(school)));
  const weight = total(chosen);
  const shares = chosen.map((school) => {
    const whole = Math.floor((school.teacherCount * trainees) / weight);
    return { school, whole, rest: (school.teacherCount * trainees) % weight };
  });
  let left = trainees - shares.reduce((sum, share) => sum + share.whole, 0);
  const byRest = shares.toSorted(
    (one, other) => other.rest - one.rest || (one.school.code < other.school.code ? -1 : 1),
  );
  const counts = new Map(shares.map((share) => [share.school.code, share.whole]));
  for (const { school } of byRest) {
    if (left === 0) break;
    counts.set(school.code, (counts.get(school.code) ?? 0) + 1);
    left -= 1;
  }
  return counts;
}

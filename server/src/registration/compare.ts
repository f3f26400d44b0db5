import type { Ctx } from '../platform/http/context.ts';
import { comparePeople, findEarlierProgram } from './store/compare.ts';
import { loadUnit, type UnitRef } from './unit.ts';

/** A unit's roster beside its locked roster of the program before: who has left, who is new, who changed stage or subject. */
export async function compareRoster(ctx: Ctx, input: UnitRef) {
  const { program, row } = await loadUnit(ctx, input);
  const earlier = await findEarlierProgram(ctx.db, {
    year: program.year,
    schoolId: row.schoolId,
    programId: program.id,
  });
  if (!earlier) return { earlier: null, left: [], joined: [], changed: [], stayed: 0 };
  const people = await comparePeople(ctx.db, { programId: program.id, earlierId: earlier.id, schoolId: row.schoolId });
  const plain = people.map(({ name, stage, subject, was }) => ({ name, stage, subject, was }));
  const changed = plain.filter((one, at) => people[at]?.change === 'stayed' && one.was !== null);
  return {
    earlier,
    left: plain.filter((_one, at) => people[at]?.change === 'left'),
    joined: plain.filter((_one, at) => people[at]?.change === 'joined'),
    changed,
    stayed: people.filter((one) => one.change === 'stayed').length,
  };
}

import { dayOf } from '@yanxiu/domain/kernel/day';
import { nameKey } from '@yanxiu/domain/kernel/person-name';
import type { RosterContext } from '@yanxiu/domain/registration/row-verdict';
import type { Ctx } from '../platform/http/context.ts';
import { schoolLookup } from './school-lookup.ts';
import { findElsewhere } from './store/elsewhere.ts';
import { listCounties, listRegionSchools, listSchoolsOfUnit } from './store/unit.ts';
import type { Unit } from './unit.ts';
import type { UnitSchools } from './unit-rule.ts';

/** The unit itself, whoever acts on it. */
export type UnitFacts = Pick<Unit, 'program' | 'row'>;

/** What the rows of one unit are judged against, loaded once for all of them. */
export interface Bench extends UnitSchools {
  readonly context: RosterContext;
}

/** Loads the schools and counties that a unit's rows may name. */
export async function openBench(ctx: Ctx, unit: UnitFacts): Promise<Bench> {
  const { program, row } = unit;
  const own = await listSchoolsOfUnit(ctx.db, row.schoolId);
  const region = await listRegionSchools(ctx.db, program.publisherPath);
  const counties = await listCounties(ctx.db, program.publisherPath);
  const ownIds = new Set(own.map((school) => school.id));
  const county = region.find((school) => school.id === row.schoolId)?.county ?? '';
  return {
    context: {
      today: dayOf(ctx.now),
      knownSchools: schoolLookup(region, ownIds),
      ownSchool: { name: row.schoolName, county },
      programCounties: counties,
    },
    schools: new Map(own.map((school) => [school.name, school.id])),
    unitName: row.schoolName,
  };
}

export interface NumberedRow {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** The context of each row of a roster with what is known of its numbers elsewhere; names on record are not given away. */
export async function contextsFor(
  ctx: Ctx,
  unit: UnitFacts,
  bench: Bench,
  rows: readonly NumberedRow[],
): Promise<(row: NumberedRow) => RosterContext> {
  const { vault } = ctx.app;
  const documentIndex = (text: string) => vault.index('document', text);
  const phoneIndex = (text: string) => vault.index('phone', text);
  const elsewhere = await findElsewhere(
    ctx.db,
    unit.program.id,
    unit.row.schoolId,
    rows.filter((row) => row.idNumber !== '').map((row) => documentIndex(row.idNumber)),
    rows.filter((row) => row.phone !== '').map((row) => phoneIndex(row.phone)),
  );
  return (row) => ({
    ...bench.context,
    recordedName: (idNumber) => {
      // most rosters name nobody who is on record: nothing to look up is nothing to compute
      if (elsewhere.recordedNames.size === 0) return null;
      const recorded = elsewhere.recordedNames.get(documentIndex(idNumber));
      if (!recorded || nameKey(recorded) === nameKey(row.name)) return null;
      return maskedName(recorded);
    },
    otherSchoolOf: (idNumber) => {
      if (elsewhere.otherUnits.size === 0) return null;
      const other = elsewhere.otherUnits.get(documentIndex(idNumber));
      return other ? `“${other.schoolName}”` : null;
    },
    otherOwnerOf: (phone, idNumber) => {
      if (elsewhere.phoneOwners.size === 0) return null;
      const own = idNumber === '' ? null : documentIndex(idNumber);
      const owners = elsewhere.phoneOwners.get(phoneIndex(phone)) ?? [];
      return owners.find((owner) => owner.documentIndex !== own)?.where ?? null;
    },
  });
}

/** A name on record is not given away to whoever types its number: `王小红` → `王**`. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = name;
  return `${first}${'*'.repeat(rest.length)}`;
}

import { systemScope } from '@yanxiu/domain/access/scope';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { asSystem } from '@yanxiu/server/platform/http/context';
import { registrationSubmitted } from '@yanxiu/server/registration/facts';
import { randomOf } from '../generator/random.ts';
import { reportingUnits, schoolsOf, unitCodeOf } from '../generator/school.ts';
import { rosterEntries } from './roster-entry.ts';
import type { OrgIds } from './seed-org.ts';
import type { SeededProgram } from './seed-program.ts';
import { demoSeed, type Person, type World } from './world.ts';

const dayMs = 86_400_000;

/**
 * 阳城 2021 five days before its rosters are due: half of the units have handed in, some wait for their principal, one is
 * returned, some have a draft, the rest have not begun.
 */
export async function seedRosterStage(app: App, world: World, orgs: OrgIds, program: SeededProgram): Promise<void> {
  const { db } = app.database;
  const now = app.clock.now();
  const random = randomOf(demoSeed, 'roster stage');
  const schools = new Map(world.schools.map((school) => [school.code, school]));
  const units = random.shuffle(reportingUnits(schoolsOf('yangcheng', world.schools)));
  const half = Math.ceil(units.length / 2);
  const clerks = await clerksOf(db);
  const registrations: Record<string, unknown>[] = [];
  const begun = new Set<string>();
  units.forEach((unit, at) => {
    const org = orgs.byCode.get(unit.code);
    const state =
      at < half
        ? 'submitted'
        : at < half + 4
          ? 'withPrincipal'
          : at === half + 4
            ? 'returned'
            : at < half + 12
              ? 'draft'
              : null;
    if (!org || !state) return;
    begun.add(unit.code);
    const submittedAt = state === 'draft' ? null : new Date(now.getTime() - random.int(1, 6) * dayMs);
    const staff = world.schools
      .filter((one) => unitCodeOf(one) === unit.code)
      .reduce((sum, one) => sum + one.teacherCount, 0);
    registrations.push({
      programId: program.id,
      schoolId: org.id,
      state,
      step: 0,
      staffCount: staff,
      submittedAt,
      submittedBy: state === 'draft' ? null : (clerks.get(org.id) ?? null),
      confirmedAt: state === 'submitted' ? submittedAt : null,
      confirmedHow: state === 'submitted' ? 'click' : null,
      returnReason: state === 'returned' ? '第 3、7 行身份证号与姓名不符，请核对后重报。' : null,
    });
  });
  const people = world.people.filter((person) => {
    const school = schools.get(person.schoolCode);
    return school !== undefined && begun.has(unitCodeOf(school));
  });
  const doubled = listedTwice(people, (code) => {
    const school = schools.get(code);
    return school !== undefined && begun.has(unitCodeOf(school));
  });
  const entries = rosterEntries(app.vault, orgs, schools, program.id, [...people, ...doubled]);
  await bulkInsert(db, 'registration', registrations);
  await bulkInsert(
    db,
    'rosterEntry',
    entries.map((entry) => entry.row),
  );
  await billSubmitted(app, program.id, registrations, entries);
}

/** 支教、借调 teachers whom the unit on paper has listed too: what the county settles (rules §4). */
function listedTwice(people: readonly Person[], hasBegun: (schoolCode: string) => boolean): Person[] {
  return people.flatMap((person) => {
    const home = person.homeSchoolCode;
    if (!person.alsoListedByHome || home === null || !hasBegun(home)) return [];
    return [{ ...person, schoolCode: home, homeSchoolCode: null, personType: 'regular' as const, remark: '' }];
  });
}

/** Bills follow the submission as they would have: by the same fact. */
async function billSubmitted(
  app: App,
  programId: string,
  registrations: readonly Record<string, unknown>[],
  entries: readonly { schoolId: string }[],
): Promise<void> {
  const heads = Map.groupBy(entries, (entry) => entry.schoolId);
  await asSystem(app, systemScope('seed the demo'), 'demo.seed', async (ctx) => {
    for (const { schoolId, state } of registrations) {
      if (state !== 'submitted' || typeof schoolId !== 'string') continue;
      await ctx.publish(registrationSubmitted, { programId, schoolId, headcount: heads.get(schoolId)?.length ?? 0 });
    }
  });
}

/** Unit → its clerk, who has handed the list over: a head who is the clerk as well can't confirm it (rules §4). */
async function clerksOf(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('roleAssignment')
    .select(['orgId', 'personId'])
    .where('role', '=', 'schoolAdmin')
    .execute();
  return new Map(rows.map((row) => [row.orgId, row.personId]));
}

import { systemScope } from '@yanxiu/domain/access/scope';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { asSystem, type Ctx } from '@yanxiu/server/platform/http/context';
import { registrationSubmitted } from '@yanxiu/server/registration/facts';
import { lockRosters } from '@yanxiu/server/registration/review';
import { insertEvents } from '@yanxiu/server/registration/store/event';
import { sql } from 'kysely';
import { reportingUnits, unitCodeOf } from '../generator/school.ts';
import { actAs, actorsAt, atInstant } from './act-as.ts';
import { rosterEntries } from './roster-entry.ts';
import { peopleOf } from './seed-finished.ts';
import type { SeededProgram } from './seed-program.ts';
import { loadOrgs } from './simulate-load.ts';
import { morning } from './trainee.ts';
import type { World } from './world.ts';

/**
 * Units that had not begun hand in their lists, drafts and returned lists are mended and confirmed. A list with rows that
 * are wrong stays where it is: its school has to mend it.
 */
export async function submitRest(app: App, world: World, program: SeededProgram): Promise<void> {
  const then = atInstant(app, morning(program.settings.milestones.rosterDueOn));
  await asSystem(then, systemScope('simulate the demo'), 'demo.simulate', async (ctx) => {
    await fillEmptyLists(ctx, world, program);
    await sendUp(ctx, program);
  });
}

async function fillEmptyLists(ctx: Ctx, world: World, program: SeededProgram): Promise<void> {
  const { db } = ctx;
  const orgs = await loadOrgs(db);
  const people = peopleOf(world, 'yangcheng');
  const peopled = new Set(people.map((person) => person.schoolCode));
  const begun = await db
    .selectFrom('rosterEntry')
    .select('schoolId')
    .distinct()
    .where('programId', '=', program.id)
    .execute();
  const full = new Set(begun.map((row) => row.schoolId));
  const staff = Map.groupBy(world.schools, unitCodeOf);
  const units = reportingUnits(
    world.schools.filter((school) => peopled.has(school.code) || school.reportsThroughCode === null),
  );
  const empty = units.flatMap((unit) => {
    const org = orgs.byCode.get(unit.code);
    return org?.path.startsWith(program.publisher.path) && !full.has(org.id) ? [{ code: unit.code, org }] : [];
  });
  const codes = new Set(empty.map((unit) => unit.code));
  const schools = new Map(world.schools.map((school) => [school.code, school]));
  const own = people.filter((person) => {
    const school = schools.get(person.schoolCode);
    return school !== undefined && codes.has(unitCodeOf(school));
  });
  const registrations = empty.map(({ code, org }) => {
    const staffCount = (staff.get(code) ?? []).reduce((sum, school) => sum + school.teacherCount, 0);
    return { programId: program.id, schoolId: org.id, state: 'draft', step: 0, staffCount };
  });
  await bulkInsert(db, 'registration', registrations, { orIgnore: true });
  await bulkInsert(
    db,
    'rosterEntry',
    rosterEntries(ctx.app.vault, orgs, schools, program.id, own).map((entry) => entry.row),
  );
}

/** Every list without a wrong row goes up, confirmed by its head, and is billed by the same fact as ever. */
async function sendUp(ctx: Ctx, program: SeededProgram): Promise<void> {
  const { rows } = await sql<{ schoolId: string; state: string; headcount: number }>`
    select r.school_id, r.state, count(e.id) filter (where e.exempt_state <> 'approved')::int as headcount
    from registration r join roster_entry e on e.program_id = r.program_id and e.school_id = r.school_id and e.withdrawn_at is null
    where r.program_id = ${program.id} and r.state in ('draft', 'returned', 'withPrincipal')
    group by r.school_id, r.state having count(*) filter (where e.check_state = 'error') = 0`.execute(ctx.db);
  if (rows.length === 0) return;
  await sql`update registration set state = 'submitted', step = 0, submitted_at = coalesce(submitted_at, ${ctx.now}), confirmed_at = ${ctx.now},
    confirmed_how = 'click', return_reason = null, version = version + 1
    where program_id = ${program.id} and school_id = any(${rows.map((row) => row.schoolId)}::uuid[])`.execute(ctx.db);
  const frame = { programId: program.id, at: ctx.now, personId: null, role: '演示' };
  const event = { act: 'confirm', toState: 'submitted', reason: null, onBehalf: false };
  await insertEvents(
    ctx.db,
    frame,
    rows.map((row) => ({ ...event, schoolId: row.schoolId, fromState: row.state })),
  );
  for (const { schoolId, headcount } of rows) {
    await ctx.publish(registrationSubmitted, { programId: program.id, schoolId, headcount });
  }
}

/** The county locks everything that waits for it; what it may not lock (an open conflict, a claim) stays. */
export async function lockRegion(app: App, program: SeededProgram): Promise<void> {
  const then = atInstant(app, morning(program.settings.milestones.rosterDueOn));
  const [county] = await actorsAt(app.database.db, 'countyAdmin', program.publisher.id);
  if (!county) return;
  await actAs(then, county, 'registration.review', (ctx) =>
    lockRosters(ctx, { programId: program.id, schoolIds: [], all: true, onBehalf: false }),
  );
}

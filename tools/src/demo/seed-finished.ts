import { systemScope } from '@yanxiu/domain/access/scope';
import { addDays } from '@yanxiu/domain/kernel/day';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { asSystem } from '@yanxiu/server/platform/http/context';
import { registrationLocked } from '@yanxiu/server/registration/facts';
import { spreadCredit } from '@yanxiu/server/study/spread-credit';
import { sql } from 'kysely';
import { randomOf } from '../generator/random.ts';
import { type Region, regionOf, reportingUnits, unitCodeOf } from '../generator/school.ts';
import { atInstant } from './act-as.ts';
import { diligenceOf } from './diligence.ts';
import { payBills } from './pay-bills.ts';
import { rosterEntries, type SeedEntry } from './roster-entry.ts';
import { analyze, scoreAndAward } from './score-program.ts';
import { seedActivities } from './seed-activity.ts';
import { seedBriefings } from './seed-briefing.ts';
import { seedClasses, seedClassNotices } from './seed-class.ts';
import { seedInvoices } from './seed-invoice.ts';
import type { OrgIds } from './seed-org.ts';
import type { SeededProgram } from './seed-program.ts';
import { insertPeople, type SeededPeople } from './seed-staff.ts';
import { seedQuizzes, seedStudyTime } from './seed-study.ts';
import { seedWork } from './seed-work.ts';
import { onSeedingConnection } from './seeding-connection.ts';
import { morning, type SeedTrainee } from './trainee.ts';
import { demoSeed, type Person, type World } from './world.ts';

/** Where a seeding writes, and what it has written so far. */
export interface Seeding {
  /** For a part that runs beside on a connection of its own. */
  readonly whole: App;
  readonly app: App;
  readonly world: World;
  readonly orgs: OrgIds;
  readonly people: SeededPeople;
}

/**
 * A year that is over: rosters locked, people activated, studied and assessed, scores approved, credits awarded and
 * certificates issued, all written in bulk, with scores computed by the product's own rules from what was written; the
 * money goes through the product's own import and matching.
 */
export async function seedFinishedYear(
  seeding: Seeding,
  program: SeededProgram,
  region: Region,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const { app, whole, world } = seeding;
  const { milestones } = program.settings;
  const { trainees, entries } = await enrolRegion(seeding, program, region, peopleOf(world, region));
  // money and study don't need each other, and what else needs the people alone goes on beside them
  const money = onSeedingConnection(whole, async (beside) => {
    await lockAll(beside, program, entries);
    await payBills(beside, world, program, morning(milestones.remittanceDueOn));
    await seedInvoices(beside, program);
    // after the locks: whoever is locked later joins the classes one by one
    await seedClasses(beside, program, milestones.loginOpensOn);
    await seedClassNotices(beside.database.db, program, milestones.studyStartsOn);
    await seedWork(beside.database.db, program);
  });
  const study = (async () => {
    await seedStudyTime(app.database.db, program, trainees, milestones.assessmentEndsOn);
    const quizzes = onSeedingConnection(whole, (beside) => seedQuizzes(beside.database.db, program.id));
    await seedActivities(app.database.db, program, trainees, milestones.assessmentEndsOn);
    await quizzes;
    await scoreAndAward(app, program, trainees);
  })();
  await Promise.all([money, study, meanwhile()]);
  await seedBriefings(app, program);
  await showTrainees(seeding, program, region);
}

/** Everybody of a region who works at one of its schools. */
export function peopleOf(world: World, region: Region): Person[] {
  const schools = new Map(world.schools.map((school) => [school.code, school]));
  return world.people.filter((person) => {
    const school = schools.get(person.schoolCode);
    return school !== undefined && regionOf(school) === region;
  });
}

/** Locked rosters of these people with their accounts, active since the log-in opened, and who is enrolled. */
export async function enrolRegion(
  seeding: Seeding,
  program: SeededProgram,
  region: Region,
  ofRegion: readonly Person[],
) {
  const { app, world, orgs, people } = seeding;
  const { db } = app.database;
  const schools = new Map(world.schools.map((school) => [school.code, school]));
  await insertPeople(
    { db, vault: app.vault, now: morning(program.settings.milestones.accountsReadyOn) },
    people,
    ofRegion,
    { activated: true },
  );
  const entries = rosterEntries(app.vault, orgs, schools, program.id, ofRegion);
  const begun = new Set(entries.map((entry) => entry.schoolId));
  await bulkInsert(
    db,
    'registration',
    lockedRegistrations(seeding, program, region).filter((row) => begun.has(row.schoolId)),
  );
  await bulkInsert(
    db,
    'rosterEntry',
    entries.map((entry) => ({ ...entry.row, personId: people.byDocument.get(entry.documentNumber) })),
  );
  const trainees = await enrol(seeding, program, entries);
  await analyze(db, ['person', 'account', 'registration', 'roster_entry', 'trainee']);
  return { trainees, entries };
}

function lockedRegistrations({ world, orgs }: Seeding, program: SeededProgram, region: Region) {
  const at = morning(program.settings.milestones.rosterDueOn);
  const staff = Map.groupBy(world.schools, unitCodeOf);
  return reportingUnits(world.schools.filter((school) => regionOf(school) === region)).flatMap((unit) => {
    const org = orgs.byCode.get(unit.code);
    if (!org) return [];
    const staffCount = (staff.get(unit.code) ?? []).reduce((sum, school) => sum + school.teacherCount, 0);
    const common = {
      programId: program.id,
      schoolId: org.id,
      state: 'locked',
      step: program.settings.route.length,
      staffCount,
    };
    return [{ ...common, submittedAt: at, confirmedAt: at, confirmedHow: 'click', lockedAt: at }];
  });
}

async function enrol(
  { app, orgs, people }: Seeding,
  program: SeededProgram,
  entries: readonly SeedEntry[],
): Promise<SeedTrainee[]> {
  const { milestones } = program.settings;
  const units = new Map([...orgs.byCode.values()].map((org) => [org.id, org]));
  const random = randomOf(demoSeed, `finished/${program.code}`);
  const trainees: SeedTrainee[] = [];
  const rows = entries.map(({ id, schoolId, workSchoolId, documentNumber, row }) => {
    const unit = units.get(schoolId);
    const orgPath = `${unit?.path ?? ''}${workSchoolId === schoolId ? '' : `${workSchoolId}/`}`;
    const personId = people.byDocument.get(documentNumber) ?? '';
    const diligence = diligenceOf(random);
    const stage = String(row['stage']);
    const { name, nameKey, subject, documentMask, phoneMask } = row;
    trainees.push({ personId, schoolId, orgPath, stage, key: `${unit?.name ?? ''}/${String(row['line'])}`, diligence });
    return {
      programId: program.id,
      personId,
      entryId: id,
      schoolId,
      workSchoolId,
      orgPath,
      name,
      nameKey,
      stage,
      subject,
      documentMask,
      phoneMask,
      state: 'active',
      late: false,
      enrolledAt: morning(milestones.rosterDueOn),
      firstLoginAt: diligence === 'absent' ? null : morning(addDays(milestones.loginOpensOn, random.int(0, 13))),
    };
  });
  await bulkInsert(app.database.db, 'trainee', rows);
  await sql`update account a set last_login_at = greatest(a.last_login_at, t.first_login_at) from trainee t
    where t.program_id = ${program.id} and t.person_id = a.person_id and t.first_login_at is not null`.execute(
    app.database.db,
  );
  return trainees;
}

/** Lets accounts and bills follow the locks by the same fact as ever. */
async function lockAll(app: App, program: SeededProgram, entries: readonly SeedEntry[]): Promise<void> {
  const lockDay = atInstant(app, morning(program.settings.milestones.rosterDueOn));
  await asSystem(lockDay, systemScope('seed the demo'), 'demo.seed', async (ctx) => {
    for (const [schoolId, own] of Map.groupBy(entries, (entry) => entry.schoolId)) {
      await ctx.publish(registrationLocked, {
        programId: program.id,
        schoolId,
        headcount: own.length,
        entryIds: own.map((entry) => entry.id),
      });
    }
  });
}

/** So many trainees with a certificate stand in the list of demo log-ins. */
const shown = 8;

async function showTrainees({ app, world, people }: Seeding, program: SeededProgram, region: Region): Promise<void> {
  const issued = await app.database.db
    .selectFrom('certificate')
    .select('personId')
    .where('programId', '=', program.id)
    .execute();
  const certified = new Set(issued.map((row) => row.personId));
  const names = new Map(world.schools.map((school) => [school.code, school.name]));
  const staff = new Set(world.staff.map((member) => member.documentNumber));
  const fit = peopleOf(world, region).filter(
    (one) =>
      !one.sharesPhoneOf &&
      !staff.has(one.documentNumber) &&
      certified.has(people.byDocument.get(one.documentNumber) ?? ''),
  );
  const personIds: string[] = [];
  const writers = await listWriters(app.database.db, program.id);
  const writer = fit.find((one) => writers.has(people.byDocument.get(one.documentNumber) ?? ''));
  // spread over the list, so that schools and stages differ; the first has a piece of work to look at
  for (let at = 0; at < Math.min(shown, fit.length); at += 1) {
    const one = at === 0 && writer ? writer : fit[Math.floor((at * fit.length) / shown)];
    if (!one) continue;
    const roles = [{ role: 'trainee' as const, org: names.get(one.schoolCode) ?? '' }];
    people.logins.push({ phone: one.phone, password: people.password, name: one.name, roles });
    personIds.push(people.byDocument.get(one.documentNumber) ?? '');
  }
  // who may log in sees her courses one by one; of everybody else there is the sum (decision 0008)
  const { minutesPerHour } = program.settings;
  await spreadCredit(app.database.db, { programId: program.id, minutesPerHour, personIds });
}

/** Whose piece of work is marked. */
async function listWriters(db: Db, programId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('assignmentPiece')
    .select('personId')
    .where('programId', '=', programId)
    .where('state', '=', 'marked')
    .execute();
  return new Set(rows.map((row) => row.personId));
}

import { systemScope } from '@yanxiu/domain/access/scope';
import { addDays } from '@yanxiu/domain/kernel/day';
import { computeScores } from '@yanxiu/server/assessment/gather';
import { saveScores } from '@yanxiu/server/assessment/store/score';
import { awardScores } from '@yanxiu/server/credit/award';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { asSystem } from '@yanxiu/server/platform/http/context';
import { registrationLocked } from '@yanxiu/server/registration/facts';
import { sql } from 'kysely';
import { randomOf } from '../generator/random.ts';
import { reportingUnits, type Region, schoolsOf, unitCodeOf } from '../generator/school.ts';
import { type SeedEntry, rosterEntries } from './roster-entry.ts';
import { seedActivities } from './seed-activity.ts';
import { type Diligence, diligenceOf, seedStudy } from './seed-study.ts';
import type { OrgIds } from './seed-org.ts';
import type { SeededProgram } from './seed-program.ts';
import { insertPeople, type SeededPeople, type SeedParts } from './seed-staff.ts';
import { demoSeed, type World } from './world.ts';

/** A trainee as the parts of the finished year need her. */
export interface FinishedTrainee {
  readonly personId: string;
  readonly schoolId: string;
  readonly orgPath: string;
  readonly stage: string;
  readonly diligence: Diligence;
}

/**
 * A year that is over: rosters locked, people activated, studied and assessed, scores approved, credits awarded and
 * certificates issued, all written in bulk, with scores computed by the product's own rules from what was written.
 */
export async function seedFinishedYear(
  app: App,
  world: World,
  orgs: OrgIds,
  program: SeededProgram,
  region: Region,
  people: SeededPeople,
): Promise<FinishedTrainee[]> {
  const { db } = app.database;
  const { milestones } = program.settings;
  const parts: SeedParts = { db, vault: app.vault, now: morning(milestones.accountsReadyOn) };
  const schools = new Map(world.schools.map((school) => [school.code, school]));
  const ofRegion = world.people.filter((person) => {
    const school = schools.get(person.schoolCode);
    return school !== undefined && schoolsOf(region, [school]).length === 1;
  });
  await insertPeople(parts, people, ofRegion, { activated: true });
  const entries = rosterEntries(app.vault, orgs, schools, program.id, ofRegion);
  await lockRegistrations(app, world, orgs, program, region, entries);
  const trainees = await enrol(app, orgs, program, entries, people);
  await seedStudy(db, program, trainees);
  await seedActivities(db, program, trainees);
  await scoreAndAward(app, program, trainees);
  return trainees;
}

export const morning = (day: string) => new Date(`${day}T09:00:00+08:00`);

async function lockRegistrations(
  app: App,
  world: World,
  orgs: OrgIds,
  program: SeededProgram,
  region: Region,
  entries: readonly SeedEntry[],
): Promise<void> {
  const at = morning(program.settings.milestones.rosterDueOn);
  const units = reportingUnits(schoolsOf(region, world.schools));
  const staff = Map.groupBy(world.schools, unitCodeOf);
  const registrations = units.flatMap((unit) => {
    const org = orgs.byCode.get(unit.code);
    if (!org) return [];
    const staffCount = (staff.get(unit.code) ?? []).reduce((sum, school) => sum + school.teacherCount, 0);
    const common = { programId: program.id, schoolId: org.id, state: 'locked', step: 0, staffCount };
    return [{ ...common, submittedAt: at, confirmedAt: at, confirmedHow: 'click', lockedAt: at }];
  });
  await bulkInsert(app.database.db, 'registration', registrations);
  await bulkInsert(app.database.db, 'rosterEntry', entries.map((entry) => entry.row));
}

/** Enrols everybody and lets the bills follow by the same fact as ever. */
async function enrol(
  app: App,
  orgs: OrgIds,
  program: SeededProgram,
  entries: readonly SeedEntry[],
  people: SeededPeople,
): Promise<FinishedTrainee[]> {
  const { milestones } = program.settings;
  const paths = new Map([...orgs.byCode.values()].map((org) => [org.id, org.path]));
  const random = randomOf(demoSeed, `finished/${program.code}`);
  const trainees: FinishedTrainee[] = [];
  const rows = entries.map((entry) => {
    const unitPath = paths.get(entry.schoolId) ?? '';
    const orgPath = entry.workSchoolId === entry.schoolId ? unitPath : `${unitPath}${entry.workSchoolId}/`;
    const personId = people.byDocument.get(entry.documentNumber) ?? '';
    const diligence = diligenceOf(random);
    const stage = String(entry.row['stage']);
    trainees.push({ personId, schoolId: entry.schoolId, orgPath, stage, diligence });
    return {
      programId: program.id,
      personId,
      entryId: entry.id,
      schoolId: entry.schoolId,
      workSchoolId: entry.workSchoolId,
      orgPath,
      name: entry.row['name'],
      nameKey: entry.row['nameKey'],
      stage,
      subject: entry.row['subject'],
      documentMask: entry.row['documentMask'],
      phoneMask: entry.row['phoneMask'],
      state: 'active',
      late: false,
      enrolledAt: morning(milestones.rosterDueOn),
      firstLoginAt: diligence === 'absent' ? null : morning(addDays(milestones.loginOpensOn, random.int(0, 13))),
    };
  });
  await bulkInsert(app.database.db, 'trainee', rows);
  const heads = Map.groupBy(entries, (entry) => entry.schoolId);
  await asSystem(app, systemScope('seed the demo'), 'demo.seed', async (ctx) => {
    for (const [schoolId, own] of heads) {
      await ctx.publish(registrationLocked, { programId: program.id, schoolId, headcount: own.length, entryIds: own.map((entry) => entry.id) });
    }
  });
  return trainees;
}

async function scoreAndAward(app: App, program: SeededProgram, trainees: readonly FinishedTrainee[]): Promise<void> {
  const { db } = app.database;
  const { assessmentEndsOn } = program.settings.milestones;
  const lockedAt = morning(assessmentEndsOn);
  const bySchool = Map.groupBy(trainees, (trainee) => trainee.schoolId);
  await bulkInsert(
    db,
    'scoreSheet',
    [...bySchool.keys()].map((schoolId) => ({
      programId: program.id,
      schoolId,
      state: 'locked',
      computedAt: lockedAt,
      settingsVersion: 1,
      postedOn: addDays(assessmentEndsOn, -7),
      lockedAt,
    })),
  );
  // the planner has never seen these tables filled
  await sql`analyze`.execute(db);
  const scores = await computeScores(db, program.id, program.settings, trainees);
  const schoolOf = new Map(trainees.map((trainee) => [trainee.personId, trainee.schoolId]));
  const ofSchool = Map.groupBy(scores, (score) => schoolOf.get(score.personId) ?? '');
  for (const [schoolId, own] of ofSchool) {
    await saveScores(db, { programId: program.id, schoolId, computedAt: lockedAt, corrected: false }, own);
  }
  await asSystem(app, systemScope('seed the demo'), 'demo.award', (ctx) => awardScores({ ...ctx, now: lockedAt }, program.id));
}

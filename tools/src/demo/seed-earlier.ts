import { systemScope } from '@yanxiu/domain/access/scope';
import { pointsOfHours, pointsOfMark } from '@yanxiu/domain/assessment/points';
import { type ItemPoints, scoreOf } from '@yanxiu/domain/assessment/score';
import { addDays } from '@yanxiu/domain/kernel/day';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { type NewScore, writeScores } from '@yanxiu/server/assessment/store/score';
import { awardScores } from '@yanxiu/server/credit/award';
import { asSystem } from '@yanxiu/server/platform/http/context';
import { randomOf } from '../generator/random.ts';
import { type Region, regionOf, reportingUnits, unitCodeOf } from '../generator/school.ts';
import { atInstant } from './act-as.ts';
import { shareOf } from './diligence.ts';
import { leaversBeside } from './leavers.ts';
import { lockSheets } from './score-program.ts';
import { enrolRegion, peopleOf, type Seeding } from './seed-finished.ts';
import { seedProgram } from './seed-program.ts';
import { morning, type SeedTrainee } from './trainee.ts';
import { demoSeed } from './world.ts';

/** Every so-many-th reporting unit stands for its region: rates can be compared, and the start stays quick. */
const oneIn = 6;

/** Every so-many-th teacher was not there yet. */
const newcomerEach = 23;

/**
 * The year before, in brief: closed, with the rosters, scores, credits and certificates of a sample of the units; no
 * lessons, activities or money.
 */
export async function seedEarlierYear(seeding: Seeding, presetCode: string, region: Region): Promise<void> {
  const { app, world, orgs } = seeding;
  const { db } = app.database;
  const program = await seedProgram(db, orgs, presetCode, oneYearBack);
  const units = reportingUnits(world.schools.filter((school) => regionOf(school) === region)).filter(
    (_unit, at) => at % oneIn === 0,
  );
  const chosen = new Set(units.map((unit) => unit.code));
  const codes = new Set(world.schools.filter((school) => chosen.has(unitCodeOf(school))).map((school) => school.code));
  // who has come to the school since is new in this year's roster
  const stayed = peopleOf(world, region).filter(
    (person, at) => codes.has(person.schoolCode) && at % newcomerEach !== 0,
  );
  const schools = new Map(world.schools.map((school) => [school.code, school]));
  const people = [...stayed, ...leaversBeside(stayed, schools, region)];
  const { trainees } = await enrolRegion(seeding, program, region, people);
  const at = morning(program.settings.milestones.assessmentEndsOn);
  await lockSheets(db, program, [...new Set(trainees.map((trainee) => trainee.schoolId))]);
  const scores = trainees.map((trainee) => ({
    ...scoreInBrief(program.code, program.settings, trainee),
    schoolId: trainee.schoolId,
  }));
  await writeScores(db, { programId: program.id, computedAt: at, corrected: false }, scores);
  await asSystem(atInstant(app, at), systemScope('seed the demo'), 'demo.award', (ctx) => awardScores(ctx, program.id));
  await db.updateTable('program').set({ state: 'closed' }).where('id', '=', program.id).execute();
}

/** The same preset a year earlier: days, numbers and names. */
function oneYearBack(settings: ProgramSettings): void {
  const { year, milestones } = settings;
  const back = (text: string) => text.replaceAll(String(year), String(year - 1));
  for (const key of Object.keys(milestones) as (keyof typeof milestones)[])
    milestones[key] = addDays(milestones[key], -365);
  settings.title = back(settings.title);
  settings.notice.number = back(settings.notice.number);
  settings.mailSubjectTemplate = back(settings.mailSubjectTemplate);
  settings.certificate.numberPrefix = back(settings.certificate.numberPrefix);
  for (const form of settings.forms) form.title = back(form.title);
  settings.assumptions = [];
  settings.year = year - 1;
}

/** A score from how somebody took the year, by the rules of scoring but without the records behind it. */
function scoreInBrief(code: string, settings: ProgramSettings, trainee: SeedTrainee): NewScore {
  const random = randomOf(demoSeed, `earlier/${code}/${trainee.key}`);
  const [least, most] = shareOf[trainee.diligence];
  const percent = random.int(least, most);
  const onlineHoursX100 = Math.floor((settings.hours.onlineX100 * percent) / 100);
  const schoolBasedHoursX100 =
    percent >= 80 ? settings.hours.schoolBasedX100 : Math.floor((settings.hours.schoolBasedX100 * percent) / 100);
  const points = new Map<string, ItemPoints>();
  for (const { part, items } of settings.assessment.parts) {
    for (const item of items) points.set(item.key, pointsInBrief(part, item.rule, item.maxX100));
  }
  return {
    personId: trainee.personId,
    orgPath: trainee.orgPath,
    score: scoreOf(settings.assessment, points),
    onlineHoursX100,
    schoolBasedHoursX100,
  };

  function pointsInBrief(part: string, rule: string, maxX100: number): ItemPoints {
    if (rule === 'studyTime')
      return pointsOfHours(onlineHoursX100, settings.hours.onlineX100, maxX100, '已认定网络研修');
    if (rule === 'attendance' && part === 'schoolBased')
      return pointsOfHours(schoolBasedHoursX100, settings.hours.schoolBasedX100, maxX100, '已认定校本研修');
    return pointsOfMark(
      percent === 0 ? 0 : Math.min(98, Math.max(0, percent - random.int(2, 14))) * 100,
      maxX100,
      '按名单',
    );
  }
}

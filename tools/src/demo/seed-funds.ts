import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { type Random, randomOf } from '../generator/random.ts';
import type { School } from '../generator/school.ts';
import type { OrgIds } from './seed-org.ts';
import { demoSeed, type World } from './world.ts';

/** The years that are over when the demo begins, and the running one, of which a bureau or two have entered nine months. */
const years = [2018, 2019, 2020, 2021] as const;
const running = 2021;

/** A teacher costs some 68,000 元 a year; 公用经费 come to some 9,000 元 a teacher. */
const payrollFen = 6_800_000;
const publicFen = 900_000;

/**
 * 经费保障 of the bureaus whose schools take part, as their own clerks would have entered it: most reach both shares, some
 * miss one, and every fifth has not entered the last year.
 */
export async function seedFunds(db: Db, world: World, orgs: OrgIds): Promise<void> {
  const clerks = await clerksOf(db);
  const random = randomOf(demoSeed, 'funds');
  const byBureau = Map.groupBy(world.schools, (school) => school.parentCode);
  const rows = [...byBureau].flatMap(([code, schools], at) => {
    const org = orgs.byCode.get(code);
    const clerk = org ? clerks.get(org.id) : undefined;
    if (!org || !clerk) return [];
    const entered = years.filter((year) => (year === running ? at % 6 === 0 : year < running - 1 || at % 5 !== 4));
    return entered.map((year) => ({
      orgId: org.id,
      year,
      ...amountsOf(schools, year, random),
      note: year === running ? '截至三季度' : '',
      updatedAt: new Date(year === running ? '2021-10-15T02:00:00Z' : `${year}-12-20T02:00:00Z`),
      updatedBy: clerk,
    }));
  });
  await bulkInsert(db, 'trainingFunds', rows);
}

/** Whole thousands of 元, as a bureau's clerk copies them from the year's accounts. */
function amountsOf(schools: readonly School[], year: number, random: Random) {
  const teachers = schools.reduce((sum, school) => sum + school.teacherCount, 0);
  const round = (fen: number) => Math.round(fen / 100_000) * 100_000;
  const growth = (1 + (year - 2018) * 0.04) * (year === running ? 0.75 : 1);
  const payroll = round(teachers * payrollFen * growth);
  const publicTotal = round(teachers * publicFen * growth);
  const share = (least: number) =>
    (least * (random.chance(850) ? random.int(1010, 1300) : random.int(700, 950))) / 1000;
  return {
    payrollFen: payroll,
    trainingFen: round(payroll * share(0.025)),
    publicFen: publicTotal,
    publicTrainingFen: round(publicTotal * share(0.05)),
  };
}

/** Who keeps the books of each bureau: its administrator of training. */
async function clerksOf(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('roleAssignment')
    .select(['orgId', 'personId'])
    .where('role', 'in', ['countyAdmin', 'cityAdmin'])
    .orderBy('id')
    .execute();
  return new Map(rows.flatMap((row) => (row.orgId ? [[row.orgId, row.personId] as const] : [])));
}

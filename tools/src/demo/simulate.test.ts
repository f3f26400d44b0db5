import { join } from 'node:path';
import { presets } from '@yanxiu/domain/program/presets';
import { makeApp } from '@yanxiu/server/app';
import { accountTotalsOn, countDifferences } from '@yanxiu/server/payment/store/balance';
import { DemoClock } from '@yanxiu/server/platform/clock/clock';
import { readKeyRing } from '@yanxiu/server/platform/config/key-file';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { freshDatabase, type TestDatabase, testFolder } from '@yanxiu/server/platform/testing/test-database';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { seedDemo } from './seed.ts';
import { findProgram, simulate, simulateTask } from './simulate.ts';
import { makeWorld } from './world.ts';

const trainees = 100;
const preset = presets.find((one) => one.code === 'yangcheng-2021');
const world = makeWorld(7, { region: 'yangcheng', trainees });
const job = { id: 'test', report: async () => undefined };

let database: TestDatabase;
let app: App;
let clock: DemoClock;

beforeAll(async () => {
  database = await freshDatabase();
  clock = new DemoClock(new Date('2021-10-28T09:00:00+08:00'));
  const dataDir = testFolder();
  const keyFile = join(dataDir, 'key');
  app = makeApp({
    config: { mode: 'demo', host: '127.0.0.1', port: 0, dataDir, keyFile },
    database,
    clock,
    keys: readKeyRing(keyFile),
  });
  await app.jobs.prepare();
  await seedDemo(app, { content: { preset: 'yangcheng-2021', seed: 7, trainees }, startAt: clock.now() });
}, 120_000);

afterAll(() => database.close());

async function simulateTo(day: string): Promise<void> {
  const program = await findProgram(app.database.db);
  if (!program) throw new Error('the preset was not seeded');
  await simulate(app, world, program, new Date(`${day}T09:00:00+08:00`), job);
}

async function funnel() {
  const { rows } = await sql<
    Record<
      | 'enrolled'
      | 'loggedIn'
      | 'studied'
      | 'activities'
      | 'scored'
      | 'certificates'
      | 'credited'
      | 'sec'
      | 'pieces'
      | 'voices',
      number
    >
  >`
    select (select count(*)::int from trainee) as enrolled, (select count(*)::int from trainee where first_login_at is not null) as logged_in,
      (select count(*)::int from assignment_piece) as pieces, (select count(*)::int from survey_answer) as voices,
      (select count(*)::int from study_total) as studied, (select count(*)::int from school_based_activity) as activities,
      (select coalesce(sum(credited_sec), 0)::int from study_total) as sec,
      (select count(*)::int from trainee_score) as scored, (select count(*)::int from certificate) as certificates,
      (select count(*)::int from credit_entry where credits_x100 > 0) as credited`.execute(app.database.db);
  const [row] = rows;
  if (!row) throw new Error('no figures');
  return row;
}

test('before the rosters are due nothing is made up', async () => {
  await simulateTo('2021-10-30');
  expect(await funnel()).toMatchObject({ enrolled: 0, studied: 0, scored: 0 });
});

test('in the middle everybody is enrolled, most study, nobody is scored', async () => {
  await simulateTo('2021-12-31');
  const middle = await funnel();
  expect(middle.enrolled).toBe(trainees);
  expect(middle.loggedIn).toBeGreaterThan(trainees * 0.9);
  expect(middle.studied).toBeGreaterThan(trainees / 2);
  expect(middle).toMatchObject({ scored: 0, certificates: 0, pieces: 0, voices: 0 });
});

test('a later day adds to an earlier one, and the year ends with certificates for whoever passed', {
  timeout: 120_000,
}, async () => {
  const middle = await funnel();
  await simulateTo('2022-05-31');
  const end = await funnel();
  expect(end.enrolled).toBe(trainees);
  expect(end.scored).toBe(trainees);
  expect(end.sec).toBeGreaterThan(middle.sec);
  expect(end.activities).toBeGreaterThan(middle.activities);
  expect(end.certificates).toBeGreaterThan(trainees * 0.7);
  expect(end.certificates).toBeLessThan(trainees);
  expect(end.credited).toBe(end.certificates);
  expect(end.voices).toBeGreaterThan(4);
  const days = await sql`select 1 from study_total t where t.credited_sec <> t.day_sec
    + coalesce((select sum(credited_sec) from study_day d where d.program_id = t.program_id and d.person_id = t.person_id), 0)`.execute(
    app.database.db,
  );
  expect(days.rows).toEqual([]);
});

test('the money adds up: what is due is paid, save what is left open for a person', async () => {
  const { db } = app.database;
  const account = await db.selectFrom('bankAccount').select('id').executeTakeFirstOrThrow();
  const totals = await accountTotalsOn(db, account.id, '2022-05-31');
  expect(totals.differenceFen).toBe(0);
  expect(await countDifferences(db, account.id)).toBe(0);
  const bills = await db.selectFrom('bill').select(['heads', 'dueFen', 'adjustedFen', 'allocatedFen']).execute();
  const due = bills.reduce((sum, bill) => sum + bill.dueFen + bill.adjustedFen, 0);
  expect(due).toBe(trainees * (preset?.settings.fee.feeFen ?? 0));
  expect(totals.allocatedFen).toBe(bills.reduce((sum, bill) => sum + bill.allocatedFen, 0));
  expect(totals.allocatedFen).toBeGreaterThan(due / 2);
});

test('run again it changes nothing, and the job moves the clock', { timeout: 120_000 }, async () => {
  const before = await funnel();
  await simulateTo('2022-05-31');
  expect(await funnel()).toEqual(before);
  vi.stubEnv(
    'YANXIU_DEMO_SEED',
    JSON.stringify({ preset: 'yangcheng-2021', seed: 7, trainees, startAt: '2021-10-28T01:00:00Z' }),
  );
  await simulateTask.run(app, { to: '2022-06-01T01:00:00.000Z' }, job);
  vi.unstubAllEnvs();
  expect(await funnel()).toEqual(before);
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2022-06-01T01:00:00Z'));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { programSettings } from '@yanxiu/domain/program/policy';
import { findPreset } from '@yanxiu/domain/program/presets';
import { surveyDays } from '@yanxiu/domain/teaching/work/survey';
import { hashPassword } from '@yanxiu/server/access/password';
import { forgetSessions } from '@yanxiu/server/access/session';
import { DemoClock } from '@yanxiu/server/platform/clock/clock';
import { saveDemoClock } from '@yanxiu/server/platform/clock/demo-clock-row';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { type JobProgress, jobTask } from '@yanxiu/server/platform/jobs/jobs';
import { spreadCredit } from '@yanxiu/server/study/spread-credit';
import { z } from 'zod';
import { payBills } from './pay-bills.ts';
import { scoreAndAward } from './score-program.ts';
import { worldOf } from './seed.ts';
import { seedActivities } from './seed-activity.ts';
import { seedChoice } from './seed-choice.ts';
import { seedClasses } from './seed-class.ts';
import type { SeededProgram } from './seed-program.ts';
import { seedQuizzes, seedStudyTime } from './seed-study.ts';
import { seedWork } from './seed-work.ts';
import { logInTrainees } from './simulate-accounts.ts';
import { loadTrainees } from './simulate-load.ts';
import { lockRegion, submitRest } from './simulate-roster.ts';
import { morning } from './trainee.ts';
import type { World } from './world.ts';

const desktopMs = 12 * 3_600_000;

/**
 * `demo.simulate`: what would have happened in 阳城 2021 up to an instant, in bulk and by the product's own use cases and
 * facts where there are any; then demo time moves there. Each step looks at what stands and adds what is missing, so
 * that it can be run again, and again for a later day.
 */
export const simulateTask = jobTask(
  'demo.simulate',
  z.object({ to: z.iso.datetime() }).parse,
  async (app, { to }, job) => {
    const clock = app.clock;
    if (!(clock instanceof DemoClock)) return { moved: false };
    const until = new Date(to);
    const program = await findProgram(app.database.db);
    if (program) await simulate(app, worldOf(seedChoice().content), program, until, job);
    await moveClock(app, clock, until);
    return { moved: true };
  },
);

/** The steps, in the order in which the year has them; each up to `until` alone. */
export async function simulate(
  app: App,
  world: World,
  program: SeededProgram,
  until: Date,
  job: JobProgress,
): Promise<void> {
  const { db } = app.database;
  const { milestones } = program.settings;
  const untilOn = dayOf(until);
  const reached = (day: string) => morning(day) <= until;
  const steps: readonly (readonly [string, boolean, () => Promise<unknown>])[] = [
    ['其余学校上报名单', reached(milestones.rosterDueOn), () => submitRest(app, world, program)],
    ['县级审核、锁定名单', reached(milestones.rosterDueOn), () => lockRegion(app, program)],
    [
      '教师激活账号、首次登录',
      reached(milestones.loginOpensOn),
      async () => logInTrainees(db, program, await passwordHash(app), untilOn),
    ],
    [
      '编班、任命辅导教师',
      reached(milestones.loginOpensOn),
      async () => {
        await seedClasses(app, program, milestones.loginOpensOn);
        forgetSessions(app);
      },
    ],
    [
      '缴费到账、认领',
      reached(milestones.remittanceDueOn),
      () => payBills(app, world, program, morning(milestones.remittanceDueOn)),
    ],
    [
      '网络研修',
      reached(milestones.studyStartsOn),
      async () => {
        const trainees = await loadTrainees(db, program);
        await seedStudyTime(db, program, trainees, studyUntil(program, untilOn));
        await seedQuizzes(db, program.id);
        await spreadCredit(db, {
          programId: program.id,
          minutesPerHour: program.settings.minutesPerHour,
          personIds: trainees.map((one) => one.personId),
        });
      },
    ],
    [
      '校本研修、线下授课',
      reached(milestones.studyStartsOn),
      async () => seedActivities(db, program, await loadTrainees(db, program), untilOn),
    ],
    ['作业、讨论、问卷', reached(surveyDays(milestones).opensOn), () => workOnce(db, program)],
    ['考核、认定学分、颁发证书', reached(milestones.assessmentEndsOn), () => finish(app, program)],
  ];
  for (const [at, [title, isDue, work]] of steps.entries()) {
    await job.report(at, steps.length, title);
    if (isDue) await work();
  }
  await job.report(steps.length, steps.length, '完成');
}

const studyUntil = (program: SeededProgram, untilOn: string) =>
  untilOn < program.settings.milestones.studyEndsOn ? untilOn : program.settings.milestones.studyEndsOn;

/** What people wrote and said in some classes, and what they think of it all; there once, it is left as it is. */
async function workOnce(db: Db, program: SeededProgram): Promise<void> {
  const said = await db
    .selectFrom('surveyDone')
    .select('personId')
    .where('programId', '=', program.id)
    .limit(1)
    .execute();
  if (said.length === 0) await seedWork(db, program);
}

async function finish(app: App, program: SeededProgram): Promise<void> {
  const { db } = app.database;
  const done = await db
    .selectFrom('scoreSheet')
    .select('schoolId')
    .where('programId', '=', program.id)
    .where('state', '=', 'locked')
    .execute();
  const locked = new Set(done.map((one) => one.schoolId));
  const trainees = (await loadTrainees(db, program)).filter((one) => !locked.has(one.schoolId));
  if (trainees.length > 0) await scoreAndAward(app, program, trainees);
}

/** 阳城 2021 as the demo has it. */
export async function findProgram(db: Db): Promise<SeededProgram | null> {
  const row = await db
    .selectFrom('program')
    .innerJoin('org', 'org.id', 'program.publisherId')
    .select(['program.id', 'program.code', 'program.settings', 'org.id as orgId', 'org.path', 'org.name'])
    .where('program.code', '=', findPreset('yangcheng-2021')?.code ?? '')
    .where('program.state', '=', 'published')
    .executeTakeFirst();
  if (!row) return null;
  const { id, code, orgId, path, name } = row;
  return { id, code, settings: programSettings.parse(row.settings), publisher: { id: orgId, path, name } };
}

/** Everybody who activates takes the password of all demo accounts. */
async function passwordHash(app: App): Promise<string> {
  const logins = z
    .array(z.object({ password: z.string() }))
    .parse(JSON.parse(readFileSync(join(app.config.dataDir, 'demo-logins.json'), 'utf8')));
  return hashPassword(logins[0]?.password ?? '');
}

/** Whoever is logged in stays so at the new time. */
async function moveClock(app: App, clock: DemoClock, to: Date): Promise<void> {
  const { db } = app.database;
  const now = clock.now();
  if (to > now) {
    await db
      .updateTable('session')
      .set({ seenAt: to, expiresAt: new Date(to.getTime() + desktopMs) })
      .where('expiresAt', '>', now)
      .execute();
    clock.advanceTo(to);
  }
  await saveDemoClock(db, clock);
  forgetSessions(app);
}

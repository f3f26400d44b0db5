import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleNames } from '@yanxiu/domain/access/roles';
import { findPreset } from '@yanxiu/domain/program/presets';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import type { Region } from '../generator/school.ts';
import { withoutForeignKeys } from './bare-tables.ts';
import type { SeedChoice } from './seed-choice.ts';
import { seedCourses } from './seed-course.ts';
import { seedDouble } from './seed-double.ts';
import { seedEarlierYear } from './seed-earlier.ts';
import { seedFinishedYear } from './seed-finished.ts';
import { seedFunds } from './seed-funds.ts';
import { seedNotice } from './seed-notice.ts';
import { type OrgIds, seedOrgs } from './seed-org.ts';
import { type SeededProgram, seedProgram } from './seed-program.ts';
import { seedRosterStage } from './seed-roster.ts';
import { type SeededLogin, type SeededPeople, seedStaff } from './seed-staff.ts';
import { seedSurveyForm } from './seed-survey-form.ts';
import { onSeedingConnection } from './seeding-connection.ts';
import { type ShownLogin, shownLogins } from './shown-logins.ts';
import { makeWorld, type World } from './world.ts';

/** Fills an empty demo database, in one go before anybody is served. */
export async function seedDemo(app: App, choice: SeedChoice): Promise<void> {
  const { content } = choice;
  const world = worldOf(content);
  const { logins, shown } = await onSeedingConnection(app, async (main) => {
    const { db } = main.database;
    const orgs = await seedOrgs(db, world.schools);
    const people = await seedStaff({ db, vault: app.vault, now: app.clock.now() }, world, orgs);
    if (content === 'full') {
      await seedFunds(db, world, orgs);
      await withoutForeignKeys(db, () => seedBothNotices(app, main, world, orgs, people));
      await seedDouble(main, 'xinzhou-2020');
    } else await seedWholeProgram(main, orgs, content.preset);
    return { logins: people.logins, shown: await shownLogins(db, people.logins) };
  });
  writeLogins(app.config.dataDir, logins, shown);
}

/** 忻州 2020 finished on the main connection, 阳城 2021 at its roster stage beside it. */
async function seedBothNotices(app: App, main: App, world: World, orgs: OrgIds, people: SeededPeople): Promise<void> {
  const beside = onSeedingConnection(app, async (other) => {
    const yangcheng = await seedWholeProgram(other, orgs, 'yangcheng-2021');
    await seedSurveyForm(other.database.db, yangcheng);
    await seedRosterStage(other, world, orgs, yangcheng);
    await seedEarlierYear({ whole: app, app: other, world, orgs, people }, 'yangcheng-2021', 'yangcheng');
  });
  const finished = (async () => {
    const xinzhou = await seedWholeProgram(main, orgs, 'xinzhou-2020');
    const seeding = { whole: app, app: main, world, orgs, people };
    // the same people in the year before, as soon as they are there
    await seedFinishedYear(seeding, xinzhou, 'xinzhou', () =>
      onSeedingConnection(app, (third) => seedEarlierYear({ ...seeding, app: third }, 'xinzhou-2020', 'xinzhou')),
    );
  })();
  await Promise.all([beside, finished]);
}

/** A program of a preset with its notice and its courses. */
async function seedWholeProgram(app: App, orgs: OrgIds, code: string): Promise<SeededProgram> {
  const { db } = app.database;
  const program = await seedProgram(db, orgs, code);
  await seedNotice(db, program);
  const provider = orgs.provider.get(findPreset(code)?.providerName ?? '');
  if (provider) await seedCourses(app, program, provider.id);
  return program;
}

/** The whole world, or that of one preset with so many trainees: what a round begins from. */
export function worldOf(content: SeedChoice['content']): World {
  if (content === 'full') return makeWorld();
  const region: Region = content.preset.startsWith('yangcheng') ? 'yangcheng' : 'xinzhou';
  return makeWorld(content.seed, { region, trainees: content.trainees });
}

/** All demo log-ins, readable by the owner alone; those printed at the start say for which program and role. */
function writeLogins(dataDir: string, logins: readonly SeededLogin[], shown: readonly ShownLogin[]): void {
  const kept = logins.map((login) => {
    const shownFor = shown.filter((one) => one.phone === login.phone).map(({ program, role }) => ({ program, role }));
    return { ...withRoleNames(login), ...(shownFor.length > 0 ? { shownFor } : {}) };
  });
  const text = JSON.stringify(kept, null, 1);
  writeFileSync(join(dataDir, 'demo-logins.json'), `${text}\n`, { mode: 0o600 });
}

function withRoleNames(login: SeededLogin) {
  return { ...login, roles: login.roles.map((one) => ({ ...one, roleName: roleNames[one.role] })) };
}

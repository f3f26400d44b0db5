import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleNames } from '@yanxiu/domain/access/roles';
import { findPreset } from '@yanxiu/domain/program/presets';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import type { Region } from '../generator/school.ts';
import type { SeedChoice } from './seed-choice.ts';
import { seedCourses } from './seed-course.ts';
import { seedFinishedYear } from './seed-finished.ts';
import { seedNotice } from './seed-notice.ts';
import { type OrgIds, seedOrgs } from './seed-org.ts';
import { type SeededProgram, seedProgram } from './seed-program.ts';
import { seedRosterStage } from './seed-roster.ts';
import { type SeededLogin, seedStaff } from './seed-staff.ts';
import { makeWorld, type World } from './world.ts';

/** Fills an empty demo database, in one go before anybody is served. */
export async function seedDemo(app: App, choice: SeedChoice): Promise<void> {
  const { content } = choice;
  const { db } = app.database;
  const parts = { db, vault: app.vault, now: app.clock.now() };
  const world = content === 'full' ? makeWorld() : worldOf(content);
  const orgs = await seedOrgs(db, world.schools);
  const people = await seedStaff(parts, world, orgs);
  if (content === 'full') {
    const yangcheng = await seedWholeProgram(app, orgs, 'yangcheng-2021');
    const xinzhou = await seedWholeProgram(app, orgs, 'xinzhou-2020');
    await seedFinishedYear(app, world, orgs, xinzhou, 'xinzhou', people);
    await seedRosterStage(app, world, orgs, yangcheng);
  } else {
    await seedWholeProgram(app, orgs, content.preset);
  }
  writeLogins(app.config.dataDir, people.logins);
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

/** The world of one preset with so many trainees: what a round begins from. */
function worldOf(content: { preset: string; seed: number; trainees: number }): World {
  const region: Region = content.preset.startsWith('yangcheng') ? 'yangcheng' : 'xinzhou';
  return makeWorld(content.seed, { region, trainees: content.trainees });
}

/** All demo log-ins, readable by the owner alone. */
function writeLogins(dataDir: string, logins: readonly SeededLogin[]): void {
  const text = JSON.stringify(logins.map(withRoleNames), null, 1);
  writeFileSync(join(dataDir, 'demo-logins.json'), `${text}\n`, { mode: 0o600 });
}

function withRoleNames(login: SeededLogin) {
  return { ...login, roles: login.roles.map((one) => ({ ...one, roleName: roleNames[one.role] })) };
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleNames } from '@yanxiu/domain/access/roles';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { seedOrgs } from './seed-org.ts';
import { seedProgram } from './seed-program.ts';
import { type SeededLogin, seedStaff } from './seed-staff.ts';
import type { Region } from '../generator/school.ts';
import type { SeedChoice } from './seed-choice.ts';
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
    await seedProgram(db, orgs, 'yangcheng-2021');
    await seedProgram(db, orgs, 'xinzhou-2020');
  } else {
    await seedProgram(db, orgs, content.preset);
  }
  writeLogins(app.config.dataDir, people.logins);
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

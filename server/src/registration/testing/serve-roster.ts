/** A school that fills its roster, to be killed by killed.test.ts. */

import { anOrg, aPerson, type BuiltPerson } from '../../platform/testing/builders.ts';
import { aProgram } from '../../platform/testing/program-builder.ts';
import { serveTestWorld, type WorldSite } from '../../platform/testing/serve-test-world.ts';

export interface RosterWorld {
  readonly programId: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly clerk: BuiltPerson;
}

await serveTestWorld(fill, new Date('2021-10-28T09:00:00+08:00'));

async function fill(site: WorldSite): Promise<RosterWorld> {
  const city = await anOrg(site, { kind: 'city' });
  const county = await anOrg(site, { kind: 'county', parent: city });
  const school = await anOrg(site, { kind: 'school', parent: county });
  const program = await aProgram(site, { publisher: county });
  const clerk = await aPerson(site, { role: 'schoolAdmin', org: school });
  return { programId: program.id, schoolId: school.id, schoolName: school.name, clerk };
}

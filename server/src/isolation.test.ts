import { features } from '@yanxiu/contract/index';
import type { AnyEndpoint, Feature } from '@yanxiu/contract/kernel/endpoint';
import { mayRole, type Role, roleOrgKind, roles } from '@yanxiu/domain/access/roles';
import { presets } from '@yanxiu/domain/program/presets';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from './platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from './platform/testing/builders.ts';
import { aClass, aClassTutor } from './platform/testing/class-builder.ts';
import { type ForeignIds, sampleInput } from './platform/testing/sample-input.ts';
import { type TestApp, testApp } from './platform/testing/test-app.ts';

/**
 * The generated walk: every endpoint × every role, called with ids of another region. Without the permission the answer
 * is 403; with it nothing of the foreign region may come back or be changed.
 */
const marker = '异县机密';
const all: readonly Feature[] = features;
/** These act on the caller's own session and on the demo clock: they would end the walk, and reach nothing foreign. */
const ownSession = new Set(['access.logOut', 'access.switchRole', 'operation.advanceClock']);
const endpoints = all
  .flatMap((feature) =>
    Object.entries(feature.endpoints).map(([name, endpoint]) => ({ stem: `${feature.name}.${name}`, endpoint })),
  )
  .filter(({ stem }) => !ownSession.has(stem));

let test: TestApp;
const actors = new Map<Role, BuiltPerson>();
let foreign: ForeignIds;

interface Region {
  readonly province: BuiltOrg;
  readonly city: BuiltOrg;
  readonly county: BuiltOrg;
  readonly school: BuiltOrg;
  readonly provider: BuiltOrg;
  readonly programId: string;
}

async function aRegion(name: string): Promise<Region> {
  const province = await anOrg(test, { kind: 'province', name: `${name}省` });
  const city = await anOrg(test, { kind: 'city', name: `${name}市`, parent: province });
  const county = await anOrg(test, { kind: 'county', name: `${name}县`, parent: city });
  const school = await anOrg(test, { kind: 'school', name: `${name}学校`, parent: county });
  const provider = await anOrg(test, { kind: 'provider', name: `${name}学院` });
  const programId = newId();
  const settings = structuredClone(presets[0]?.settings);
  if (!settings) throw new Error('no preset');
  settings.title = `${name}全员培训`;
  await test.app.database.db
    .insertInto('program')
    .values({
      id: programId,
      code: `isolation-${programId}`,
      name: settings.title,
      year: 2021,
      publisherId: county.id,
      providerId: provider.id,
      state: 'published',
      settings: JSON.stringify(settings),
      createdAt: test.clock.now(),
    })
    .execute();
  return { province, city, county, school, provider, programId };
}

function orgFor(region: Region, role: Role): BuiltOrg {
  const kind = roleOrgKind[role];
  return kind === 'any' ? region.county : region[kind];
}

beforeAll(async () => {
  test = await testApp();
  const own = await aRegion('本地测试');
  const other = await aRegion(marker);
  const stranger = await aPerson(test, { name: `${marker}人`, role: 'schoolAdmin', org: other.school });
  for (const role of roles) {
    if (role !== 'trainee') actors.set(role, await aPerson(test, { role, org: orgFor(own, role) }));
  }
  // a tutor reaches her class alone
  const { programId, county: region } = own;
  const classId = await aClass(test, { programId, region });
  actors.set('tutor', await aClassTutor(test, { programId, classId, region }));
  foreign = {
    any: newId(),
    orgs: other.school.id,
    orgId: other.school.id,
    schoolId: other.school.id,
    toSchoolId: other.school.id,
    countyId: other.county.id,
    parentId: other.county.id,
    providerId: other.provider.id,
    programs: other.programId,
    programId: other.programId,
    people: stranger.id,
    personId: stranger.id,
    assignmentId: stranger.assignmentId ?? newId(),
    classId: await aClass(test, { programId: other.programId, region: other.county }),
  };
});

describe.each(endpoints)('$stem', ({ stem, endpoint }) => {
  it('lets nobody reach another region', async () => {
    const input = sampleInput(endpoint, foreign);
    for (const [role, person] of actors) {
      const response = await request(endpoint, input ?? {}, person);
      const body = response.body;
      expect(body, `${stem} as ${role} shows a foreign thing`).not.toContain(marker);
      expect(response.statusCode, `${stem} as ${role}: ${body.slice(0, 300)}`).not.toBe(500);
      const { permission } = endpoint;
      if (permission === 'public' || permission === 'signedIn') continue;
      if (!mayRole(role, permission)) expect(response.statusCode, `${stem} as ${role}`).toBe(403);
      else if (namesForeign(endpoint, input)) {
        expect(
          response.statusCode,
          `${stem} as ${role} reaches a foreign id: ${body.slice(0, 300)}`,
        ).toBeGreaterThanOrEqual(400);
      }
    }
  });
});

/** Foreign ids that stand in the path must be refused; in a list's filter they may also give an empty list. */
function namesForeign(endpoint: AnyEndpoint, input: Record<string, unknown> | null): boolean {
  return input !== null && /:\w+/.test(endpoint.path);
}

function request(endpoint: AnyEndpoint, input: Record<string, unknown>, person: BuiltPerson) {
  const rest = { ...input };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name] ?? newId());
    delete rest[name];
    return encodeURIComponent(value);
  });
  const inQuery = endpoint.method === 'GET' || endpoint.receives === 'bytes';
  const query = new URLSearchParams(Object.entries(inQuery ? rest : {}).map(([key, value]) => [key, String(value)]));
  return test.server.inject({
    method: endpoint.method,
    url: inQuery ? `${path}?${query}` : path,
    headers: person.headers,
    ...(endpoint.method === 'GET' ? {} : { payload: endpoint.receives === 'bytes' ? Buffer.from('x') : rest }),
  });
}

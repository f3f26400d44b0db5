import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';
import { alsoAs, aRegion, ask, type Region } from '../school-based/region-fixture.ts';
import { aQuiz, compute, passDays, theyDid, unposted } from './score-fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
});

const good = {
  onlineX100: 4250,
  quizX100: 8000,
  schoolBasedX100: 2000,
  activityMarkX100: 8500,
  presence: 'late',
} as const;
const at = (region: Region, path: string) => `/api/programs/${region.programId}/${path}`;

/** A region whose people have done well, computed. */
async function scored(wish: Parameters<typeof aRegion>[1] = {}): Promise<Region> {
  const region = await aRegion(test, wish);
  await theyDid(test, region, region.unit.school.id, region.unit.trainees, good, await aQuiz(test, region));
  await compute(test, region);
  return region;
}

const post = async (region: Region, who: { headers: { cookie: string } }, act: string, more: object = {}) =>
  (await ask(test, who, 'POST', at(region, `score-sheets/${act}`), more)).body;
const sheetOf = async (region: Region, who = region.countyAdmin) =>
  (await ask(test, who, 'GET', at(region, `score-sheets/${region.unit.school.id}`))).body;

describe('nobody acts on his own score', () => {
  it('neither a principal nor a county admin nor the provider’s manager', async () => {
    const region = await scored();
    const [head, official, manager] = region.unit.trainees;
    if (!head || !official || !manager) throw new Error('no trainees');
    const asPrincipal = await alsoAs(test, { id: head.personId }, 'principal', region.unit.school);
    const asCounty = await alsoAs(test, { id: official.personId }, 'countyAdmin', region.county);
    const asManager = await aPerson(test, { name: '兼任', role: 'providerManager', org: region.provider });
    const { db } = test.app.database;
    await db.updateTable('session').set({ personId: manager.personId }).where('personId', '=', asManager.id).execute();
    await db
      .updateTable('roleAssignment')
      .set({ personId: manager.personId })
      .where('personId', '=', asManager.id)
      .execute();
    expect(await post(region, asManager, 'confirm-provider')).toMatchObject({ code: 'assessment.ownScoreInSheet' });
    await post(region, region.providerManager, 'confirm-provider');
    expect(await post(region, asPrincipal, 'confirm-school')).toMatchObject({ code: 'assessment.ownScoreOfPrincipal' });
    await post(region, region.countyAdmin, 'confirm-school', { schoolIds: [region.unit.school.id] });
    passDays(test, 6);
    expect(await post(region, asCounty, 'approve')).toMatchObject({ code: 'assessment.ownScoreInSheet' });
    expect((await sheetOf(region, { ...region.countyAdmin, headers: asCounty.headers })).allowed).toContainEqual({
      act: 'approve',
      allowed: false,
      reason: '成绩表里有您本人的成绩，请由本单位另一位管理员或上级处理。',
    });
    expect(await post(region, region.otherCountyAdmin, 'approve')).toMatchObject({ moved: 1 });
  });
});

describe('reach', () => {
  it('ends at one’s own units; roles without the act are refused; the level above the publisher reads', async () => {
    const region = await scored();
    const other = await scored();
    const [first] = region.unit.trainees;
    expect((await ask(test, other.countyAdmin, 'GET', at(region, 'scores'))).status).toBe(404);
    expect((await ask(test, other.principal, 'GET', at(region, `scores/${first?.personId}`))).status).toBe(404);
    expect((await ask(test, other.countyAdmin, 'POST', at(region, 'score-sheets/approve'))).status).toBe(404);
    expect((await ask(test, region.principal, 'POST', at(region, 'score-sheets/approve'))).status).toBe(403);
    expect((await ask(test, region.clerk, 'POST', at(region, 'scores/compute'))).status).toBe(403);
    expect((await ask(test, region.cityAdmin, 'GET', at(region, 'scores'))).body.total).toBe(3);
    await post(region, region.providerManager, 'confirm-provider');
    const asked = { schoolId: region.unit.school.id, version: (await sheetOf(region)).version, reason: '上级退回' };
    expect(await post(region, region.cityAdmin, 'return', asked)).toMatchObject({ code: 'assessment.notYourLevel' });
    const neighbour = await anOrg(test, { kind: 'school', parent: region.county });
    const far = await aPerson(test, { role: 'principal', org: neighbour });
    expect((await ask(test, far, 'GET', at(region, `score-sheets/${region.unit.school.id}`))).status).toBe(404);
    expect((await ask(test, far, 'GET', at(region, 'scores'))).body).toEqual({ rows: [], total: 0 });
    expect((await ask(test, null, 'GET', at(region, 'scores'))).status).toBe(401);
    expect((await ask(test, region.unit.trainees[0] ?? null, 'GET', at(region, 'scores'))).status).toBe(403);
    expect(
      (await ask(test, other.unit.trainees[0] ?? null, 'GET', `/api/my/programs/${region.programId}/score`)).status,
    ).toBe(404);
  });

  it('does not compute a draft program', async () => {
    const region = await aRegion(test);
    await test.app.database.db
      .updateTable('program')
      .set({ state: 'closed' })
      .where('id', '=', region.programId)
      .execute();
    expect((await ask(test, region.providerManager, 'POST', at(region, 'scores/compute'))).body.code).toBe(
      'assessment.notPublished',
    );
    expect((await ask(test, region.providerManager, 'POST', at(await aRegion(test), 'scores/compute'))).status).toBe(
      404,
    );
    expect((await ask(test, region.providerManager, 'POST', `/api/programs/${newId()}/scores/compute`)).status).toBe(
      404,
    );
  });
});

describe('a city of many units', () => {
  it('is computed, confirmed and approved all at once', async () => {
    const region = await aRegion(test, { ...unposted, publisher: 'city' });
    const units = [region.unit];
    for (let count = 1; count < 40; count += 1) {
      const school = await anOrg(test, { kind: 'school', parent: region.county });
      units.push(await aLockedUnit(test, { programId: region.programId, school, trainees: 25 }));
    }
    const people = units.flatMap((unit) => unit.trainees);
    await theyDid(test, region, region.unit.school.id, people, good, await aQuiz(test, region));
    const began = performance.now();
    await compute(test, region);
    expect(await post(region, region.providerManager, 'confirm-provider')).toEqual({ moved: 40, skipped: [] });
    const schoolIds = units.map((unit) => unit.school.id);
    expect(await post(region, region.cityAdmin, 'confirm-school', { schoolIds })).toMatchObject({ moved: 40 });
    expect(await post(region, region.countyAdmin, 'confirm-county')).toMatchObject({ moved: 40 });
    expect(await post(region, region.cityAdmin, 'approve')).toMatchObject({ moved: 40 });
    // some 3,000 people a second on a quiet machine of two cores
    expect(performance.now() - began).toBeLessThan(20_000);
    const certificates = await ask(test, region.cityAdmin, 'GET', at(region, 'certificates?size=1'));
    expect(certificates.body.total).toBe(people.length);
  }, 60_000);
});

import { addDays, dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';
import { aRegion, ask, type Region } from '../school-based/region-fixture.ts';
import { aQuiz, compute, passDays, theyDid } from './score-fixture.ts';

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

async function posted(wish: Parameters<typeof aRegion>[1] = {}): Promise<Region> {
  const region = await scored(wish);
  await post(region, region.providerManager, 'confirm-provider');
  await post(region, region.principal, 'confirm-school');
  return region;
}

describe('a score', () => {
  it('is computed in the queue from what is recorded and explains itself', async () => {
    const region = await aRegion(test);
    const [first] = region.unit.trainees;
    if (!first) throw new Error('no trainee');
    await theyDid(test, region, region.unit.school.id, region.unit.trainees, good, await aQuiz(test, region));
    const mine = await ask(test, first, 'GET', `/api/my/programs/${region.programId}/score`);
    expect(mine.body).toMatchObject({ state: null, provisional: true, mayObject: false });
    await compute(test, region);
    const { body } = await ask(test, region.principal, 'GET', at(region, `scores/${first.personId}`));
    // online 100 × (68 + 16) ÷ 100 = 84; school-based 20 ÷ 22 = 90.91; activity 85; offline late = 50
    expect(body.score.parts.map((part: { scoreX100: number }) => part.scoreX100)).toEqual([8400, 9091, 8500, 5000]);
    // 42 + 27.273 + 8.5 + 5
    expect(body).toMatchObject({
      state: 'computed',
      settingsVersion: 1,
      outdated: false,
      score: { totalX100: 8277, creditsX100: 900, bandName: '良好', passed: true },
    });
    expect(body.score.parts[0].items[0].because).toBe('已认定网络研修 42.5 学时，应完成 50 学时，满分 80 分');
    expect(mine.body.score).toEqual(body.score);
    const list = await ask(test, region.principal, 'GET', at(region, 'scores?sort=-totalX100'));
    expect(list.body).toMatchObject({
      total: 3,
      rows: [{ totalX100: 8277, onlineHoursX100: 4250, schoolBasedHoursX100: 2000 }, {}, {}],
    });
  });

  it('comes out the same bytes again', async () => {
    const region = await scored();
    const read = async () =>
      test.app.database.db
        .selectFrom('traineeScore')
        .select(['personId', 'explained', 'totalX100'])
        .where('programId', '=', region.programId)
        .orderBy('personId')
        .execute();
    const before = JSON.stringify(await read());
    await compute(test, region);
    expect(JSON.stringify(await read())).toBe(before);
  });

  it('is listed by what it reached', async () => {
    const region = await aRegion(test, { trainees: ['安优秀', '毕合格', '曹临界', '邓不合格'] });
    const quiz = await aQuiz(test, region);
    const [best, passing, near, failing] = region.unit.trainees;
    if (!best || !passing || !near || !failing) throw new Error('no trainees');
    const school = region.unit.school.id;
    await theyDid(
      test,
      region,
      school,
      [best],
      { onlineX100: 5000, quizX100: 10_000, schoolBasedX100: 2200, activityMarkX100: 10_000, presence: 'present' },
      quiz,
    );
    await theyDid(test, region, school, [passing], { onlineX100: 5000, schoolBasedX100: 1500 }, quiz);
    await theyDid(test, region, school, [near], { onlineX100: 5000, schoolBasedX100: 1000 }, quiz);
    await theyDid(test, region, school, [failing], { onlineX100: 1000 }, quiz);
    await compute(test, region);
    const names = async (show: string) => {
      const { body } = await ask(test, region.countyAdmin, 'GET', at(region, `scores?show=${show}`));
      return body.rows.map((row: { name: string }) => row.name);
    };
    expect(await names('excellent')).toEqual(['安优秀']);
    expect(await names('passed')).toEqual(['安优秀', '毕合格']);
    expect(await names('near')).toEqual(['曹临界']);
    expect(await names('failed')).toEqual(['曹临界', '邓不合格']);
    expect(await sheetOf(region)).toMatchObject({ trainees: 4, scored: 4, passed: 2, excellent: 1, state: 'computed' });
    expect((await ask(test, region.countyAdmin, 'GET', at(region, 'scores?q=deng'))).body.rows).toMatchObject([
      { name: '邓不合格', bandName: '未达标', creditsX100: 0 },
    ]);
  });

  it('says when the rules have changed since', async () => {
    const region = await scored();
    const settings = structuredClone(region.settings);
    const { db } = test.app.database;
    const keep = (version: number) => ({
      programId: region.programId,
      version,
      settings: JSON.stringify(settings),
      reason: '调整',
      at: test.clock.now(),
    });
    await db.insertInto('programVersion').values(keep(1)).execute();
    settings.payee.contact = '另一位';
    await db.insertInto('programVersion').values(keep(2)).execute();
    await db
      .updateTable('program')
      .set({ version: 2, settings: JSON.stringify(settings) })
      .where('id', '=', region.programId)
      .execute();
    expect((await sheetOf(region)).outdated).toBe(false);
    settings.assessment.passX100 = 7000;
    await db
      .updateTable('program')
      .set({ version: 3, settings: JSON.stringify(settings) })
      .where('id', '=', region.programId)
      .execute();
    expect((await sheetOf(region)).outdated).toBe(true);
    expect((await ask(test, region.countyAdmin, 'GET', at(region, 'score-sheets'))).body.rows).toMatchObject([
      { outdated: true },
    ]);
  });

  it('is not overwritten by another unit once it has gone up', async () => {
    const region = await posted();
    const [moved] = region.unit.trainees;
    const school = await anOrg(test, { kind: 'school', parent: region.county });
    await aLockedUnit(test, { programId: region.programId, school, trainees: 1 });
    const { db } = test.app.database;
    await db
      .updateTable('trainee')
      .set({ schoolId: school.id, workSchoolId: school.id, orgPath: school.path })
      .where('programId', '=', region.programId)
      .where('personId', '=', moved?.personId ?? '')
      .execute();
    await compute(test, region);
    const kept = await db
      .selectFrom('traineeScore')
      .select(['schoolId', 'totalX100'])
      .where('programId', '=', region.programId)
      .where('personId', '=', moved?.personId ?? '')
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ schoolId: region.unit.school.id, totalX100: 8277 });
  });
});

describe('a sheet on the route school→county', () => {
  it('goes from the provider to the school, is posted, and is locked by the county after the posting', async () => {
    const region = await scored();
    expect(await sheetOf(region, region.providerManager)).toMatchObject({
      state: 'computed',
      allowed: [
        { act: 'compute', allowed: true },
        { act: 'confirmAsProvider', allowed: true },
      ],
    });
    const early = await post(region, region.principal, 'confirm-school');
    expect(early).toMatchObject({ code: 'assessment.wrongState', message: '成绩表已计算，现在不能确认并公示。' });
    expect(await post(region, region.providerManager, 'confirm-provider')).toEqual({ moved: 1, skipped: [] });
    expect(await post(region, region.principal, 'confirm-school')).toEqual({ moved: 1, skipped: [] });
    const last = addDays(dayOf(test.clock.now()), 4);
    expect(await sheetOf(region)).toMatchObject({ state: 'posted', postedUntil: last, postingOver: false });
    const told = await test.app.database.db
      .selectFrom('traineeMessage')
      .select(['title', 'link'])
      .where('programId', '=', region.programId)
      .execute();
    expect(told[0]).toEqual({ title: '您的成绩正在公示', link: '/score' });
    expect(await post(region, region.countyAdmin, 'approve')).toMatchObject({
      message: `公示到 ${dayText(last)} 为止，期满后才能审定。`,
    });
    expect(await post(region, region.countyAdmin, 'confirm-county')).toMatchObject({ code: 'assessment.noCountyStep' });
    passDays(test, 5);
    expect(await sheetOf(region)).toMatchObject({ state: 'posted', postingOver: true });
    expect(await post(region, region.countyAdmin, 'approve')).toEqual({ moved: 1, skipped: [] });
    const sheet = await sheetOf(region);
    expect(sheet).toMatchObject({ state: 'locked', route: ['county'], postingOver: false });
    expect(
      sheet.events.map((event: { act: string; role: string; onBehalf: boolean }) => [
        event.act,
        event.role,
        event.onBehalf,
      ]),
    ).toEqual([
      ['confirmAsProvider', '承训机构 教务', false],
      ['confirmAsSchool', '校（园）长', false],
      ['approve', '县级管理员', false],
    ]);
    expect(await post(region, region.countyAdmin, 'approve')).toMatchObject({ code: 'assessment.wrongState' });
    const again = await ask(test, region.providerManager, 'POST', at(region, 'scores/compute'));
    expect(again.body.code).toBe('assessment.nothing');
  });

  it('is confirmed for the school by the county one unit at a time, and shown as done by it', async () => {
    const region = await scored();
    await post(region, region.providerManager, 'confirm-provider');
    expect(await post(region, region.countyAdmin, 'confirm-school')).toMatchObject({ code: 'assessment.nameUnits' });
    expect(
      await post(region, region.countyAdmin, 'confirm-school', { schoolIds: [region.unit.school.id] }),
    ).toMatchObject({ moved: 1 });
    expect((await sheetOf(region)).events.at(-1)).toMatchObject({
      act: 'confirmAsSchool',
      byName: '孙县管',
      onBehalf: true,
    });
  });

  it('moves all that can and tells of the others', async () => {
    const region = await scored();
    const school = await anOrg(test, { kind: 'school', parent: region.county });
    await aLockedUnit(test, { programId: region.programId, school, trainees: 1 });
    expect(await post(region, region.providerManager, 'confirm-provider')).toEqual({
      moved: 1,
      skipped: [{ schoolName: school.name, reason: '还没有计算成绩。' }],
    });
    const list = (await ask(test, region.countyAdmin, 'GET', at(region, 'score-sheets?state=none'))).body;
    expect(list).toMatchObject({ total: 1, rows: [{ schoolName: school.name, state: null, version: 0 }] });
    expect(
      (await ask(test, region.countyAdmin, 'GET', at(region, 'score-sheets?state=providerConfirmed'))).body.total,
    ).toBe(1);
    await compute(test, region);
    expect(await post(region, region.providerManager, 'confirm-provider')).toMatchObject({
      moved: 1,
      skipped: [{ reason: '成绩表待校长确认，现在不能确认。' }],
    });
  });

  it('comes back with a reason, keeps its scores and steps, and takes in what was marked since', async () => {
    const region = await posted();
    const sheet = await sheetOf(region);
    const back = { schoolId: region.unit.school.id, reason: '两名教师的研修活动评分有误' };
    expect(await post(region, region.principal, 'return', { ...back, version: sheet.version + 1 })).toMatchObject({
      code: 'assessment.changed',
    });
    expect(
      await post(region, region.principal, 'return', { ...back, version: sheet.version, reason: '' }),
    ).toMatchObject({ code: 'invalid' });
    expect(await post(region, region.principal, 'return', { ...back, version: sheet.version })).toEqual({
      version: sheet.version + 1,
    });
    expect(await sheetOf(region)).toMatchObject({
      state: 'computed',
      postedOn: null,
      returnReason: back.reason,
      scored: 3,
      events: [{}, {}, { act: 'return', reason: back.reason }],
    });
    await ask(test, region.providerManager, 'POST', at(region, 'marks'), {
      itemKey: 'activity',
      marks: region.unit.trainees.map((one) => ({ personId: one.personId, markX100: 10_000 })),
    });
    await compute(test, region);
    expect((await ask(test, region.countyAdmin, 'GET', at(region, 'scores'))).body.rows[0]).toMatchObject({
      activityX100: 10_000,
      totalX100: 8427,
    });
    expect(await post(region, region.providerManager, 'confirm-provider')).toMatchObject({ moved: 1 });
    expect(await sheetOf(region)).toMatchObject({ returnReason: null });
  });

  it('waits for a trainee who came after it was computed', async () => {
    const region = await scored();
    await aLockedUnit(test, { programId: region.programId, school: region.unit.school, trainees: ['后来者'] });
    expect(await post(region, region.providerManager, 'confirm-provider')).toMatchObject({
      code: 'assessment.unscored',
      params: { count: 1 },
    });
    await compute(test, region);
    expect(await post(region, region.providerManager, 'confirm-provider')).toMatchObject({ moved: 1 });
  });

  it('keeps an approved activity from going back while scores that rest on it are out', async () => {
    const region = await posted();
    const activity = await test.app.database.db
      .selectFrom('schoolBasedActivity')
      .select(['id', 'version'])
      .where('programId', '=', region.programId)
      .executeTakeFirstOrThrow();
    const url = at(region, `school-based/activities/${activity.id}/approve`);
    const refused = await ask(test, region.countyAdmin, 'POST', url, {
      version: activity.version,
      approve: false,
      reason: '抽查不符',
    });
    expect(refused.body).toMatchObject({ code: 'assessment.rests', message: expect.stringContaining('公示中') });
    await post(region, region.countyAdmin, 'return', {
      schoolId: region.unit.school.id,
      version: (await sheetOf(region)).version,
      reason: '抽查不符',
    });
    expect(
      (
        await ask(test, region.countyAdmin, 'POST', url, {
          version: activity.version,
          approve: false,
          reason: '抽查不符',
        })
      ).status,
    ).toBe(200);
  });
});

describe('a sheet on the route school→county→city', () => {
  it('is confirmed by the county and approved by the city; the county doesn’t approve', async () => {
    const region = await posted({ publisher: 'city' });
    passDays(test, 6);
    expect(await post(region, region.countyAdmin, 'approve')).toMatchObject({
      code: 'assessment.notYourLevel',
      message: '由市级办理。',
    });
    expect(await post(region, region.cityAdmin, 'approve')).toMatchObject({ code: 'assessment.wrongState' });
    expect(await post(region, region.countyAdmin, 'confirm-county')).toMatchObject({ moved: 1 });
    expect(await post(region, region.countyAdmin, 'approve')).toMatchObject({ code: 'assessment.notYourLevel' });
    expect(
      await post(region, region.principal, 'return', {
        schoolId: region.unit.school.id,
        version: (await sheetOf(region)).version,
        reason: '想改一改',
      }),
    ).toMatchObject({ code: 'assessment.wrongState' });
    expect(await post(region, region.cityAdmin, 'approve')).toMatchObject({ moved: 1 });
  });
});

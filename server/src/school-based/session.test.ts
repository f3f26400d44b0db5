import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';
import { aRegion, ask, type Region } from './region-fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
});

const sessions = (region: Region) => `/api/programs/${region.programId}/offline-sessions`;
const marks = (region: Region) => `/api/programs/${region.programId}/marks`;
const today = () => dayOf(test.clock.now());

function aLecture(more: object = {}) {
  return {
    title: '师德师风专题报告',
    lecturer: '学科专家',
    heldOn: addDays(today(), -5),
    place: '县教师发展中心',
    ...more,
  };
}

describe('an offline lecture', () => {
  it('takes a pasted list and gives back, with line and reason, what it is not sure of', async () => {
    const region = await aRegion(test, { trainees: ['王建国', '李秀英', '张伟', '张伟', '赵静', '陈强'] });
    const [wang, li, zhang, , zhao, chen] = region.unit.trainees;
    if (!wang || !li || !zhang || !zhao || !chen) throw new Error('no trainees');
    const list = [
      '1 王建国',
      `2、李秀英，${li.phone} 迟到`,
      `张伟 ${zhang.documentNumber}`,
      '张伟',
      '',
      '孙不在 13900000001',
      `王建设 ${chen.phone}`,
      '王 建国',
      `${zhao.phone} 缺席`,
    ].join('\n');
    const { status, body } = await ask(
      test,
      region.providerManager,
      'POST',
      sessions(region),
      aLecture({ list, hoursX100: 400, feeds: 'schoolBased' }),
    );
    expect(status).toBe(200);
    expect(body.matched).toBe(4);
    expect(body.unmatched.map((one: { line: number }) => one.line)).toEqual([4, 6, 7, 8]);
    expect(body.unmatched[0].reason).toContain('有 2 位同名教师');
    expect(body.unmatched[2]).toMatchObject({
      text: `王建设 ${chen.phone}`,
      reason: '这个号码是陈强的，与“王建设”不符，请核对。',
    });
    expect(body.unmatched[3].reason).toContain('不止一次');
    const people = (await ask(test, region.clerk, 'GET', `${sessions(region)}/${body.id}/people?size=50`)).body;
    expect(
      Object.fromEntries(people.rows.map((row: { name: string; presence: string }) => [row.name, row.presence])),
    ).toEqual({
      王建国: 'present',
      李秀英: 'late',
      张伟: 'present',
      赵静: 'absent',
    });
    expect((await ask(test, region.clerk, 'GET', `${sessions(region)}/${body.id}`)).body).toMatchObject({
      presentCount: 3,
      feeds: 'schoolBased',
    });
    const hours = (
      await ask(
        test,
        region.clerk,
        'GET',
        `/api/programs/${region.programId}/school-based/hours?q=${encodeURIComponent('李秀英')}`,
      )
    ).body;
    expect(hours.rows[0]).toMatchObject({ approvedX100: 400 });
  });

  it('tells people of one name apart by their school', async () => {
    const region = await aRegion(test, { trainees: ['张伟'] });
    const school = await anOrg(test, { kind: 'school', parent: region.county });
    await aLockedUnit(test, { programId: region.programId, school, trainees: ['张伟'] });
    const list = `张伟 ${school.name} 迟到\n张伟 另一所学校`;
    const { body } = await ask(test, region.providerManager, 'POST', sessions(region), aLecture({ list }));
    expect(body).toMatchObject({ matched: 1, unmatched: [{ line: 2 }] });
    const { rows } = (await ask(test, region.providerManager, 'GET', `${sessions(region)}/${body.id}/people`)).body;
    expect(rows).toMatchObject([{ schoolName: school.name, presence: 'late' }]);
  });

  it('is mended by hand with a reason', async () => {
    const region = await aRegion(test, { trainees: ['王建国', '李秀英'] });
    const { body } = await ask(
      test,
      region.providerManager,
      'POST',
      sessions(region),
      aLecture({ list: '王建国 缺席' }),
    );
    const people = `${sessions(region)}/${body.id}/people`;
    expect((await ask(test, region.providerManager, 'POST', people, { list: '王建国' })).body.issues).toMatchObject([
      { path: 'reason' },
    ]);
    const mended = await ask(test, region.providerManager, 'POST', people, {
      list: '王建国 迟到\n李秀英\n张无',
      reason: '补交签到表',
    });
    expect(mended.body).toMatchObject({ matched: 2, unmatched: [{ line: 3 }] });
    const { rows } = (await ask(test, region.clerk, 'GET', `${people}?presence=late`)).body;
    expect(rows).toMatchObject([{ name: '王建国', presence: 'late', reason: '补交签到表' }]);
    expect((await ask(test, region.clerk, 'POST', people, { list: '王建国', reason: '补交签到表' })).status).toBe(403);
  });

  it('is held before it is recorded, for somebody, in a published program', async () => {
    const region = await aRegion(test);
    const post = async (more: object) =>
      (await ask(test, region.providerManager, 'POST', sessions(region), aLecture(more))).body;
    expect(await post({ heldOn: addDays(today(), 1), list: region.unit.trainees[0]?.phone })).toMatchObject({
      code: 'schoolBased.notYet',
    });
    expect(await post({})).toMatchObject({ code: 'schoolBased.nobody' });
    expect(await post({ title: '' })).toMatchObject({ code: 'invalid' });
    expect((await ask(test, region.clerk, 'POST', sessions(region), aLecture())).status).toBe(403);
    const other = await aRegion(test);
    expect((await ask(test, other.providerManager, 'POST', sessions(region), aLecture())).status).toBe(404);
    expect((await ask(test, other.clerk, 'GET', sessions(region))).status).toBe(404);
  });

  it('shows a school the heads of its own people alone', async () => {
    const region = await aRegion(test, { trainees: 2 });
    const school = await anOrg(test, { kind: 'school', parent: region.county });
    const far = await aLockedUnit(test, { programId: region.programId, school, trainees: 3 });
    const personIds = [...region.unit.trainees, ...far.trainees].map((one) => one.personId);
    const { body } = await ask(test, region.providerManager, 'POST', sessions(region), aLecture({ personIds }));
    expect(body.matched).toBe(5);
    expect((await ask(test, region.clerk, 'GET', sessions(region))).body.rows[0].presentCount).toBe(2);
    expect((await ask(test, region.countyAdmin, 'GET', sessions(region))).body.rows[0].presentCount).toBe(5);
    expect((await ask(test, region.clerk, 'GET', `${sessions(region)}/${body.id}/people`)).body.total).toBe(2);
  });
});

describe('marks by list', () => {
  it('are read from lines and ids; the newest stands, older ones stay', async () => {
    const region = await aRegion(test, { trainees: ['王建国', '李秀英', '张伟'] });
    const [wang, li, zhang] = region.unit.trainees;
    if (!wang || !li || !zhang) throw new Error('no trainees');
    const give = async (input: object) =>
      (await ask(test, region.providerManager, 'POST', marks(region), { itemKey: 'activity', ...input })).body;
    expect(
      await give({ list: `王建国 85.5\n李秀英\t${li.phone}\t90分\n张伟 101\n无此人 60`, note: '课例评审' }),
    ).toMatchObject({
      matched: 2,
      unmatched: [{ line: 4 }, { line: 3, reason: '分数应是 0 到 100 的数，最多两位小数。' }],
    });
    expect(await give({ marks: [{ personId: wang.personId, markX100: 9000 }] })).toMatchObject({
      matched: 1,
      unmatched: [],
    });
    const list = async (show: string) =>
      (await ask(test, region.providerManager, 'GET', `${marks(region)}?itemKey=activity&show=${show}`)).body;
    expect(
      (await list('given')).rows.map((row: { name: string; markX100: number }) => [row.name, row.markX100]),
    ).toEqual([
      ['李秀英', 9000],
      ['王建国', 9000],
    ]);
    expect(await list('missing')).toMatchObject({
      total: 1,
      rows: [{ name: '张伟', markX100: null, givenByName: null }],
    });
    const kept = await test.app.database.db
      .selectFrom('givenMark')
      .select('markX100')
      .where('programId', '=', region.programId)
      .where('personId', '=', wang.personId)
      .execute();
    expect(kept.map((row) => row.markX100).sort()).toEqual([8550, 9000]);
  });

  it('are refused for items that no person marks, for oneself, and out of reach', async () => {
    const region = await aRegion(test, { trainees: ['王建国'] });
    const [wang] = region.unit.trainees;
    const give = (who: { headers: { cookie: string } }, input: object) =>
      ask(test, who, 'POST', marks(region), { itemKey: 'activity', ...input });
    expect((await give(region.providerManager, { itemKey: 'studyTime', list: '王建国 90' })).body.code).toBe(
      'schoolBased.unknownItem',
    );
    const own = await aPerson(test, { name: '兼任', role: 'providerManager', org: region.provider });
    const { db } = test.app.database;
    await db
      .updateTable('session')
      .set({ personId: wang?.personId ?? '' })
      .where('personId', '=', own.id)
      .execute();
    await db
      .updateTable('roleAssignment')
      .set({ personId: wang?.personId ?? '' })
      .where('personId', '=', own.id)
      .execute();
    expect((await give(own, { list: '王建国 100' })).body).toMatchObject({
      matched: 0,
      unmatched: [{ reason: '不能给自己评分。' }],
    });
    const other = await aRegion(test);
    expect((await give(other.providerManager, { list: '王建国 100' })).status).toBe(404);
    expect((await give(region.clerk, { list: '王建国 100' })).status).toBe(403);
    const foreign = await give(region.providerManager, {
      marks: [{ personId: other.unit.trainees[0]?.personId, markX100: 100 }],
    });
    expect(foreign.body).toMatchObject({ matched: 0 });
  });

  it('reads a long list in seconds', async () => {
    const region = await aRegion(test, { trainees: 2000 });
    const list = region.unit.trainees
      .map((one, at) => `${at + 1} ${one.name} ${one.phone} ${60 + (at % 40)}`)
      .join('\n');
    const began = performance.now();
    const { body } = await ask(test, region.providerManager, 'POST', marks(region), { itemKey: 'activity', list });
    expect(body).toMatchObject({ matched: 2000, unmatched: [] });
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 60_000);
});

import { consentVersion } from '@yanxiu/domain/access/consent';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../../platform/testing/builders.ts';
import { runJob } from '../../platform/testing/run-job.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { slipHash } from '../activate.ts';
import { openUnitsJob } from './opening-job.ts';

let test: TestApp;
let city: BuiltOrg;
let county: BuiltOrg;
let school: BuiltOrg;
let next: BuiltOrg;
let cityAdmin: BuiltPerson;
let countyAdmin: BuiltPerson;
let clerk: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  city = await anOrg(test, { kind: 'city', name: '角色测试市' });
  county = await anOrg(test, { kind: 'county', name: '角色测试县', parent: city });
  school = await anOrg(test, { kind: 'school', name: '角色测试县第一小学', parent: county });
  next = await anOrg(test, { kind: 'school', name: '角色测试县第二小学', parent: county });
  cityAdmin = await aPerson(test, { role: 'cityAdmin', org: city });
  countyAdmin = await aPerson(test, { role: 'countyAdmin', org: county });
  clerk = await aPerson(test, { role: 'schoolAdmin', org: school, name: '原管理' });
});

let serial = 0;
function aPhone(): string {
  serial += 1;
  return `1571234${String(serial).padStart(4, '0')}`;
}
const post = (person: BuiltPerson, url: string, payload: object = {}) =>
  test.server.inject({ method: 'POST', url: `/api/offices${url}`, headers: person.headers, payload });
const get = (person: BuiltPerson, query = '') =>
  test.server.inject({ url: `/api/offices${query}`, headers: person.headers });
const grant = (person: BuiltPerson, payload: object) =>
  post(person, '', { orgId: school.id, role: 'schoolFinance', name: '李出纳', phone: aPhone(), ...payload });

describe('giving and taking roles', () => {
  it('a county names a principal; the account waits and is activated by SMS code', async () => {
    const phone = aPhone();
    const given = await grant(countyAdmin, { role: 'principal', name: '赵校长', phone });
    expect(given.json()).toMatchObject({ opened: true });
    const { rows } = (await get(countyAdmin, `?q=${encodeURIComponent('赵校长')}`)).json();
    expect(rows).toMatchObject([
      { name: '赵校长', roleName: '校（园）长', state: 'waiting', phoneMask: `157****${phone.slice(-4)}` },
    ]);
    expect(rows[0].allowed).toContainEqual({ act: 'slip', allowed: true });
  });

  it('who is known by the phone keeps her account; another name for it is refused, and so is the same role twice', async () => {
    const phone = aPhone();
    await grant(countyAdmin, { name: '王两处', phone });
    expect((await grant(countyAdmin, { name: '王两处', phone, orgId: next.id })).json()).toMatchObject({
      opened: false,
    });
    expect((await grant(countyAdmin, { name: '王两处', phone })).json().code).toBe('account.officeHeld');
    expect((await grant(countyAdmin, { name: '张冒名', phone })).json().code).toBe('account.officeOtherName');
    expect((await grant(countyAdmin, { phone: '12345' })).json().code).toBe('account.badPhone');
    expect((await grant(countyAdmin, { expiresOn: '2001-01-01' })).json().code).toBe('account.officePast');
  });

  it('a clerk names finance but no principal, and nobody a colleague of his own level or above', async () => {
    expect((await grant(clerk, {})).statusCode).toBe(200);
    expect((await grant(clerk, { role: 'principal' })).json().code).toBe('account.officeNotYours');
    const other = { orgId: county.id, role: 'countyAdmin' };
    expect((await grant(countyAdmin, other)).json().code).toBe('account.officeNotYours');
    expect((await grant(clerk, other)).statusCode).toBe(404);
    expect((await grant(cityAdmin, other)).statusCode).toBe(200);
  });

  it('a role that is taken away ends its sessions at once; one’s own is not taken away but handed over', async () => {
    const holder = await aPerson(test, { role: 'schoolFinance', org: next });
    const session = () => test.server.inject({ url: '/api/session', headers: holder.headers });
    expect((await session()).json().me.assignment).not.toBeNull();
    const url = `/${holder.assignmentId}/revoke`;
    expect((await post(countyAdmin, url, { reason: '工作调动' })).statusCode).toBe(200);
    expect((await session()).json().me).toBeNull();
    expect((await post(countyAdmin, url, { reason: '工作调动' })).json().code).toBe('account.officeEnded');
    const own = `/${countyAdmin.assignmentId}/revoke`;
    expect((await post(countyAdmin, own, { reason: '离任' })).json().code).toBe('account.officeNotYours');
  });

  it('a holder hands over her own role: the successor has it, she no more', async () => {
    const leaver = await aPerson(test, { role: 'schoolAdmin', org: next, name: '钱离任' });
    const done = await post(leaver, `/${leaver.assignmentId}/hand-over`, {
      name: '孙接任',
      phone: aPhone(),
      reason: '工作调动',
    });
    expect(done.json(), done.body).toMatchObject({ opened: true });
    const { rows } = (await get(countyAdmin, `?orgId=${next.id}&role=schoolAdmin`)).json();
    expect(rows.map((one: { name: string }) => one.name)).toEqual(['孙接任']);
    const ended = (await get(countyAdmin, `?orgId=${next.id}&state=ended&role=schoolAdmin`)).json().rows;
    expect(ended).toMatchObject([{ name: '钱离任', endReason: '工作调动' }]);
  });

  it('a role ends by itself after its last day', async () => {
    const holder = await aPerson(test, { role: 'schoolFinance', org: school, name: '周到期' });
    await test.app.database.db
      .updateTable('roleAssignment')
      .set({ expiresOn: '2020-01-01' })
      .where('id', '=', holder.assignmentId ?? '')
      .execute();
    expect((await get(holder)).statusCode).toBe(403);
    const { rows } = (await get(countyAdmin, `?q=${encodeURIComponent('周到期')}&state=ended`)).json();
    expect(rows).toHaveLength(1);
  });

  it('a reset is for holders whose every role is below: a county does not reset its city', async () => {
    const twice = await aPerson(test, { role: 'schoolFinance', org: school, name: '吴两级' });
    await test.app.database.db
      .insertInto('roleAssignment')
      .values({ id: newId(), personId: twice.id, role: 'cityAdmin', orgId: city.id, grantedAt: test.clock.now() })
      .execute();
    const url = `/${twice.assignmentId}/reset`;
    expect((await post(countyAdmin, url, { reason: '忘记密码' })).json().code).toBe('account.holdsRole');
    const single = await aPerson(test, { role: 'schoolFinance', org: school });
    expect((await post(countyAdmin, `/${single.assignmentId}/reset`, { reason: '忘记密码' })).statusCode).toBe(200);
    expect((await test.server.inject({ url: '/api/session', headers: single.headers })).json().me).toBeNull();
  });

  it('the neighbour sees and changes nothing', async () => {
    const other = await aPerson(test, {
      role: 'countyAdmin',
      org: await anOrg(test, { kind: 'county', parent: city }),
    });
    expect((await get(other)).json().total).toBe(1);
    expect((await post(other, `/${clerk.assignmentId}/revoke`, { reason: '越权' })).statusCode).toBe(404);
    expect((await grant(other, {})).statusCode).toBe(404);
  });
});

describe('opening a county’s schools in one go', () => {
  const ended = async (asked: ReturnType<typeof post>) => {
    const answer = await asked;
    expect(answer.statusCode, answer.body).toBe(200);
    const job = await runJob(test, answer.json().jobId);
    expect(job.state, job.message).toBe('done');
    expect(job.done).toBe(job.total);
    return job.result;
  };

  it('acts for who asked as long as she holds the role, and keeps no phone in the clear', async () => {
    const admin = await aPerson(test, { role: 'countyAdmin', org: county });
    const phone = aPhone();
    const rows = [{ unit: '角色测试县第二小学', name: '钱后续', phone, duty: '财务' }];
    const { jobId } = (await post(admin, '/list', { rows })).json();
    const queued = await test.app.database.pool.query(
      'select payload::text as text from graphile_worker._private_jobs',
    );
    expect(queued.rows.map((row) => row.text).join('')).not.toContain(phone);
    await post(cityAdmin, `/${admin.assignmentId}/revoke`, { reason: '离任' });
    expect(await runJob(test, jobId)).toMatchObject({ state: 'failed', message: expect.stringContaining('已经收回') });
  });

  it('run a second time, as after a killed server, gives nobody a role twice and complains of nobody', async () => {
    const rows = ['赵重跑', '钱重跑'].map((name) => ({
      unit: '角色测试县第二小学',
      name,
      phone: aPhone(),
      duty: '财务',
    }));
    const { jobId } = (await post(countyAdmin, '/list', { rows })).json();
    const queued = await test.app.database.pool.query(
      `select payload -> 'payload' as payload from graphile_worker._private_jobs where payload ->> 'id' = $1`,
      [jobId],
    );
    expect((await runJob(test, jobId)).result).toMatchObject({ granted: 2, skipped: [] });
    const again = { id: jobId, report: async () => undefined };
    expect(await openUnitsJob.run(test.app, queued.rows[0]?.payload, again)).toEqual({
      granted: 0,
      opened: 0,
      skipped: [],
    });
    const held = await get(countyAdmin, `?q=${encodeURIComponent('赵重跑')}`);
    expect(held.json().total).toBe(1);
  });

  it('two of the same list at once give each role once', async () => {
    const rows = [{ unit: '角色测试县第二小学', name: '孙同时', phone: aPhone(), duty: '财务' }];
    const jobs = [await post(countyAdmin, '/list', { rows }), await post(countyAdmin, '/list', { rows })];
    const results = [];
    for (const job of jobs) results.push((await runJob(test, job.json().jobId)).result);
    expect(results).toContainEqual({ granted: 1, opened: 1, skipped: [] });
    expect(results).toContainEqual({ granted: 0, opened: 0, skipped: [] });
  });

  it('from 附件 4: liaison, head and finance get their roles; who has no phone is named', async () => {
    const unit = await anOrg(test, { kind: 'school', name: '角色测试县第三小学', parent: county });
    const kept = test.app.vault.protect('phone', aPhone());
    const contact = { orgId: unit.id, updatedAt: test.clock.now() };
    await test.app.database.db
      .insertInto('orgContact')
      .values([
        { ...contact, duty: 'liaison', name: '郑联系', phoneCipher: kept.cipher, phoneMask: kept.mask },
        { ...contact, duty: 'head', name: '冯园长', phoneMask: '' },
      ])
      .execute();
    const listed = (await get(countyAdmin, `/units?q=${encodeURIComponent('第三小学')}&without=true`)).json();
    expect(listed.rows).toMatchObject([{ name: '角色测试县第三小学', ready: true, holders: [] }]);
    const openUnit = (orgIds: string[]) => ended(post(countyAdmin, '/units/open', { orgIds }));
    expect(await openUnit([unit.id])).toEqual({
      granted: 1,
      opened: 1,
      skipped: [{ orgName: '角色测试县第三小学', name: '冯园长', message: '没有手机号，请先补填。' }],
    });
    expect(await openUnit([unit.id])).toMatchObject({ granted: 0 });
    const foreign = await anOrg(test, { kind: 'school' });
    expect(await openUnit([foreign.id])).toEqual({ granted: 0, opened: 0, skipped: [] });
  });

  it('from a list: judged first, then the right rows; wrong ones say why', async () => {
    const rows = [
      { unit: '角色测试县第二小学', name: '陈管理', phone: aPhone() },
      { unit: '角色测试县第二小学', name: '褚园长', phone: aPhone(), duty: '校长' },
      { unit: '没有的学校', name: '卫某某', phone: aPhone() },
      { unit: '角色测试县第二小学', name: '蒋短号', phone: '1380' },
      { unit: '角色测试县第二小学', name: '沈门卫', phone: aPhone(), duty: '门卫' },
    ];
    const checked = (await post(countyAdmin, '/list/check', { rows })).json();
    expect(checked.rows.map((row: { state: string }) => row.state)).toEqual([
      'ready',
      'ready',
      'error',
      'error',
      'error',
    ]);
    expect(await ended(post(countyAdmin, '/list', { rows }))).toMatchObject({
      granted: 2,
      opened: 2,
      skipped: [
        { orgName: '第 3 行 没有的学校', name: '卫某某', message: expect.stringContaining('没有找到') },
        { name: '蒋短号' },
        { name: '沈门卫' },
      ],
    });
    const again = (await post(countyAdmin, '/list/check', { rows: rows.slice(0, 2) })).json();
    expect(again.rows.map((row: { state: string }) => row.state)).toEqual(['held', 'held']);
  });

  it('a printed slip and the last six of the phone activate a clerk who has no document on file', async () => {
    const phone = aPhone();
    const unit = await anOrg(test, { kind: 'school', name: '角色测试县第四小学', parent: county });
    const { id } = (await grant(countyAdmin, { orgId: unit.id, role: 'schoolAdmin', name: '韩新任', phone })).json();
    const file = await post(countyAdmin, '/slips', { officeIds: [id] });
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    const slip = await test.app.database.db
      .selectFrom('accountSlip')
      .innerJoin('roleAssignment', 'roleAssignment.personId', 'accountSlip.personId')
      .select(['accountSlip.programId', 'accountSlip.voidedAt'])
      .where('roleAssignment.id', '=', id)
      .execute();
    expect(slip).toEqual([{ programId: null, voidedAt: null }]);
    const { personId } = await test.app.database.db
      .selectFrom('roleAssignment')
      .select('personId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const codeHash = slipHash(test.app.vault, personId, 'ABCD2345');
    await test.app.database.db.updateTable('accountSlip').set({ codeHash }).where('personId', '=', personId).execute();
    const activate = (documentTail: string) =>
      test.server.inject({
        method: 'POST',
        url: '/api/activation/by-slip',
        payload: { login: phone, slipCode: 'abcd-2345', documentTail, password: '春风化雨2021', consentVersion },
      });
    expect((await activate('000000')).json().code).toBe('account.wrongProof');
    const me = await activate(phone.slice(-6));
    expect(me.json(), me.body).toMatchObject({ name: '韩新任', assignment: { role: 'schoolAdmin' } });
  });
});

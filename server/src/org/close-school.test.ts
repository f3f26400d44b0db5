import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let county: BuiltOrg;
let countyAdmin: BuiltPerson;
beforeAll(async () => {
  test = await testApp();
  county = await anOrg(test, { kind: 'county', name: '撤并测试县' });
  countyAdmin = await aPerson(test, { role: 'countyAdmin', org: county });
});

const send = (person: BuiltPerson, method: 'GET' | 'POST', url: string, payload?: object) =>
  test.server.inject({ method, url: `/api/orgs${url}`, headers: person.headers, ...(payload ? { payload } : {}) });
const close = (person: BuiltPerson, school: BuiltOrg, payload: object = {}) =>
  send(person, 'POST', `/${school.id}/close`, { version: 1, reason: '县政府批准撤并', ...payload });

it('merges a school: the other learns its name, its clerk is out, and it can be brought back', async () => {
  const old = await anOrg(test, { kind: 'school', name: '撤并测试县南庄小学', parent: county });
  const heir = await anOrg(test, { kind: 'school', name: '撤并测试县中心小学', parent: county });
  const clerk = await aPerson(test, { role: 'schoolAdmin', org: old });
  expect((await close(countyAdmin, old, { mergedInto: heir.id })).statusCode).toBe(200);
  expect((await send(countyAdmin, 'GET', `/${old.id}`)).statusCode).toBe(404);
  expect((await send(countyAdmin, 'GET', `/${heir.id}`)).json().aliases).toContain(old.name);
  expect((await test.server.inject({ url: '/api/session', headers: clerk.headers })).json().me).toBeNull();
  const closed = (await send(countyAdmin, 'GET', '?closed=true')).json();
  expect(closed.rows).toMatchObject([{ name: old.name, mergedIntoName: heir.name, closeReason: '县政府批准撤并' }]);
  expect((await send(countyAdmin, 'POST', `/${old.id}/reopen`, {})).statusCode).toBe(200);
  expect((await send(countyAdmin, 'GET', `/${heir.id}`)).json().aliases).not.toContain(old.name);
  expect((await test.server.inject({ url: '/api/session', headers: clerk.headers })).json().me).toBeNull();
  expect((await send(countyAdmin, 'GET', `/${old.id}`)).json()).toMatchObject({ name: old.name, closedAt: null });
});

describe('roles that ended with the closing', () => {
  const rolesOf = (who: BuiltPerson, school: BuiltOrg) =>
    test.server.inject({ url: `/api/offices/closed/${school.id}`, headers: who.headers });
  const reopen = (who: BuiltPerson, school: BuiltOrg, giveBack: string[]) =>
    send(who, 'POST', `/${school.id}/reopen`, { giveBack });
  const held = async (school: BuiltOrg) =>
    (await test.server.inject({ url: `/api/offices?orgId=${school.id}`, headers: countyAdmin.headers }))
      .json()
      .rows.map((row: { roleName: string }) => row.roleName);

  it('are listed with what stands against each, and given back to those who are named', async () => {
    const school = await anOrg(test, { kind: 'school', parent: county });
    const clerk = await aPerson(test, { role: 'schoolAdmin', org: school });
    await aPerson(test, { role: 'principal', org: school });
    const lapsed = await aPerson(test, { role: 'schoolFinance', org: school });
    await close(countyAdmin, school);
    await test.app.database.db
      .updateTable('roleAssignment')
      .set({ expiresOn: '2020-01-01' })
      .where('personId', '=', lapsed.id)
      .execute();
    const listed: { id: string; roleName: string; blocked: string | null }[] = (
      await rolesOf(countyAdmin, school)
    ).json();
    expect(listed.map((one) => [one.roleName, one.blocked])).toEqual(
      expect.arrayContaining([
        ['学校管理员', null],
        ['校（园）长', null],
        ['学校财务', '已过到期日，请重新设置。'],
      ]),
    );
    const idOf = (roleName: string) => listed.find((one) => one.roleName === roleName)?.id ?? '';
    expect((await reopen(countyAdmin, school, [idOf('学校财务')])).json().code).toBe('account.officeGiveBack');
    expect((await reopen(countyAdmin, school, [school.id])).json().code).toBe('account.officeBackGone');
    expect((await reopen(countyAdmin, school, [idOf('学校管理员')])).statusCode).toBe(200);
    expect(await held(school)).toEqual(['学校管理员']);
    const assignment = await test.app.database.db
      .selectFrom('roleAssignment')
      .select('personId')
      .where('orgId', '=', school.id)
      .where('endedAt', 'is', null)
      .execute();
    expect(assignment).toEqual([{ personId: clerk.id }]);
  });

  it('are nobody’s business in another county, and of an open school there are none', async () => {
    const school = await anOrg(test, { kind: 'school', parent: county });
    const stranger = await aPerson(test, { role: 'countyAdmin', org: await anOrg(test, { kind: 'county' }) });
    expect((await rolesOf(countyAdmin, school)).statusCode).toBe(404);
    await close(countyAdmin, school);
    expect((await rolesOf(stranger, school)).statusCode).toBe(404);
    expect((await reopen(stranger, school, [])).statusCode).toBe(404);
    expect((await rolesOf(await aPerson(test, { role: 'tutor', org: county }), school)).statusCode).toBe(403);
  });
});

it('is the bureau’s act, and refuses a 中心校 that others report through, itself as heir and a stale version', async () => {
  const center = await anOrg(test, { kind: 'school', parent: county });
  await anOrg(test, { kind: 'school', parent: county, reportsThrough: center });
  expect((await close(countyAdmin, center)).json()).toMatchObject({ code: 'org.closeCenter', params: { count: 1 } });
  const single = await anOrg(test, { kind: 'school', parent: county });
  const clerk = await aPerson(test, { role: 'schoolAdmin', org: single });
  expect((await close(clerk, single)).json().code).toBe('org.closeByBureau');
  expect((await close(countyAdmin, single, { mergedInto: single.id })).json().code).toBe('org.badMerge');
  expect((await close(countyAdmin, single, { version: 7 })).json().code).toBe('org.changed');
  expect((await close(countyAdmin, county)).json().code).toBe('org.onlySchools');
});

it('a one-character name of a contact is told in words', async () => {
  const school = await anOrg(test, { kind: 'school', parent: county });
  const answer = await test.server.inject({
    method: 'PUT',
    url: `/api/orgs/${school.id}/contacts`,
    headers: countyAdmin.headers,
    payload: { contacts: [{ duty: 'liaison', name: '王' }] },
  });
  expect(answer.json().issues).toEqual([
    { path: 'contacts.0.name', message: '姓名至少 2 个字，请填写全名；这项不填的请整行清空。' },
  ]);
});

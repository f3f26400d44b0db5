import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let county: BuiltOrg;
let admin: BuiltPerson;
beforeAll(async () => {
  test = await testApp();
  county = await anOrg(test, { kind: 'county', name: '沿革测试县' });
  admin = await aPerson(test, { role: 'countyAdmin', org: county });
});

const send = (who: BuiltPerson, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  test.server.inject({ method, url: `/api/orgs/${url}`, headers: who.headers, ...(payload ? { payload } : {}) });
const get = async (school: BuiltOrg) => (await send(admin, 'GET', school.id)).json();
const update = async (school: BuiltOrg, change: object) => {
  const { name, registeredName, aliases, ownership, stages, version } = await get(school);
  const fields = { name, registeredName: registeredName ?? '', aliases, ownership, stages };
  return send(admin, 'PUT', school.id, { ...fields, version, ...change });
};

describe('a renamed school', () => {
  it('keeps its old name with the day, and is still found by it', async () => {
    const school = await anOrg(test, { kind: 'school', name: '沿革测试县南关小学', parent: county });
    const renamed = await update(school, { name: '沿革测试县第二小学', registeredName: '沿革测试县第二小学' });
    expect(renamed.json()).toEqual({ version: 3 });
    const after = await get(school);
    expect(after).toMatchObject({ name: '沿革测试县第二小学', version: 3, aliases: ['沿革测试县南关小学'] });
    expect(after.pastNames).toMatchObject([{ name: '沿革测试县南关小学' }]);
    expect(after.aliasSources).toMatchObject([{ sourceName: '改名前的名称', note: '改名为沿革测试县第二小学' }]);
    const found = await test.server.inject({ url: '/api/orgs?q=南关小学', headers: admin.headers });
    expect(found.json().rows).toMatchObject([{ name: '沿革测试县第二小学' }]);
  });

  it('is called in a closed program as it was called then', async () => {
    const school = await anOrg(test, { kind: 'school', name: '沿革测试县东关小学', parent: county });
    const { pool } = test.app.database;
    const base = [county.id, new Date(test.clock.now().getTime() - 86_400_000)];
    const insert = `insert into program (id, code, name, year, publisher_id, state, settings, created_at, closed_at)
      values (gen_random_uuid(), gen_random_uuid()::text, '去年', 2020, $1, 'closed', '{}', $2, $2) returning id`;
    const [closed] = (await pool.query<{ id: string }>(insert, base)).rows;
    await update(school, { name: '沿革测试县第三小学' });
    const later = [county.id, new Date(test.clock.now().getTime() + 86_400_000)];
    const [open] = (await pool.query<{ id: string }>(insert, later)).rows;
    const nameIn = async (program: string | undefined) =>
      (await pool.query(`select org_name_in($1, $2, '沿革测试县第三小学') as name`, [program, school.id])).rows[0]
        ?.name;
    expect([await nameIn(closed?.id), await nameIn(open?.id)]).toEqual(['沿革测试县东关小学', '沿革测试县第三小学']);
  });
});

describe('aliases', () => {
  it('say where they come from and can be taken away; who took one away isn’t taught it again', async () => {
    const school = await anOrg(test, { kind: 'school', name: '沿革测试县北关小学', parent: county });
    await update(school, { aliases: ['北关小学', '县北小'] });
    expect((await get(school)).aliasSources).toContainEqual(
      expect.objectContaining({ alias: '县北小', sourceName: '填写', learnedAt: expect.any(String) }),
    );
    const revoke = (alias: string) => send(admin, 'POST', `${school.id}/aliases/revoke`, { alias });
    expect((await revoke('县北小')).statusCode).toBe(200);
    expect((await revoke('县北小')).json().code).toBe('org.noAlias');
    expect((await get(school)).aliases).toEqual(['北关小学']);
    const stranger = await aPerson(test, { role: 'countyAdmin', org: await anOrg(test, { kind: 'county' }) });
    expect((await send(stranger, 'POST', `${school.id}/aliases/revoke`, { alias: '北关小学' })).statusCode).toBe(404);
  });
});

describe('who answers for a unit', () => {
  const contacts = (school: BuiltOrg, list: object[]) =>
    send(admin, 'PUT', `${school.id}/contacts`, { contacts: list });

  it('is one a duty, and who hands over stays in the history with both days', async () => {
    const school = await anOrg(test, { kind: 'school', parent: county });
    await contacts(school, [{ duty: 'liaison', name: '张前任', phone: '15400001111', sinceOn: '2020-09-01' }]);
    await contacts(school, [{ duty: 'liaison', name: '李后任', phone: '15400002222', sinceOn: '2021-09-01' }]);
    const after = await get(school);
    expect(after.contacts).toMatchObject([{ duty: 'liaison', name: '李后任', sinceOn: '2021-09-01' }]);
    expect(after.pastContacts).toEqual([
      {
        duty: 'liaison',
        name: '张前任',
        title: '',
        phoneMask: '154****1111',
        sinceOn: '2020-09-01',
        untilOn: '2021-09-01',
      },
    ]);
    await contacts(school, [{ duty: 'liaison', name: '李后任', title: '教务主任' }]);
    expect((await get(school)).contacts).toMatchObject([{ phoneMask: '154****2222', sinceOn: '2021-09-01' }]);
    await contacts(school, []);
    expect((await get(school)).pastContacts[0]).toMatchObject({ name: '李后任', untilOn: '2021-10-28' });
  });

  it('cannot begin in the future, nor before the one before her', async () => {
    const school = await anOrg(test, { kind: 'school', parent: county });
    const ahead = await contacts(school, [{ duty: 'head', name: '王校长', sinceOn: '2021-12-01' }]);
    expect(ahead.json()).toMatchObject({ code: 'org.contactDates', params: { duty: '第一责任人' } });
    await contacts(school, [{ duty: 'head', name: '王校长', sinceOn: '2021-03-01' }]);
    const early = await contacts(school, [{ duty: 'head', name: '赵校长', sinceOn: '2021-02-01' }]);
    expect(early.json().code).toBe('org.contactDates');
  });
});

describe('a 中心校 and its schools', () => {
  const reporting = (who: BuiltPerson, center: BuiltOrg, change: object) =>
    send(who, 'POST', `${center.id}/reporting`, change);

  it('takes schools of its county under it and lets them go; not by itself, and no chain', async () => {
    const [center, one, other] = [
      await anOrg(test, { kind: 'school', parent: county }),
      await anOrg(test, { kind: 'school', parent: county }),
      await anOrg(test, { kind: 'school', parent: county }),
    ];
    expect((await reporting(admin, center, { add: [one.id] })).statusCode).toBe(200);
    expect((await get(center)).reportingCount).toBe(1);
    const children = await test.server.inject({ url: `/api/orgs?reportsThrough=${center.id}`, headers: admin.headers });
    expect(children.json().rows).toMatchObject([{ id: one.id }]);
    expect((await reporting(admin, other, { add: [center.id] })).json().code).toBe('org.reportingElsewhere');
    expect((await reporting(admin, one, { add: [other.id] })).json().code).toBe('org.reportingSelf');
    const clerk = await aPerson(test, { role: 'schoolAdmin', org: center });
    expect((await reporting(clerk, center, { add: [] })).json().code).toBe('org.reportingByBureau');
    const { name, ownership, stages, version } = await get(center);
    const moved = { name, ownership, stages, version, reportsThrough: other.id };
    expect((await send(clerk, 'PUT', center.id, moved)).json().code).toBe('org.reportingByBureau');
    expect((await reporting(admin, center, { remove: [one.id] })).statusCode).toBe(200);
    expect((await get(center)).reportingCount).toBe(0);
  });

  it('nor a school of another county', async () => {
    const city = await anOrg(test, { kind: 'city' });
    const [a, b] = [
      await anOrg(test, { kind: 'county', parent: city }),
      await anOrg(test, { kind: 'county', parent: city }),
    ];
    const cityAdmin = await aPerson(test, { role: 'cityAdmin', org: city });
    const center = await anOrg(test, { kind: 'school', parent: a });
    const far = await anOrg(test, { kind: 'school', parent: b });
    expect((await reporting(cityAdmin, center, { add: [far.id] })).json().code).toBe('org.badCenter');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { workbookBytes } from '../platform/sheets/write.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let county: BuiltOrg;
let admin: BuiltPerson;
beforeAll(async () => {
  test = await testApp();
  county = await anOrg(test, { kind: 'county', name: '名录测试县' });
  admin = await aPerson(test, { role: 'countyAdmin', org: county });
});

const read = (bytes: Buffer, name = '学校.xlsx', who = admin) =>
  test.server.inject({
    method: 'POST',
    url: `/api/school-lists/read?name=${encodeURIComponent(name)}`,
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    payload: bytes,
  });
const take = (rows: object[], confirm: boolean, who = admin) =>
  test.server.inject({ method: 'POST', url: '/api/school-lists', headers: who.headers, payload: { rows, confirm } });

describe('a list of schools', () => {
  const lines = [
    '学校名录',
    '学校全称,县（市、区）,统一社会信用代码,学段,办学性质,由哪个中心校上报,别名',
    '名录测试县东冶中心校,名录测试县,12140522MB0000001A,小学,公办,,东冶小学、东冶校',
    '名录测试县东冶村小学,,,小学,公办,名录测试县东冶中心校,',
    '名录测试县新区中学,,,中学,公办,,',
    '合计,3,,,,,',
  ];

  it('is read, judged row by row, taken over on confirmation, and changes nothing the second time', async () => {
    const { rows } = (await read(Buffer.from(lines.join('\n')), '学校.csv')).json();
    expect(rows).toHaveLength(3);
    const judged = (await take(rows, false)).json();
    expect(judged.counts).toEqual({ new: 2, changed: 0, same: 0, error: 1 });
    expect(judged.rows[2]).toMatchObject({ line: 5, state: 'error', problems: [{ fieldName: '学段' }] });
    const list = async () =>
      (await test.server.inject({ url: '/api/orgs?kind=school&size=50', headers: admin.headers })).json();
    expect((await list()).total).toBe(0);
    expect((await take(rows, true)).json().rows.map((row: { state: string }) => row.state)).toEqual([
      'done',
      'done',
      'error',
    ]);
    expect((await list()).rows).toContainEqual(
      expect.objectContaining({ name: '名录测试县东冶村小学', reportsThroughName: '名录测试县东冶中心校' }),
    );
    expect((await take(rows, true)).json().counts).toEqual({ new: 0, changed: 0, same: 2, error: 1 });
    expect((await list()).total).toBe(2);
    const mended = [{ ...rows[2], stages: '初中' }];
    expect((await take(mended, true)).json().counts.new).toBe(1);
  });

  it('renames a school that it knows by its code, and keeps the old name', async () => {
    const rows = [{ line: 3, name: '名录测试县东冶学校', uscc: '12140522MB0000001A', stages: '九年一贯制' }];
    expect((await take(rows, false)).json().rows[0].notes).toContainEqual(expect.stringContaining('原名'));
    expect((await take(rows, true)).json().counts.changed).toBe(1);
    const found = await test.server.inject({ url: '/api/orgs?q=东冶学校', headers: admin.headers });
    const school = await test.server.inject({ url: `/api/orgs/${found.json().rows[0].id}`, headers: admin.headers });
    expect(school.json().pastNames).toMatchObject([{ name: '名录测试县东冶中心校' }]);
  });

  it('a blank list can be downloaded and read back', async () => {
    const answer = await test.server.inject({ url: '/api/school-lists/template', headers: admin.headers });
    expect(answer.statusCode).toBe(200);
    expect((await read(answer.rawPayload)).json().code).toBe('org.listEmpty');
  });
});

describe('is refused', () => {
  it('without a heading, as no sheet, or as too long', async () => {
    expect((await read(Buffer.from('姓名,手机\n张某,1'), 'a.csv')).json().code).toBe('org.listNoHeading');
    expect((await read(Buffer.from('%PDF-1.4 ...'), 'a.pdf')).json().code).toBe('sheets.unsupported');
    const rows = Array.from({ length: 2001 }, (_, at) => [`名录测试县第${at}小学`, '小学']);
    const columns = ['学校全称', '学段'].map((heading) => ({ heading, kind: 'text' as const }));
    expect((await read(await workbookBytes([{ name: '表', columns, rows }]))).json().code).toBe('org.listTooLong');
  });

  it('from a school, and for a county that is another’s', async () => {
    const school = await anOrg(test, { kind: 'school', parent: county });
    const clerk = await aPerson(test, { role: 'schoolAdmin', org: school });
    const row = { line: 2, name: '名录测试县乱建小学', stages: '小学' };
    expect((await take([row], true, clerk)).json().code).toBe('org.listByBureau');
    const tutor = await aPerson(test, { role: 'tutor', org: county });
    expect((await take([row], true, tutor)).statusCode).toBe(403);
    await anOrg(test, { kind: 'county', name: '名录测试邻县' });
    const foreign = (await take([{ ...row, parent: '名录测试邻县' }], true)).json();
    expect(foreign.rows[0]).toMatchObject({ state: 'error', problems: [{ field: 'parent' }] });
  });
});

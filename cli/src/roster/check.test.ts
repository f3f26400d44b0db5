import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workbookBytes } from '@yanxiu/server/platform/sheets/write';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const nine = ['序号', '姓名', '学段', '学科', '手机号(注册用)', '身份证号', '县(市、区)', '学校全称', '备注'];
const rows = [
  [
    '1',
    '张 三',
    '小学',
    '体育',
    '+86 15400000001',
    '140522198503070020',
    '阳城',
    '凤城镇中心校',
    '支教，编制在北留镇中心校',
  ],
  ['2', '李四', '初中', '数学', '15400000001', '140522197902290034', '阳城县', '第九中学', ''],
  ['3', '王五', '幼儿园', '学前', '15400000003', '142201197805120029', '阳城县', '凤城镇中心校', ''],
];
const columns = nine.map((heading) => ({ heading, kind: 'text' as const }));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yanxiu-cli-'));
  await writeFile(
    join(folder, 'roster.xlsx'),
    await workbookBytes([{ name: '名单', title: '参训名单', columns, rows }]),
  );
  await writeFile(
    join(folder, 'schools.csv'),
    '\ufeff学校编号,备案名称,县（市、区）,地市\nS1,凤城镇中心校,阳城县,晋城市\n',
  );
  await writeFile(join(folder, 'broken.xlsx'), 'PK\x03\x04 not really');
});
afterAll(() => rm(folder, { recursive: true }));

function yanxiu(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('yanxiu roster check', () => {
  test('prints one object with rows, issues and sums', async () => {
    const { code, out, err } = await yanxiu(
      'roster',
      'check',
      'roster.xlsx',
      '--schools',
      'schools.csv',
      '--program',
      'yangcheng-2021',
      '--json',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const printed = JSON.parse(out);
    expect(Object.keys(printed)).toEqual(['ok', 'refused', 'rows', 'summary']);
    expect(printed).toMatchObject({ ok: false, refused: null, summary: { rows: 3, ok: 1, warning: 1, error: 1 } });
    expect(Object.keys(printed.rows[0])).toEqual(['sheet', 'line', 'state', 'values', 'issues']);
    expect(printed.rows[0]).toMatchObject({
      sheet: '名单',
      line: 3,
      state: 'warning',
      values: {
        name: '张三',
        stage: 'primary',
        subject: '体育与健康',
        phone: '15400000001',
        county: '阳城县',
        personType: 'supporting',
        homeSchool: '北留镇中心校',
      },
    });
    expect(printed.rows[1].issues.map((issue: { column: string; code: string }) => [issue.column, issue.code])).toEqual(
      [
        ['F', 'idNumber.date'],
        ['H', 'school.unknown'],
        ['E', 'phone.duplicate'],
      ],
    );
    expect(printed.rows[2].state).toBe('ok');
  });

  test('without a list of schools none is looked up', async () => {
    const { out } = await yanxiu('roster', 'check', 'roster.xlsx', '--json');
    expect(JSON.parse(out).rows[1].issues.map((issue: { code: string }) => issue.code)).not.toContain('school.unknown');
  });

  test('in words without --json', async () => {
    const { code, out } = await yanxiu('roster', 'check', 'roster.xlsx');
    expect(code).toBe(0);
    expect(out).toContain('名单 第 4 行 F 列：身份证号第 7 至 14 位不是真实的日期');
    expect(out).toContain('共 3 人：可导入 1，警告 1，错误 1。');
  });

  test.each([
    ['broken.xlsx', 'sheets.corrupt'],
    ['nowhere.xlsx', 'sheets.notFound'],
    ['schools.csv', 'roster.headerNotFound'],
  ])('%s is refused as %s: exit 2, the object and the message', async (file, refusal) => {
    const { code, out, err } = await yanxiu('roster', 'check', file, '--json');
    expect(code).toBe(2);
    const printed = JSON.parse(out);
    expect(printed).toEqual({
      ok: false,
      refused: { code: refusal, message: expect.any(String) },
      rows: [],
      summary: { rows: 0, ok: 0, warning: 0, error: 0 },
    });
    expect(err).toBe(`${printed.refused.message}\n`);
  });

  test.each([[['roster', 'check']], [['roster', 'check', 'a', '--what']], [['roster', 'nothing']], [[]]])(
    '%j is not a call: exit 64',
    async (args) => {
      const { code, err } = await yanxiu(...args);
      expect(code).toBe(64);
      expect(err).not.toBe('');
    },
  );
});

describe('yanxiu identity check', () => {
  test('prints one object a line, in order', async () => {
    const { code, out } = await yanxiu(
      'identity',
      'check',
      '--kind',
      'id',
      '--json',
      '--',
      '11010519491231002x',
      '140522197902290034',
    );
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe(
      '{"value":"11010519491231002x","normalised":"11010519491231002X","state":"valid","code":null,"message":null,"derived":{"documentKind":"id","sex":"female","birthOn":"1949-12-31"}}',
    );
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ state: 'invalid', code: 'idNumber.date', derived: null });
  });

  test.each([
    ['uscc', '91110108754651512A', 'warning', 'uscc.checkDigit'],
    ['cnaps', '102100001008', 'valid', null],
    ['phone', '+8613800000000', 'valid', null],
    ['phone', '', 'invalid', 'phone.missing'],
  ])('--kind %s %s: %s', async (kind, value, state, verdict) => {
    const { out } = await yanxiu('identity', 'check', '--kind', kind, '--json', value);
    expect(JSON.parse(out)).toMatchObject({ value, state, code: verdict });
  });

  test('a kind that does not exist: exit 64', async () => {
    expect((await yanxiu('identity', 'check', '--kind', 'x', '1')).code).toBe(64);
  });
});

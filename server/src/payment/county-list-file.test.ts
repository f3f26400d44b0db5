import { beforeAll, describe, expect, it } from 'vitest';
import { workbookBytes } from '../platform/sheets/write.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aBill, aMoneyWorld, importLines, lineOf, type MoneyWorld, send, uploadFile } from './testing/money-world.ts';

/** 县级统一缴费: one line of the county for two of its schools, with the list as a file. */
let test: TestApp;
let world: MoneyWorld;
let lineId = '';

beforeAll(async () => {
  test = await testApp();
  world = await aMoneyWorld(test);
  const [first, second] = world.schools;
  if (!first || !second) throw new Error('a world of fewer schools');
  await aBill(test, world, first, 56);
  await aBill(test, world, second, 10);
  await importLines(test, world, [
    { serial: 'QD1', at: '2021-10-20 10:00:00', amountFen: 792_000, name: '阳城县教育局', remark: '培训费' },
  ]);
  lineId = (await lineOf(test, world, 'QD1')).id;
});

async function readFileList(bytes: Buffer, name: string) {
  const fileId = await uploadFile(test, world.finance, bytes, name, 'sheet');
  return send(test, world.finance, 'POST', `/api/bank-lines/${lineId}/read-list-file`, {
    programId: world.programId,
    fileId,
  });
}

describe('payment.readListFile', () => {
  it('reads a workbook with title and headings, and leads every row to its bill', async () => {
    const bytes = await workbookBytes([
      {
        name: '清单',
        title: '阳城县统一缴费清单',
        columns: [
          { heading: '序号', kind: 'integer' },
          { heading: '学校', kind: 'text' },
          { heading: '人数', kind: 'integer' },
          { heading: '金额（元）', kind: 'money' },
        ],
        rows: [
          [1, '阳城县凤城镇第二中学', 56, 672_000],
          [2, '阳城县北留镇中心学校', 10, 120_000],
        ],
      },
    ]);
    const list = (await readFileList(bytes, '清单.xlsx')).json();
    expect(list.rows.map((row: { problem: string | null }) => row.problem)).toEqual([null, null]);
    expect(list.rows.map((row: { heads: number; amountFen: number }) => [row.heads, row.amountFen])).toEqual([
      [56, 672_000],
      [10, 120_000],
    ]);
    expect([list.sumFen, list.openFen]).toEqual([792_000, 792_000]);
  });

  it('names the rows of a .csv that lead nowhere as the file numbers them', async () => {
    const text =
      '学校,人数,金额\n\n阳城县凤城镇第二中学,56,6720\n阳城县没有这所学校,3,360\n阳城县北留镇中心学校,10,1100\n';
    const { rows } = (await readFileList(Buffer.from(text), '清单.csv')).json();
    expect(rows.map((row: { problem: string | null }) => row.problem)).toEqual([
      null,
      expect.stringContaining('第 4 行“阳城县没有这所学校”没有找到缴费单'),
      expect.stringContaining('第 5 行“阳城县北留镇中心学校”的金额与人数不符'),
    ]);
  });

  it('refuses a file without schools by its name, and a list of another account', async () => {
    const refused = await readFileList(Buffer.from('学校,人数,金额\n'), '空表.csv');
    expect(refused.statusCode).toBe(409);
    expect(refused.json().message).toContain('“空表.csv”里没有读出学校');
    const other = await aMoneyWorld(test);
    const foreign = await send(test, other.finance, 'POST', `/api/bank-lines/${lineId}/read-list-file`, {
      programId: world.programId,
      fileId: world.programId,
    });
    expect(foreign.statusCode).toBe(404);
  });
});

describe('file.view', () => {
  it('shows a PDF inside a page and keeps anything else a download', async () => {
    const pdf = await uploadFile(test, world.finance, Buffer.from('%PDF-1.4\n%%EOF\n'), '凭据.pdf', 'evidence');
    const sheet = await uploadFile(test, world.finance, Buffer.from('学校,人数\n'), '清单.csv', 'sheet');
    const kindOf = async (id: string) =>
      (await send(test, world.finance, 'GET', `/api/files/${id}/view`)).headers['content-disposition'];
    expect(await kindOf(pdf)).toMatch(/^inline/);
    expect(await kindOf(sheet)).toMatch(/^attachment/);
    const other = await aMoneyWorld(test);
    expect((await send(test, other.clerk, 'GET', `/api/files/${pdf}/view`)).statusCode).toBe(404);
  });
});

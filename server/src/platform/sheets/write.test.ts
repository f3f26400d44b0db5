import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotateWorkbook } from './annotate.ts';
import { readSheets, type Sheet } from './read.ts';
import { templateSheets } from './roster-template.ts';
import { defaultLimits } from './sheet.ts';
import { headings, person } from './sheet-testing.ts';
import { type ColumnToWrite, type SheetToWrite, sheetName, workbookBytes, writeWorkbook } from './write.ts';
import { openArchive } from './zip.ts';

const textColumns = (...names: string[]) => names.map((heading): ColumnToWrite => ({ heading, kind: 'text' }));

async function back(sheets: readonly SheetToWrite[]): Promise<Sheet[]> {
  const result = await readSheets(await workbookBytes(sheets), 'a.xlsx');
  if ('refused' in result) throw new Error(result.refused.message);
  return result.sheets;
}

describe('writing a workbook', () => {
  test('every kind of column comes back as it should be seen', async () => {
    const columns: ColumnToWrite[] = [
      { heading: '身份证号', kind: 'text' },
      { heading: '金额(元)', kind: 'money' },
      { heading: '人数', kind: 'integer' },
      { heading: '学时', kind: 'hundredths' },
      { heading: '日期', kind: 'day' },
      { heading: '时间', kind: 'instant' },
    ];
    const instant = new Date('2021-11-01T16:30:00Z');
    const rows = [
      ['140522198503070020', 672_005, 56, 1250, '2021-11-02', instant],
      ['0356', -1, 0, 5000, '待定', instant.toISOString()],
      [null, null, null, null, null, null],
    ];
    const [sheet] = await back([{ name: '明细', title: '缴费明细', columns, rows }]);
    expect(sheet?.rows.map((row) => [row.line, ...row.cells.map((cell) => cell.text)])).toEqual([
      [1, '缴费明细'],
      [2, ...columns.map((column) => column.heading)],
      [3, '140522198503070020', '6,720.05', '56', '12.5', '2021-11-02', '2021-11-02 00:30:00'],
      [4, '0356', '-0.01', '0', '50', '待定', '2021-11-02 00:30:00'],
    ]);
    expect(sheet?.rows[2]?.cells[1]).toMatchObject({ kind: 'number', number: 6720.05 });
    expect(sheet?.rows[2]?.cells[0]?.kind).toBe('text');
  });

  test('another library reads it too', async () => {
    const bytes = await workbookBytes([
      { name: 'a', columns: textColumns(...headings), rows: [person] },
      { name: 'b', columns: textColumns('x'), rows: [] },
    ]);
    const book = read(bytes);
    expect(book.SheetNames).toEqual(['a', 'b']);
    const first = book.Sheets.a;
    expect(first && utils.sheet_to_json(first, { header: 1, raw: false, defval: '' })).toEqual([headings, person]);
  });

  test('text that looks like a formula stays text, marked as typed with an apostrophe', async () => {
    const risky = ['=1+1', '+86', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0"];
    const bytes = await workbookBytes([{ name: 'a', columns: textColumns('x'), rows: risky.map((text) => [text]) }]);
    const archive = await openArchive(bytes, defaultLimits);
    const xml = await archive.text('xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('<f');
    expect(xml.match(/s="4" t="inlineStr"/g)).toHaveLength(risky.length);
    expect(await archive.text('xl/styles.xml')).toContain('quotePrefix="1"');
    const [sheet] = await back([{ name: 'a', columns: textColumns('x'), rows: risky.map((text) => [text]) }]);
    expect(sheet?.rows.slice(1).map((row) => row.cells[0]?.text)).toEqual(risky);
  });

  test('any text comes back, save what XML cannot hold', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('&', '<', '"', '_x0041_', '\n', ' ', '\u0007', '\ud800', '𠮷'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.map((one) => `.${one}.`),
          { minLength: 1, maxLength: 5 },
        ),
        async (texts) => {
          const [sheet] = await back([{ name: 'a', columns: textColumns('x'), rows: texts.map((one) => [one]) }]);
          const expected = texts.map((one) =>
            one.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '').replace(/\p{Cs}/gu, '\ufffd'),
          );
          expect(sheet?.rows.slice(1).map((row) => row.cells[0]?.text)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('money is exact to the fen', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -1e13, max: 1e13 }), { minLength: 1, maxLength: 20 }),
        async (amounts) => {
          const [sheet] = await back([
            { name: 'a', columns: [{ heading: 'x', kind: 'money' }], rows: amounts.map((fen) => [fen]) },
          ]);
          const read = sheet?.rows.slice(1).map((row) => Math.round((row.cells[0]?.number ?? Number.NaN) * 100));
          expect(read).toEqual(amounts.map((fen) => (fen === 0 ? 0 : fen)));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('an amount that is not whole is a programming error, and the stream fails with it', async () => {
    const sheet: SheetToWrite = { name: 'a', columns: [{ heading: 'x', kind: 'money' }], rows: [[1.5]] };
    await expect(workbookBytes([sheet])).rejects.toThrow('whole');
    const stream = writeWorkbook([sheet]);
    await expect(async () => {
      for await (const _ of stream);
    }).rejects.toThrow('whole');
  });

  test('rows may come one by one; the same rows give the same bytes', async () => {
    async function* rows() {
      yield ['1'];
      yield ['2'];
    }
    const sheet = () => ({ name: 'a', columns: textColumns('x'), rows: rows() });
    const once = await workbookBytes([sheet()]);
    expect(once.equals(await workbookBytes([sheet()]))).toBe(true);
  });

  test('a sheet that is full goes on in another', async () => {
    function* rows() {
      for (let at = 0; at < 1_048_580; at++) yield [at];
    }
    const bytes = await workbookBytes([{ name: '全省', columns: [{ heading: 'x', kind: 'integer' }], rows: rows() }]);
    const archive = await openArchive(bytes, defaultLimits);
    expect(await archive.text('xl/workbook.xml')).toContain('name="全省 (2)"');
    expect((await archive.text('xl/worksheets/sheet2.xml')).match(/<row /g)).toHaveLength(6);
  });

  test('names of sheets are made lawful and different', () => {
    expect(sheetName('a/b:c*?[x]', [])).toBe('a-b-c---x-');
    expect(sheetName('凤城'.repeat(20), [])).toHaveLength(31);
    expect(sheetName('A', [{ name: 'a' }])).toBe('A_2');
    expect(sheetName('', [])).toBe('工作表');
  });
});

test('the annotated copy keeps every row on its line and adds 检查结果', async () => {
  const source = await back([
    { name: '名单', title: '参训名单', columns: textColumns(...headings), rows: [person, person] },
  ]);
  const notes = [{ line: 4, state: 'error' as const, text: '身份证号与第 3 行相同' }];
  const chunks: Buffer[] = [];
  for await (const chunk of annotateWorkbook(source, [{ sheet: '名单', headingLine: 2, notes }])) chunks.push(chunk);
  const copy = await readSheets(Buffer.concat(chunks), 'b.xlsx');
  if ('refused' in copy) throw new Error(copy.refused.message);
  expect(copy.sheets[0]?.rows.map((row) => [row.line, row.cells[0]?.text, row.cells[9]?.text])).toEqual([
    [1, '参训名单', undefined],
    [2, '序号', '检查结果'],
    [3, '1', undefined],
    [4, '1', '身份证号与第 3 行相同'],
  ]);
});

test('the blank template begins with the nine columns and knows the school', async () => {
  const facts = {
    programTitle: '阳城县2021年度全员培训',
    school: '凤城镇中心校',
    county: '阳城县',
    stages: ['小学', '初中'],
    rows: 3,
  };
  const [sheet, guide] = await back(templateSheets(facts));
  const rows = sheet?.rows.map((row) => row.cells.map((cell) => cell.text));
  expect(rows?.[1]?.slice(0, 9)).toEqual(headings);
  expect(rows?.[2]).toEqual(['1', '', '', '', '', '', '阳城县', '凤城镇中心校']);
  expect(rows).toHaveLength(5);
  expect(guide?.name).toBe('填写说明');
});

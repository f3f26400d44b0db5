import { utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSheets, type Sheet } from './read.ts';
import {
  foreignBook,
  headings,
  hiddenRowRecord,
  inlineRow,
  person,
  sheetXml,
  withXlsRecord,
  workbookAround,
  zipOf,
} from './sheet-testing.ts';

async function sheetsOf(bytes: Uint8Array, name = '名单.xlsx', fillMerged = false): Promise<Sheet[]> {
  const read = await readSheets(bytes, name, { fillMerged });
  if ('refused' in read) throw new Error(read.refused.message);
  return read.sheets;
}

const texts = (sheet: Sheet | undefined) => sheet?.rows.map((row) => row.cells.map((cell) => cell.text));
const csv = [headings, person].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');

/** GB18030 bytes of the test's text: Node decodes it but has no encoder, so the table is made by decoding. */
function gb18030(text: string): Buffer {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Buffer.from(
    [...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : (codes.get(letter) ?? [63]))),
  );
}

describe('encodings of a text file', () => {
  const utf16 = Buffer.from(csv, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${csv}`)],
    ['GB18030', gb18030(csv)],
    ['UTF-16LE with its mark', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['UTF-16LE without', utf16],
    ['UTF-16BE with its mark', Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    const [sheet] = await sheetsOf(bytes, 'D:\\名单\\凤城.csv');
    expect(sheet?.name).toBe('凤城');
    expect(texts(sheet)).toEqual([headings, person.slice(0, 8)]);
  });

  test('bytes of no encoding are refused with the line', async () => {
    const bytes = Buffer.concat([
      Buffer.from('姓名,学段\r\n张三,'),
      Buffer.from([0xff, 0xff, 0x80]),
      Buffer.from('\r\n'),
    ]);
    const read = await readSheets(bytes, 'a.csv');
    expect(read).toMatchObject({ refused: { code: 'sheets.encoding', params: { line: 2 } } });
  });
});

describe('delimited text', () => {
  test.each([
    [
      'a\tb\tc\n1\t2\t3',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a;b\r\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,"b ""c"""\r"d\ne",f',
      [
        ['a', 'b "c"'],
        ['d\ne', 'f'],
      ],
    ],
    ['a,="0012",\t0356', [['a', '0012', '0356']]],
    ['sep=;\n1;2', [['1', '2']]],
  ])('%j', async (text, rows) => {
    expect(texts((await sheetsOf(Buffer.from(text), 'a.csv'))[0])).toEqual(rows);
  });

  test('lines are those that Excel shows: blank lines count, breaks inside quotes do not', async () => {
    const [sheet] = await sheetsOf(Buffer.from('a,b\n\n"x\ny",1\n,,\nz,2'), 'a.csv');
    expect(sheet?.rows.map((row) => row.line)).toEqual([1, 3, 5]);
  });

  test('what is quoted comes back as it was', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '张', '"', ',', '\n', '\r', '\t', ' ', ';') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        const read = await readSheets(Buffer.from(`x,y\n${text}`), 'a.csv');
        if ('refused' in read) throw new Error(read.refused.code);
        const lines = new Map(read.sheets[0]?.rows.map((row) => [row.line, row.cells.map((one) => one.text)]));
        for (const [at, [one, other]] of rows.entries()) {
          if (one.trim() === '' && other.trim() === '') continue;
          const [first = '', second = ''] = lines.get(at + 2) ?? [];
          expect([first.trim(), second.trim()]).toEqual([one.trim(), other.trim()]);
        }
      }),
    );
  });
});

describe('.xlsx', () => {
  test('as another library writes it, with shared strings', async () => {
    const bytes = foreignBook(utils.aoa_to_sheet([headings, person]), 'xlsx');
    expect(texts((await sheetsOf(bytes))[0])).toEqual([headings, person.slice(0, 8)]);
  });

  test('numbers, dates, booleans, errors and formulas as the user sees them', async () => {
    const sheet = utils.aoa_to_sheet([[15400000001, 140522198503070020, 0.1 + 0.2, 44502, true]]);
    const [date] = [sheet.D1];
    if (date) date.z = 'yyyy/m/d';
    sheet.F1 = { t: 'n', v: 6720, z: '#,##0.00' };
    sheet.G1 = { t: 's', v: '张三', f: 'VLOOKUP(A1,B:C,2,0)' };
    sheet.H1 = { t: 'e', v: 0x2a };
    sheet['!ref'] = 'A1:H1';
    const [read] = await sheetsOf(foreignBook(sheet, 'xlsx'));
    expect(read?.rows[0]?.cells).toEqual([
      { text: '15400000001', kind: 'number', number: 15_400_000_001 },
      { text: '1.40522E+17', kind: 'number', number: 140522198503070020 },
      { text: '0.3', kind: 'number', number: 0.30000000000000004 },
      { text: '2021-11-02', kind: 'date', number: 44_502, date: '2021-11-02 00:00:00' },
      { text: 'TRUE', kind: 'boolean' },
      { text: '6,720.00', kind: 'number', number: 6720 },
      { text: '张三', kind: 'formula' },
      { text: '#N/A', kind: 'error' },
    ]);
  });

  test('merged cells hold their value once, or in each of them on request', async () => {
    const sheet = utils.aoa_to_sheet([headings, person, ['2', '李四', '小学', '数学', '15400000002', '', '', '', 'x']]);
    sheet['!merges'] = [{ s: { r: 1, c: 7 }, e: { r: 2, c: 7 } }];
    const bytes = foreignBook(sheet, 'xlsx');
    expect(texts((await sheetsOf(bytes))[0])?.[2]?.[7]).toBe('');
    expect(texts((await sheetsOf(bytes, 'a.xlsx', true))[0])?.[2]?.[7]).toBe('凤城镇中心校');
  });

  test('hidden rows, columns and sheets are marked; names with a prefix, cells without places are read', async () => {
    const xml = sheetXml(
      `${inlineRow(1, headings)}${inlineRow(2, person, ' hidden="1"')}`,
      '<cols><col min="5" max="6" hidden="1" width="0"/></cols>',
    );
    const prefixed = xml.replaceAll(/<(\/?)(?!\?)/g, '<$1x:').replace('<x:worksheet xmlns=', '<x:worksheet xmlns:x=');
    for (const one of [xml, prefixed]) {
      const [sheet] = await sheetsOf(await zipOf(workbookAround([one])));
      expect(sheet?.hiddenColumns).toEqual([4, 5]);
      expect(sheet?.rows.map((row) => row.hidden)).toEqual([false, true]);
      expect(texts(sheet)?.[0]).toEqual(headings);
    }
  });

  test('entities, rich text, phonetic guides and escapes', async () => {
    const rich =
      '<c t="inlineStr"><is><r><t>张</t></r><r><rPr/><t xml:space="preserve"> 三</t></r><rPh><t>zh</t></rPh></is></c>';
    const row = `<row r="3">${rich}<c t="str"><v>A&amp;B &lt;&#24352;&#x4E09;&gt;_x000D_</v></c><c r="D3"/></row>`;
    const [sheet] = await sheetsOf(await zipOf(workbookAround([sheetXml(row)])));
    expect(texts(sheet)).toEqual([['张 三', 'A&B <张三>\r']]);
    expect(sheet?.rows[0]?.line).toBe(3);
  });

  test('ghost rows down to 1,048,576 cost no memory and leave no rows', async () => {
    function* ghost() {
      yield sheetXml(inlineRow(1, headings) + inlineRow(2, person)).split('</sheetData>')[0] ?? '';
      const cells = '<c s="3"/>'.repeat(9);
      for (let line = 3; line <= 1_048_576; line += 1024) {
        yield Array.from(
          { length: Math.min(1024, 1_048_577 - line) },
          (_, at) => `<row r="${line + at}">${cells}</row>`,
        ).join('');
      }
      yield '</sheetData></worksheet>';
    }
    const [sheet] = await sheetsOf(await zipOf(workbookAround(ghost())));
    expect(sheet?.rows.length).toBe(2);
  });
});

describe('.xls and web pages named .xls', () => {
  test('binary .xls with numbers and merged cells', async () => {
    const sheet = utils.aoa_to_sheet([headings, person, [2, '李四', '小学', '数学', 15400000002]]);
    sheet['!merges'] = [{ s: { r: 1, c: 7 }, e: { r: 2, c: 7 } }];
    const book = withXlsRecord(foreignBook(sheet, 'biff8'), 0x0200, hiddenRowRecord(2));
    const [read] = await sheetsOf(book, '名单.xls', true);
    expect(texts(read)?.[1]).toEqual(person.slice(0, 8));
    expect(read?.rows[2]?.cells[4]).toEqual({ text: '15400000002', kind: 'number', number: 15_400_000_002 });
    expect(read?.rows[2]?.cells[7]?.text).toBe('凤城镇中心校');
    expect(read?.rows[2]?.hidden).toBe(true);
  });

  test.each([['42000200a803'], ['']])('a book of before 1997 in GBK, code page %j', async (codePage) => {
    const label = (row: number, column: number, text: string) => {
      const bytes = gb18030(text);
      const head = Buffer.alloc(12);
      head.writeUInt16LE(0x0004, 0);
      head.writeUInt16LE(8 + bytes.length, 2);
      head.writeUInt16LE(row, 4);
      head.writeUInt16LE(column, 6);
      head.writeUInt8(bytes.length, 11);
      return Buffer.concat([head, bytes]);
    };
    const cells = [headings, person].flatMap((row, line) => row.map((text, column) => label(line, column, text)));
    const begin = Buffer.from('0900040002001000', 'hex');
    const book = Buffer.concat([begin, Buffer.from(codePage, 'hex'), ...cells, Buffer.from('0a000000', 'hex')]);
    const [read] = await sheetsOf(book, '名单.xls');
    expect(texts(read)).toEqual([headings, person.slice(0, 8)]);
  });

  test('XML Spreadsheet 2003', async () => {
    const [read] = await sheetsOf(foreignBook(utils.aoa_to_sheet([headings, person]), 'xlml'), '名单.xls');
    expect(texts(read)).toEqual([headings, person.slice(0, 8)]);
  });

  test('a web page: spans, nested layout, entities, hidden rows', async () => {
    const cells = (row: readonly string[], tag = 'td') => row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
    const page = `<html><head><meta charset="gb2312"><style>td{color:red}</style></head><body><table><tr><td>导航
      <table border=1><tr><td colspan=9>参训&nbsp;名单</td></tr><tr>${cells(headings, 'th')}</tr>
      <tr>${cells(person.slice(0, 7))}<td rowspan="2">凤城镇<br>中心校</td><td></td></tr>
      <!-- <tr><td>no</td></tr> --><tr style="display: none">${cells(['2', '李四&middot;王', '小学', '数学', '15400000002', '', ''])}<td>支教</td></tr>
      </table></td></tr></table></body></html>`;
    const [read] = await sheetsOf(gb18030(page), '名单.xls', true);
    expect(texts(read)).toEqual([
      Array(9).fill('参训 名单'),
      headings,
      [...person.slice(0, 7), '凤城镇\n中心校'],
      ['2', '李四·王', '小学', '数学', '15400000002', '', '', '凤城镇\n中心校', '支教'],
    ]);
    expect(read?.rows.map((row) => row.hidden)).toEqual([false, false, false, true]);
  });
});

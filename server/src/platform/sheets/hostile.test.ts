import { utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSheets } from './read.ts';
import {
  encryptedBook,
  encryptedXls,
  foreignBook,
  headings,
  inlineRow,
  person,
  sheetXml,
  workbookAround,
  zipOf,
} from './sheet-testing.ts';
import { readSheetsInWorker } from './worker.ts';
import { sheetHead } from './xlsx/static-parts.ts';

async function refusalOf(bytes: Uint8Array, name = '名单.xlsx') {
  const read = await readSheets(bytes, name);
  return 'refused' in read ? read.refused.code : `read ${read.sheets.length}`;
}

const megabyte = 'A'.repeat(1024 * 1024);
function* longCell(megabytes: number) {
  yield `${sheetHead}<sheetData><row r="1"><c t="inlineStr"><is><t>`;
  for (let at = 0; at < megabytes; at++) yield megabyte;
  yield '</t></is></c></row></sheetData></worksheet>';
}
function* manyRows(count: number) {
  yield `${sheetHead}<sheetData>`;
  const rows = '<row><c><v>1</v></c></row>'.repeat(1000);
  for (let at = 0; at < count; at += 1000) yield rows;
  yield '</sheetData></worksheet>';
}
const good = () => zipOf(workbookAround([sheetXml(inlineRow(1, headings) + inlineRow(2, person))]));

describe('hostile and broken files are refused by name', () => {
  test('a bomb that unpacks to more than 512 MB is never unpacked', async () => {
    const bytes = await zipOf(workbookAround(longCell(600)));
    expect(bytes.length).toBeLessThan(4_000_000);
    const before = Date.now();
    expect(await refusalOf(bytes)).toBe('sheets.unpackedTooLarge');
    expect(Date.now() - before).toBeLessThan(1000);
  });

  test('a bomb below that, in one cell or in millions of rows, stops at its limit', async () => {
    expect(await refusalOf(await zipOf(workbookAround(longCell(100))))).toBe('sheets.tooMuchText');
    expect(await refusalOf(await zipOf(workbookAround(manyRows(2_000_000))))).toBe('sheets.tooManyRows');
  });

  test('a bomb that lies about its size is found while unpacking', async () => {
    const bytes = await zipOf(workbookAround(longCell(4)));
    const directory = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'), bytes.length - 22);
    const name = bytes.toString('latin1', directory + 46, directory + 46 + bytes.readUInt16LE(directory + 28));
    expect(name).toBe('xl/worksheets/sheet1.xml');
    bytes.writeUInt32LE(1000, directory + 24);
    expect(await refusalOf(bytes)).toBe('sheets.corrupt');
  });

  test('merges over the whole sheet, thousands of them', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c><c r="CV${at + 1}"><v>1</v></c></row>`,
    );
    const merges = Array.from({ length: 5000 }, (_, at) => `<mergeCell ref="A${at + 1}:XFD1048576"/>`);
    const bytes = await zipOf(
      workbookAround([sheetXml(rows.join(''), '', `<mergeCells>${merges.join('')}</mergeCells>`)]),
    );
    const read = await readSheets(bytes, 'a.xlsx', { fillMerged: true });
    expect(read).toMatchObject({ refused: { code: 'sheets.tooManyCells' } });
  });

  test.each([['../../etc/cron.d/x'], ['/etc/passwd'], ['xl\\..\\..\\x']])(
    'a path that leaves the folder: %s',
    async (name) => {
      expect(await refusalOf(await zipOf(workbookAround([sheetXml('')], [{ name, chunks: ['x'] }])))).toBe(
        'sheets.unsafePath',
      );
    },
  );

  test.each([
    ['.xlsx with a password', encryptedBook],
    ['.xls with a password', encryptedXls],
  ])('%s', async (_, make) => {
    expect(await refusalOf(make())).toBe('sheets.encrypted');
  });

  test('an encrypted entry of a zip file', async () => {
    const bytes = await good();
    for (
      let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    }
    expect(await refusalOf(bytes)).toBe('sheets.encrypted');
  });

  test('a file cut short, or with a byte changed', async () => {
    const bytes = await good();
    expect(await refusalOf(bytes.subarray(0, bytes.length - 40))).toBe('sheets.corrupt');
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(await refusalOf(bytes)).toBe('sheets.corrupt');
    const old = foreignBook(utils.aoa_to_sheet([headings, person]), 'biff8');
    expect(await refusalOf(old.subarray(0, 700), 'a.xls')).toBe('sheets.corrupt');
  });

  test('entities that would be expanded', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetXml(inlineRow(1, ['&a;']))}`;
    expect(await refusalOf(await zipOf(workbookAround([xml])))).toBe('sheets.unsafeXml');
  });

  test.each([
    ['empty', Buffer.alloc(0), 'sheets.empty'],
    ['blank text', Buffer.from(' \r\n\r\n'), 'sheets.empty'],
    ['no rows', Buffer.from(',,\n,,'), 'sheets.noRows'],
    ['PDF', Buffer.from('%PDF-1.7 …'), 'sheets.unsupported'],
    ['PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'sheets.unsupported'],
    ['program', Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(64)]), 'sheets.unsupported'],
    ['text with zeros', Buffer.from('a\0b\0\0c,1\n'), 'sheets.unsupported'],
    ['page without a table', Buffer.from('<html><body>请先登录</body></html>'), 'sheets.unsupported'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  test.each([
    ['word/document.xml', 'Word'],
    ['xl/workbook.bin', 'xlsb'],
    ['content.xml', 'OpenDocument'],
    ['readme.txt', '压缩包'],
  ])('a zip file of another kind: %s', async (name, word) => {
    const read = await readSheets(await zipOf([{ name, chunks: ['x'] }]), 'a.xlsx');
    expect('refused' in read && read.refused.message).toContain(word);
  });

  test('too many bytes are refused unread', async () => {
    const read = await readSheets(Buffer.alloc(2000, 65), 'a.csv', { limits: { fileBytes: 1000 } });
    expect(read).toMatchObject({ refused: { code: 'sheets.fileTooLarge' } });
  });

  test('any damage ends in sheets or in a refusal, never in an exception', async () => {
    const files = [
      await good(),
      foreignBook(utils.aoa_to_sheet([headings, person]), 'xlsx'),
      foreignBook(utils.aoa_to_sheet([headings, person]), 'html'),
    ];
    const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, async (file, changes) => {
        const bytes = Buffer.from(file);
        for (const [share, value] of changes) bytes[Math.floor(share * bytes.length)] = value;
        const read = await readSheets(bytes, 'a.xlsx', { fillMerged: true });
        expect('refused' in read ? read.refused.code : 'sheets.read').toMatch(/^sheets\./);
      }),
      { numRuns: 300 },
    );
  });
});

describe('in a worker', () => {
  test('gives the same rows and tells its progress', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => inlineRow(at + 2, person)).join('');
    const bytes = await zipOf(workbookAround([sheetXml(inlineRow(1, headings) + rows)]));
    const shares: number[] = [];
    const read = await readSheetsInWorker(bytes, 'a.xlsx', { onProgress: (_, share) => shares.push(share) });
    expect(read).toEqual(await readSheets(bytes, 'a.xlsx'));
    expect(shares.length).toBeGreaterThan(0);
  });

  test('a thread takes one file after another, and a stopped one is replaced', async () => {
    const files = await Promise.all(
      ['甲', '乙', '丙'].map((name) =>
        zipOf(workbookAround([sheetXml(inlineRow(1, headings) + inlineRow(2, [name]))])),
      ),
    );
    const [first] = files;
    for (const bytes of files)
      expect(await readSheetsInWorker(bytes, 'a.xlsx')).toEqual(await readSheets(bytes, 'a.xlsx'));
    if (!first) throw new Error('no file');
    const stopped = await readSheetsInWorker(first, 'a.xlsx', { worker: { seconds: 0 } });
    expect(stopped).toMatchObject({ refused: { code: 'sheets.timeout' } });
    expect(await readSheetsInWorker(first, 'a.xlsx')).toEqual(await readSheets(first, 'a.xlsx'));
  });

  test('stops at its time and at its memory', async () => {
    const bytes = await zipOf(workbookAround(manyRows(250_000)));
    const slow = await readSheetsInWorker(bytes, 'a.xlsx', { worker: { seconds: 0.05 } });
    expect(slow).toMatchObject({ refused: { code: 'sheets.timeout' } });
    const large = await readSheetsInWorker(bytes, 'a.xlsx', { worker: { heapMb: 24 } });
    expect(large).toMatchObject({ refused: { code: 'sheets.memory' } });
  });
});

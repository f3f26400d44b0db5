import { describe, expect, it } from 'vitest';
import { workbook } from './workbook.ts';
import { crc32 } from './zip.ts';

/** The files of a stored zip, read from its central directory; a wrong check sum throws. */
async function filesOf(blob: Blob): Promise<Map<string, string>> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const files = new Map<string, string>();
  for (let index = 0; index < count; index += 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = bytes.subarray(start, start + view.getUint32(at + 24, true));
    expect(crc32(content)).toBe(view.getUint32(at + 16, true));
    files.set(name, new TextDecoder().decode(content));
    at += 46 + nameLength;
  }
  return files;
}

describe('workbook', () => {
  it('is a zip with the parts of a spreadsheet', async () => {
    const files = await filesOf(workbook(['姓名'], [['王芳']]));
    expect([...files.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });

  it('writes text as text, so that nothing becomes a formula or loses digits, and numbers as numbers', async () => {
    const sheet = (
      await filesOf(
        workbook(
          ['甲', '乙'],
          [
            ['=1+1', 6720.5],
            ['140522199001011234', ''],
          ],
        ),
      )
    ).get('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c><v>6720.5</v></c>');
    expect(sheet).toContain('<t xml:space="preserve">140522199001011234</t></is></c><c/>');
    expect(sheet).not.toContain('<f>');
  });

  it('escapes what XML reserves and leaves out what it can not hold', async () => {
    const sheet = (await filesOf(workbook(['<甲&乙>'], [['a\u0000b']]))).get('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('&lt;甲&amp;乙&gt;');
    expect(sheet).toContain('>ab<');
  });

  it('makes the same bytes of the same rows', async () => {
    const make = async () => new Uint8Array(await workbook(['姓名'], [['𠮷']]).arrayBuffer());
    expect(await make()).toEqual(await make());
  });
});

it('crc32 of the standard check text', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

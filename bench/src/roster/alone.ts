/**
 * One reading of the workbook in a process of its own, so that its memory is its own: `hucre` and `xlsx` are the npm
 * readers bare, `check` is what the product's worker does with the file. Prints seconds and peak memory as JSON.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { vaultKeys } from '@yanxiu/server/platform/vault/vault';
import { checkImport } from '@yanxiu/server/registration/check-import';

const [how = '', path = '', unitName = '', schools = '[]'] = process.argv.slice(2);
const bytes = readFileSync(path);
const startedAt = performance.now();
const rows = await read();
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(JSON.stringify({ seconds, rows, peakMb: process.resourceUsage().maxRSS / 1024 }));

async function read(): Promise<number> {
  if (how === 'hucre') return (await (await import('hucre/xlsx')).readXlsx(bytes)).sheets[0]?.rows.length ?? 0;
  if (how === 'xlsx') {
    const { read: readBook, utils } = await import('@e965/xlsx');
    const book = readBook(bytes, { dense: true });
    const [first = ''] = book.SheetNames;
    const sheet = book.Sheets[first];
    return sheet ? utils.sheet_to_json(sheet, { header: 1 }).length : 0;
  }
  const region = (JSON.parse(schools) as { id: string; name: string; county: string; city: string }[]).map((one) => ({
    ...one,
    aliases: [],
    unitId: one.id,
  }));
  const secret = randomBytes(32);
  const key = { id: 'k1', secret };
  const checked = await checkImport(
    {
      programId: newId(),
      importId: newId(),
      bytes,
      fileName: 'roster.xlsx',
      today: '2021-10-28',
      region,
      own: region,
      ownSchool: { name: unitName, county: region[0]?.county ?? '' },
      counties: [region[0]?.county ?? ''],
      keys: vaultKeys({ current: key, all: [key] }),
    },
    // the caller takes each part at once
    { progress: () => undefined, part: () => Promise.resolve() },
  );
  if ('refused' in checked) throw new Error(checked.refused.message);
  return checked.rows;
}

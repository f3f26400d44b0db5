import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import type { Statement } from '@yanxiu/domain/payment/statement-line';
import { makeStatement } from '@yanxiu/tools/remittance/make-statement';
import { schoolsCsv } from '@yanxiu/tools/remittance/school-register';
import { delimited, encodeGbk, type FileLayout, keysOf, statementRows } from '@yanxiu/tools/remittance/statement-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStatement } from './load-statement.ts';
import { run } from './match.ts';

interface Result {
  readonly decision: string;
  readonly allocations: readonly { schoolId: string; heads: number; amountFen: number }[];
  readonly candidates: readonly unknown[];
  readonly reasons: readonly string[];
}

interface Truth extends Result {
  readonly acceptable: readonly string[];
}

const data = fileURLToPath(new URL('./data/', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yanxiu-match-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function match(schools: string, statement: string): Promise<Record<string, Result>> {
  const out = join(folder, 'result.json');
  const code = await run(['--schools', schools, '--statement', statement, '--fee-fen', '12000', '--out', out]);
  expect(code).toBe(0);
  return JSON.parse(await readFile(out, 'utf8')) as Record<string, Result>;
}

/** Grave faults and undone lines, as the labelled sample's README scores them. */
function score(truth: Record<string, Truth>, result: Record<string, Result>) {
  const wrong: string[] = [];
  let bookable = 0;
  let done = 0;
  for (const [key, wanted] of Object.entries(truth)) {
    const got = result[key];
    if (wanted.acceptable.includes('match')) bookable += 1;
    if (!got) wrong.push(`${key} absent`);
    else if (got.decision !== 'person' && !wanted.acceptable.includes(got.decision))
      wrong.push(`${key} ${got.decision}`);
    else if (got.decision === 'match') {
      done += 1;
      if (sorted(got.allocations) !== sorted(wanted.allocations)) wrong.push(`${key} ${sorted(got.allocations)}`);
    }
  }
  return { wrong, share: done / bookable };
}

function sorted(allocations: Result['allocations']): string {
  return JSON.stringify(allocations.map((one) => [one.schoolId, one.heads, one.amountFen]).sort());
}

describe('payment match', () => {
  it('books the labelled sample without a fault', async () => {
    const truth = JSON.parse(await readFile(join(data, 'truth.json'), 'utf8')) as Record<string, Truth>;
    const result = await match(join(data, 'schools.csv'), join(data, 'statement.csv'));
    const { wrong, share } = score(truth, result);
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.9);
    expect(Object.keys(result).sort()).toEqual(Object.keys(truth).sort());
    expect(Object.values(result).every((one) => one.reasons.length > 0 && one.candidates.length <= 3)).toBe(true);
  });

  it('calls for its options, and refuses what is no statement with the sentence on standard error', async () => {
    expect(await run(['--schools', 'x'])).toBe(64);
    expect(await run(['--schools', 'x', '--statement', 'y', '--fee-fen', '1.5', '--out', 'z'])).toBe(64);
    const pdf = join(folder, 'a.pdf');
    await writeFile(pdf, '%PDF-1.4 …');
    const args = ['--schools', join(data, 'schools.csv'), '--statement', pdf, '--fee-fen', '12000', '--out', pdf];
    expect(await run(args)).toBe(2);
  });
});

describe('every layout and encoding', () => {
  const made = makeStatement(4711, 400, 150);
  const truth = (layout: FileLayout) => {
    const keys = keysOf(made.lines, layout);
    return Object.fromEntries(made.lines.map((line, at) => [keys[at] ?? '', line.truth])) as unknown as Record<
      string,
      Truth
    >;
  };
  const layouts: readonly FileLayout[] = ['plain', 'icbc-a', 'icbc-b', 'icbc-c', 'icbc-d'];
  const encodings: Readonly<Record<string, (rows: string[][]) => Uint8Array>> = {
    'utf8.csv': (rows) => Buffer.from(`\ufeff${delimited(rows, ',')}`),
    'gbk.csv': (rows) => encodeGbk(delimited(rows, ',')),
    'gbk.txt': (rows) => encodeGbk(delimited(rows, '\t')),
    'utf16.txt': (rows) => Buffer.from(`\ufeff${delimited(rows, '\t')}`, 'utf16le'),
    'book.xlsx': (rows) => workbook(rows, 'xlsx'),
    'book.xls': (rows) => workbook(rows, 'biff8'),
  };

  it.each(layouts.flatMap((layout) => Object.keys(encodings).map((file) => [layout, file] as const)))(
    '%s %s',
    async (layout, file) => {
      const schools = join(folder, 'schools.csv');
      await writeFile(schools, schoolsCsv(made.register.schools));
      const path = join(folder, `${layout}-${file}`);
      const rows = statementRows(made.lines, layout);
      await writeFile(path, encodings[file]?.(rows) ?? '');
      const statement = (await loadStatement(path)) as Statement;
      expect(statement.gaps).toEqual([]);
      expect(statement.layout).toBe(layout === 'plain' ? 'other' : layout);
      expect(statement.lines.map((line) => line.key)).toEqual(keysOf(made.lines, layout));
      expect(statement.lines.map((line) => [line.direction, line.amountFen, line.counterName])).toEqual(
        made.lines.map((line) => [line.direction, line.amountFen, line.counterName.trim()]),
      );
      const { wrong, share } = score(truth(layout), await match(schools, path));
      expect(wrong).toEqual([]);
      expect(share).toBeGreaterThanOrEqual(0.9);
    },
  );
});

/** A workbook with a merged title, amounts as numbers and times as dates: as a bank's own .xls, not as our .csv. */
function workbook(rows: string[][], bookType: 'xlsx' | 'biff8'): Uint8Array {
  const header = rows.findIndex((row) => row.length > 5);
  const names = rows[header] ?? [];
  const cells = rows.map((row, at) =>
    row.map((cell, column) => {
      if (at <= header || cell === '') return cell;
      const name = names[column] ?? '';
      if (/金额|发生额|余额/.test(name)) return Number(cell);
      return name === '流水号' ? Number(cell) : cell;
    }),
  );
  const sheet = utils.aoa_to_sheet(cells);
  if (header > 0) sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: names.length - 1 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '账户明细');
  return write(book, { type: 'buffer', bookType }) as Uint8Array;
}

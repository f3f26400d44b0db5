import { readFile } from 'node:fs/promises';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { readCountyList } from '@yanxiu/domain/payment/county-list';
import { canonicalName } from '@yanxiu/domain/payment/matching/school-name';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { readableFile } from '../file/upload.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import type { Sheet } from '../platform/sheets/read.ts';
import { readSheetsInWorker } from '../platform/sheets/worker.ts';
import { programOf } from './bill-entries.ts';
import { choiceOf } from './show-line.ts';
import { findBillsForAccount } from './store/bill.ts';
import { getLine } from './store/line.ts';

type Endpoints = typeof payment.endpoints;
type List = Answer<Endpoints['readList']>;

/** Reads a pasted list of schools (县级统一缴费) and finds their bills; a row that leads nowhere says why. */
export async function readListForLine(ctx: Ctx, input: Parsed<Endpoints['readList']>): Promise<List> {
  const list = await readList(ctx, input, [input.text]);
  if (list.rows.length === 0) throw new RefusalError(refusePayment('listEmpty'));
  return list;
}

/** The same of an uploaded table: the first sheet in which schools are found; rows are named as the file numbers them. */
export async function readListFileForLine(ctx: Ctx, input: Parsed<Endpoints['readListFile']>): Promise<List> {
  const file = await readableFile(ctx, input.fileId);
  const { path } = await ctx.app.files.find(file.sha256);
  const read = await readSheetsInWorker(await readFile(path), file.name);
  if ('refused' in read) throw new RefusalError(read.refused);
  const list = await readList(ctx, input, read.sheets.filter((sheet) => !sheet.hidden).map(textOf));
  if (list.rows.length === 0) throw new RefusalError(refusePayment('listFileEmpty', { name: file.name }));
  return list;
}

/** A sheet as pasted text, blank rows kept so that line n of the text is row n of the file. */
function textOf(sheet: Sheet): string {
  const lines: string[] = [];
  for (const row of sheet.rows) {
    lines[row.line - 1] = row.cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim()).join('\t');
  }
  return Array.from(lines, (line) => line ?? '').join('\n');
}

async function readList(
  ctx: Ctx,
  input: { readonly id: string; readonly programId: string },
  texts: readonly string[],
): Promise<List> {
  const line = await getLine(ctx.db, ctx.scope, input.id);
  const program = await programOf(ctx, input.programId);
  const search = { bankAccountId: line.bankAccountId, programId: input.programId, limit: 100_000, words: '' };
  const bills = await findBillsForAccount(ctx.db, ctx.scope, search);
  const byName = new Map<string, typeof bills>();
  for (const bill of bills) {
    for (const name of new Set([bill.schoolName, bill.registeredName ?? '', ...bill.aliases].map(canonicalName))) {
      if (name !== '') byName.set(name, [...(byName.get(name) ?? []), bill]);
    }
  }
  const lists = texts.map((text) => readCountyList(text, program.settings.fee.feeFen));
  const rows = (lists.find((list) => list.length > 0) ?? []).map((row) => {
    const found =
      byName.get(canonicalName(row.schoolText)) ??
      bills.filter((bill) => canonicalName(bill.schoolName).endsWith(canonicalName(row.schoolText)));
    const bill = found.length === 1 && found[0] ? choiceOf(found[0]) : null;
    return { ...row, bill, problem: row.problem ?? problemOf(row.line, row.schoolText, found.length) };
  });
  const sumFen = rows.reduce((sum, row) => sum + (row.amountFen ?? 0), 0);
  return { rows, sumFen, openFen: line.openFen };
}

function problemOf(line: number, name: string, found: number): string | null {
  if (found === 1) return null;
  if (found === 0) return `第 ${line} 行“${name}”没有找到缴费单，请核对校名，或去掉这一行，在上面查找。`;
  return `第 ${line} 行“${name}”对应 ${found} 所学校，请写全称。`;
}

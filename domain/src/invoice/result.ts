import { readYuan, yuanText } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { refuseInvoice } from './refusals.ts';
import { isInvoiceNumber, serialsIn } from './serial.ts';

/** A row of the bureau's 全量发票查询 export, as far as pairing needs it. */
export interface ResultRow {
  readonly line: number;
  readonly number: string;
  readonly buyerTaxNumber: string;
  readonly buyerName: string;
  readonly issuedOn: string;
  readonly totalFen: number;
  readonly state: string;
  readonly positive: boolean;
  readonly remark: string;
}

const headings = {
  number: ['数电发票号码', '数电票号码', '全电发票号码', '发票号码'],
  buyerTaxNumber: ['购方识别号', '购买方识别号', '购买方纳税人识别号'],
  buyerName: ['购买方名称', '购方名称'],
  issuedOn: ['开票日期', '开票时间'],
  total: ['价税合计', '价税合计金额', '含税金额'],
  state: ['发票状态'],
  positive: ['是否正数发票'],
  remark: ['备注'],
} as const;
type Column = keyof typeof headings;

interface Cells {
  readonly line: number;
  readonly cells: readonly { readonly text: string }[];
}

/** Reads the bureau's export: header anywhere in the first 20 rows; an invoice of several item rows is summed. */
export function readResult(rows: readonly Cells[]): ResultRow[] | Refusal {
  const at = rows.slice(0, 20).findIndex((row) => columnsOf(row) !== null);
  const columns = at < 0 ? null : columnsOf(rows[at] ?? { line: 0, cells: [] });
  if (!columns) return refuseInvoice('resultHeader');
  const byNumber = new Map<string, ResultRow>();
  for (const row of rows.slice(at + 1)) {
    const text = (column: Column) => {
      const index = columns.get(column);
      return index === undefined ? '' : (row.cells[index]?.text ?? '').trim();
    };
    const number = text('number').replace(/\D/g, '');
    const totalFen = readYuan(text('total'));
    if (!isInvoiceNumber(number) || totalFen === null) continue;
    const known = byNumber.get(number);
    byNumber.set(
      number,
      known ? { ...known, totalFen: known.totalFen + totalFen } : resultRow(row.line, number, totalFen, text),
    );
  }
  return byNumber.size === 0 ? refuseInvoice('resultEmpty') : [...byNumber.values()];
}

function resultRow(line: number, number: string, totalFen: number, text: (column: Column) => string): ResultRow {
  return {
    line,
    number,
    totalFen,
    buyerTaxNumber: text('buyerTaxNumber'),
    buyerName: text('buyerName'),
    issuedOn: text('issuedOn').slice(0, 10).replaceAll('/', '-'),
    state: text('state'),
    positive: text('positive') !== '否' && totalFen > 0,
    remark: text('remark'),
  };
}

function columnsOf(row: Cells): Map<Column, number> | null {
  const found = new Map<Column, number>();
  for (const [column, names] of Object.entries(headings) as [Column, readonly string[]][]) {
    for (const name of names) {
      const index = row.cells.findIndex((cell) => cell.text.replace(/[\s（）()元]/g, '') === name);
      if (index >= 0 && !found.has(column)) found.set(column, index);
    }
  }
  return found.has('number') && found.has('total') ? found : null;
}

/** An invoice of ours as pairing knows it. */
export interface PairableInvoice {
  readonly id: string;
  readonly serial: string;
  readonly uscc: string;
  readonly totalFen: number;
  readonly state: string;
  readonly number: string | null;
}

export interface Pairing {
  readonly issued: readonly { readonly id: string; readonly number: string; readonly issuedOn: string }[];
  readonly reddened: readonly { readonly id: string; readonly redNumber: string; readonly redOn: string }[];
  /** Rows that lead to an invoice of ours and don't fit it, each with what to do. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** Rows that are none of ours: the export holds all of the provider's invoices. */
  readonly foreign: number;
}

/**
 * Pairs the bureau's rows with our invoices by our serial in 备注 and proves each by tax number and total; a negative row
 * is the red letter of the invoice whose number its 备注 names. What was paired before is passed over.
 */
export function pairResult(rows: readonly ResultRow[], invoices: readonly PairableInvoice[]): Pairing {
  const issued: { id: string; number: string; issuedOn: string }[] = [];
  const reddened: { id: string; redNumber: string; redOn: string }[] = [];
  const problems: { line: number; message: string }[] = [];
  const bySerial = new Map(invoices.map((invoice) => [invoice.serial, invoice]));
  const byNumber = new Map(invoices.flatMap((invoice) => (invoice.number ? [[invoice.number, invoice] as const] : [])));
  const taken = new Set<string>();
  let foreign = 0;
  const positives = rows.filter((row) => row.positive);
  for (const row of positives) {
    const [serial, ...others] = serialsIn(row.remark);
    const invoice = serial ? bySerial.get(serial) : undefined;
    if (!serial || !invoice) {
      foreign += 1;
      continue;
    }
    if (invoice.number === row.number) continue;
    const problem = others.length > 0 ? '备注里有几个流水号' : problemOf(row, invoice, taken);
    if (problem)
      problems.push({
        line: row.line,
        message: `第 ${row.line} 行发票 ${row.number}（${serial}）没有登记：${problem}。`,
      });
    else {
      taken.add(invoice.id);
      byNumber.set(row.number, { ...invoice, number: row.number, state: 'issued' });
      issued.push({ id: invoice.id, number: row.number, issuedOn: row.issuedOn });
    }
  }
  for (const row of rows.filter((one) => !one.positive)) {
    const original = [...row.remark.matchAll(/\d{20}/g)].map((match) => byNumber.get(match[0])).find(Boolean);
    if (!original) foreign += 1;
    else if (original.state === 'reddened') continue;
    else if (original.totalFen !== -row.totalFen) {
      problems.push({
        line: row.line,
        message: `第 ${row.line} 行红字发票 ${row.number} 的金额与原发票不同，部分红冲请人工核对。`,
      });
    } else reddened.push({ id: original.id, redNumber: row.number, redOn: row.issuedOn });
  }
  return { issued, reddened, problems, foreign };
}

function problemOf(row: ResultRow, invoice: PairableInvoice, taken: ReadonlySet<string>): string | null {
  if (invoice.number !== null || taken.has(invoice.id))
    return `这个流水号已登记另一张发票 ${invoice.number ?? ''}，请核对是否重复开票`;
  if (invoice.state !== 'requested' && invoice.state !== 'exported')
    return '这项申请已经撤回，请核对是否误开，误开的请红冲';
  if (/作废|红冲/.test(row.state)) return `税务局显示“${row.state}”`;
  if (row.totalFen !== invoice.totalFen) {
    return `价税合计 ${yuanText(row.totalFen)} 元，应为 ${yuanText(invoice.totalFen)} 元`;
  }
  return row.buyerTaxNumber !== '' && row.buyerTaxNumber.toUpperCase() !== invoice.uscc ? '购买方税号与抬头不同' : null;
}

import { yuanText } from '@yanxiu/domain/kernel/money';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { pdfText } from '../../platform/documents/pdf-text.ts';
import { readSheets } from '../../platform/sheets/read.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';
import { type MoneyWorld, send } from './money-world.ts';

/** What the entries alone say of a bill, in fen. */
interface Sums {
  readonly dueFen: number;
  readonly adjustedFen: number;
  readonly allocatedFen: number;
  readonly invoicedFen: number;
  readonly redFen: number;
}

type Bill = Sums & { readonly id: string; readonly schoolName: string; readonly balanceFen: number };
type Figures = Readonly<Record<string, number>>;

/** Walks every list, page, workbook and form that shows amounts of bills, and holds each against the entries' sums (rules §6). */
export async function checkAmounts(test: TestApp, world: MoneyWorld): Promise<void> {
  const bills = await sumsOf(test, world.programId);
  const total = (of: (bill: Bill) => number) => bills.reduce((sum, bill) => sum + of(bill), 0);
  const base = `/api/programs/${world.programId}`;
  const get = async <T>(url: string): Promise<T> => (await send(test, world.finance, 'GET', `${base}${url}`)).json();

  const list = await get<{ rows: Bill[]; totals: Figures }>('/bills?size=200');
  expect(byId(list.rows)).toEqual(byId(bills));
  const expected = {
    owedFen: total((bill) => bill.dueFen + bill.adjustedFen),
    allocatedFen: total((bill) => bill.allocatedFen),
    invoicedFen: total((bill) => bill.invoicedFen - bill.redFen),
  };
  expect(list.totals).toMatchObject(expected);
  for (const level of ['county', 'school'])
    expect(sumOf((await get<Table>(`/payment-totals?level=${level}`)).rows)).toEqual(expected);
  expect(sumOf((await get<Table>('/three-way/regions')).rows)).toEqual(expected);
  const threeWay = await get<{ rows: (Figures & { billId: string | null })[]; totals: Figures }>('/three-way?size=200');
  expect(threeWay.totals).toMatchObject(expected);
  for (const bill of bills) {
    const row = threeWay.rows.find((one) => one.billId === bill.id);
    const { allocatedFen, balanceFen } = bill;
    const owedFen = bill.dueFen + bill.adjustedFen;
    expect(row).toMatchObject({ owedFen, allocatedFen, balanceFen, invoicedFen: bill.invoicedFen - bill.redFen });
    await checkBillPage(test, world, bill);
  }
  await checkWorkbooks(test, world, bills);
}

interface Table {
  readonly rows: Figures[];
}

function sumOf(rows: readonly Figures[]) {
  const sum = (key: string) => rows.reduce((sofar, row) => sofar + (row[key] ?? Number.NaN), 0);
  return { owedFen: sum('owedFen'), allocatedFen: sum('allocatedFen'), invoicedFen: sum('invoicedFen') };
}

async function sumsOf(test: TestApp, programId: string): Promise<Bill[]> {
  const { rows } = await sql<Omit<Bill, 'balanceFen'>>`
    select b.id, o.name as school_name,
      (select coalesce(sum(amount_fen) filter (where kind = 'due'), 0) from bill_entry e where e.bill_id = b.id)::bigint as due_fen,
      (select coalesce(sum(amount_fen) filter (where kind = 'adjustment'), 0) from bill_entry e where e.bill_id = b.id)::bigint as adjusted_fen,
      (select coalesce(sum(amount_fen), 0) from allocation a where a.bill_id = b.id)::bigint as allocated_fen,
      (select coalesce(sum(amount_fen) filter (where kind = 'issue'), 0) from bill_invoice_entry i where i.bill_id = b.id)::bigint as invoiced_fen,
      (select coalesce(sum(amount_fen) filter (where kind = 'red'), 0) from bill_invoice_entry i where i.bill_id = b.id)::bigint as red_fen
    from bill b join org o on o.id = b.school_id where b.program_id = ${programId}`.execute(test.app.database.db);
  return rows.map((row) => ({ ...row, balanceFen: row.dueFen + row.adjustedFen - row.allocatedFen }));
}

function byId(rows: readonly Bill[]) {
  return Object.fromEntries(
    rows.map(({ id, dueFen, adjustedFen, allocatedFen, invoicedFen, redFen, balanceFen }) => [
      id,
      { dueFen, adjustedFen, allocatedFen, invoicedFen, redFen, balanceFen },
    ]),
  );
}

/** The bill's own page, the lines that it lists, and the 缴费通知单 as printed. */
async function checkBillPage(test: TestApp, world: MoneyWorld, bill: Bill): Promise<void> {
  const url = `/api/programs/${world.programId}/bills/${bill.id}`;
  const page = (await send(test, world.finance, 'GET', url)).json();
  expect(byId([page])).toEqual(byId([bill]));
  const summed = (rows: readonly { amountFen: number }[]) => rows.reduce((sum, row) => sum + row.amountFen, 0);
  expect(summed(page.entries)).toBe(bill.dueFen + bill.adjustedFen);
  expect(summed(page.allocations)).toBe(bill.allocatedFen);
  const payableFen = Math.max(0, bill.balanceFen);
  expect(page.howToPay.payableFen).toBe(payableFen);
  const paper = pdfText((await send(test, world.finance, 'GET', `${url}/notice`)).rawPayload).join('');
  expect(paper).toContain(yuanText(payableFen));
  if (bill.allocatedFen > 0) expect(paper).toContain(yuanText(bill.allocatedFen));
}

/** Money cells of a workbook are written in yuan. */
async function checkWorkbooks(test: TestApp, world: MoneyWorld, bills: readonly Bill[]): Promise<void> {
  const columns: Readonly<Record<string, Readonly<Record<string, (bill: Bill) => number>>>> = {
    bills: {
      '应缴（元）': (bill) => bill.dueFen,
      '调整（元）': (bill) => bill.adjustedFen,
      '到账（元）': (bill) => bill.allocatedFen,
      '差额（元）': (bill) => bill.balanceFen,
      '已开票（元）': (bill) => bill.invoicedFen - bill.redFen,
    },
    'three-way': {
      '应缴（元）': (bill) => bill.dueFen + bill.adjustedFen,
      '到账（元）': (bill) => bill.allocatedFen,
      '差额（元）': (bill) => bill.balanceFen,
      '已开票（元）': (bill) => bill.invoicedFen - bill.redFen,
    },
  };
  for (const [name, figures] of Object.entries(columns)) {
    const file = await send(test, world.finance, 'GET', `/api/programs/${world.programId}/${name}/export`);
    const read = await readSheets(new Uint8Array(file.rawPayload), `${name}.xlsx`);
    if ('refused' in read) throw new Error(read.refused.message);
    const rows = (read.sheets[0]?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));
    const headings = rows.find((row) => row.includes('学校')) ?? [];
    for (const bill of bills) {
      const row = rows.find((cells) => cells[headings.indexOf('学校')] === bill.schoolName);
      for (const [heading, of] of Object.entries(figures))
        expect([
          name,
          heading,
          Math.round(Number(row?.[headings.indexOf(heading)]?.replaceAll(',', '')) * 100),
        ]).toEqual([name, heading, of(bill)]);
    }
  }
}

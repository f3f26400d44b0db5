import type { OutputOf } from '@yanxiu/contract/index';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { type BillRow, listBills } from './money.ts';
import type { Round, Unit } from './round.ts';

type InvoiceRow = OutputOf<'invoice.list'>['rows'][number];

/** The tax bureau's list of issued invoices, as the provider downloads it. */
const resultHead = '序号,数电发票号码,购方识别号,购买方名称,开票日期,价税合计,发票状态,是否正数发票,备注';

/**
 * Every unit whose money has arrived asks for what is not invoiced yet; the provider makes the bureau's batch workbook and
 * reads the numbers back. Called again it takes what has arrived since.
 */
export async function issueInvoices(round: Round): Promise<void> {
  const bills = await listBills(round);
  for (const unit of round.units) {
    const bill = bills.get(unit.id);
    if (bill && openFen(bill) > 0 && bill.payerId === unit.id) await request(round, unit, bill);
  }
  await issueRequested(round);
}

const openFen = (bill: BillRow) => bill.allocatedFen - (bill.requestedFen - bill.redFen);

async function request(round: Round, unit: Unit, bill: BillRow): Promise<void> {
  const { office, programId } = round;
  const title = await office.call(unit.finance, 'invoice.title', { schoolId: unit.id });
  if (title.version === 0) {
    await office.call(unit.finance, 'invoice.setTitle', {
      schoolId: unit.id,
      version: 0,
      name: unit.name,
      uscc: unit.school.uscc ?? '',
      delivery: 'pickup',
    });
  }
  await office.call(unit.finance, 'invoice.request', { programId, billId: bill.id });
}

/** What is asked for goes out in one workbook; the bureau's answer is the list of numbers with our serials in 备注. */
async function issueRequested(round: Round): Promise<void> {
  const { office, provider, programId } = round;
  const { setting, suggested, version } = await office.call(provider.finance, 'invoice.setting', {});
  if (!setting) await office.call(provider.finance, 'invoice.setSetting', { version, setting: suggested });
  const asked = await invoicesIn(round, 'requested');
  if (asked.length === 0) return;
  const batch = await office.call(provider.finance, 'invoice.makeBatch', { programId });
  if (batch.count !== asked.length) throw new Error(`${asked.length} invoices were asked for, ${batch.count} exported`);
  const workbook = await office.download(provider.finance, 'invoice.batchWorkbook', { id: batch.id });
  if (workbook.subarray(0, 2).toString('latin1') !== 'PK') throw new Error('the batch workbook is no .xlsx');
  const today = await demoDay(round);
  const rows = asked.map((one, at) => {
    const number = numberFor(round);
    return [at + 1, number, one.title.uscc, one.title.name, today, yuanText(one.totalFen), '正常', '是', one.serial];
  });
  const read = await readBack(round, rows);
  if (read.issued !== asked.length) throw new Error(`of ${asked.length} invoices ${read.issued} were read back`);
}

async function readBack(round: Round, rows: readonly (readonly (string | number)[])[]) {
  const { office, provider, programId } = round;
  const text = [resultHead, ...rows.map((row) => row.map((cell) => String(cell).replaceAll(',', '')).join(','))];
  const file = { name: '全量发票查询.csv', purpose: 'sheet', programId } as const;
  const fileId = await office.upload(provider.finance, file, Buffer.from(text.join('\r\n')));
  const read = await office.call(provider.finance, 'invoice.readResult', { fileId });
  if (read.problems.length > 0) throw new Error(`the bureau's list was refused: ${read.problems.join(' ')}`);
  return read;
}

/** 红冲: the amount is free for a refund, and for a new invoice of the rest. */
export async function redLetterOf(round: Round, billId: string, reason: string): Promise<void> {
  const { office, provider, programId } = round;
  const { rows } = await office.call(provider.finance, 'invoice.list', { programId, billId, size: 200 });
  for (const row of rows.filter((one) => one.state === 'issued' || one.state === 'delivered')) {
    await office.call(provider.finance, 'invoice.redLetter', {
      programId,
      id: row.id,
      version: row.version,
      redNumber: numberFor(round),
      redOn: await demoDay(round),
      reason,
    });
  }
}

async function invoicesIn(round: Round, state: InvoiceRow['state']): Promise<InvoiceRow[]> {
  const found: InvoiceRow[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(round.provider.finance, 'invoice.list', {
      programId: round.programId,
      state,
      page,
      size: 200,
    });
    found.push(...rows);
    if (page * 200 >= total) return found;
  }
}

/** Twenty digits, never the same again, on a running server either. */
function numberFor(round: Round): string {
  round.bank.invoices += 1;
  const stamp = round.startedAtMs.toString().slice(-9);
  return `24${stamp}${String(round.bank.invoices).padStart(9, '0')}`;
}

export async function demoDay(round: Round): Promise<string> {
  const { now } = await round.api.call(null, 'operation.clock', {});
  return dayOf(new Date(now));
}

import type { OutputOf } from '@yanxiu/contract/index';
import { addDays } from '@yanxiu/domain/kernel/day';
import { type PlannedLine, planPayments } from '@yanxiu/tools/generator/payment-plan';
import { icbcStatement } from '@yanxiu/tools/generator/statement';
import { accountBefore } from './account-before.ts';
import { evidence } from './evidence.ts';
import { advanceTo, note, type Round, type Unit } from './round.ts';

export type BillRow = OutputOf<'payment.bills'>['rows'][number];
type LineRow = OutputOf<'payment.lines'>['rows'][number];

/** Schools and counties pay, the provider imports its bank's statement, and a person books what the engine left. */
export async function payAll(round: Round): Promise<void> {
  const { settings } = round;
  round.before = await accountBefore(round);
  const bills = await listBills(round);
  const lines = planPayments(
    round.units
      .map((unit) => ({ school: unit.school, heads: bills.get(unit.id)?.heads ?? 0, liaison: liaisonOf(round, unit) }))
      .filter((one) => one.heads > 0),
    {
      seed: round.args.seed,
      feeFen: settings.fee.feeFen,
      fromOn: addDays(settings.milestones.rosterDueOn, 1),
      toOn: addDays(earlier(settings.milestones.remittanceDueOn, settings.milestones.firstLoginDueOn), -5),
    },
  );
  // a bank hands out a day's lines when the day is over, and some pay on the last day
  const lastOn = lines.reduce((last, line) => (line.at.slice(0, 10) > last ? line.at.slice(0, 10) : last), '');
  await advanceTo(round, addDays(lastOn, 1));
  await takeOverByCounty(round, lines);
  await registerRemittances(round, lines, bills);
  const account = await bankAccount(round);
  await importLines(round, account.id, lines, account.accountNumber);
  await bookTheRest(round, account.id, lines, bills);
  count(round, lines);
}

/** Money arrives (a second payment days after the first) while removals still lower the bill. */
const earlier = (one: string, other: string) => (one < other ? one : other);

export function liaisonOf(round: Round, unit: Unit): { name: string; phone: string } {
  const clerk = round.office.holders(unit.clerk)[0];
  return { name: clerk?.name ?? '', phone: clerk?.phone ?? '' };
}

export async function listBills(round: Round): Promise<Map<string, BillRow>> {
  const bills = new Map<string, BillRow>();
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(round.provider.finance, 'payment.bills', {
      programId: round.programId,
      page,
      size: 200,
    });
    for (const row of rows) bills.set(row.schoolId, row);
    if (page * 200 >= total) return bills;
  }
}

/** The county pays for some of its schools in one line: it takes their bills over first. */
async function takeOverByCounty(round: Round, lines: readonly PlannedLine[]): Promise<void> {
  for (const line of lines.filter((one) => one.scenario === 'countyPaid')) {
    const units = line.allocations.flatMap((part) => unitByCode(round, part.unitCode) ?? []);
    const county = units[0]?.reviewers[0];
    if (!county) continue;
    await round.office.call(county, 'payment.takeOver', {
      programId: round.programId,
      schoolIds: units.map((unit) => unit.id),
      payer: 'bureau',
      reason: '由县级财政统一缴纳',
    });
    note(round, 'countyPaid', units.length);
  }
}

function unitByCode(round: Round, code: string): Unit | undefined {
  return round.units.find((unit) => unit.school.code === code);
}

/** Schools say what they paid (附件 3), with the voucher. */
async function registerRemittances(
  round: Round,
  lines: readonly PlannedLine[],
  bills: ReadonlyMap<string, BillRow>,
): Promise<void> {
  for (const line of lines) {
    const [part] = line.allocations;
    const unit = part ? unitByCode(round, part.unitCode) : undefined;
    const bill = unit ? bills.get(unit.id) : undefined;
    if (!unit || !bill || line.direction !== 'in' || line.allocations.length !== 1 || line.scenario === 'countyPaid')
      continue;
    const fileId = await round.office.upload(
      unit.finance,
      { name: '汇款凭据.pdf', purpose: 'evidence', programId: round.programId },
      evidence('汇款凭据'),
    );
    await round.office.call(unit.finance, 'payment.registerRemittance', {
      programId: round.programId,
      billId: bill.id,
      payerName: line.payerName || unit.name,
      payerAccount: line.payerAccount,
      payerBank: unit.school.bank?.bankName ?? '中国农业银行',
      paidOn: line.at.slice(0, 10),
      amountFen: line.amountFen,
      heads: Math.max(1, part?.heads ?? 1),
      voucherFileIds: [fileId],
    });
  }
}

export async function bankAccount(round: Round): Promise<{ id: string; accountNumber: string }> {
  const accounts = await round.office.call(round.provider.finance, 'payment.accounts', {});
  const own = accounts.find((one) => one.accountNumber === round.settings.payee.accountNumber);
  if (!own) throw new Error('the provider has no bank account of the program');
  return own;
}

/** Imports a statement file of these lines, as the bank hands it out, and waits for the engine. */
export async function importLines(
  round: Round,
  bankAccountId: string,
  lines: readonly PlannedLine[],
  accountNumber: string,
): Promise<void> {
  const { office, provider, programId } = round;
  const bytes = icbcStatement({ accountNumber, openingFen: round.bank.balanceFen }, lines);
  for (const line of lines) round.bank.balanceFen += line.direction === 'in' ? line.amountFen : -line.amountFen;
  const fileId = await office.upload(provider.finance, { name: '工行流水.csv', purpose: 'sheet', programId }, bytes);
  const { jobId } = await office.call(provider.finance, 'payment.importStatement', { bankAccountId, fileId });
  await office.finish(provider.finance, jobId);
}

/** What the engine left is booked by a person who knows the voucher, and confirmed by a second one where it must be. */
export async function bookTheRest(
  round: Round,
  bankAccountId: string,
  lines: readonly PlannedLine[],
  bills: ReadonlyMap<string, BillRow>,
): Promise<void> {
  const truth = new Map(lines.map((line) => [line.voucherNumber, line]));
  for (const line of await openLines(round, bankAccountId)) {
    const planned = truth.get(line.key);
    // what the bank takes back stays open until its reversal is booked
    if (!planned || planned.scenario === 'reversed') continue;
    await bookOne(round, line, planned, bills);
  }
}

async function openLines(round: Round, bankAccountId: string): Promise<LineRow[]> {
  const { rows } = await round.office.call(round.provider.finance, 'payment.lines', {
    bankAccountId,
    state: 'unsettled',
    size: 200,
  });
  return rows;
}

async function bookOne(
  round: Round,
  line: LineRow,
  planned: PlannedLine,
  bills: ReadonlyMap<string, BillRow>,
): Promise<void> {
  const { office, provider, programId } = round;
  if (planned.scenario === 'reversal') {
    await reverse(round, line.id);
    return;
  }
  if (planned.scenario === 'otherBusiness' || planned.scenario === 'interest') {
    await confirmIfAsked(
      round,
      await office.call(provider.finance, 'payment.bookOther', { id: line.id, reason: '不是培训项目的款项' }),
    );
    return;
  }
  const parts = planned.allocations.flatMap((part) => {
    const bill = bills.get(unitByCode(round, part.unitCode)?.id ?? '');
    return bill ? [{ programId, billId: bill.id, amountFen: part.amountFen }] : [];
  });
  if (parts.length > 0) {
    const exact = parts.length > 1;
    await confirmIfAsked(
      round,
      await office.call(provider.finance, 'payment.book', { id: line.id, parts, exact, reason: '核对汇款凭据后认领' }),
    );
    return;
  }
  // The second of two equal payments is nobody's: it goes back to where it came from.
  const back = await office.call(provider.finance, 'payment.refund', {
    id: line.id,
    fromOpenFen: line.openFen,
    programId,
    reason: '重复缴费，原路退回',
  });
  await confirmIfAsked(round, back);
  round.bank.refunded.push(line.id);
}

/** A person takes the original's booking back, then the reversal is linked to it (rules §6). */
async function reverse(round: Round, lineId: string): Promise<void> {
  const { office, provider } = round;
  const { reverses } = await office.call(provider.finance, 'payment.line', { id: lineId });
  if (!reverses) throw new Error('the engine has not found what a reversal reverses');
  const original = await office.call(provider.finance, 'payment.line', { id: reverses.id });
  for (const booking of original.bookings.filter((one) => one.kind === 'allocation' && one.state === 'booked')) {
    await office.call(provider.finance, 'payment.undoBooking', {
      id: booking.id,
      version: booking.version,
      reason: '银行已冲正',
    });
  }
  await confirmIfAsked(
    round,
    await office.call(provider.finance, 'payment.linkReversal', {
      id: lineId,
      originalId: reverses.id,
      reason: '银行冲正',
    }),
  );
}

export async function confirmIfAsked(
  round: Round,
  booked: { bookingId: string; state: 'waiting' | 'booked' },
): Promise<void> {
  if (booked.state !== 'waiting') return;
  await round.office.call(round.provider.secondFinance, 'payment.confirmBooking', { id: booked.bookingId, version: 1 });
}

function count(round: Round, lines: readonly PlannedLine[]): void {
  const names = {
    part: 'partPayment',
    double: 'doublePayment',
    unreadable: 'unreadablePayment',
    reversal: 'reversal',
  } as const;
  for (const line of lines) {
    const name = names[line.scenario as keyof typeof names];
    if (name) note(round, name);
  }
}

import { addDays } from '@yanxiu/domain/kernel/day';
import type { PlannedLine } from '@yanxiu/tools/generator/payment-plan';
import { ApiRefusal } from './api.ts';
import { addOne, removeOne } from './change.ts';
import { demoDay, issueInvoices, redLetterOf } from './invoice.ts';
import { bankAccount, bookTheRest, confirmIfAsked, importLines, liaisonOf, listBills } from './money.ts';
import { advanceTo, note, type Round, type Unit } from './round.ts';

/**
 * While removals still lower the bill a teacher of a unit that has paid and has its invoice is taken off: red letter,
 * refund to the account it came from, and a new invoice of the rest (rules §6).
 */
export async function refundRemoval(round: Round): Promise<void> {
  const unit = await paidUnit(round);
  if (!unit) return;
  await removeOne(round, unit);
  const bill = (await listBills(round)).get(unit.id);
  if (!bill || bill.balanceFen >= 0) throw new Error(`the removal at ${unit.name} did not lower its bill`);
  const overFen = -bill.balanceFen;
  const lineId = await lineOf(round, unit);
  const refund = () =>
    round.office.call(round.provider.finance, 'payment.refund', {
      id: lineId,
      takeOff: [{ programId: round.programId, billId: bill.id, amountFen: overFen }],
      reason: '参训教师离职，退回培训费',
    });
  await mustBeRefused(refund, 'a refund above what is free of invoices');
  await redLetterOf(round, bill.id, '参训人数减少，冲红重开');
  note(round, 'redLetter');
  await confirmIfAsked(round, await refund());
  round.bank.refunded.push(lineId);
  await issueInvoices(round);
  note(round, 'removalWithRefund');
}

/** Somebody joins when the others have long been studying; her end is theirs, and her school pays for her later. */
export async function payForLate(round: Round): Promise<void> {
  await advanceTo(round, addDays(round.settings.milestones.firstLoginDueOn, 1));
  const unit = biggest(round)[2];
  if (!unit) return;
  await addOne(round, unit);
  note(round, 'lateRegistrant');
  const today = await demoDay(round);
  const lines = [...(await outgoing(round, today)), latePayment(round, unit, today)];
  await advanceTo(round, addDays(today, 1));
  const account = await bankAccount(round);
  await importLines(round, account.id, lines, account.accountNumber);
  await carryOut(round, account.id);
  await bookTheRest(round, account.id, lines, await listBills(round));
  await issueInvoices(round);
}

export function biggest(round: Round): readonly Unit[] {
  return [...round.units].sort((a, b) => b.people.length - a.people.length);
}

/** The biggest unit that has settled its bill by itself. */
async function paidUnit(round: Round): Promise<Unit | undefined> {
  const bills = await listBills(round);
  for (const unit of biggest(round)) {
    const bill = bills.get(unit.id);
    if (bill?.payerId === unit.id && bill.standing === 'settled' && bill.invoicedFen === bill.allocatedFen)
      if (await lineOf(round, unit).catch(() => null)) return unit;
  }
  return undefined;
}

/** The one bank line that paid a unit's bill whole. */
async function lineOf(round: Round, unit: Unit): Promise<string> {
  const bill = (await listBills(round)).get(unit.id);
  const account = await bankAccount(round);
  const { rows } = await round.office.call(round.provider.finance, 'payment.lines', {
    bankAccountId: account.id,
    direction: 'in',
    q: unit.school.bank?.accountName ?? unit.name,
    size: 200,
  });
  const line = rows.find((one) => one.allocatedFen === bill?.allocatedFen);
  if (!line) throw new Error(`no single line paid for ${unit.name}`);
  return line.id;
}

async function mustBeRefused(act: () => Promise<unknown>, what: string): Promise<void> {
  const refused = await act().then(
    () => false,
    (error: unknown) => {
      if (error instanceof ApiRefusal && error.status === 409) return true;
      throw error;
    },
  );
  if (!refused) throw new Error(`${what} was not refused`);
}

/** The bank carries out the refunds that the provider has decided. */
async function outgoing(round: Round, today: string): Promise<PlannedLine[]> {
  const lines: PlannedLine[] = [];
  for (const lineId of round.bank.refunded) {
    const { refunds } = await round.office.call(round.provider.finance, 'payment.line', { id: lineId });
    for (const refund of refunds) {
      lines.push({
        ...bareLine(round, `${today} 10:${String(10 + lines.length)}:00`),
        direction: 'out',
        amountFen: refund.amountFen,
        payerName: refund.toName,
        payerAccount: refund.toAccount,
        summary: '退款',
        remark: '退教师培训费',
      });
    }
  }
  return lines;
}

function latePayment(round: Round, unit: Unit, today: string): PlannedLine {
  const { feeFen } = round.settings.fee;
  const liaison = liaisonOf(round, unit);
  return {
    ...bareLine(round, `${today} 15:20:00`),
    amountFen: feeFen,
    payerName: unit.school.bank?.accountName ?? unit.name,
    payerAccount: unit.school.bank?.accountNumber ?? '',
    summary: '转账',
    remark: `${unit.name}补报1人${liaison.name}`,
    allocations: [{ unitCode: unit.school.code, heads: 1, amountFen: feeFen }],
  };
}

function bareLine(round: Round, at: string): PlannedLine {
  round.bank.lines += 1;
  return {
    at,
    direction: 'in',
    amountFen: 0,
    voucherNumber: String(470_000_000 + (round.args.seed % 1000) * 1000 + round.bank.lines),
    payerName: '',
    payerAccount: '',
    payerBankNumber: '',
    summary: '',
    purpose: '',
    remark: '',
    scenario: 'plain',
    allocations: [],
    reverses: null,
  };
}

/** Links each outgoing line to the refund that it carries out, where the engine has not done so. */
async function carryOut(round: Round, bankAccountId: string): Promise<void> {
  const { office, provider } = round;
  const { rows } = await office.call(provider.finance, 'payment.lines', {
    bankAccountId,
    direction: 'out',
    state: 'unsettled',
    size: 200,
  });
  for (const row of rows) {
    const wanted = await refundFor(round, row);
    if (!wanted) continue;
    await confirmIfAsked(
      round,
      await office.call(provider.finance, 'payment.carryOut', { id: row.id, refundIds: [wanted] }),
    );
  }
}

async function refundFor(round: Round, row: { amountFen: number; counterName: string }): Promise<string | null> {
  for (const lineId of round.bank.refunded) {
    const { refunds } = await round.office.call(round.provider.finance, 'payment.line', { id: lineId });
    const found = refunds.find((one) => one.amountFen === row.amountFen && one.toName === row.counterName);
    if (found) return found.id;
  }
  return null;
}

import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { aloneFen, needsSecondPerson, type Ranked, refuseSplit, splitSum } from '@yanxiu/domain/payment/ledger';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { refundStateNames } from '@yanxiu/domain/payment/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { type BookingPlan, bookingPlan, type PlannedPart } from './booking-plan.ts';
import { bookingDay, postBooking } from './post-booking.ts';
import { lockAccount } from './store/account.ts';
import { listBillsById } from './store/bill.ts';
import { insertBooking, listRefundsById, markBooked, type NewBooking } from './store/booking.ts';
import { findProposal, getLine, type LineRow } from './store/line.ts';

type Endpoints = typeof payment.endpoints;
type Booked = { bookingId: string; state: 'waiting' | 'booked' };

/** The line as it stands once its account is locked: bookings of an account are made one after the other. */
async function lockLine(ctx: Ctx, id: string, wanted: 'in' | 'out' | 'any'): Promise<LineRow> {
  const seen = await getLine(ctx.db, ctx.scope, id);
  await lockAccount(ctx.db, ctx.scope, seen.bankAccountId);
  const line = await getLine(ctx.db, ctx.scope, id);
  if (wanted !== 'any' && line.direction !== wanted)
    throw new RefusalError(refusePayment(line.direction === 'out' ? 'lineOut' : 'lineIn'));
  if (line.isWaiting) throw new RefusalError(refusePayment('lineWaiting'));
  return line;
}

/** Gives amounts of an incoming line to bills (认领). */
export async function bookLine(ctx: Ctx, input: Parsed<Endpoints['book']>): Promise<Booked> {
  const line = await lockLine(ctx, input.id, 'in');
  if (line.openFen === 0) throw new RefusalError(refusePayment('lineSettled'));
  const parts = await plannedParts(ctx, input.parts);
  const refusal = refuseSplit(parts, line.openFen, input.exact);
  if (refusal) throw new RefusalError(refusal);
  const ranked = await findProposal(ctx.db, line.id);
  const needsSecond = needsSecondPerson(parts, ranked as Ranked | null);
  return ask(ctx, line, {
    kind: 'allocation',
    plan: plan({ parts, bookedOn: input.bookedOn ?? null }),
    amountFen: splitSum(parts),
    needsSecond,
    reason: input.reason,
  });
}

async function plannedParts(
  ctx: Ctx,
  parts: readonly { programId: string; billId: string; amountFen: number }[],
): Promise<PlannedPart[]> {
  const bills = await listBillsById(ctx.db, ctx.scope, parts);
  return parts.map((part) => {
    const bill = bills.find((one) => one.id === part.billId && one.programId === part.programId);
    if (!bill) throw new RefusalError(refusePayment('billGone'));
    return { ...part, schoolId: bill.schoolId, schoolName: bill.schoolName };
  });
}

function plan(given: Partial<BookingPlan>): BookingPlan {
  return bookingPlan.parse(given);
}

/** 其他业务: money that isn't the programs', the bank's interest and fees; in and out. */
export async function bookOther(ctx: Ctx, input: Parsed<Endpoints['bookOther']>): Promise<Booked> {
  const line = await lockLine(ctx, input.id, 'any');
  const amountFen = input.amountFen ?? line.openFen;
  if (line.openFen === 0) throw new RefusalError(refusePayment('lineSettled'));
  if (amountFen > line.openFen) {
    throw new RefusalError(refusePayment('splitTooMuch', { sum: yuanText(amountFen), open: yuanText(line.openFen) }));
  }
  return ask(ctx, line, {
    kind: 'other',
    plan: plan({ otherFen: amountFen }),
    amountFen,
    needsSecond: amountFen > aloneFen,
    reason: input.reason,
  });
}

/** 退款: off the bills first, then off the line, back to the account that it came from. */
export async function refundLine(ctx: Ctx, input: Parsed<Endpoints['refund']>): Promise<Booked> {
  const line = await lockLine(ctx, input.id, 'in');
  const parts = await plannedParts(ctx, input.takeOff);
  const amountFen = splitSum(parts) + input.fromOpenFen;
  if (amountFen <= 0) throw new RefusalError(refusePayment('refundNothing'));
  if (line.counterAccount === '') throw new RefusalError(refusePayment('refundNoAccount'));
  const refusal = parts.length > 0 ? refuseSplit(parts, line.allocatedFen) : null;
  if (refusal) throw new RefusalError(refusal);
  if (input.fromOpenFen > line.openFen) {
    throw new RefusalError(
      refusePayment('splitTooMuch', { sum: yuanText(input.fromOpenFen), open: yuanText(line.openFen) }),
    );
  }
  const given = { parts, fromOpenFen: input.fromOpenFen, programId: input.programId ?? null };
  return ask(ctx, line, {
    kind: 'refund',
    plan: plan(given),
    amountFen,
    needsSecond: amountFen > aloneFen,
    reason: input.reason,
  });
}

/** Ties an outgoing line to the refunds that it paid: their sum is the line, to the fen. */
export async function carryOutRefunds(ctx: Ctx, input: Parsed<Endpoints['carryOut']>): Promise<Booked> {
  const line = await lockLine(ctx, input.id, 'out');
  const refunds = await listRefundsById(ctx.db, ctx.scope, input.refundIds);
  if (refunds.length !== new Set(input.refundIds).size) notFound();
  for (const refund of refunds) {
    if (refund.state !== 'decided')
      throw new RefusalError(refusePayment('refundState', { state: refundStateNames[refund.state] }));
    if (refund.bankAccountId !== line.bankAccountId) throw new RefusalError(refusePayment('notInAccount'));
  }
  const sumFen = splitSum(refunds);
  if (sumFen !== line.openFen)
    throw new RefusalError(refusePayment('refundAmount', { out: yuanText(line.openFen), sum: yuanText(sumFen) }));
  const reason = `付出退款：${refunds.map((refund) => refund.toName).join('、')}`.slice(0, 500);
  return ask(ctx, line, {
    kind: 'carryOut',
    plan: plan({ refundIds: refunds.map((refund) => refund.id) }),
    amountFen: sumFen,
    needsSecond: false,
    reason,
  });
}

/** Ties a reversal (冲正, 退汇) to the line that it takes back; what was booked from that one must be undone first. */
export async function linkReversal(ctx: Ctx, input: Parsed<Endpoints['linkReversal']>): Promise<Booked> {
  const line = await lockLine(ctx, input.id, 'any');
  const original = await getLine(ctx.db, ctx.scope, input.originalId);
  const isPair =
    original.bankAccountId === line.bankAccountId &&
    original.direction !== line.direction &&
    original.amountFen === line.amountFen;
  if (!isPair || line.openFen !== line.amountFen)
    throw new RefusalError(refusePayment(isPair ? 'lineSettled' : 'reversalPair'));
  const carriesRefunds = original.direction === 'out' && original.refundedFen === original.amountFen;
  if (original.openFen !== original.amountFen && !carriesRefunds) {
    throw new RefusalError(refusePayment('reversalBooked', { amount: yuanText(original.amountFen) }));
  }
  const proposal = await findProposal(ctx.db, line.id);
  const needsSecond = line.amountFen > aloneFen || (proposal?.reversesLineId ?? null) !== original.id;
  const reason = input.reason || '退汇或冲正';
  return ask(ctx, line, {
    kind: 'reversal',
    plan: plan({ originalId: original.id }),
    amountFen: line.amountFen,
    needsSecond,
    reason,
  });
}

type Wish = Pick<NewBooking, 'kind' | 'amountFen' | 'needsSecond' | 'reason'> & { readonly plan: BookingPlan };

/** Books at once, or leaves it to a second person. */
async function ask(ctx: Ctx, line: LineRow, wish: Wish): Promise<Booked> {
  const { personId } = actorOf(ctx);
  const id = newId();
  bookingDay(ctx, line, wish.plan.bookedOn);
  const waits = wish.needsSecond;
  const asked = { id, bankLineId: line.id, by: 'person' as const, bookedOn: null, askedBy: personId, askedAt: ctx.now };
  await insertBooking(ctx.db, { ...asked, ...wish, state: waits ? 'waiting' : 'booked' });
  if (!waits) {
    const bookedOn = await postBooking(ctx, line, {
      bookingId: id,
      kind: wish.kind,
      plan: wish.plan,
      reason: wish.reason,
      personId,
    });
    await markBooked(ctx.db, id, bookedOn);
  }
  ctx.audit({
    action: `payment.${wish.kind}`,
    subject: ['bankLine', line.id],
    after: { bookingId: id, state: waits ? 'waiting' : 'booked', amountFen: wish.amountFen, plan: wish.plan },
    reason: wish.reason || null,
  });
  return { bookingId: id, state: waits ? 'waiting' : 'booked' };
}

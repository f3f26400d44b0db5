import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { bookingMoves, bookingStateNames } from '@yanxiu/domain/payment/states';
import { forgetAliases } from '../org/store-history.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { bookingPlan } from './booking-plan.ts';
import { bookingDay, postBooking } from './post-booking.ts';
import { lockAccount } from './store/account.ts';
import {
  type BookingRow,
  entriesOfBooking,
  getBooking,
  insertAllocations,
  insertLineEntries,
  listRefundsOfBooking,
  updateBooking,
  updateRefunds,
} from './store/booking.ts';
import { forgetPayersOfBooking } from './store/knowledge.ts';
import { getLine } from './store/line.ts';

type Endpoints = typeof payment.endpoints;
type Move = keyof typeof bookingMoves;

/** The booking as it stands once its account is locked, if the move is allowed to it. */
async function lockBooking(ctx: Ctx, input: { id: string; version: number }, move: Move): Promise<BookingRow> {
  const seen = await getBooking(ctx.db, ctx.scope, input.id);
  await lockAccount(ctx.db, ctx.scope, seen.bankAccountId);
  const booking = await getBooking(ctx.db, ctx.scope, input.id);
  if (!bookingMoves[move].includes(booking.state))
    throw new RefusalError(refusePayment('bookingState', { state: bookingStateNames[booking.state] }));
  if (booking.version !== input.version) throw new RefusalError(refusePayment('changed'));
  return booking;
}

/** A second person looks and books. The amounts are judged again as they stand now, by the constraints. */
export async function confirmBooking(ctx: Ctx, input: Parsed<Endpoints['confirmBooking']>) {
  const booking = await lockBooking(ctx, input, 'confirm');
  const { personId } = actorOf(ctx);
  if (booking.askedBy === personId) throw new RefusalError(refusePayment('secondIsAsker'));
  const line = await getLine(ctx.db, ctx.scope, booking.lineId);
  const plan = bookingPlan.parse(booking.plan);
  const wanted =
    plan.bookedOn !== null && line.closedUntil !== null && plan.bookedOn <= line.closedUntil ? null : plan.bookedOn;
  const bookedOn = bookingDay(ctx, line, wanted);
  // the state first: a booking that waits is not counted as one that stands
  await updateBooking(ctx.db, booking.id, booking.version, {
    state: 'booked',
    secondBy: personId,
    secondAt: ctx.now,
    bookedOn,
  });
  const posting = {
    bookingId: booking.id,
    kind: booking.kind,
    plan: { ...plan, bookedOn: wanted },
    reason: booking.reason,
  };
  await postBooking(ctx, line, { ...posting, personId: booking.askedBy ?? personId });
  ctx.audit({
    action: 'payment.confirmBooking',
    subject: ['booking', booking.id],
    after: { amountFen: booking.amountFen, kind: booking.kind },
  });
  return { bookingId: booking.id, state: 'booked' as const };
}

/** The second person sends it back with a reason; its own asker takes it back. */
export async function returnBooking(ctx: Ctx, input: Parsed<Endpoints['returnBooking']>): Promise<{ ok: true }> {
  const booking = await lockBooking(ctx, input, 'return');
  const { personId } = actorOf(ctx);
  const isOwn = booking.askedBy === personId;
  const ended = { endedBy: personId, endedAt: ctx.now, endedReason: input.reason };
  const second = isOwn ? {} : { secondBy: personId, secondAt: ctx.now };
  await updateBooking(ctx.db, booking.id, booking.version, {
    state: isOwn ? 'withdrawn' : 'returned',
    ...ended,
    ...second,
  });
  ctx.audit({
    action: isOwn ? 'payment.withdrawBooking' : 'payment.returnBooking',
    subject: ['booking', booking.id],
    reason: input.reason,
  });
  return { ok: true };
}

/** Every booking is reversible: its entries are taken back by entries of their own, dated today (rules §6). */
export async function undoBooking(ctx: Ctx, input: Parsed<Endpoints['undoBooking']>): Promise<{ ok: true }> {
  const booking = await lockBooking(ctx, input, 'undo');
  const { personId } = actorOf(ctx);
  const refunds = await listRefundsOfBooking(ctx.db, booking.id);
  if (refunds.some((refund) => refund.state !== 'decided')) throw new RefusalError(refusePayment('refundPaid'));
  const line = await getLine(ctx.db, ctx.scope, booking.lineId);
  const { allocations, lineEntries, bounced } = await entriesOfBooking(ctx.db, booking.id);
  if (bounced > 0) throw new RefusalError(refusePayment('reversalBounced'));
  const common = {
    bookingId: booking.id,
    bookedOn: bookingDay(ctx, line, null),
    at: ctx.now,
    personId,
    reason: input.reason,
  };
  // the line first: what a refund took off it must be there again before a bill can have it
  await insertLineEntries(
    ctx.db,
    lineEntries.map(({ id, bankLineId, kind, amountFen, otherLineId, refundId }) => ({
      ...common,
      bankLineId,
      kind,
      amountFen: -amountFen,
      otherLineId,
      refundId,
      undoOf: id,
    })),
  );
  await insertAllocations(
    ctx.db,
    allocations.map(({ id, programId, billId, bankLineId, amountFen }) => ({
      ...common,
      programId,
      billId,
      bankLineId,
      amountFen: -amountFen,
      undoOf: id,
    })),
  );
  await updateRefunds(
    ctx.db,
    refunds.map((refund) => refund.id),
    { state: 'withdrawn' },
  );
  if (booking.kind === 'carryOut') {
    await updateRefunds(
      ctx.db,
      lineEntries.flatMap((entry) => entry.refundId ?? []),
      { state: 'decided', carriedOutBy: null },
    );
  }
  await forgetPayersOfBooking(ctx.db, booking.id, ctx.now, personId);
  await forgetAliases(ctx.db, booking.id, ctx.now, personId);
  await updateBooking(ctx.db, booking.id, booking.version, {
    state: 'undone',
    endedBy: personId,
    endedAt: ctx.now,
    endedReason: input.reason,
  });
  ctx.audit({
    action: 'payment.undoBooking',
    subject: ['booking', booking.id],
    before: { kind: booking.kind, amountFen: booking.amountFen },
    reason: input.reason,
  });
  return { ok: true };
}

import { dayOf } from '@yanxiu/domain/kernel/day';
import { laterDay, openDay, refuseBookingDay } from '@yanxiu/domain/payment/closing';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { orRefuse, RefusalError } from '../platform/http/errors.ts';
import type { BookingPlan } from './booking-plan.ts';
import { learnFrom } from './learn-payer.ts';
import {
  entriesOfRefund,
  insertAllocations,
  insertLineEntries,
  insertRefund,
  listRefundsOfLine,
  type NewLineEntry,
  updateRefunds,
} from './store/booking.ts';
import { getLine, type LineRow } from './store/line.ts';

type Kind = 'allocation' | 'other' | 'refund' | 'reversal' | 'carryOut';

export interface Posting {
  readonly bookingId: string;
  readonly kind: Kind;
  readonly plan: BookingPlan;
  readonly reason: string;
  readonly personId: string;
}

/** The day on which a booking made now counts; one that a person names must be open. */
export function bookingDay(ctx: Ctx, line: LineRow, wanted: string | null | undefined): string {
  const today = dayOf(ctx.now);
  if (!wanted) return laterDay(openDay(today, line.closedUntil), line.bookedOn);
  const refusal = refuseBookingDay(wanted, today, line.closedUntil, line.bookedOn);
  if (refusal) throw new RefusalError(refusal);
  return wanted;
}

/** Puts a booking into the ledger. The constraints have the last word: two clerks cannot spend one line twice. */
export async function postBooking(ctx: Ctx, line: LineRow, posting: Posting): Promise<string> {
  const bookedOn = bookingDay(ctx, line, posting.plan.bookedOn);
  const common: Common = {
    bankLineId: line.id,
    bookingId: posting.bookingId,
    bookedOn,
    at: ctx.now,
    personId: posting.personId,
    reason: posting.reason,
    undoOf: null,
  };
  await postings[posting.kind](ctx, line, posting, common);
  return bookedOn;
}

type Common = Pick<NewLineEntry, 'bankLineId' | 'bookingId' | 'bookedOn' | 'at' | 'personId' | 'reason' | 'undoOf'>;
type Post = (ctx: Ctx, line: LineRow, posting: Posting, common: Common) => Promise<void>;

const postings: Readonly<Record<Kind, Post>> = {
  allocation: postAllocation,
  other: async (ctx, _line, { plan }, common) => {
    await insertLineEntries(ctx.db, [
      { ...common, kind: 'other', amountFen: plan.otherFen, otherLineId: null, refundId: null },
    ]);
  },
  refund: postRefund,
  carryOut: postCarryOut,
  reversal: postReversal,
};

async function postAllocation(ctx: Ctx, line: LineRow, posting: Posting, common: Common): Promise<void> {
  const { parts } = posting.plan;
  await insertAllocations(
    ctx.db,
    parts.map(({ programId, billId, amountFen }) => ({ ...common, programId, billId, amountFen })),
  );
  await learnFrom(ctx, line, parts, posting.bookingId);
}

/** First off the bill (a negative allocation), then off the line; to be paid back to the account that it came from. */
async function postRefund(ctx: Ctx, line: LineRow, posting: Posting, common: Common): Promise<void> {
  const { parts, fromOpenFen, programId } = posting.plan;
  await insertAllocations(
    ctx.db,
    parts.map((part) => ({ ...common, programId: part.programId, billId: part.billId, amountFen: -part.amountFen })),
  );
  const to = { toName: line.counterName, toAccount: line.counterAccount, toBank: line.counterBank };
  const refund = {
    bankLineId: line.id,
    bookingId: posting.bookingId,
    reason: posting.reason,
    decidedAt: ctx.now,
    ...to,
  };
  const amounts = parts.map((part) => ({
    programId: part.programId as string | null,
    schoolId: part.schoolId as string | null,
    amountFen: part.amountFen,
  }));
  if (fromOpenFen > 0) amounts.push({ programId, schoolId: null, amountFen: fromOpenFen });
  for (const amount of amounts) {
    const refundId = await insertRefund(ctx.db, { ...refund, ...amount });
    await insertLineEntries(ctx.db, [
      { ...common, kind: 'refund', amountFen: amount.amountFen, otherLineId: null, refundId },
    ]);
  }
}

/** An outgoing line is the payment of refunds that were decided. */
async function postCarryOut(ctx: Ctx, line: LineRow, { plan }: Posting, common: Common): Promise<void> {
  const entries = await entriesOfRefund(ctx.db, plan.refundIds);
  await insertLineEntries(
    ctx.db,
    entries.map((entry) => ({
      ...common,
      kind: 'refund',
      amountFen: entry.amountFen,
      otherLineId: entry.bankLineId,
      refundId: entry.refundId,
    })),
  );
  await updateRefunds(ctx.db, plan.refundIds, { state: 'paid', carriedOutBy: line.id });
}

/** Both lines leave the open ones; a refund whose payment came back is as if it had not been made. */
async function postReversal(ctx: Ctx, line: LineRow, { plan }: Posting, common: Common): Promise<void> {
  const original = await getLine(ctx.db, ctx.scope, plan.originalId ?? '');
  const bounced = original.direction === 'out' ? await bouncedRefunds(ctx, original) : [];
  const side = (lineId: string, otherLineId: string): NewLineEntry => ({
    ...common,
    bankLineId: lineId,
    kind: 'reversal',
    amountFen: line.amountFen,
    otherLineId,
    refundId: null,
  });
  const undone = bounced.map((entry) => ({
    ...common,
    bankLineId: entry.bankLineId,
    kind: 'refund' as const,
    amountFen: -entry.amountFen,
    otherLineId: line.id,
    refundId: entry.refundId,
    undoOf: entry.id,
  }));
  // a bounced payment stays linked to its refund; the returning line alone is reversed
  const sides =
    bounced.length > 0 ? [side(line.id, original.id)] : [side(line.id, original.id), side(original.id, line.id)];
  await insertLineEntries(ctx.db, [...undone, ...sides]);
  await updateRefunds(
    ctx.db,
    bounced.flatMap((entry) => entry.refundId ?? []),
    { state: 'bounced' },
  );
}

async function bouncedRefunds(ctx: Ctx, original: LineRow) {
  const carried = (await listRefundsOfLine(ctx.db, ctx.scope, original.id)).filter(
    (refund) => refund.carriedOutBy === original.id,
  );
  if (carried.some((refund) => refund.state !== 'paid'))
    orRefuse(refusePayment('refundState', { state: '已不是付出状态' }));
  return carried.length === 0
    ? []
    : entriesOfRefund(
        ctx.db,
        carried.map((refund) => refund.id),
      );
}

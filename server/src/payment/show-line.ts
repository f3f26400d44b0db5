import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { mayRole } from '@yanxiu/domain/access/roles';
import type { Candidate } from '@yanxiu/domain/payment/matching/match-input';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { paymentCodeOf } from '@yanxiu/domain/payment/remark-code';
import {
  bookingKindNames,
  bookingMoves,
  bookingStateNames,
  refundStateNames,
  remittanceStateNames,
} from '@yanxiu/domain/payment/states';
import type { Ctx } from '../platform/http/context.ts';
import type { Answer } from '../platform/http/serve.ts';
import { bookingPlan } from './booking-plan.ts';
import { programsOf } from './store/account.ts';
import { findBillsForAccount, listBillsById } from './store/bill.ts';
import { type BookingRow, listBookingsOfLine, listRefundsOfLine } from './store/booking.ts';
import { getLine, type LineRow } from './store/line.ts';
import { listRemittancesOfBills } from './store/remittance.ts';

type Endpoints = typeof payment.endpoints;

/** A line with all that a person needs to decide about it: its words, candidates with reasons, vouchers, what was done. */
export async function showLine(ctx: Ctx, input: { id: string }): Promise<Answer<Endpoints['line']>> {
  const line = await getLine(ctx.db, ctx.scope, input.id);
  const [candidates, proposed, bookings, refunds] = await Promise.all([
    candidatesOf(ctx, line),
    proposedOf(ctx, line),
    listBookingsOfLine(ctx.db, ctx.scope, line.id),
    listRefundsOfLine(ctx.db, ctx.scope, line.id),
  ]);
  const reversed = line.reversesLineId ? await getLine(ctx.db, ctx.scope, line.reversesLineId) : null;
  return {
    ...line,
    raw: line.raw as string[],
    reasons: (line.reasons ?? []) as string[],
    candidates,
    proposed,
    reverses: reversed && {
      id: reversed.id,
      at: reversed.at,
      amountFen: reversed.amountFen,
      counterName: reversed.counterName,
      stateName: reversed.stateName,
    },
    bookings: bookings.map((booking) => describeBooking(ctx, booking)),
    refunds: refunds.map(({ state, ...refund }) => ({ ...refund, stateName: refundStateNames[state] })),
    allowed: allowedOnLine(ctx, line),
  };
}

function allowedOnLine(ctx: Ctx, line: LineRow) {
  const role = ctx.actor?.assignment?.role;
  if (!role || !mayRole(role, 'payment.book')) return [];
  const waiting = line.isWaiting ? refusePayment('lineWaiting').message : null;
  const settled = line.openFen === 0 ? refusePayment('lineSettled').message : null;
  const isIn = line.direction === 'in';
  const acts: (readonly [string, string | null])[] = [
    ['book', isIn ? (waiting ?? settled) : refusePayment('lineOut').message],
    ['other', waiting ?? settled],
    ['reversal', waiting ?? settled],
    [
      'refund',
      isIn
        ? (waiting ?? (line.counterAccount === '' ? refusePayment('refundNoAccount').message : null))
        : refusePayment('lineOut').message,
    ],
    ['carryOut', isIn ? refusePayment('lineIn').message : (waiting ?? settled)],
  ];
  return acts.map(([act, reason]) => (reason === null ? { act, allowed: true } : { act, allowed: false, reason }));
}

async function candidatesOf(ctx: Ctx, line: LineRow) {
  const candidates = (line.candidates ?? []) as unknown as Candidate[];
  const programs = await programsOf(ctx.db, [line.bankAccountId]);
  const refs = candidates.flatMap((one) => programs.map((program) => ({ programId: program.id, billId: one.billId })));
  const bills = refs.length === 0 ? [] : await listBillsById(ctx.db, ctx.scope, refs);
  const remittances =
    bills.length === 0
      ? []
      : await listRemittancesOfBills(
          ctx.db,
          bills.map((bill) => bill.id),
        );
  return candidates.flatMap((candidate) => {
    const bill = bills.find((one) => one.id === candidate.billId);
    if (!bill) return [];
    return {
      ...candidate,
      reasons: [...candidate.reasons],
      programId: bill.programId,
      programName: programs.find((one) => one.id === bill.programId)?.name ?? '',
      schoolName: bill.schoolName,
      countyName: bill.countyName,
      payerName: bill.payerName,
      billHeads: bill.heads,
      balanceFen: bill.balanceFen,
      amountFen: Math.min(candidate.amountFen, line.openFen),
      remittances: remittances
        .filter((one) => one.billId === bill.id)
        .map(({ billId: _bill, state, ...one }) => ({ ...one, stateName: remittanceStateNames[state] })),
    };
  });
}

async function proposedOf(ctx: Ctx, line: LineRow) {
  const allocations = (line.allocations ?? []) as { billId: string; programId: string; amountFen: number }[];
  if (allocations.length === 0) return [];
  const bills = await listBillsById(ctx.db, ctx.scope, allocations);
  return allocations.flatMap(({ billId, programId, amountFen }) => {
    const bill = bills.find((one) => one.id === billId);
    return bill ? [{ billId, programId, amountFen, schoolName: bill.schoolName }] : [];
  });
}

/** A booking with its parts (planned ones while it waits), its state in words and what this reader may do with it. */
export function describeBooking(ctx: Ctx, booking: BookingRow) {
  const role = ctx.actor?.assignment?.role;
  const mayBook = role !== undefined && mayRole(role, 'payment.book');
  const isOwn = booking.askedBy !== null && booking.askedBy === ctx.actor?.personId;
  const planned = booking.state === 'waiting' ? bookingPlan.parse(booking.plan).parts : null;
  const own = refusePayment('secondIsAsker').message;
  const acts = (Object.keys(bookingMoves) as (keyof typeof bookingMoves)[]).filter((act) =>
    bookingMoves[act].includes(booking.state),
  );
  return {
    ...booking,
    parts: planned ?? booking.parts,
    kindName: bookingKindNames[booking.kind],
    stateName: bookingStateNames[booking.state],
    allowed: !mayBook
      ? []
      : acts
          .filter((act) => (act === 'withdraw' ? isOwn : act === 'return' ? !isOwn : true))
          .map((act) => (act === 'confirm' && isOwn ? { act, allowed: false, reason: own } : { act, allowed: true })),
  };
}

export function choiceOf(bill: Awaited<ReturnType<typeof findBillsForAccount>>[number]) {
  return { ...bill, code: paymentCodeOf(bill.serial) };
}

export async function findBillsForLine(
  ctx: Ctx,
  input: Parsed<Endpoints['findBills']>,
): Promise<Answer<Endpoints['findBills']>> {
  const line = await getLine(ctx.db, ctx.scope, input.id);
  const bills = await findBillsForAccount(ctx.db, ctx.scope, {
    bankAccountId: line.bankAccountId,
    words: input.q,
    limit: input.limit,
  });
  return bills.map(choiceOf);
}

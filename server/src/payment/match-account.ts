import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { systemScope } from '@yanxiu/domain/access/scope';
import { dayOf, instantText } from '@yanxiu/domain/kernel/day';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { laterDay, openDay } from '@yanxiu/domain/payment/closing';
import type { LineDecision } from '@yanxiu/domain/payment/matching/match-input';
import { z } from 'zod';
import type { App } from '../platform/http/app-parts.ts';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import type { Answer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { type JobProgress, jobTask, queueJob } from '../platform/jobs/jobs.ts';
import { matchInWorker } from './match-in-worker.ts';
import { getAccount, lockAccount } from './store/account.ts';
import { allocatedOf } from './store/bill.ts';
import { insertAllocations, insertBookings, insertLineEntries } from './store/booking.ts';
import { listEarlier, listKnownPayers, listMatchBills, listMatchRemittances, listSchools } from './store/knowledge.ts';
import { listOpenLines, replaceProposals, stillOpen } from './store/line.ts';

type Rematch = typeof payment.endpoints.rematch;

const scope = systemScope('books what the matching engine is sure of');

/** Queues a new look at all open lines of an account: rosters, remittances or payers have become known since. */
export async function rematch(ctx: Ctx, input: Parsed<Rematch>): Promise<Answer<Rematch>> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  ctx.audit({ action: 'payment.rematch', subject: ['bankAccount', account.id] });
  const jobId = await queueJob(ctx, {
    task: rematchTask.name,
    title: `重新认领 ${account.name}`,
    payload: { bankAccountId: account.id },
  });
  return { jobId };
}

export const rematchTask = jobTask(
  'payment.rematch',
  z.object({ bankAccountId: z.uuid() }).parse,
  (app, { bankAccountId }, job) => matchAccount(app, bankAccountId, job),
);

type OpenLine = Awaited<ReturnType<typeof listOpenLines>>[number];

interface Judged {
  readonly line: OpenLine;
  readonly decision: LineDecision;
}

const chunk = 1000;

/**
 * Judges every open line of an account in the order of time and books what is certain (rules §6). A line or bill that a
 * person touches meanwhile is left to persons: the engine judged it under other facts.
 */
export async function matchAccount(
  app: App,
  bankAccountId: string,
  job: JobProgress,
): Promise<{ booked: number; ignored: number; left: number }> {
  const db = app.database.db;
  const account = await getAccount(db, scope, bankAccountId);
  const open = await listOpenLines(db, bankAccountId);
  await job.report(0, open.length, '正在自动认领');
  const bills = await listMatchBills(db, bankAccountId);
  const knowledge = {
    schools: await listSchools(db, bankAccountId, (sealed) => app.vault.open(sealed)),
    bills,
    knownPayers: await listKnownPayers(db, account.providerId),
    remittances: await listMatchRemittances(db, bankAccountId),
    earlier: await listEarlier(db, bankAccountId),
  };
  const lines = open.map((line) => ({ ...line, key: line.id, at: shanghaiText(line.at) }));
  const decisions = await matchInWorker({ lines, knowledge });
  const byId = new Map(open.map((line) => [line.id, line]));
  const judged = decisions.flatMap((decision): Judged[] => {
    const line = byId.get(decision.key);
    return line ? [{ line, decision: inWords(decision, byId) }] : [];
  });
  const paid = new Map(bills.map((bill) => [bill.id, bill.paidFen]));
  const total = { booked: 0, ignored: 0, left: 0 };
  for (let at = 0; at < judged.length; at += chunk) {
    const counts = await asSystem(app, scope, 'payment.match', (ctx) =>
      bookChunk(ctx, bankAccountId, judged.slice(at, at + chunk), paid),
    );
    total.booked += counts.booked;
    total.ignored += counts.ignored;
    total.left += counts.left;
    await job.report(Math.min(at + chunk, judged.length), judged.length, '正在自动认领');
  }
  return total;
}

/** A Date as the engine compares it: `YYYY-MM-DDTHH:mm:ss+08:00`. */
function shanghaiText(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** The engine names an earlier line by its key; a person reads when it came and from whom. */
function inWords(decision: LineDecision, byId: ReadonlyMap<string, OpenLine>): LineDecision {
  const other = decision.reversesKey === null ? undefined : byId.get(decision.reversesKey);
  if (!other) return decision;
  const words = `${instantText(other.at)} ${other.counterName} ${yuanText(other.amountFen)} 元`;
  return { ...decision, reasons: decision.reasons.map((reason) => reason.replaceAll(other.id, words)) };
}

async function bookChunk(ctx: Ctx, bankAccountId: string, judged: readonly Judged[], paid: Map<string, number>) {
  const { closedUntil } = await lockAccount(ctx.db, scope, bankAccountId);
  const open = await stillOpen(
    ctx.db,
    judged.map(({ line }) => line.id),
  );
  const billIds = judged.flatMap(({ decision }) => decision.allocations.map((one) => one.billId));
  const now = await allocatedOf(ctx.db, [...new Set(billIds)]);
  const plan: Judged[] = [];
  for (const one of judged.filter(({ line }) => open.has(line.id))) {
    const { decision } = one;
    const moved = decision.allocations.some(({ billId }) => now.get(billId) !== paid.get(billId));
    if (decision.decision === 'match' && moved) {
      plan.push({
        ...one,
        decision: { ...decision, decision: 'person', reasons: ['刚有人在这张缴费单上入账，请核对后再认领'] },
      });
      continue;
    }
    plan.push(one);
    for (const { billId, amountFen } of decision.decision === 'match' ? decision.allocations : []) {
      const fen = (paid.get(billId) ?? 0) + amountFen;
      paid.set(billId, fen);
      now.set(billId, fen);
    }
  }
  await replaceProposals(
    ctx.db,
    plan.map(({ line, decision }) => proposalOf(line, decision, ctx.now)),
  );
  const today = openDay(dayOf(ctx.now), closedUntil);
  const matched = plan.filter(({ decision }) => decision.decision === 'match');
  const ignored = plan.filter(({ decision }) => decision.decision === 'ignore');
  await bookMatched(ctx, matched, today);
  await bookIgnored(ctx, ignored, today);
  const counts = {
    booked: matched.length,
    ignored: ignored.length,
    left: plan.length - matched.length - ignored.length,
  };
  if (matched.length + ignored.length > 0)
    ctx.audit({ action: 'payment.matched', subject: ['bankAccount', bankAccountId], after: counts });
  return counts;
}

function proposalOf(line: OpenLine, decision: LineDecision, judgedAt: Date) {
  return {
    bankLineId: line.id,
    decision: decision.decision,
    allocations: decision.allocations,
    candidates: decision.candidates,
    reasons: decision.reasons,
    reversesLineId: decision.reversesKey,
    varianceHeads: decision.varianceHeads,
    judgedAt,
  };
}

function bookingOf(ctx: Ctx, { line, decision }: Judged, kind: 'allocation' | 'other', today: string) {
  return {
    id: newId(),
    bankLineId: line.id,
    kind,
    by: 'engine',
    state: 'booked',
    amountFen: line.amountFen,
    reason: decision.reasons.join('；'),
    needsSecond: false,
    bookedOn: laterDay(today, line.bookedOn),
    askedAt: ctx.now,
  };
}

async function bookMatched(ctx: Ctx, judged: readonly Judged[], today: string): Promise<void> {
  const bookings = judged.map((one) => bookingOf(ctx, one, 'allocation', today));
  await insertBookings(ctx.db, bookings);
  const rows = judged.flatMap(({ line, decision }, index) => {
    const booking = bookings[index];
    if (!booking) return [];
    const common = {
      bankLineId: line.id,
      bookingId: booking.id,
      bookedOn: booking.bookedOn,
      at: ctx.now,
      personId: null,
      reason: booking.reason,
      undoOf: null,
    };
    return decision.allocations.map(({ programId, billId, amountFen }) => ({
      ...common,
      programId,
      billId,
      amountFen,
    }));
  });
  await insertAllocations(ctx.db, rows);
}

async function bookIgnored(ctx: Ctx, judged: readonly Judged[], today: string): Promise<void> {
  const bookings = judged.map((one) => bookingOf(ctx, one, 'other', today));
  await insertBookings(ctx.db, bookings);
  const rows = judged.flatMap(({ line }, index) => {
    const booking = bookings[index];
    if (!booking) return [];
    const common = {
      bankLineId: line.id,
      bookingId: booking.id,
      bookedOn: booking.bookedOn,
      at: ctx.now,
      personId: null,
      reason: booking.reason,
      undoOf: null,
    };
    return [{ ...common, kind: 'other' as const, amountFen: line.amountFen, otherLineId: null, refundId: null }];
  });
  await insertLineEntries(ctx.db, rows);
}

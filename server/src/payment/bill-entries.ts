import { systemScope } from '@yanxiu/domain/access/scope';
import { type Day, dayOf } from '@yanxiu/domain/kernel/day';
import { openDay } from '@yanxiu/domain/payment/closing';
import type { Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { ensureAccount, holdAccountsOf } from './store/account.ts';
import { insertBill, insertBillEntries, lockBillOfSchool, type NewBillEntry, updateBill } from './store/bill-entry.ts';

type Program = Awaited<ReturnType<typeof getProgram>>;

export function programOf(ctx: Ctx, programId: string): Promise<Program> {
  return getProgram(ctx.db, systemScope('payment follows the program'), programId);
}

/** The account that the program's payee names; a program without a provider has none yet. */
export async function ensureProgramAccount(ctx: Ctx, program: Program): Promise<void> {
  if (!program.providerId) return;
  const { payee } = program.settings;
  await ensureAccount(ctx.db, {
    programId: program.id,
    providerId: program.providerId,
    accountNumber: payee.accountNumber,
    name: payee.name,
    bankName: payee.bankName,
    cnaps: payee.cnaps,
    at: ctx.now,
  });
}

export interface HeadsChange {
  readonly programId: string;
  readonly schoolId: string;
  readonly source: NewBillEntry['source'];
  readonly sourceId: string | null;
  readonly reason: string;
}

/** The day on which an entry of a program's bills counts; asked before a bill is locked. */
export async function entryDay(ctx: Ctx, programId: string): Promise<Day> {
  return openDay(dayOf(ctx.now), await holdAccountsOf(ctx.db, programId));
}

/** Brings a unit's bill to `heads`: the first entry is the due, each later difference an adjustment line (rules §6). */
export async function billHeads(
  ctx: Ctx,
  change: HeadsChange,
  heads: number,
  state: 'provisional' | 'firm',
): Promise<void> {
  const program = await programOf(ctx, change.programId);
  const { feeFen } = program.settings.fee;
  await ensureProgramAccount(ctx, program);
  const bookedOn = await entryDay(ctx, change.programId);
  const bill = await lockBillOfSchool(ctx.db, change.programId, change.schoolId);
  const billId = bill?.id ?? (await insertBill(ctx.db, { ...idsOf(change), feeFen, createdAt: ctx.now }));
  const delta = heads - (bill?.heads ?? 0);
  if (!bill || delta !== 0) {
    const kind = bill ? 'adjustment' : 'due';
    await addEntry(ctx, change, { billId, kind, heads: delta, feeFen: bill?.feeFen ?? feeFen, bookedOn });
  }
  if ((bill?.state ?? 'provisional') !== state) {
    await updateBill(ctx.db, change.programId, billId, { state, firmAt: state === 'firm' ? ctx.now : null });
  }
}

/** Adds or takes off heads by a change order; a unit that had no bill gets one. */
export async function adjustHeads(ctx: Ctx, change: HeadsChange, headDelta: number): Promise<void> {
  if (headDelta === 0) return;
  const bookedOn = await entryDay(ctx, change.programId);
  const bill = await lockBillOfSchool(ctx.db, change.programId, change.schoolId);
  if (!bill) {
    await billHeads(ctx, change, headDelta, 'firm');
    return;
  }
  await addEntry(ctx, change, { billId: bill.id, kind: 'adjustment', heads: headDelta, feeFen: bill.feeFen, bookedOn });
}

function idsOf({ programId, schoolId }: HeadsChange) {
  return { programId, schoolId };
}

async function addEntry(
  ctx: Ctx,
  change: HeadsChange,
  entry: { billId: string; kind: 'due' | 'adjustment'; heads: number; feeFen: number; bookedOn: Day },
): Promise<void> {
  const { billId, kind, heads, feeFen, bookedOn } = entry;
  await insertBillEntries(ctx.db, [
    {
      programId: change.programId,
      billId,
      kind,
      heads,
      amountFen: heads * feeFen,
      bookedOn,
      at: ctx.now,
      personId: ctx.actor?.personId ?? null,
      source: change.source,
      sourceId: change.sourceId,
      reason: change.reason,
    },
  ]);
  ctx.audit({
    action: 'payment.billEntry',
    subject: ['bill', billId],
    programId: change.programId,
    after: { kind, heads, amountFen: heads * feeFen, source: change.source },
    reason: change.reason,
  });
}

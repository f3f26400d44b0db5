import { yuanText } from '@yanxiu/domain/kernel/money';
import type { Ctx } from '../platform/http/context.ts';
import { on } from '../platform/http/facts.ts';
import { payeeChanged, programPublished } from '../program/facts.ts';
import { ensureProgramAccount, entryDay, programOf } from './bill-entries.ts';
import { insertBillEntries, listBillsWithOtherFee, updateBill } from './store/bill-entry.ts';

const onPublished = on(programPublished, async (ctx, { programId }) => {
  await ensureProgramAccount(ctx, await programOf(ctx, programId));
});

/** A new payee is a new account; a new fee is an adjustment line on every bill, since due = headcount × fee (rules §6). */
const onPayeeChanged = on(payeeChanged, async (ctx, { programId }) => {
  const program = await programOf(ctx, programId);
  await ensureProgramAccount(ctx, program);
  await changeFee(ctx, programId, program.settings.fee.feeFen);
});

async function changeFee(ctx: Ctx, programId: string, feeFen: number): Promise<void> {
  const bookedOn = await entryDay(ctx, programId);
  const bills = await listBillsWithOtherFee(ctx.db, programId, feeFen);
  const entries = bills
    .filter((bill) => bill.heads > 0)
    .map((bill) => ({
      programId,
      billId: bill.id,
      kind: 'adjustment' as const,
      heads: 0,
      amountFen: bill.heads * (feeFen - bill.feeFen),
      bookedOn,
      at: ctx.now,
      personId: ctx.actor?.personId ?? null,
      source: 'fee' as const,
      sourceId: null,
      reason: `收费标准由每人 ${yuanText(bill.feeFen)} 元改为 ${yuanText(feeFen)} 元`,
    }));
  await insertBillEntries(ctx.db, entries);
  for (const bill of bills) await updateBill(ctx.db, programId, bill.id, { feeFen });
  if (bills.length > 0)
    ctx.audit({
      action: 'payment.changeFee',
      subject: ['program', programId],
      programId,
      after: { feeFen, bills: bills.length },
    });
}

export const programListeners = [onPublished, onPayeeChanged];

import { on } from '../platform/http/facts.ts';
import {
  registrationLocked,
  registrationSubmitted,
  registrationUnlocked,
  rosterChanged,
} from '../registration/facts.ts';
import { adjustHeads, billHeads } from './bill-entries.ts';
import { lockBillOfSchool, updateBill } from './store/bill-entry.ts';

/** Schools pay early: the bill is there from the submission, provisional (rules §6). */
const onSubmitted = on(registrationSubmitted, async (ctx, { programId, schoolId, headcount }) => {
  const reason = `名单上报 ${headcount} 人`;
  await billHeads(ctx, { programId, schoolId, source: 'submission', sourceId: null, reason }, headcount, 'provisional');
});

/** From the lock it is firm; the difference to what was submitted is a line of its own. */
const onLocked = on(registrationLocked, async (ctx, { programId, schoolId, headcount }) => {
  const reason = `名单锁定 ${headcount} 人`;
  await billHeads(ctx, { programId, schoolId, source: 'lock', sourceId: null, reason }, headcount, 'firm');
});

/** A mistaken lock is taken back: the amount stays what it is, and is provisional again. */
const onUnlocked = on(registrationUnlocked, async (ctx, { programId, schoolId, reason }) => {
  const bill = await lockBillOfSchool(ctx.db, programId, schoolId);
  if (!bill) return;
  await updateBill(ctx.db, programId, bill.id, { state: 'provisional', firmAt: null });
  ctx.audit({ action: 'payment.billProvisional', subject: ['bill', bill.id], programId, reason });
});

/** Each change order that alters the headcount is an adjustment line of its own. */
const onChanged = on(
  rosterChanged,
  async (ctx, { programId, schoolId, changeId, headDelta, toSchoolId, toHeadDelta, words }) => {
    const change = { programId, source: 'change' as const, sourceId: changeId, reason: words };
    await adjustHeads(ctx, { ...change, schoolId }, headDelta);
    if (toSchoolId) await adjustHeads(ctx, { ...change, schoolId: toSchoolId }, toHeadDelta);
  },
);

export const registrationListeners = [onSubmitted, onLocked, onUnlocked, onChanged];

import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, notFound, RefusalError } from '../platform/http/errors.ts';
import { lockBillsOfSchools, updateBill } from './store/bill-entry.ts';

/** A county (for 市直 schools the city) takes over the payment of schools, or gives it back, until money has come in. */
export async function takeOverPayment(
  ctx: Ctx,
  input: Parsed<typeof payment.endpoints.takeOver>,
): Promise<{ changed: number }> {
  const { assignment } = actorOf(ctx);
  if (!assignment) throw new HttpError('forbidden');
  const bills = await lockBillsOfSchools(ctx.db, ctx.scope, input.programId, input.schoolIds);
  if (bills.length !== new Set(input.schoolIds).size) notFound();
  if (bills.some((bill) => bill.parentId !== assignment.orgId)) throw new RefusalError(refusePayment('notYourSchool'));
  let changed = 0;
  for (const bill of bills) {
    const payerId = input.payer === 'bureau' ? assignment.orgId : bill.schoolId;
    if (payerId === bill.payerId) continue;
    if (bill.allocatedFen !== 0) {
      const payer = input.payer === 'bureau' ? assignment.orgName : bill.schoolName;
      throw new RefusalError(refusePayment('payerStaysOncePaid', { school: bill.schoolName, payer }));
    }
    await updateBill(ctx.db, input.programId, bill.id, { payerId });
    ctx.audit({
      action: 'payment.takeOver',
      subject: ['bill', bill.id],
      programId: input.programId,
      before: { payerId: bill.payerId },
      after: { payerId },
      reason: input.reason,
    });
    changed += 1;
  }
  return { changed };
}

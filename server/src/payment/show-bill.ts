import type { payment } from '@yanxiu/contract/payment';
import type { Permission } from '@yanxiu/domain/access/permissions';
import { mayRole } from '@yanxiu/domain/access/roles';
import { billStanding } from '@yanxiu/domain/payment/balance';
import { previewChange } from '@yanxiu/domain/payment/change-preview';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { refundStateNames } from '@yanxiu/domain/payment/states';
import { getOrgPlain } from '../org/store.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { programOf } from './bill-entries.ts';
import { paysFor, remarkOf } from './remark.ts';
import { describeRemittance } from './remittance.ts';
import { findBillOfSchool, getBill } from './store/bill.ts';
import { listBillAllocations, listBillEntries, listBillRefunds } from './store/bill-entry.ts';
import { pageRemittances } from './store/remittance.ts';

type Bill = typeof payment.endpoints.bill;

/** Everything about one bill: how it came about, what arrived, how to pay the rest. */
export async function showBill(ctx: Ctx, input: { programId: string; id: string }): Promise<Answer<Bill>> {
  const bill = await getBill(ctx.db, ctx.scope, input.programId, input.id);
  const program = await programOf(ctx, input.programId);
  const [entries, allocations, remittances, refunds, remark] = await Promise.all([
    listBillEntries(ctx.db, bill.programId, bill.id),
    listBillAllocations(ctx.db, bill.programId, bill.id),
    pageRemittances(ctx.db, ctx.scope, { programId: bill.programId, billId: bill.id, page: 1, size: 200 }),
    listBillRefunds(ctx.db, bill.programId, bill.schoolId),
    remarkOf(ctx, program, bill, paysFor(ctx, bill)),
  ]);
  const { payee, milestones, fee } = program.settings;
  return {
    ...bill,
    programName: program.settings.title,
    words: wordsOf(bill),
    entries,
    allocations: allocations.map(({ counterAccount, ...row }) => ({
      ...row,
      payerAccountMask: maskAccount(counterAccount),
    })),
    remittances: remittances.rows.map((row) => describeRemittance(ctx, row)),
    refunds: refunds.map(({ state, ...row }) => ({ ...row, stateName: refundStateNames[state] })),
    howToPay: {
      payee: {
        name: payee.name,
        accountNumber: payee.accountNumber,
        bankName: payee.bankName,
        cnaps: payee.cnaps,
        taxNumber: payee.taxNumber,
      },
      payableFen: Math.max(0, bill.balanceFen),
      dueOn: milestones.remittanceDueOn,
      remark,
      channel: fee.channel,
      bankRule: '一律用银行汇款，不用邮局汇款（邮政储蓄银行是银行，可以）；备注请照抄，一字不改。',
    },
    allowed: allowedOn(ctx, bill),
  };
}

/** What the school reads: once all of the money is invoiced, or asked to be, it is not sent to ask again. */
function wordsOf(bill: Awaited<ReturnType<typeof getBill>>): string {
  const { standing, words } = billStanding(bill);
  const isAsked = bill.requestedFen - bill.redFen >= bill.allocatedFen;
  const isInvoiced = bill.invoicedFen - bill.redFen >= bill.allocatedFen;
  if (standing !== 'settled' || !isAsked) return words;
  return isInvoiced ? '已缴清，发票已开。' : '已缴清，发票已申请。';
}

/** The last four digits of an account, as a bill shows them. */
export function maskAccount(account: string): string {
  return account === '' ? '' : `尾号 ${account.slice(-4)}`;
}

function allowedOn(ctx: Ctx, bill: { schoolId: string; payerId: string; payerName: string; allocatedFen: number }) {
  const role = ctx.actor?.assignment?.role;
  const may = (permission: Permission) => role !== undefined && mayRole(role, permission);
  const acts = [];
  if (may('payment.register')) {
    const reason = refusePayment('notOfUnit', { payer: bill.payerName }).message;
    acts.push(
      ctx.actor?.assignment?.orgId === bill.payerId
        ? { act: 'register', allowed: true }
        : { act: 'register', allowed: false, reason },
    );
  }
  if (may('payment.check')) {
    const reason = refusePayment('payerStaysOncePaid', { school: '这所学校', payer: '其他单位' }).message;
    acts.push(
      bill.allocatedFen === 0 ? { act: 'takeOver', allowed: true } : { act: 'takeOver', allowed: false, reason },
    );
  }
  return acts;
}

type Preview = typeof payment.endpoints.previewChange;

/** What a change of a locked roster would do to the school's bill. */
export async function previewBillChange(
  ctx: Ctx,
  input: { programId: string; schoolId: string; headDelta: number },
): Promise<Answer<Preview>> {
  const bill = await findBillOfSchool(ctx.db, ctx.scope, input.programId, input.schoolId);
  if (!bill) {
    const school = await getOrgPlain(ctx.db, input.schoolId);
    throw new RefusalError(refusePayment('noBill', { school: school.name }));
  }
  const preview = previewChange(bill, input.headDelta, bill.requestedFen - bill.redFen);
  const { amountFen, before, after, words } = preview;
  return { amountFen, beforeFen: before.balanceFen, afterFen: after.balanceFen, standing: after.standing, words };
}

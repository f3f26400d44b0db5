import { dayOf, instantText } from '@yanxiu/domain/kernel/day';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { billStateNames } from '@yanxiu/domain/payment/states';
import { renderPdf } from '../platform/documents/render.ts';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { programOf } from './bill-entries.ts';
import { contactTexts, pdfAnswer, printedOrigin } from './printed.ts';
import { paysFor, remarkOf } from './remark.ts';
import { type BillRow, getBill } from './store/bill.ts';
import { listBillEntries, listBillNames } from './store/bill-entry.ts';

/** 缴费通知单: for reimbursement and for treasuries, from the submission on (rules §6). */
export async function printPaymentNotice(ctx: Ctx, input: { programId: string; id: string }): Promise<FileAnswer> {
  const bill = await getBill(ctx.db, ctx.scope, input.programId, input.id);
  const program = await programOf(ctx, input.programId);
  const { settings } = program;
  const [lines, names, remarkText] = await Promise.all([
    linesOf(ctx, bill),
    listBillNames(ctx.db, bill.programId, bill.schoolId),
    remarkOf(ctx, program, bill, paysFor(ctx, bill)),
  ]);
  const { payee } = settings;
  const bytes = await renderPdf('paymentNotice', {
    ...printedOrigin(
      ctx,
      `项目设置第 ${program.version} 版，缴费单${billStateNames[bill.state]}，${instantText(ctx.now)} 的数据`,
    ),
    contacts: contactTexts(settings),
    title: '缴费通知单',
    number: bill.code,
    payerName:
      bill.payerId === bill.schoolId
        ? (bill.registeredName ?? bill.schoolName)
        : `${bill.payerName}（代 ${bill.schoolName}）`,
    programTitle: settings.title,
    basisText: `根据${settings.notice.number}和${settings.fee.legalBasis || '有关规定'}，按每人 ${yuanText(settings.fee.feeFen)} 元缴纳培训费，以学校为单位一次性汇入下列账户。`,
    fundingText: settings.fee.channel,
    dueOn: settings.milestones.remittanceDueOn,
    payee: {
      name: payee.name,
      account: payee.accountNumber.replace(/(\d{4})(?=\d)/g, '$1 '),
      bank: payee.bankName,
      cnaps: payee.cnaps,
      taxNumber: payee.taxNumber || null,
    },
    headcount: bill.heads,
    feeFen: bill.feeFen,
    lines,
    payableFen: Math.max(0, bill.balanceFen),
    remarkText,
    names,
    issuerName: payee.name,
    issuedOn: dayOf(ctx.now),
  });
  return pdfAnswer(`缴费通知单-${bill.schoolName}.pdf`, bytes);
}

async function linesOf(ctx: Ctx, bill: BillRow) {
  const entries = await listBillEntries(ctx.db, bill.programId, bill.id);
  const owed = entries
    .filter((entry) => entry.amountFen !== 0)
    .map((entry) => ({
      label: entry.kind === 'due' ? `应缴：${entry.heads} 人 × ${yuanText(bill.feeFen)} 元` : entry.reason,
      amountFen: entry.amountFen,
    }));
  const arrived = bill.allocatedFen === 0 ? [] : [{ label: '已到账', amountFen: -bill.allocatedFen }];
  return [...(owed.length > 0 ? owed : [{ label: '应缴', amountFen: 0 }]), ...arrived];
}

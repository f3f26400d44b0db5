import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { billStateNames, remittanceStateNames, standingNames } from '@yanxiu/domain/payment/states';
import { renderPdf } from '../platform/documents/render.ts';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type CellValue, type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { programOf } from './bill-entries.ts';
import { asOf, contactTexts, pdfAnswer, printedOrigin, sheetType } from './printed.ts';
import { allBills } from './store/bill.ts';
import { pageRemittances } from './store/remittance.ts';
import { titleOfForm } from './titles.ts';

const billColumns: readonly ColumnToWrite[] = [
  { heading: '县（市、区）', kind: 'text', width: 14 },
  { heading: '学校', kind: 'text', width: 34 },
  { heading: '缴费单位', kind: 'text', width: 30 },
  { heading: '缴费码', kind: 'text', width: 14 },
  { heading: '状态', kind: 'text' },
  { heading: '人数', kind: 'integer' },
  { heading: '应缴（元）', kind: 'money' },
  { heading: '调整（元）', kind: 'money' },
  { heading: '到账（元）', kind: 'money' },
  { heading: '差额（元）', kind: 'money' },
  { heading: '缴费人数', kind: 'integer' },
  { heading: '已登记（元）', kind: 'money' },
  { heading: '已开票（元）', kind: 'money' },
  { heading: '缴费情况', kind: 'text' },
];

/** 缴费一览 as a workbook, streamed. */
export async function exportBills(ctx: Ctx, input: Parsed<typeof payment.endpoints.exportBills>): Promise<FileAnswer> {
  const program = await programOf(ctx, input.programId);
  const { words, day } = asOf(ctx);
  const bills = allBills(ctx.db, ctx.scope, input);
  async function* rows(): AsyncGenerator<readonly CellValue[]> {
    for await (const bill of bills) {
      yield [
        bill.countyName,
        bill.schoolName,
        bill.payerName,
        bill.code,
        billStateNames[bill.state],
        bill.heads,
        bill.dueFen,
        bill.adjustedFen,
        bill.allocatedFen,
        bill.balanceFen,
        bill.paidHeads,
        bill.registeredFen,
        bill.invoicedFen - bill.redFen,
        standingNames[bill.standing],
      ];
    }
  }
  const sheet = {
    name: '缴费一览',
    title: `${program.settings.title} 缴费一览（${words}）`,
    columns: billColumns,
    rows: rows(),
  };
  return { name: `缴费一览-${day}.xlsx`, mediaType: sheetType, bytes: writeWorkbook([sheet]) };
}

const remittanceColumns: readonly ColumnToWrite[] = [
  { heading: '序号', kind: 'integer' },
  { heading: '县（市、区）', kind: 'text', width: 14 },
  { heading: '学校全称', kind: 'text', width: 34 },
  { heading: '付款单位户名', kind: 'text', width: 34 },
  { heading: '付款开户行', kind: 'text', width: 30 },
  { heading: '付款账号', kind: 'text', width: 24 },
  { heading: '汇款日期', kind: 'day' },
  { heading: '汇款金额（元）', kind: 'money' },
  { heading: '缴费人数', kind: 'integer' },
  { heading: '凭证号/流水号', kind: 'text', width: 20 },
  { heading: '汇款备注原文', kind: 'text', width: 30 },
  { heading: '联系人', kind: 'text' },
  { heading: '凭据', kind: 'text', width: 20 },
  { heading: '状态', kind: 'text', width: 18 },
];

/** 汇款登记表 (附件 3) as a workbook or as A4 with places for seal and signatures. */
export async function exportRemittances(
  ctx: Ctx,
  input: Parsed<typeof payment.endpoints.exportRemittances>,
): Promise<FileAnswer> {
  const program = await programOf(ctx, input.programId);
  const title = titleOfForm(program.settings, 'remittance', '汇款登记表');
  const { rows } = await pageRemittances(ctx.db, ctx.scope, { ...input, page: 1, size: 5000 });
  // taken back and sent back ones are no payments: they come out only where they are asked for
  const standing = rows
    .filter((row) => input.state !== undefined || row.state === 'registered' || row.state === 'checked')
    .reverse();
  if (input.format === 'pdf') return printRemittances(ctx, program, title, standing);
  const cells = standing.map((row, at): CellValue[] => [
    at + 1,
    row.countyName,
    row.schoolName,
    row.payerName,
    row.payerBank,
    row.payerAccount,
    row.paidOn,
    row.amountFen,
    row.heads,
    row.bankSerial,
    row.remark,
    row.contactName,
    row.vouchers.map((voucher) => voucher.name).join('、'),
    remittanceStateNames[row.state],
  ]);
  const sheet = { name: '汇款登记表', title, columns: remittanceColumns, rows: cells };
  return { name: `汇款登记表-${dayOf(ctx.now)}.xlsx`, mediaType: sheetType, bytes: writeWorkbook([sheet]) };
}

type Rows = Awaited<ReturnType<typeof pageRemittances>>['rows'];

async function printRemittances(
  ctx: Ctx,
  program: Awaited<ReturnType<typeof programOf>>,
  title: string,
  rows: Rows,
): Promise<FileAnswer> {
  const bytes = await renderPdf('remittanceForm', {
    ...printedOrigin(ctx, `${asOf(ctx).words}的登记`),
    contacts: contactTexts(program.settings),
    signing: {
      unitName: ctx.actor?.assignment?.orgName ?? '',
      filledByName: ctx.actor?.name ?? null,
      filledOn: dayOf(ctx.now),
    },
    attachmentLabel: '附件3',
    title,
    rows: rows.map((row) => ({
      countyName: row.countyName ?? '',
      schoolName: row.schoolName,
      payerName: row.payerName,
      payerBank: row.payerBank,
      payerAccount: row.payerAccount,
      remittedOn: row.paidOn,
      amountFen: row.amountFen,
      headcount: row.heads,
      remark: row.remark,
      bankSerial: row.bankSerial,
      invoiceTitle: row.registeredName ?? row.schoolName,
      taxNumber: row.uscc ?? '',
      addressPhoneText: [row.address, row.phone].filter(Boolean).join(' '),
      bankAccountText: `${row.payerBank} ${row.payerAccount}`.trim(),
      invoiceEmail: row.email ?? '',
      deliveryText: row.email ? '邮箱' : '自取',
      contactName: row.contactName,
      contactPhone: '',
      voucherText: `${row.vouchers.length} 份`,
    })),
  });
  return pdfAnswer(`汇款登记表-${dayOf(ctx.now)}.pdf`, bytes);
}

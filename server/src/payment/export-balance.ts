import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { dayText } from '@yanxiu/domain/kernel/day';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type CellValue, type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { sheetType } from './printed.ts';
import { getAccount } from './store/account.ts';
import { accountTotalsOn, programTotalsOn, schoolTotalsOn } from './store/balance.ts';

const equationColumns: readonly ColumnToWrite[] = [
  { heading: '项目', kind: 'text', width: 34 },
  { heading: '金额（元）', kind: 'money' },
];
const moneyColumns: readonly ColumnToWrite[] = [
  { heading: '应缴（元）', kind: 'money' },
  { heading: '到账（元）', kind: 'money' },
  { heading: '差额（元）', kind: 'money' },
  { heading: '已开票（元）', kind: 'money' },
];
const countyColumns: readonly ColumnToWrite[] = [
  { heading: '培训项目', kind: 'text', width: 36 },
  { heading: '县（市、区）', kind: 'text', width: 14 },
  ...moneyColumns,
];
const schoolColumns: readonly ColumnToWrite[] = [
  { heading: '培训项目', kind: 'text', width: 36 },
  { heading: '县（市、区）', kind: 'text', width: 14 },
  { heading: '学校', kind: 'text', width: 34 },
  ...moneyColumns,
];

type Totals = Awaited<ReturnType<typeof accountTotalsOn>>;

/** The account at the end of a day as a workbook: the equation, and 应缴 / 到账 / 已开票 by county and by school. */
export async function exportBalance(
  ctx: Ctx,
  input: Parsed<typeof payment.endpoints.exportBalance>,
): Promise<FileAnswer> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const [totals, programs, schools] = await Promise.all([
    accountTotalsOn(ctx.db, account.id, input.on),
    programTotalsOn(ctx.db, account.id, input.on),
    schoolTotalsOn(ctx.db, account.id, input.on),
  ]);
  const title = `${account.name} 尾号${account.accountNumber.slice(-4)} 对账表（截至 ${dayText(input.on)}）`;
  const counties = programs.flatMap(({ programName, counties: rows }) =>
    rows.map((row): CellValue[] => [
      programName,
      row.name,
      row.owedFen,
      row.allocatedFen,
      row.owedFen - row.allocatedFen,
      row.invoicedFen,
    ]),
  );
  const bySchool = schools.map((row): CellValue[] => [
    row.programName,
    row.countyName,
    row.schoolName,
    row.owedFen,
    row.allocatedFen,
    row.owedFen - row.allocatedFen,
    row.invoicedFen,
  ]);
  const bytes = writeWorkbook([
    { name: '账户平衡', title, columns: equationColumns, rows: equation(totals) },
    { name: '按县', title, columns: countyColumns, rows: counties },
    { name: '按学校', title, columns: schoolColumns, rows: bySchool },
  ]);
  return { name: `对账表-${input.on}.xlsx`, mediaType: sheetType, bytes };
}

/** 收入 = 认领净额 + 退款 + 冲正 + 未认领 + 其他业务 (rules §6), term by term, and the difference, which is 0. */
function equation(totals: Totals): CellValue[][] {
  return [
    ['收入', totals.incomingFen],
    ['认领净额', totals.allocatedFen],
    ['退款', totals.refundedFen],
    ['冲正', totals.reversedFen],
    ['未认领', totals.unallocatedFen],
    ['其他业务', totals.otherFen],
    ['收入减各项去向（应为 0）', totals.differenceFen],
    ['支出', totals.outgoingFen],
    ['支出中已关联退款、冲正或其他业务', totals.outgoingLinkedFen],
    ['支出中未处理', totals.outgoingOpenFen],
  ];
}

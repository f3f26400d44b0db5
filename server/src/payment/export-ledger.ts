import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { refundStateNames } from '@yanxiu/domain/payment/states';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type CellValue, type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { asOf, sheetType } from './printed.ts';
import { getAccount } from './store/account.ts';
import { pageRefunds } from './store/booking.ts';
import { allLines } from './store/line.ts';

type Endpoints = typeof payment.endpoints;

const lineColumns: readonly ColumnToWrite[] = [
  { heading: '到账时间', kind: 'instant' },
  { heading: '流水号', kind: 'text', width: 20 },
  { heading: '收入（元）', kind: 'money' },
  { heading: '支出（元）', kind: 'money' },
  { heading: '对方户名', kind: 'text', width: 34 },
  { heading: '对方账号', kind: 'text', width: 24 },
  { heading: '摘要', kind: 'text', width: 14 },
  { heading: '用途', kind: 'text', width: 24 },
  { heading: '附言', kind: 'text', width: 34 },
  { heading: '认领（元）', kind: 'money' },
  { heading: '退款（元）', kind: 'money' },
  { heading: '冲正（元）', kind: 'money' },
  { heading: '其他业务（元）', kind: 'money' },
  { heading: '未处理（元）', kind: 'money' },
  { heading: '认领到', kind: 'text', width: 40 },
  { heading: '状态', kind: 'text' },
];

/** The statement lines with where the money of each went: what the accountant's own sheet used to hold. */
export async function exportLines(ctx: Ctx, input: Parsed<Endpoints['exportLines']>): Promise<FileAnswer> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const { words, day } = asOf(ctx);
  async function* rows(): AsyncGenerator<readonly CellValue[]> {
    for await (const line of allLines(ctx.db, ctx.scope, input)) {
      yield [
        line.at,
        line.key.startsWith('行') ? '' : line.key,
        line.direction === 'in' ? line.amountFen : null,
        line.direction === 'out' ? line.amountFen : null,
        line.counterName,
        line.counterAccount,
        line.summary,
        line.purpose,
        line.postscript,
        line.allocatedFen,
        line.refundedFen,
        line.reversedFen,
        line.otherFen,
        line.openFen,
        line.schools.join('、'),
        line.stateName,
      ];
    }
  }
  const title = `${account.name} 尾号${account.accountNumber.slice(-4)} 流水台账（${words}）`;
  return {
    name: `流水台账-${day}.xlsx`,
    mediaType: sheetType,
    bytes: writeWorkbook([{ name: '流水台账', title, columns: lineColumns, rows: rows() }]),
  };
}

const refundColumns: readonly ColumnToWrite[] = [
  { heading: '序号', kind: 'integer' },
  { heading: '收款户名', kind: 'text', width: 34 },
  { heading: '收款账号', kind: 'text', width: 26 },
  { heading: '开户行', kind: 'text', width: 30 },
  { heading: '金额（元）', kind: 'money' },
  { heading: '用途', kind: 'text', width: 30 },
  { heading: '学校', kind: 'text', width: 34 },
  { heading: '状态', kind: 'text' },
];

/** The refunds that wait for their payment, as a list for the bank: back to the accounts that the money came from. */
export async function exportRefunds(ctx: Ctx, input: Parsed<Endpoints['exportRefunds']>): Promise<FileAnswer> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const { rows } = await pageRefunds(ctx.db, ctx.scope, {
    bankAccountId: account.id,
    state: 'decided',
    page: 1,
    size: 100_000,
  });
  const cells = rows.map((row, at): CellValue[] => [
    at + 1,
    row.toName,
    row.toAccount,
    row.toBank,
    row.amountFen,
    `退培训费 ${row.reason}`,
    row.schoolName,
    refundStateNames[row.state],
  ]);
  const sheet = {
    name: '退款清单',
    title: `退款清单（付款账户 ${account.accountNumber}）`,
    columns: refundColumns,
    rows: cells,
  };
  return { name: `退款清单-${asOf(ctx).day}.xlsx`, mediaType: sheetType, bytes: writeWorkbook([sheet]) };
}

import type { invoice } from '@yanxiu/contract/invoice';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { invoiceStateNames } from '@yanxiu/domain/invoice/states';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { programOf } from '../payment/bill-entries.ts';
import { sheetType } from '../payment/printed.ts';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type CellValue, type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { pageInvoices } from './store/invoice.ts';

const columns: readonly ColumnToWrite[] = [
  { heading: '县（市、区）', kind: 'text', width: 14 },
  { heading: '学校', kind: 'text', width: 34 },
  { heading: '发票抬头', kind: 'text', width: 34 },
  { heading: '税号', kind: 'text', width: 22 },
  { heading: '流水号', kind: 'text', width: 16 },
  { heading: '发票号码', kind: 'text', width: 24 },
  { heading: '开票日期', kind: 'day' },
  { heading: '价税合计（元）', kind: 'money' },
  { heading: '金额（元）', kind: 'money' },
  { heading: '税额（元）', kind: 'money' },
  { heading: '状态', kind: 'text' },
  { heading: '交付方式', kind: 'text' },
  { heading: '接收邮箱/领取人', kind: 'text', width: 24 },
  { heading: '交付时间', kind: 'instant' },
  { heading: '红字发票号码', kind: 'text', width: 24 },
  { heading: '领取人签字', kind: 'text', width: 16 },
];

const hows = { email: '邮箱', pickup: '自取', download: '下载' } as const;

/** 发票台账, with a column to sign at the pick-up (领取登记). */
export async function exportInvoices(ctx: Ctx, input: Parsed<typeof invoice.endpoints.export>): Promise<FileAnswer> {
  const program = await programOf(ctx, input.programId);
  const { db, scope } = ctx;
  async function* rows(): AsyncGenerator<readonly CellValue[]> {
    for (let page = 1; ; page += 1) {
      const part = await pageInvoices(db, scope, { ...input, page, size: 2000 });
      for (const row of part.rows) {
        yield [
          row.countyName,
          row.schoolName,
          row.title.name,
          row.title.uscc,
          row.serial,
          row.number,
          row.issuedOn,
          row.totalFen,
          row.netFen,
          row.taxFen,
          invoiceStateNames[row.state],
          row.deliveredHow ? hows[row.deliveredHow] : '',
          row.deliveredTo,
          row.deliveredAt,
          row.redNumber,
          '',
        ];
      }
      if (part.rows.length < 2000) return;
    }
  }
  const sheet = { name: '发票台账', title: `${program.settings.title} 发票台账`, columns, rows: rows() };
  return { name: `发票台账-${dayOf(ctx.now)}.xlsx`, mediaType: sheetType, bytes: writeWorkbook([sheet]) };
}

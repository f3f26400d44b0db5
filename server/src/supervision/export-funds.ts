import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { supervision } from '@yanxiu/contract/supervision';
import { instantText } from '@yanxiu/domain/kernel/day';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { fundsOfYear } from './funds.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const stateNames = { met: '达标', short: '未达标', missing: '未填报' } as const;

const columns: readonly ColumnToWrite[] = [
  { heading: '县（市、区）', kind: 'text', width: 20 },
  { heading: '是否达标', kind: 'text' },
  { heading: '教职工工资总额（元）', kind: 'money' },
  { heading: '应安排 2.5%（元）', kind: 'money' },
  { heading: '教师培训经费支出（元）', kind: 'money' },
  { heading: '工资口径还差（元）', kind: 'money' },
  { heading: '公用经费总额（元）', kind: 'money' },
  { heading: '应安排 5%（元）', kind: 'money' },
  { heading: '公用经费用于培训（元）', kind: 'money' },
  { heading: '公用经费口径还差（元）', kind: 'money' },
  { heading: '本平台到账培训费（元，参考）', kind: 'money' },
  { heading: '说明', kind: 'text', width: 30 },
];

/** 经费保障表 of one year as a workbook. */
export async function exportFunds(
  ctx: Ctx,
  input: Parsed<typeof supervision.endpoints.exportFunds>,
): Promise<FileAnswer> {
  const rows = await fundsOfYear(ctx, input);
  const bytes = writeWorkbook([
    {
      name: '经费保障',
      title: `${input.year} 年教师培训经费保障情况（截至 ${instantText(ctx.now)}）`,
      columns,
      rows: rows.map((row) => [
        row.kind === 'city' ? `${row.name}（市直）` : row.name,
        stateNames[row.state],
        row.payrollFen,
        row.payrollDueFen,
        row.trainingFen,
        row.payrollShortFen,
        row.publicFen,
        row.publicDueFen,
        row.publicTrainingFen,
        row.publicShortFen,
        row.feesFen,
        row.note,
      ]),
    },
  ]);
  return { name: `${input.year}年教师培训经费保障.xlsx`, mediaType: workbookType, bytes };
}

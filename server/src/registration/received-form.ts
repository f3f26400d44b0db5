import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { registrationStateNames } from '@yanxiu/domain/registration/states';
import { renderPdf } from '../platform/documents/render.ts';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { writeWorkbook } from '../platform/sheets/write.ts';
import { xlsx } from './form-sheets.ts';
import { paperCopiesWanted } from './paper-copies.ts';
import { listUnitLiaisons } from './store/form.ts';
import type { CountedUnit, Program } from './store/unit.ts';

const columns = [
  { title: '序号', widthFr: 0.6, align: 'center' },
  { title: '填报单位', widthFr: 2.8, align: 'left' },
  { title: '人数', widthFr: 0.7, align: 'right' },
  { title: '上报情况', widthFr: 1.3, align: 'left' },
  { title: '上报日期', widthFr: 1.4, align: 'left' },
  { title: '盖章扫描件', widthFr: 1.1, align: 'center' },
  { title: '纸质份数', widthFr: 0.9, align: 'center' },
  { title: '责任人', widthFr: 1, align: 'left' },
  { title: '收件人签字', widthFr: 1.3, align: 'left' },
] as const;

/** 收件登记表: which unit has handed in what, with a place to sign for the paper copies (阳城通知 附件 1、2: 一式两份). */
export async function printReceived(
  ctx: Ctx,
  program: Program,
  rows: readonly CountedUnit[],
  input: { unitName: string; format: 'pdf' | 'xlsx' },
): Promise<FileAnswer> {
  const liaisons = await listUnitLiaisons(
    ctx.db,
    rows.map((row) => row.schoolId),
  );
  const lines = rows.map((row, index) => [
    String(index + 1),
    row.schoolName,
    row.headcount > 0 ? String(row.headcount) : '',
    row.state === 'draft' && row.headcount === 0 ? '未填报' : registrationStateNames[row.state],
    row.submittedAt ? dayOf(row.submittedAt) : '',
    row.scanFileId ? '已收' : '',
    row.paperCopies > 0 ? `${row.paperCopies} 份` : '',
    liaisons.get(row.schoolId)?.name ?? '',
    '',
  ]);
  const title = '名单收件登记表';
  const name = `${title}（${input.unitName}）`;
  if (input.format === 'xlsx') {
    const sheetColumns = columns.map(({ title: heading, widthFr }) => ({
      heading,
      kind: 'text' as const,
      width: Math.round(widthFr * 12),
    }));
    const bytes = writeWorkbook([
      { name: '收件登记', title: `${program.name}${title}`, columns: sheetColumns, rows: lines },
    ]);
    return { name: `${name}.xlsx`, mediaType: xlsx, bytes };
  }
  const handedIn = rows.filter((row) => row.state === 'submitted' || row.state === 'locked').length;
  const bytes = await renderPdf('list', {
    printedAt: ctx.now,
    versionText: '',
    watermarkText: null,
    title,
    subtitle: `${program.name}　${input.unitName}　截至${dayText(dayOf(ctx.now))}`,
    orientation: 'landscape',
    columns: [...columns],
    rows: lines,
    totals: null,
    notes: [`共 ${rows.length} 个单位，已上报 ${handedIn} 个。${paperNote(program)}`],
  });
  return { name: `${name}.pdf`, mediaType: 'application/pdf', bytes, inline: true };
}

/** 一式两份, where the notice asks for paper at all. */
function paperNote(program: Program): string {
  const copies = paperCopiesWanted(program);
  return copies > 0 ? `纸质表一式 ${copies} 份，盖章签字后报送。` : '通知没有要求报送纸质表。';
}

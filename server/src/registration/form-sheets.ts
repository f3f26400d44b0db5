import type { TemplateData } from '../platform/documents/render.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type CellValue, type ColumnKind, type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const text = (heading: string, width?: number): ColumnToWrite => column(heading, 'text', width);
const number = (heading: string): ColumnToWrite => column(heading, 'integer');

function column(heading: string, kind: ColumnKind, width?: number): ColumnToWrite {
  return { heading, kind, ...(width ? { width } : {}) };
}

function workbook(
  name: string,
  title: string,
  columns: readonly ColumnToWrite[],
  rows: readonly (readonly CellValue[])[],
): FileAnswer {
  const sheet = name.replace(/（.*）$/, '').slice(-20);
  return { name: `${name}.xlsx`, mediaType: xlsx, bytes: writeWorkbook([{ name: sheet, title, columns, rows }]) };
}

/** 附件 2 as a workbook: exactly 序号 姓名 学段 学科 手机号(注册用) 身份证号 县(市、区) 学校全称 备注 (rules §4). */
export function rosterSheet(name: string, data: TemplateData<'rosterForm'>): FileAnswer {
  const columns = [
    text('序号', 6),
    text('姓名', 12),
    text('学段', 10),
    text('学科', 14),
    text('手机号(注册用)', 16),
    text('身份证号', 22),
    text('县(市、区)', 14),
    text('学校全称', 30),
    text('备注', 24),
  ];
  const rows = data.rows.map((row, at) => [
    String(at + 1),
    row.name,
    row.stageText,
    row.subjectText,
    row.phone,
    row.documentNumber,
    row.countyName,
    row.schoolName,
    row.remark,
  ]);
  return workbook(name, data.title, columns, rows);
}

/** 附件 1 as a workbook, with its 合计. */
export function headcountSheet(name: string, data: TemplateData<'headcountForm'>): FileAnswer {
  const columns = [
    number('序号'),
    text('学校全称', 30),
    text('学校类型', 14),
    number('在职专任教师数'),
    number('高中'),
    number('职高/中职'),
    number('初中'),
    number('小学'),
    number('幼儿园'),
    number('特教'),
    number('参训合计'),
    number('其中支教人数'),
    number('其中借调人数'),
    number('免训人数'),
    text('免训说明', 24),
    column('应缴金额(元)', 'money'),
    text('责任人', 10),
    text('联系电话', 16),
    text('备注', 20),
  ];
  const counted = data.rows.map((row) => [
    row.inServiceCount,
    row.seniorCount,
    row.vocationalCount,
    row.juniorCount,
    row.primaryCount,
    row.preschoolCount,
    row.specialCount,
    row.enrolledCount,
    row.supportingCount,
    row.secondedCount,
    row.exemptCount,
  ]);
  const rows: CellValue[][] = data.rows.map((row, at) => [
    at + 1,
    row.schoolName,
    row.schoolKindText,
    ...(counted[at] ?? []),
    row.exemptNote,
    row.dueFen,
    row.liaisonName,
    row.liaisonPhone,
    row.remark,
  ]);
  const sums = Array.from({ length: 11 }, (_, at) => counted.reduce((sum, one) => sum + (one[at] ?? 0), 0));
  const due = data.rows.reduce((sum, row) => sum + row.dueFen, 0);
  return workbook(name, data.title, columns, [...rows, [null, '合计', '', ...sums, '', due, '', '', '']]);
}

/** 附件 4 as a workbook. */
export function contactSheet(name: string, data: TemplateData<'contactForm'>): FileAnswer {
  const columns = [
    number('序号'),
    text('单位全称', 30),
    text('第一责任人', 12),
    text('职务', 12),
    text('手机', 16),
    text('责任人', 12),
    text('职务', 12),
    text('办公电话', 16),
    text('手机', 16),
    text('邮箱', 24),
    text('备注', 20),
  ];
  const rows = data.rows.map((row, at) => [
    at + 1,
    row.unitName,
    row.headName,
    row.headPostText,
    row.headPhone,
    row.liaisonName,
    row.liaisonPostText,
    row.officePhone,
    row.liaisonPhone,
    row.email,
    row.remark,
  ]);
  return workbook(name, data.title, columns, rows);
}

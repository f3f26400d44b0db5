import { compactText } from '@yanxiu/domain/kernel/text-width';
import type { KnownSchool } from '@yanxiu/domain/registration/school-names';
import type { Sheet, SheetRow } from '@yanxiu/server/platform/sheets/read';

const headings = {
  id: ['学校编号', '学校标识码', '编号', '代码'],
  name: ['备案名称', '学校全称', '学校名称', '单位全称', '单位名称', '学校'],
  aliases: ['别名', '简称', '曾用名', '学校简称'],
  county: ['县(市、区)', '县(市,区)', '县市区', '区县', '县区', '县'],
  city: ['地市', '市', '地级市', '市州'],
} as const;
type Column = keyof typeof headings;

/** Reads a list of schools (学校编号, 备案名称, 县（市、区）, 地市, 别名 …); null when no sheet has a heading with names. */
export function readSchoolList(sheets: readonly Sheet[]): KnownSchool[] | null {
  for (const sheet of sheets) {
    const at = sheet.rows.findIndex((row) => columnsOf(row).has('name'));
    const heading = sheet.rows[at];
    if (!heading) continue;
    const columns = columnsOf(heading);
    return sheet.rows.slice(at + 1).flatMap((row) => schoolOf(row, columns));
  }
  return null;
}

function columnsOf(row: SheetRow): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [field, words] of Object.entries(headings)) {
    for (const word of words) {
      const at = row.cells.findIndex((cell) => compactText(cell.text) === word);
      if (at >= 0 && !columns.has(field as Column)) columns.set(field as Column, at);
    }
  }
  return columns;
}

function schoolOf(row: SheetRow, columns: Map<Column, number>): KnownSchool[] {
  const text = (field: Column) => compactText(row.cells[columns.get(field) ?? -1]?.text ?? '');
  const name = text('name');
  if (name === '') return [];
  const aliases = text('aliases')
    .split(/[、,，;；|/]/)
    .filter((alias) => alias !== '');
  return [{ id: text('id') || String(row.line), name, aliases, county: text('county'), city: text('city') }];
}

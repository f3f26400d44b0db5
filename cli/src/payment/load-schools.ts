import { type Refusal, refusals } from '@yanxiu/domain/kernel/refusal';
import type { MatchSchool } from '@yanxiu/domain/payment/matching/match-input';
import { readSheets, type Sheet } from '@yanxiu/server/platform/sheets/read';
import { sheetRefusal } from '@yanxiu/server/platform/sheets/refusals';
import { bytesOf } from './load-statement.ts';

/** A school of the list together with the headcount that it is expected to pay for. */
export interface ListedSchool extends MatchSchool {
  readonly heads: number;
}

const refusal = refusals('payment', {
  schools_no_header:
    '学校名单里没有找到表头，应有：学校编号、备案名称、县（市、区）、地市、联系人、手机号码、预计人数、上级中心校编号。',
  schools_row: '学校名单第 {line} 行的{column}“{value}”读不出来，请改正后再试。',
  schools_twice: '学校名单第 {line} 行的学校编号“{id}”与前面重复，请改正后再试。',
  schools_empty: '学校名单里没有一所学校。',
});

const columns = {
  id: ['学校编号', '编号'],
  name: ['备案名称', '学校名称', '学校全称', '学校'],
  county: ['县(市、区)', '县(市,区)', '县区', '县', '区县'],
  city: ['地市', '市'],
  contact: ['联系人'],
  phone: ['手机号码', '手机号', '联系电话'],
  heads: ['预计人数', '人数', '应缴人数'],
  central: ['上级中心校编号', '上级编号'],
} as const;

type Column = keyof typeof columns;

/** Reads schools.csv (any sheet format); one row is one school billed by itself. */
export async function loadSchools(file: string): Promise<ListedSchool[] | Refusal> {
  const bytes = await bytesOf(file);
  if (bytes === null) return sheetRefusal('notFound', { file });
  const read = await readSheets(bytes, file);
  if ('refused' in read) return read.refused;
  const [sheet] = read.sheets;
  return sheet ? schoolsOf(sheet) : refusal('schools_empty');
}

function schoolsOf(sheet: Sheet): ListedSchool[] | Refusal {
  const headerAt = sheet.rows.slice(0, 20).findIndex((row) => {
    const names = row.cells.map((cell) => heading(cell.text));
    return columns.id.some((name) => names.includes(name)) && columns.name.some((name) => names.includes(name));
  });
  const header = sheet.rows[headerAt];
  if (!header) return refusal('schools_no_header');
  const names = header.cells.map((cell) => heading(cell.text));
  const placeOf = (column: Column) => names.findIndex((name) => (columns[column] as readonly string[]).includes(name));
  const places = new Map((Object.keys(columns) as Column[]).map((column) => [column, placeOf(column)]));
  const schools: ListedSchool[] = [];
  const ids = new Set<string>();
  for (const row of sheet.rows.slice(headerAt + 1)) {
    const text = (column: Column) => row.cells[places.get(column) ?? -1]?.text.trim() ?? '';
    const id = text('id');
    if (id === '' && text('name') === '') continue;
    const heads = Number(text('heads').normalize('NFKC') || '0');
    if (!Number.isInteger(heads) || heads < 0) {
      return refusal('schools_row', { line: row.line, column: '预计人数', value: text('heads') });
    }
    if (id === '' || text('name') === '')
      return refusal('schools_row', { line: row.line, column: '学校编号或备案名称', value: '' });
    if (ids.has(id)) return refusal('schools_twice', { line: row.line, id });
    ids.add(id);
    const phone = text('phone').normalize('NFKC').replace(/\D/g, '');
    schools.push({
      id,
      name: text('name'),
      county: text('county'),
      city: text('city'),
      contacts: text('contact') === '' ? [] : [text('contact')],
      phones: phone === '' ? [] : [phone],
      centralId: text('central') === '' ? null : text('central'),
      heads,
    });
  }
  return schools.length === 0 ? refusal('schools_empty') : schools;
}

function heading(text: string): string {
  return text.normalize('NFKC').replace(/[\s*]/g, '');
}

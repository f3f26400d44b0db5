import { checkDigitGb11643 } from '@yanxiu/domain/kernel/identity-number';
import { rosterFile } from '@yanxiu/tools/generator/roster-file';

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const givenNames = ['晓燕', '建国', '丽', '志强', '雪梅', '海龙', '婷婷', '文斌', '红霞', '永胜', '小红', '俊峰', '慧'];
const subjects = ['语文', '数学', '英语', '科学', '体育', '音乐', '美术'];

/** The rows of a roster, each a person of her own with a valid document number and phone, spread over the schools. */
export function rosterLines(count: number, county: string, schools: readonly string[]): string[][] {
  return Array.from({ length: count }, (_, at) => [
    String(at + 1),
    `${surnames[at % surnames.length]}${givenNames[(at * 7) % givenNames.length]}`,
    '小学',
    subjects[at % subjects.length] ?? '语文',
    String(15_400_000_000 + at * 7),
    documentNumber(at),
    county,
    schools[at % schools.length] ?? '',
    at % 20 === 0 ? '特岗教师' : '',
  ]);
}

/** Thirty years of birthdays, and sequence numbers for as many as share one. */
function documentNumber(at: number): string {
  const year = 1965 + (at % 30);
  const month = String(1 + (Math.floor(at / 30) % 12)).padStart(2, '0');
  const day = String(1 + (Math.floor(at / 360) % 28)).padStart(2, '0');
  const body = `140522${year}${month}${day}${String(Math.floor(at / 10_080) % 1000).padStart(3, '0')}`;
  return body + checkDigitGb11643(body);
}

/** A clerk's workbook with these rows: titles, header, total and foot around them. */
export function workbook(unitName: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  return rosterFile({ title: '全员培训学员信息收集表', unitName, filledOn: '2021年10月28日', rows });
}

/** Rows for COPY (csv): null is nothing at all, an empty text stands in quotes. */
export function csv(rows: readonly (readonly (string | null)[])[]): string {
  const cell = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);
  return rows.map((row) => row.map(cell).join(',')).join('\n');
}

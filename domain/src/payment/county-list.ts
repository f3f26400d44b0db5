import { readYuan } from '../kernel/money.ts';

/** One row of a list with which a county pays for schools, as far as it could be read. */
export interface CountyListRow {
  /** 1-based line of what was pasted. */
  readonly line: number;
  readonly schoolText: string;
  readonly heads: number | null;
  readonly amountFen: number | null;
  /** What is wrong with the row; null when it can be used. */
  readonly problem: string | null;
}

const totals = /^(?:合计|总计|小计|共计)/;
const headings = /学校|单位|人数|金额|序号/;

/**
 * Reads a pasted list of schools with headcount and amount: a row a school, cells split by tabs, commas or runs of
 * blanks. A title above the headings, headings, blank rows and 合计 are passed over. Amount and headcount are told apart by the fee: whichever is
 * missing is computed, and both must agree where both are there.
 */
export function readCountyList(text: string, feeFen: number): CountyListRow[] {
  const rows: CountyListRow[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  const headingLine = lines.findIndex(isHeading) + 1;
  const countsHeads = isListOfHeads(lines, lines[headingLine - 1] ?? '', feeFen);
  for (const [index, raw] of lines.entries()) {
    const readings = waysToCut(raw).flatMap((cells) => readCells(index + 1, cells, feeFen, countsHeads) ?? []);
    // `5,610` may be one number or two: the reading that agrees with the fee stands
    const row = readings.find((reading) => reading.problem === null) ?? readings.at(-1);
    // what stands above the headings and is no school with its numbers is the title of the list
    if (row && (row.problem === null || row.line > headingLine)) rows.push(row);
  }
  return rows;
}

/** More teachers than any school has: such a number is an amount. */
const mostHeads = 2000;

/**
 * With one number a row, 165 is people where the heading says so, or where the numbers can't all be amounts: one is no
 * multiple of the fee, and none is larger than a school.
 */
function isListOfHeads(lines: readonly string[], heading: string, feeFen: number): boolean {
  if (/人数/.test(heading) !== /金额/.test(heading)) return /人数/.test(heading);
  const alone = lines.flatMap((raw) => {
    const [cells = []] = waysToCut(raw);
    const name = cells.findIndex((cell) => /\p{Script=Han}{2,}/u.test(cell));
    const numbers =
      name < 0 || totals.test(cells[name] ?? '') ? [] : cells.slice(name + 1).filter((cell) => /\d/.test(cell));
    if (numbers.some((cell) => /[元人名位]/.test(cell))) return [];
    const value = numbers.length === 1 ? readYuan(numbers[0] ?? '') : null;
    return value === null ? [] : [value];
  });
  return alone.some((value) => value % feeFen !== 0) && alone.every((value) => value <= mostHeads * 100);
}

/** A row that names the columns: school beside headcount or amount, and no number. */
function isHeading(raw: string): boolean {
  return (
    /学校|单位/.test(raw) &&
    /人数|金额/.test(raw) &&
    !/\d/.test(raw.normalize('NFKC')) &&
    /[\t,，;；、\s]/.test(raw.trim())
  );
}

function readCells(line: number, cells: readonly string[], feeFen: number, countsHeads: boolean): CountyListRow | null {
  const schoolText = cells.find((cell) => /\p{Script=Han}{2,}/u.test(cell)) ?? '';
  if (cells.length === 0 || totals.test(cells[0] ?? '') || totals.test(schoolText)) return null;
  // a serial number stands in front of the name, headcount and amount behind it
  const numbers = cells.slice(cells.indexOf(schoolText) + 1).filter((cell) => /\d/.test(cell));
  if (numbers.length === 0 && headings.test(cells.join(''))) return headingOrNothing(line, schoolText, cells);
  return rowOf(line, schoolText, numbers, feeFen, countsHeads);
}

/** A row of headings is passed over; a school without numbers is named. */
function headingOrNothing(line: number, schoolText: string, cells: readonly string[]): CountyListRow | null {
  const isNamed = cells.length > 1 || /^(?:学校|单位|序号|名单)/.test(schoolText);
  return isNamed ? null : rowOf(line, schoolText, [], 0, false);
}

/** The row cut into cells: by tabs, else by commas and blanks with thousands marks kept, and with every comma cut. */
function waysToCut(raw: string): string[][] {
  const plain = raw.normalize('NFKC').trim();
  const ways = plain.includes('\t')
    ? [plain.split('\t')]
    : [plain.split(/,(?!\d{3}(?!\d))|[;、]|\s+/), plain.split(/[,;、]|\s+/)];
  return ways.map((cells) => cells.map((cell) => cell.trim()).filter((cell) => cell !== ''));
}

function rowOf(
  line: number,
  schoolText: string,
  numbers: readonly string[],
  feeFen: number,
  countsHeads: boolean,
): CountyListRow {
  const wrong = (problem: string) => ({ line, schoolText, heads: null, amountFen: null, problem });
  if (schoolText === '') return wrong(`第 ${line} 行没有学校名称，请补上。`);
  const read = readNumbers(numbers, feeFen, countsHeads);
  if (read === null) return wrong(`第 ${line} 行“${schoolText}”没有读出人数或金额，请写成“学校 人数 金额”。`);
  const { heads, amountFen } = read;
  if (amountFen !== heads * feeFen) {
    const problem = `第 ${line} 行“${schoolText}”的金额与人数不符：${heads} 人应为 ${(heads * feeFen) / 100} 元，请核对。`;
    return { line, schoolText, heads, amountFen, problem };
  }
  return { line, schoolText, heads, amountFen, problem: null };
}

/** Headcount and amount among a row's numbers, told apart by size and by the fee. */
function readNumbers(
  numbers: readonly string[],
  feeFen: number,
  countsHeads: boolean,
): { heads: number; amountFen: number } | null {
  const values = numbers.slice(-2).flatMap((text) => readYuan(text.replace(/[人名位]/g, '')) ?? []);
  const [first, second] = values;
  if (first === undefined || feeFen <= 0) return null;
  if (second !== undefined) {
    const [small, large] = first <= second ? [first, second] : [second, first];
    const agrees = (small / 100) * feeFen === large;
    if (agrees || large >= feeFen) return small % 100 === 0 ? { heads: small / 100, amountFen: large } : null;
    return null;
  }
  const marked = countsHeads || numbers.some((text) => /[人名位]/.test(text));
  if (!marked && first >= feeFen) return first % feeFen === 0 ? { heads: first / feeFen, amountFen: first } : null;
  return first % 100 === 0 && first > 0 ? { heads: first / 100, amountFen: (first / 100) * feeFen } : null;
}

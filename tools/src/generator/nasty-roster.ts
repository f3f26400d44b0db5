import { utils, write } from '@e965/xlsx';
import {
  encryptedBook,
  encryptedXls,
  foreignBook,
  sheetXml,
  workbookAround,
  zipOf,
} from '@yanxiu/server/platform/sheets/sheet-testing';
import { encodeGbk } from './gbk.ts';
import { phoneOf, withIdentityCheck } from './number.ts';
import { rosterColumns } from './roster-file.ts';

/** One roster as some office might send it, or nobody should. */
export interface NastyRoster {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The schools that these rosters name. */
export const nastySchools =
  '\ufeff学校编号,备案名称,县（市、区）,地市\r\nS1,阳城县凤城镇中心学校,阳城县,晋城市\r\nS2,阳城县第一中学校,阳城县,晋城市\r\nS3,沁水县第一中学校,沁水县,晋城市\r\n';

const school = '阳城县凤城镇中心学校';
const names = ['张晓燕', '李建国', '王丽', '刘志强', '陈雪梅', '杨海龙', '赵婷婷', '黄文斌'];

/** The document number of the nth person: women of 1970 and later, valid check digits. */
export function numberOf(at: number): string {
  return withIdentityCheck(`140522${1970 + at}0704${String(202 + 2 * at)}`);
}

/** The nth person as the nine columns of the form. */
export function personOf(at: number, change: Partial<Record<number, string>> = {}): string[] {
  const row = [
    String(at + 1),
    names[at % names.length] ?? '',
    '小学',
    '语文',
    phoneOf(7, at),
    numberOf(at),
    '阳城县',
    school,
    '',
  ];
  return row.map((text, column) => change[column] ?? text);
}

const people = [0, 1, 2].map((at) => personOf(at));
const table = [[...rosterColumns], ...people];
const delimited = (rows: readonly (readonly string[])[], mark: string) =>
  rows.map((row) => row.map((text) => (text.includes(mark) ? `"${text}"` : text)).join(mark)).join('\r\n');
const csv = delimited(table, ',');

const column = (at: number) => String.fromCharCode(65 + at);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A cell: text, a number as Excel stores it (`#`), or a formula with (`=f|v`) or without (`=f`) its result. */
function cell(value: string, at: number, line: number): string {
  const place = `r="${column(at)}${line}"`;
  if (value === '') return '';
  if (value.startsWith('#')) return `<c ${place}><v>${value.slice(1)}</v></c>`;
  if (value.startsWith('=')) {
    const [formula = '', cached] = value.slice(1).split('|');
    const type = cached?.startsWith('#') ? 'e' : 'str';
    return `<c ${place} t="${type}"><f>${escaped(formula)}</f>${cached === undefined ? '' : `<v>${escaped(cached)}</v>`}</c>`;
  }
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function line(values: readonly string[], number: number, attributes = ''): string {
  return `<row r="${number}"${attributes}>${values.map((value, at) => cell(value, at, number)).join('')}</row>`;
}

function lines(rows: readonly (readonly string[])[], from = 1): string {
  return rows.map((row, at) => line(row, from + at)).join('');
}

const merges = (...refs: string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const book = (rows: string, head = '', tail = '') => zipOf(workbookAround([sheetXml(rows, head, tail)]));
const title = '全员培训学员信息收集表';

/** Rosters that can be read, each odd in one way. */
async function readable(): Promise<NastyRoster[]> {
  const text = (name: string, content: string) => ({ name, bytes: Buffer.from(content) });
  const wideTable = [
    ['', '基本信息', '', '任教', '', '联系', '', '单位', '备注'],
    ['序号', '姓 名', '性别', '学段', '学科', '手机号码', '身份证号码（18位）', '学校全称', ''],
    ...[0, 1].map((at) => {
      const [no, name, stage, subject, phone, id, , own] = personOf(at);
      return [no, name, '女', stage, subject, phone, id, own, ''].map((value) => value ?? '');
    }),
  ];
  return [
    text('utf8.csv', csv),
    text('utf8-bom.csv', `\ufeff${csv}`),
    { name: 'gb18030.csv', bytes: encodeGbk(csv) },
    { name: 'utf16le.csv', bytes: Buffer.from(`\ufeff${csv}`, 'utf16le') },
    { name: 'utf16le-bare.csv', bytes: Buffer.from(csv, 'utf16le') },
    { name: 'utf16be.csv', bytes: Buffer.from(`\ufeff${csv}`, 'utf16le').swap16() },
    { name: 'utf16be-bare.csv', bytes: Buffer.from(csv, 'utf16le').swap16() },
    text('tabs.tsv', delimited(table, '\t')),
    text('semicolons.csv', delimited(table, ';')),
    { name: 'excel97.xls', bytes: foreignBook(utils.aoa_to_sheet(table), 'biff8') },
    { name: 'web-page.xls', bytes: foreignBook(utils.aoa_to_sheet(table), 'html') },
    { name: 'excel2003.xls', bytes: foreignBook(utils.aoa_to_sheet(table), 'xlml') },
    { name: 'other-library.xlsx', bytes: foreignBook(utils.aoa_to_sheet(table), 'xlsx') },
    {
      name: 'header-in-20.xlsx',
      bytes: await book(
        line([title], 1) + line([`填报单位（盖章）：${school}`], 3) + lines(table, 20) + line(['合计', '3人'], 24),
        '',
        merges('A1:I1', 'A3:I3', 'B24:I24'),
      ),
    },
    { name: 'header-in-21.xlsx', bytes: await book(line([title], 1) + lines(table, 21)) },
    {
      name: 'two-row-heading.xlsx',
      bytes: await book(lines(wideTable, 2), '', merges('B2:C2', 'D2:E2', 'F2:G2', 'A2:A3', 'I2:I3')),
    },
    {
      name: 'merged-school.xlsx',
      bytes: await book(
        lines([[...rosterColumns], personOf(0), personOf(1, { 6: '', 7: '' }), personOf(2, { 6: '', 7: '' })]),
        '',
        merges('G2:G4', 'H2:H4'),
      ),
    },
    {
      name: 'hidden.xlsx',
      bytes: await book(
        lines([[...rosterColumns], personOf(0)]) + line(personOf(1), 3, ' hidden="1"') + line(personOf(2), 4),
        '<cols><col min="4" max="4" width="0" hidden="1"/></cols>',
      ),
    },
    {
      name: 'formulas.xlsx',
      bytes: await book(
        lines([
          [...rosterColumns],
          personOf(0, { 7: `=VLOOKUP(A2,学校!A:B,2)|${school}` }),
          personOf(1, { 4: '=X2' }),
          personOf(2, { 5: '=N/A()|#N/A' }),
        ]),
      ),
    },
    { name: 'several-sheets.xlsx', bytes: severalSheets() },
    { name: 'ghost-rows.xlsx', bytes: await zipOf(workbookAround(ghostRows())) },
  ];
}

/** Instructions, a roster, another form that is none, and a hidden sheet with one more person. */
function severalSheets(): Uint8Array {
  const whole = utils.book_new();
  const add = (name: string, rows: string[][]) => utils.book_append_sheet(whole, utils.aoa_to_sheet(rows), name);
  add('填表说明', [['一、请如实填写。'], ['二、于11月2日前上报。']]);
  add('凤城', [[title], [...rosterColumns], personOf(0), ['合计', '1人']]);
  add('责任人', [
    ['序号', '单位', '姓名', '职务', '手机'],
    ['1', school, '王丽', '主任', phoneOf(7, 9)],
  ]);
  add('补报', [[...rosterColumns], personOf(1)]);
  whole.Workbook = { Sheets: whole.SheetNames.map((name) => ({ name, Hidden: name === '补报' ? 1 : 0 })) };
  return new Uint8Array(write(whole, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

function* ghostRows(): Generator<string> {
  yield sheetXml(lines(table)).split('</sheetData>')[0] ?? '';
  let ghosts = '';
  for (let at = 5; at <= 1_048_576; at += 1) {
    ghosts += `<row r="${at}" s="3" customFormat="1"/>`;
    if (at % 4096 > 0) continue;
    yield ghosts;
    ghosts = '';
  }
  yield '</sheetData></worksheet>';
}

/** Rosters whose cells are odd. */
async function oddCells(): Promise<NastyRoster[]> {
  const wide = (text: string) => text.replace(/[\dX]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  const rows = (...list: string[][]) => book(lines([[...rosterColumns], ...list]));
  const lent = [...rosterColumns.slice(0, 8), '人员类别', '编制所在单位', '备注'];
  const beside = (at: number, kind: string, home: string, remark: string) => [
    ...personOf(at).slice(0, 8),
    kind,
    home,
    remark,
  ];
  return [
    {
      name: 'full-width.xlsx',
      bytes: await rows(
        personOf(0, { 1: '张　晓燕', 4: wide(phoneOf(7, 0)), 5: wide(numberOf(0)) }),
        personOf(1, { 4: `+86 ${phoneOf(7, 1)}`, 5: ` ${numberOf(1).toLowerCase()}\u00a0` }),
      ),
    },
    {
      name: 'numbers.xlsx',
      bytes: await rows(
        personOf(0, { 0: '#1', 4: `#${phoneOf(7, 0)}` }),
        personOf(1, { 5: '#1.4052219710704E+17' }),
        personOf(2, { 5: '1.40522E+17' }),
        personOf(3, { 5: `${numberOf(3).slice(0, 15)}000` }),
        personOf(4, { 4: '1.54E+10' }),
      ),
    },
    {
      name: 'names.xlsx',
      bytes: await rows(
        personOf(0, { 1: '买买提•艾力' }),
        personOf(1, { 1: '王䶮' }),
        personOf(2, { 1: '李 四' }),
        personOf(3, { 1: '李?' }),
        personOf(4, { 1: '张三（新）' }),
        personOf(5, { 1: '𠮷田' }),
      ),
    },
    {
      name: 'stages.xlsx',
      bytes: await rows(
        personOf(0, { 2: '学前', 3: '五大领域' }),
        personOf(1, { 2: '初级中学', 3: '思品' }),
        personOf(2, { 2: '普高', 3: '政治' }),
        personOf(3, { 2: '职高', 3: '汽修' }),
        personOf(4, { 2: '中学', 3: '数学' }),
        personOf(5, { 2: '大专', 3: '数学' }),
        personOf(6, { 2: '小学', 3: '体育' }),
        personOf(7, { 2: '小学', 3: '奥数' }),
      ),
    },
    {
      name: 'lent-columns.xlsx',
      bytes: await book(
        lines([
          lent,
          beside(0, '支教', '阳城县第一中学校', ''),
          beside(1, '借调', '', ''),
          beside(2, '在编', '', ''),
          beside(3, '神仙', '', ''),
        ]),
      ),
    },
    {
      name: 'lent-remarks.xlsx',
      bytes: await rows(
        personOf(0, { 8: '支教，编制在阳城县第一中学校' }),
        personOf(1, { 8: '由沁水县第一中学校借调来我校' }),
        personOf(2, { 8: '借调到县教育局' }),
        personOf(3, { 4: '', 8: '本人无手机号' }),
      ),
    },
    {
      name: 'twice.xlsx',
      bytes: await rows(
        personOf(0),
        personOf(1, { 4: phoneOf(7, 0) }),
        personOf(0, { 4: phoneOf(7, 5) }),
        personOf(3, { 5: numberOf(0) }),
      ),
    },
    {
      name: 'schools.xlsx',
      bytes: await rows(
        personOf(0, { 7: '凤城中心校' }),
        personOf(1, { 7: '第一中学', 6: '' }),
        personOf(2, { 7: '阳城县第九中学校' }),
        personOf(3, { 6: '沁水县' }),
        personOf(4, { 7: '' }),
      ),
    },
  ];
}

/** Files that are to be refused by name. */
async function refused(): Promise<NastyRoster[]> {
  const whole = await book(lines(table));
  const entities = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetXml(line(['&a;'], 1))}`;
  function* bomb(): Generator<string> {
    yield sheetXml('').split('</sheetData>')[0] ?? '';
    const megabyte = `<row><c t="inlineStr"><is><t>${'A'.repeat(1024 * 1024)}</t></is></c></row>`;
    for (let at = 0; at < 515; at += 1) yield megabyte;
    yield '</sheetData></worksheet>';
  }
  return [
    { name: 'password.xlsx', bytes: encryptedBook() },
    { name: 'password.xls', bytes: encryptedXls() },
    { name: 'cut-short.xlsx', bytes: whole.subarray(0, whole.length - 60) },
    { name: 'bomb.xlsx', bytes: await zipOf(workbookAround(bomb())) },
    {
      name: 'traversal.xlsx',
      bytes: await zipOf(workbookAround([sheetXml(lines(table))], [{ name: '../../etc/cron.d/x', chunks: ['x'] }])),
    },
    { name: 'entities.xlsx', bytes: await zipOf(workbookAround([entities])) },
    { name: 'scan.xlsx', bytes: Buffer.from('%PDF-1.7 …') },
    { name: 'nothing.csv', bytes: Buffer.alloc(0) },
    { name: 'other-list.csv', bytes: Buffer.from('品名,数量\n粉笔,20\n') },
    { name: 'no-numbers.csv', bytes: Buffer.from('序号,姓名,学段,学科,学校全称\n1,张三,小学,语文,某校\n') },
    { name: 'heading-only.csv', bytes: Buffer.from(`${rosterColumns.join(',')}\n`) },
  ];
}

/** Rosters as offices send them, and files that nobody should. */
export async function nastyRosters(): Promise<NastyRoster[]> {
  return [...(await readable()), ...(await oddCells()), ...(await refused())];
}

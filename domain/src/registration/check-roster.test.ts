import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigitGb11643 } from '../kernel/identity-number.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { checkRoster } from './check-roster.ts';
import type { RosterCell, RosterRow, RosterSheet } from './roster-fields.ts';
import { nineColumns, personRow, sheetOf, someIdNumber, somePhone } from './roster-testing.ts';
import type { RosterContext } from './row-verdict.ts';
import { makeSchoolNames } from './school-names.ts';

const today = '2020-12-01';

function rowsOf(sheets: readonly RosterSheet[], context: Partial<RosterContext> = {}): readonly RosterRow[] {
  const check = checkRoster(sheets, { today, ...context });
  if (isRefusal(check)) throw new Error(check.code);
  return check.rows;
}

function codesOf(over: Readonly<Record<number, string | RosterCell>>, context: Partial<RosterContext> = {}) {
  const [row] = rowsOf([sheetOf([nineColumns, personRow(1, over)])], context);
  return { state: row?.state, codes: row?.issues.map((issue) => issue.code), row };
}

const number = (value: number, text = String(value)): RosterCell => ({ text, kind: 'number', number: value });

/** Ten years old when the roster is made. */
const child = `14052220101231001${checkDigitGb11643('14052220101231001')}`;

describe('one row', () => {
  test('a good one is kept normalised, in a stable order of keys', () => {
    const { row } = codesOf({ 8: '支教，编制在凤城镇中心校' });
    expect(JSON.stringify(row?.values)).toBe(
      JSON.stringify({
        name: '张三丰',
        stage: 'primary',
        subject: '语文',
        phone: somePhone(1),
        idNumber: someIdNumber(1),
        documentKind: 'id',
        county: '忻府区',
        school: '忻州市忻府区第一小学校',
        remark: '支教，编制在凤城镇中心校',
        personType: 'supporting',
        homeSchool: '凤城镇中心校',
      }),
    );
    expect(row).toMatchObject({ sheet: '名单', line: 2, state: 'ok', issues: [] });
  });

  test.each([
    [{ 1: '张 三' }, 'warning', ['name.repaired']],
    [{ 1: '' }, 'error', ['name.missing']],
    [{ 2: '' }, 'error', ['stage.missing']],
    [{ 2: '中学' }, 'error', ['stage.ambiguous']],
    [{ 2: '大学' }, 'error', ['stage.unknown']],
    [{ 3: '' }, 'error', ['subject.missing']],
    [{ 3: '后勤' }, 'warning', ['subject.unknown']],
    [{ 4: '+86 154-0000-0001' }, 'warning', ['phone.repaired']],
    [{ 4: number(15_400_000_001) }, 'ok', []],
    [{ 4: number(15_400_000_001, '1.54E+10') }, 'ok', []],
    [{ 4: '1.54E+10' }, 'error', ['phone.destroyed']],
    [{ 4: '' }, 'error', ['phone.missing']],
    [{ 4: '', 8: '本人无手机号' }, 'warning', ['phone.none']],
    [{ 5: '11010519491231002x' }, 'warning', ['idNumber.repaired', 'idNumber.age']],
    [{ 5: '' }, 'error', ['idNumber.missing']],
    [{ 5: '1.40522E+17' }, 'error', ['idNumber.destroyed']],
    [{ 5: '140522198503070000' }, 'error', ['idNumber.destroyed']],
    [{ 5: number(140522198503070020, '1.40522E+17') }, 'error', ['idNumber.destroyed']],
    [{ 5: number(140522198503070000, '140522198503070000') }, 'error', ['idNumber.destroyed']],
    [{ 5: number(140522850307002) }, 'error', ['idNumber.old15']],
    [{ 5: child }, 'warning', ['idNumber.age']],
    [{ 5: 'E12345678' }, 'error', ['idNumber.alphabet']],
    [{ 5: 'E12345678', 8: '外教，护照' }, 'ok', []],
    [{ 7: '' }, 'error', ['school.missing']],
    [{ 8: '借调到县教育局' }, 'warning', ['personType.away']],
    [{ 1: { text: '#N/A', kind: 'error' } }, 'error', ['cell.error']],
    [{ 4: { text: '', kind: 'formula' } }, 'error', ['cell.formulaEmpty']],
    [{ 4: { text: '15400000001', kind: 'formula', number: 15_400_000_001 } }, 'ok', []],
  ] as const)('%j: %s %j', (over, state, codes) => {
    const found = codesOf(over as Readonly<Record<number, string | RosterCell>>);
    expect(found.codes).toEqual(codes);
    expect(found.state).toBe(state);
  });

  test('an issue names the letter of its column and says what to do', () => {
    expect(codesOf({ 5: '' }).row?.issues).toEqual([
      {
        column: 'F',
        field: 'idNumber',
        code: 'idNumber.missing',
        message: '没有填身份证号，请补填 18 位身份证号。',
      },
    ]);
  });

  test('where the file holds destroyed numbers, a right check digit before 000 is chance', () => {
    const lucky = ['100', '200', '300', '400', '500', '600', '700', '800', '900']
      .flatMap((serial) =>
        Array.from({ length: 28 }, (_, day) => `140522198503${String(day + 1).padStart(2, '0')}${serial}`),
      )
      .find((digits) => checkRosterZero(digits));
    expect(lucky).toBeDefined();
    const alone = codesOf({ 5: `${lucky}0` });
    expect(alone).toMatchObject({ state: 'warning', codes: ['idNumber.tailZeros'] });
    const rows = rowsOf([sheetOf([nineColumns, personRow(1, { 5: `${lucky}0` }), personRow(2, { 5: '1.40522E+17' })])]);
    expect(rows[0]).toMatchObject({ state: 'error', issues: [{ code: 'idNumber.destroyed' }] });
  });
});

function checkRosterZero(digits: string): boolean {
  return codesOf({ 5: `${digits}0` }).codes?.includes('idNumber.tailZeros') === true;
}

describe('against what is known', () => {
  const knownSchools = makeSchoolNames([
    { id: '1', name: '忻州市忻府区第一小学校', county: '忻府区', city: '忻州市' },
    { id: '2', name: '五台县东冶镇中学校', county: '五台县', city: '忻州市' },
  ]);

  test.each([
    [{}, 'ok', []],
    [{ 7: '忻府区第一小学' }, 'warning', ['school.short']],
    [{ 7: '忻府区第九小学' }, 'error', ['school.unknown']],
    [{ 7: '五台县东冶镇中学校' }, 'warning', ['county.mismatch']],
    [{ 6: '忻府' }, 'ok', []],
    [{ 6: '' }, 'ok', []],
  ] as const)('school %j: %s %j', (over, state, codes) => {
    expect(codesOf(over, { knownSchools })).toMatchObject({ state, codes });
  });

  test('a known school gives its full name and county', () => {
    const { row } = codesOf({ 6: '', 7: '忻府区第一小学' }, { knownSchools });
    expect(row?.values).toMatchObject({ county: '忻府区', school: '忻州市忻府区第一小学校' });
  });

  test('the school whose roster it is stands in for a blank', () => {
    const ownSchool = { name: '凤城镇中心校', county: '阳城县' };
    const { row, codes } = codesOf({ 6: '', 7: '' }, { ownSchool });
    expect(codes).toEqual(['school.filled']);
    expect(row?.values).toMatchObject({ school: '凤城镇中心校', county: '阳城县' });
  });

  test('counties outside the program are asked about', () => {
    const programCounties = ['忻府区', '五台县'];
    expect(codesOf({ 6: '忻州市忻府区' }, { programCounties }).row?.values.county).toBe('忻府区');
    expect(codesOf({ 6: '阳城县' }, { programCounties }).codes).toEqual(['county.outside']);
  });

  test('records of other years and other schools', () => {
    const context = { recordedName: () => '张叁丰', otherSchoolOf: () => '五台县东冶镇中学校' };
    expect(codesOf({}, context).codes).toEqual(['name.differsFromRecord', 'idNumber.otherSchool']);
    expect(codesOf({}, { recordedName: () => '张 三丰' }).codes).toEqual([]);
    expect(codesOf({}, { otherOwnerOf: () => '五台县东冶镇中学校' }).codes).toEqual(['phone.otherPerson']);
  });
});

describe('a whole file', () => {
  test('acceptance vector 6: destroyed numbers, a duplicate phone, merged titles, a 合计 row', () => {
    const title = Array(9).fill('参训名单');
    const rows = rowsOf([
      sheetOf([
        title,
        [],
        nineColumns,
        personRow(1),
        personRow(2, { 5: number(140522198503070020, '1.40522E+17') }),
        personRow(3, { 5: '140522198503070000' }),
        [],
        personRow(4, { 4: somePhone(1) }),
        personRow(5, { 5: someIdNumber(1), 1: '李四' }),
        ['合计', '5人', '', '', '', '', '', '', ''],
        Array(9).fill('单位（盖章）：        负责人（签字）：'),
      ]),
    ]);
    expect(rows.map((row) => [row.line, row.state, row.issues.map((issue) => issue.code)])).toEqual([
      [4, 'ok', []],
      [5, 'error', ['idNumber.destroyed']],
      [6, 'error', ['idNumber.destroyed']],
      [8, 'error', ['phone.duplicate']],
      [9, 'error', ['idNumber.duplicateOtherName']],
    ]);
    expect(rows[3]?.issues[0]?.message).toContain('第 4 行');
  });

  test.each([
    [['合 计', '', '', '', '', '', '', '', '56']],
    [['', '合计', '', '', '', '', '', '', '']],
    [['7', '', '', '', '', '', '忻府区', '忻州市忻府区第一小学校', '']],
    [['填表人：王某', '', '', '', '联系电话：13800000000', '', '', '', '']],
    [['', '张三（示例）', '小学', '语文', '13800000000', '140522198503070020', '', '', '']],
    [nineColumns],
    [Array(9).fill('初中部')],
    [['注：本表一式两份']],
  ])('%j is nobody', (row) => {
    const rows = rowsOf([sheetOf([nineColumns, personRow(1), row])]);
    expect(rows.map((one) => one.line)).toEqual([2]);
  });

  test('a row with only a name is a person with much missing', () => {
    const rows = rowsOf([sheetOf([nineColumns, personRow(1), ['2', '李四']])]);
    expect(rows[1]?.issues.map((issue) => issue.code)).toEqual([
      'stage.missing',
      'subject.missing',
      'phone.missing',
      'idNumber.missing',
      'school.missing',
    ]);
  });

  test('several sheets are one roster; what is hidden is read and said', () => {
    const hidden = { ...sheetOf([nineColumns, personRow(1)], '旧名单'), hidden: true };
    const first = sheetOf([nineColumns, personRow(1), personRow(2)], '小学');
    const rows = rowsOf([sheetOf([['填表说明']], '说明'), { ...first, hiddenColumns: [8] }, hidden]);
    expect(rows.map((row) => [row.sheet, row.line, row.issues.map((issue) => issue.code)])).toEqual([
      ['小学', 2, []],
      ['小学', 3, []],
      ['旧名单', 2, ['row.hiddenSheet', 'idNumber.duplicate', 'phone.duplicate']],
    ]);
    expect(rows[2]?.issues[1]?.message).toContain('工作表“小学”第 2 行');
    const [lineRow] = sheetOf([nineColumns, personRow(1)])
      .rows.slice(1)
      .map((row) => ({ ...row, hidden: true }));
    const sheet = sheetOf([nineColumns]);
    const withHidden = { ...sheet, hiddenColumns: [4], rows: [...sheet.rows, ...(lineRow ? [lineRow] : [])] };
    expect(rowsOf([withHidden])[0]?.issues.map(({ code, column }) => [code, column])).toEqual([
      ['row.hidden', null],
      ['row.hiddenColumn', 'E'],
    ]);
  });

  test.each([
    [[['说明']], 'roster.headerNotFound'],
    [
      [
        ['姓名', '学段', '学科', '手机号'],
        ['张三', '小学', '语文', '15400000001'],
      ],
      'roster.columnsMissing',
    ],
    [[nineColumns], 'roster.noPeople'],
  ])('%j is refused: %s', (rows, code) => {
    const check = checkRoster([sheetOf(rows)], { today });
    expect(isRefusal(check) && check.code).toBe(code);
  });

  test('whatever the cells hold, each row gets a state that fits its issues, and the sums agree', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('小学', '语文', '合计', '15400000001'),
    );
    const rows = fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, (people) => {
        const check = checkRoster([sheetOf([nineColumns, personRow(1), ...people])], { today });
        if (isRefusal(check)) throw new Error(check.code);
        const { rows: total, ok, warning, error } = check.summary;
        expect(total).toBe(ok + warning + error);
        expect(total).toBe(check.rows.length);
        for (const row of check.rows) expect(row.state === 'ok').toBe(row.issues.length === 0);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  judgeSchoolList,
  type KnownSchool,
  type ReadSchool,
  readSchoolRows,
  readSchoolStages,
  type SchoolText,
} from './school-list.ts';

const blank: SchoolText = {
  name: '',
  parent: '',
  registeredName: '',
  uscc: '',
  stages: '小学',
  ownership: '',
  center: '',
  aliases: '',
  address: '',
};
const row = (line: number, text: Partial<SchoolText>): ReadSchool => ({ line, text: { ...blank, ...text } });
const school = (change: Partial<KnownSchool>): KnownSchool => ({
  id: 's1',
  parentId: 'yc',
  name: '阳城县实验小学',
  registeredName: '阳城县实验小学',
  uscc: null,
  stages: ['primary'],
  ownership: 'public',
  reportsThrough: null,
  aliases: [],
  address: null,
  ...change,
});
const regions = [
  { id: 'yc', name: '阳城县', shortName: '阳城' },
  { id: 'qs', name: '沁水县', shortName: '沁水' },
];
const known = (...schools: KnownSchool[]) => ({ schools, regions, ownRegionId: 'yc' });
const judge = (rows: ReadSchool[], ...schools: KnownSchool[]) => judgeSchoolList(rows, known(...schools));

describe('reading', () => {
  it('finds the heading below a title and leaves out totals and blanks', () => {
    const rows = [
      { line: 1, cells: ['阳城县学校名录'] },
      { line: 2, cells: ['序号', '学校名称', '学段', '县（市、区）', '备注'] },
      { line: 3, cells: ['1', ' 阳城县 润城中学 ', '初中', '阳城县'] },
      { line: 5, cells: ['', '', '', ''] },
      { line: 6, cells: ['', '合计', '1'] },
    ];
    expect(readSchoolRows(rows)).toEqual([
      { line: 3, text: { ...blank, name: expect.stringContaining('润城中学'), stages: '初中', parent: '阳城县' } },
    ]);
    expect(readSchoolRows([{ line: 1, cells: ['姓名', '手机'] }])).toBeNull();
  });

  test.each([
    ['小学', ['primary']],
    ['小学、初中', ['primary', 'junior']],
    ['九年一贯制', ['primary', 'junior']],
    ['完全中学', ['junior', 'senior']],
    ['幼儿园+小学', ['preschool', 'primary']],
    ['中学', null],
    ['', null],
  ])('stages of %s: %o', (text, stages) => expect(readSchoolStages(text)).toEqual(stages));
});

describe('judging', () => {
  it('a new school stands under its bureau, one’s own where none is named', () => {
    const [own, other] = judge([
      row(3, { name: '阳城县润城小学' }),
      row(4, { name: '沁水县端氏小学', parent: '沁水县教育局' }),
    ]);
    expect([own?.state, own?.values?.parentId, other?.values?.parentId]).toEqual(['new', 'yc', 'qs']);
  });

  test.each([
    [{ name: '阳城县润城小学', parent: '高平市' }, 'parent', '没有“高平市”'],
    [{ name: '小学' }, 'name', '4 至 60'],
    [{ name: '阳城县润城小学', uscc: '1234' }, 'uscc', ''],
    [{ name: '阳城县润城小学', stages: '中学' }, 'stages', '不认识学段'],
    [{ name: '阳城县润城小学', stages: '' }, 'stages', '请填写学段'],
    [{ name: '阳城县润城小学', ownership: '集体' }, 'ownership', '公办或民办'],
    [{ name: '阳城县润城小学', center: '阳城县东冶小学' }, 'center', '没有找到中心校'],
  ])('%o is an error of %s', (text, field, message) => {
    expect(judge([row(3, text)])[0]).toMatchObject({
      state: 'error',
      problems: [{ field, message: expect.stringContaining(message) }],
    });
  });

  it('knows a school by its code even under another name, and says that it is renamed', () => {
    const code = '12140522MB0000001A';
    const there = school({ uscc: code });
    const [one] = judge([row(3, { name: '阳城县第一实验小学', uscc: code })], there);
    expect(one).toMatchObject({
      state: 'changed',
      schoolId: 's1',
      notes: expect.arrayContaining([expect.stringContaining('原名')]),
    });
  });

  it('a blank cell keeps what is there', () => {
    const there = school({ address: '凤城镇', aliases: ['实验小学'], stages: ['primary', 'junior'] });
    expect(judge([row(3, { name: '阳城县实验小学', stages: '' })], there)[0]).toMatchObject({ state: 'same' });
  });

  it('a 中心校 may come in the same list, and may not report through another itself', () => {
    const rows = [
      row(3, { name: '阳城县东冶中心校' }),
      row(4, { name: '阳城县东冶村小学', center: '阳城县东冶中心校' }),
    ];
    expect(judge(rows)[1]?.values?.center).toEqual({ line: 3 });
    const sub = school({ reportsThrough: 'c' });
    expect(judge([row(3, { name: '阳城县东冶村小学', center: sub.name })], sub)[0]?.problems[0]?.message).toContain(
      '自己也由',
    );
  });

  it('the second of two rows for one school is an error that names the first', () => {
    const [, second] = judge([row(3, { name: '阳城县润城小学' }), row(9, { name: '阳城县 润城小学' })]);
    expect(second?.problems).toEqual([{ field: 'name', message: '与第 3 行重复，请删去一行。' }]);
  });

  it('importing what a list has made changes nothing', () => {
    const words = fc.constantFrom('润城', '凤城', '北留', '町店', '芹池', '寺头');
    const kinds = fc.constantFrom('小学', '初中', '幼儿园');
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(words, kinds), { selector: (pair) => pair.join('') }), (pairs) => {
        const rows = pairs.map(([place, kind], at) =>
          row(at + 2, { name: `阳城县${place}${kind}`, stages: kind, aliases: `${place}${kind}` }),
        );
        const made = judge(rows).map((one, at) =>
          school({
            id: `made${at}`,
            parentId: one.values?.parentId ?? '',
            name: one.values?.name ?? '',
            registeredName: one.values?.registeredName ?? null,
            stages: one.values?.stages ?? [],
            ownership: one.values?.ownership ?? null,
            aliases: one.values?.aliases ?? [],
          }),
        );
        return judge(rows, ...made).every((one) => one.state === 'same');
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { findHeader, missingColumns } from './columns.ts';
import { nineColumns, personRow, sheetOf } from './roster-testing.ts';

const header = (...rows: string[][]) => findHeader(sheetOf(rows).rows);

describe('heading of a roster', () => {
  test('忻州附件1, under merged title rows', () => {
    const title = Array(9).fill('忻州市2020年中小学幼儿园教师全员培训参训名单');
    const found = header(title, ['填报单位（盖章）：'], nineColumns, personRow(1).map(String));
    expect(found?.line).toBe(3);
    expect([...(found?.columns ?? [])]).toEqual([
      ['ordinal', 0],
      ['name', 1],
      ['stage', 2],
      ['subject', 3],
      ['phone', 4],
      ['idNumber', 5],
      ['county', 6],
      ['school', 7],
      ['remark', 8],
    ]);
  });

  test.each([
    ['教师姓名', '任教学段', '任教学科', '联系电话', '身份证号码', '单位名称'],
    [' 姓　名 ', '学 段', '学\n科', '手机号（注册用）', '身份证号*', '学校（全称）'],
    ['*姓名', '*学段', '*学科', '*手机号码', '*公民身份号码', '*现工作单位'],
    ['Ｎame姓名', '学段', '学科', '手机', '证件号', '学校'],
  ])('aliases: %s %s %s %s %s %s', (...headings) => {
    const found = header(headings);
    expect(found && missingColumns(found, false)).toEqual([]);
  });

  test('two rows: groups over columns', () => {
    const upper = ['序号', '基本信息', '基本信息', '基本信息', '联系方式', '联系方式', '身份证号', '所在学校'];
    const lower = ['', '姓名', '学段', '学科', '手机号', '电子邮箱', '', ''];
    const found = header(['附件2'], upper, lower);
    expect(found?.line).toBe(3);
    expect(found?.columns.get('phone')).toBe(4);
    expect(found?.columns.get('email')).toBe(5);
    expect(found?.columns.get('idNumber')).toBe(6);
    expect(found?.columns.get('school')).toBe(7);
  });

  test('the names and phones of a liaison are not those of the trainee', () => {
    const upper = ['参训教师', '参训教师', '参训教师', '参训教师', '参训教师', '学校', '责任人', '责任人'];
    const lower = ['姓名', '学段', '学科', '手机号', '身份证号', '', '姓名', '手机号'];
    const found = header(upper, lower);
    expect(found?.columns.get('name')).toBe(0);
    expect(found?.columns.get('phone')).toBe(3);
  });

  test('of two columns for one field the better heading counts', () => {
    const found = header(['姓名', '学段', '学科', '联系电话', '手机号(注册用)', '身份证号', '单位', '学校全称']);
    expect(found?.columns.get('phone')).toBe(4);
    expect(found?.columns.get('school')).toBe(7);
  });

  test('found in row 20, not in row 21', () => {
    const blank = (count: number) => Array.from({ length: count }, () => ['说明']);
    expect(header(...blank(19), nineColumns)?.line).toBe(20);
    expect(header(...blank(20), nineColumns)).toBeNull();
  });

  test('a sheet of instructions has none', () => {
    expect(header(['填表说明'], ['姓名', '与身份证一致'], ['学段', '按本人任教填'])).toBeNull();
  });

  test('what is missing is named', () => {
    const found = header(['姓名', '学段', '学科', '手机号']);
    expect(found && missingColumns(found, false)).toEqual(['idNumber', 'school']);
    expect(found && missingColumns(found, true)).toEqual(['idNumber']);
  });
});

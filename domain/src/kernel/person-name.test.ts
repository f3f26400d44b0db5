import { describe, expect, test } from 'vitest';
import { checkPersonName, nameKey } from './person-name.ts';

describe('name of a person', () => {
  test.each([
    ['张三', '张三'],
    ['张　三', '张三'],
    [' 张 三 丰 ', '张三丰'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['㛃龑', '㛃龑'],
    ['𠮷䶮', '𠮷䶮'],
    ['John Smith', 'John Smith'],
    ["Anne-Marie O'Neil", "Anne-Marie O'Neil"],
  ])('%s is kept as %s', (raw, normalised) => {
    expect(checkPersonName(raw)).toMatchObject({ state: 'valid', normalised, repaired: raw !== normalised });
  });

  test.each([
    ['', 'name.missing'],
    ['无', 'name.missing'],
    ['欧', 'name.length'],
    ['张'.repeat(21), 'name.length'],
    ['张三1', 'name.alphabet'],
    ['张三（支教）', 'name.alphabet'],
    ['王?', 'name.unreadable'],
    ['王□', 'name.unreadable'],
    ['王\ufffd', 'name.unreadable'],
  ])('%s is invalid: %s', (raw, code) => {
    expect(checkPersonName(raw)).toMatchObject({ state: 'invalid', code });
  });

  test.each([
    ['王\ue000', 'name.privateUse'],
    ['王A', 'name.mixed'],
  ])('%s is doubted: %s', (raw, code) => {
    expect(checkPersonName(raw)).toMatchObject({ state: 'warning', code });
  });

  test('spellings of one name have one key', () => {
    expect(nameKey('阿依古丽·买买提')).toBe(nameKey('阿依古丽 买买提'));
    expect(nameKey('JOHN SMITH')).toBe(nameKey('john　smith'));
    expect(nameKey('张三')).not.toBe(nameKey('张四'));
  });
});

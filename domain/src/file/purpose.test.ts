import { describe, expect, it } from 'vitest';
import { mediaTypeFor, plainFileName } from './purpose.ts';

describe('plainFileName', () => {
  it.each([
    ['名单.xlsx', '名单.xlsx'],
    ['C:\\用户\\名单.xlsx', '名单.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['a\u0000b\u202e.pdf', 'ab.pdf'],
    ['', '未命名'],
  ])('%j is shown as %j', (name, shown) => expect(plainFileName(name)).toBe(shown));

  it('keeps the ending of a name that is too long', () => {
    const name = plainFileName(`${'长'.repeat(200)}.xlsx`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('.xlsx')).toBe(true);
  });
});

describe('mediaTypeFor', () => {
  it('tells packages apart by name and everything else by content', () => {
    expect(mediaTypeFor('zip', '名单.XLSX')).toMatch(/spreadsheetml/);
    expect(mediaTypeFor('zip', '材料.zip')).toBe('application/zip');
    expect(mediaTypeFor('pdf', '其实是.xlsx')).toBe('application/pdf');
  });
});

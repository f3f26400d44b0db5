import { expect, test } from 'vitest';
import { pastedHolders } from './pasted-holders.ts';

test('a table from a spreadsheet with its heading, and lines typed by hand', () => {
  expect(
    pastedHolders(
      '单位\t姓名\t手机号\t职责\n润城镇小学\t王芳\t13800000000\t管理员\n\n\t\t\n北留中学 李强，13900000000',
    ),
  ).toEqual([
    { unit: '润城镇小学', name: '王芳', phone: '13800000000', duty: '管理员' },
    { unit: '北留中学', name: '李强', phone: '13900000000', duty: '' },
  ]);
});

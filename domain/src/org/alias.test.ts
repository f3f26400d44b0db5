import { expect, test } from 'vitest';
import { mayLearnAlias } from './alias.ts';

const own = ['阳城县润城中学', '阳城县润城初级中学校'];
const taken = ['阳城县润城镇中心小学', '阳城县凤城中学'];

test.each([
  ['阳城润城初中', true],
  ['润城初级中学', true],
  ['阳城县润城中学', false],
  ['阳城县润城镇中心小学', false],
  ['润中', false],
  ['阳城县教育局', false],
  ['阳城县财政局国库支付中心', false],
  ['河北乡中学', false],
  ['润城中学 6720元', true],
  ['13800000000', false],
  ['润城镇人民政府', false],
])('%s of 润城中学: %s', (alias, may) => expect(mayLearnAlias(alias, own, taken)).toBe(may));

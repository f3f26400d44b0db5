import { describe, expect, it } from 'vitest';
import { asWritten } from './as-written.ts';
import { canonicalName } from './school-name.ts';

describe('a name is quoted as the remark has it', () => {
  it.each([
    ['阳城县第二幼儿园多缴2人', '二幼', '第二幼儿园'],
    ['沁水县第12中学校16人', '十二中', '第12中学校'],
    ['端氏镇初级中学校', '端氏镇初中', '端氏镇初级中学校'],
    ['嘉峰镇中心学校', '嘉峰镇中心校', '嘉峰镇中心学校'],
    ['板掌小学校', '板掌小学', '板掌小学校'],
    ['阳城一中', '一中', '一中'],
    ['沁水县特殊教育学校', '特教校', '特殊教育学校'],
    ['沁水县中心小雪', '中心小学', '中心小学'],
  ])('%s', (text, plain, wanted) => {
    expect(asWritten(text, plain)).toBe(wanted);
  });

  it('leads back to the same spelling', () => {
    for (const name of ['第三中学校', '北留镇初级中学', '东沟小学校', '第11小学', '凤城镇中心学校'])
      expect(canonicalName(asWritten(`阳城县${name}，5人`, canonicalName(name)))).toBe(canonicalName(name));
  });
});

/** What stands in a remark for the words of a name in its one spelling, longest ending first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/([一二三四五六七八九十]{1,3})初中/u, '(?:第?$1|第?\\d{1,2})(?:初级中学校?|初中)'],
  [/([一二三四五六七八九十]{1,3})高中/u, '(?:第?$1|第?\\d{1,2})(?:高级中学校?|高中)'],
  [/([一二三四五六七八九十]{1,3})中(?!心)/u, '(?:第?$1|第?\\d{1,2})中学?校?'],
  [/([一二三四五六七八九十]{1,3})小(?!学)/u, '(?:第?$1|第?\\d{1,2})(?:完全)?小学?校?'],
  [/([一二三四五六七八九十]{1,3})幼(?!儿)/u, '(?:第?$1|第?\\d{1,2})幼(?:儿园)?'],
  [/中心校/u, '中心学?校'],
  [/初中$/u, '(?:初级中学校?|初中)'],
  [/高中$/u, '(?:高级中学校?|高中)'],
  [/小学$/u, '小学校?'],
  [/中学$/u, '中学校?'],
  [/职高/u, '(?:职业高级中学校?|职业高中|职高)'],
  [/职中/u, '(?:职业中学校?|职中)'],
  [/特教校/u, '(?:特殊教育学校|特殊教育中心|特教学校|特殊学校|特校|特教校)'],
  [/进修校/u, '(?:教师)?进修学?校'],
  [/机关幼儿园/u, '(?:直属)?机关幼儿园'],
];

const patterns = new Map<string, RegExp>();

/**
 * A name as the remark has it: 第二中学校 where `plain` (one spelling for all) is 二中, so that what is quoted to a person is
 * what she reads. `plain` itself where it can't be found (a mended slip).
 */
export function asWritten(text: string, plain: string): string {
  if (text.includes(plain) && !spellings.some(([ending]) => ending.test(plain))) return plain;
  return patternOf(plain).exec(text)?.[0] ?? plain;
}

function patternOf(plain: string): RegExp {
  const known = patterns.get(plain);
  if (known) return known;
  // a statement has many names, and each a few times: what is kept is bounded
  if (patterns.size > 5000) patterns.clear();
  let source = plain.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  for (const [ending, written] of spellings) {
    if (!ending.test(source)) continue;
    source = source.replace(ending, written);
    break;
  }
  const pattern = new RegExp(source, 'u');
  patterns.set(plain, pattern);
  return pattern;
}

import { remembered } from '../kernel/remembered.ts';
import { compareKey } from '../kernel/text-width.ts';
import type { Stage } from '../program/policy.ts';

/** How offices write the stages (reference rosters of 忻州 and of national platforms). */
const synonyms: Readonly<Record<Stage, string>> = {
  preschool: '幼儿园 幼儿 幼教 学前 学前教育 幼儿教育 学前班 幼儿园教育 幼儿阶段 学前阶段 托幼 幼稚园 preschool',
  primary: '小学 小教 小学段 小学阶段 初等教育 小学教育 普通小学 完小 完全小学 教学点 小学部 primary',
  junior: '初中 初中段 初中阶段 初级中学 普通初中 初中教育 初中部 中学(初中) 初中(中学) junior',
  senior:
    '高中 普高 普通高中 高中段 高中阶段 高级中学 高中教育 高中部 高中(普高) 高中(普通高中) 高中(含职高) 中学(高中) 高中(中学) senior',
  vocational:
    '中职 职高 中专 职业高中 中等职业 中等职业学校 中等职业教育 职业教育 职教 职业中学 职业中专 技校 职中 中职(职高) 高中(职高) 高中(中职) 职高(中职) 中职中专 vocational',
  special: '特教 特殊教育 特校 特殊教育学校 特殊 培智 special',
};

const byKey = new Map<string, Stage>(
  Object.entries(synonyms).flatMap(([stage, words]) =>
    words.split(' ').map((word) => [compareKey(word), stage as Stage] as const),
  ),
);

/** Words that begin the name of exactly one stage: `小学三年级`, `初中语文`. */
const beginnings: readonly (readonly [string, Stage])[] = [
  ['幼儿园', 'preschool'],
  ['学前', 'preschool'],
  ['小学', 'primary'],
  ['初中', 'junior'],
  ['职高', 'vocational'],
  ['中职', 'vocational'],
  ['普高', 'senior'],
  ['高中', 'senior'],
  ['特教', 'special'],
];

/**
 * The stage that a cell names. `ambiguous` where it names several or only a kind of school (中学, 九年一贯制): a person
 * has to say which.
 */
export const readStage = remembered((text: string): { readonly stage: Stage } | 'unknown' | 'ambiguous' => {
  const key = compareKey(text);
  const stage = byKey.get(key);
  if (stage) return { stage };
  if (/^(中学|完中|完全中学|义务教育|义务教育阶段|九年一贯制|九年制|十二年一贯制|中小学|普教|普通中学)/.test(key))
    return 'ambiguous';
  if (/[/、,，和及+]/.test(key)) return 'ambiguous';
  const begun = beginnings.find(([word]) => key.startsWith(word));
  return begun ? { stage: begun[1] } : 'unknown';
});

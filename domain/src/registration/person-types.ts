import { remembered } from '../kernel/remembered.ts';
import { compactText } from '../kernel/text-width.ts';

/** 人员类别 (rules §4): the two that are registered and paid for by the present unit come by 支教、借调. */
export const personTypes = ['regular', 'special', 'contract', 'supporting', 'seconded', 'exchange'] as const;
export type PersonType = (typeof personTypes)[number];

export const personTypeNames: Readonly<Record<PersonType, string>> = {
  regular: '在编',
  special: '特岗',
  contract: '聘用',
  supporting: '支教',
  seconded: '借调',
  exchange: '交流',
};

const byWord: readonly (readonly [RegExp, PersonType])[] = [
  [/支教|三支一扶/, 'supporting'],
  [/借调|抽调|借用/, 'seconded'],
  [/交流|轮岗/, 'exchange'],
  [/特岗/, 'special'],
  [/编外|非编|不在编|无编|聘|合同|代课|临时|劳务|派遣|同工同酬|自收自支外|购买服务/, 'contract'],
  [/在编|正式|事业编|公办|全额|财政|编制内|有编/, 'regular'],
];

/** The words of a 人员类别 column; null when they name none. */
export function readPersonType(text: string): PersonType | null {
  const plain = compactText(text);
  if (plain === '是') return null;
  return byWord.find(([words]) => words.test(plain))?.[1] ?? null;
}

/** What a remark tells: the kind of stay, the unit that holds the post, and whether the person is away elsewhere. */
export interface RemarkFacts {
  readonly personType: PersonType | null;
  readonly homeSchool: string;
  /** The unit where the person is now, if the remark says that he or she has gone there; null otherwise. */
  readonly awayTo: string | null;
  readonly noPhone: boolean;
}

const nothing: RemarkFacts = { personType: null, homeSchool: '', awayTo: null, noPhone: false };
const over =
  /(非|不是|无|未|没有|曾|曾经)(在|参加|进行)?.{0,6}(支教|借调|抽调|交流|轮岗)|(支教|借调|抽调|交流|轮岗).{0,4}(结束|期满|返回|已回|完毕|归来|经历)/;
const stay = '(?:支教|借调|抽调|借用|交流|轮岗)';
const unit = '[\\p{Script=Han}\\p{L}\\d()·]{2,30}?';
/** Ends follow one another in real names (中心 + 学校, 中 + 学校, 局 + 教研室): all of them belong to the name. */
const unitEnd =
  '(?:(?:学校|(?:小学|中学|高中|初中)校?|完小|幼儿园|幼稚园|中心校|学区|教学点|职高|附小|附中|[\\d一二三四五六七八九十]+(?:中|小)(?!学|心)|局|中心|单位|教研室)+(?:[\\p{Script=Han}]{1,6}教学点)?)';

const homePatterns: readonly RegExp[] = [
  new RegExp(
    `(?:编制(?:所在)?(?:单位|学校)?|人事关系|关系|原(?:工作)?(?:单位|学校)|派出(?:单位|学校))(?:所在|在|为|是|:|：)*(${unit}${unitEnd})`,
    'u',
  ),
  new RegExp(`(?:从|由|自|来自)(${unit}${unitEnd})(?:来|到|至)?.{0,6}${stay}`, 'u'),
  new RegExp(`${stay}(?:教师|老师|人员)?(?:来自|自|从|于)(${unit}${unitEnd})`, 'u'),
  new RegExp(`${stay}(?:教师|老师|人员)?[(（:：,，、;；—-]+(?:原|来自|自|从)?(${unit}${unitEnd})`, 'u'),
  new RegExp(`(${unit}${unitEnd})(?:派来|来|派出|选派)?(?:的)?${stay}`, 'u'),
];
const awayPattern = new RegExp(
  `(?:${stay}(?:到|至|去|往|在外)|(?:外出|借出|派往|派到|被${stay}|(?:^|[,，;；。])(?:现)?(?:在|到|去|赴)|现在))(${unit}${unitEnd})?(?:.{0,4}${stay})?`,
  'u',
);

/** Reads 支教、借调、交流 and the unit out of a 备注 cell (rules §4). */
export const readRemark = remembered((text: string): RemarkFacts => {
  const plain = compactText(text).slice(0, 200);
  if (plain === '') return nothing;
  const noPhone = /(无|没有|未使用)(本人)?(手机|电话)/.test(plain);
  if (!/支教|借调|抽调|借用|交流|轮岗|特岗/.test(plain) || over.test(plain)) return { ...nothing, noPhone };
  const personType = readPersonType(plain);
  if (personType === 'special') return { ...nothing, personType, noPhone };
  const away =
    /借调(到|至|去|往)|支教(到|至|去|往)|交流(到|至|去|往)|(外出|赴|去|到|^在|[,;。]在|现在)(?!我校|本校).{1,20}(支教|交流|借调)|借出|派往|外出/.test(
      plain,
    )
      ? (awayPattern.exec(plain)?.[1] ?? '')
      : null;
  if (away !== null && !/(来|到|至)(我|本)校/.test(plain)) return { personType, homeSchool: '', awayTo: away, noPhone };
  for (const pattern of homePatterns) {
    const found = pattern.exec(plain)?.[1];
    if (found) return { personType, homeSchool: found.replace(/^(由|从|自|原|来自|在)/, ''), awayTo: null, noPhone };
  }
  return { personType, homeSchool: '', awayTo: null, noPhone };
});

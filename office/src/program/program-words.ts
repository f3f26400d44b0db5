import type { Phase } from '@yanxiu/domain/program/phase';
import type { ItemRule, ProgramSettings } from '@yanxiu/domain/program/policy';
import type { Tone } from '../kit/StateTag.tsx';

export const programStateNames = { draft: '草稿', published: '已发布', closed: '已结束' } as const;
export type ProgramState = keyof typeof programStateNames;

export const programStateTones: Readonly<Record<ProgramState, Tone>> = {
  draft: 'plain',
  published: 'good',
  closed: 'plain',
};

export const phaseTones: Readonly<Record<Phase, Tone>> = {
  preparing: 'plain',
  registering: 'busy',
  opening: 'busy',
  studying: 'busy',
  assessing: 'busy',
  finished: 'plain',
};

export const ruleNames: Readonly<Record<ItemRule, string>> = {
  studyTime: '按学习时长',
  quiz: '按测验成绩',
  assignment: '按作业',
  discussion: '按研讨',
  attendance: '按参加情况',
  manual: '人工评分',
  import: '导入成绩',
};

export const passwordNames: Readonly<Record<ProgramSettings['firstPassword'], string>> = {
  phoneTail6: '手机号后 6 位（只能打开激活页）',
  randomBySms: '随机密码，短信发送（只能打开激活页）',
};

/** The review after the school, in words: 学校 → 县（市、区）→ 市. */
export function routeText(route: ProgramSettings['route']): string {
  return ['学校', ...route.map((level) => (level === 'county' ? '县（市、区）' : '市'))].join(' → ');
}

export const routeOptions = [
  { value: 'county', label: routeText(['county']) },
  { value: 'county,city', label: routeText(['county', 'city']) },
  { value: 'city', label: routeText(['city']) },
];

const placeNames: Readonly<Record<string, string>> = {
  city: '市',
  county: '县（市、区）',
  school: '学校',
  headcount: '缴费总人数',
  contact: '联系人',
  phone: '手机号码',
};

/** A template with its places in words: `{school}，{headcount}` → 〔学校〕，〔缴费总人数〕. */
export function templateText(template: string): string {
  return template.replace(/\{(\w+)\}/g, (all, name: string) => (placeNames[name] ? `〔${placeNames[name]}〕` : all));
}

export const formNames: Readonly<Record<ProgramSettings['forms'][number]['key'], string>> = {
  headcount: '附件 1 参训人数统计表',
  roster: '附件 2 学员信息收集表',
  remittance: '附件 3 汇款登记表',
  contacts: '附件 4 工作联系人信息表',
};

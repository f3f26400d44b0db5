import type { MadeLine, Truth } from './made-line.ts';
import { feeFen } from './made-line.ts';
import type { NameOracle } from './name-oracle.ts';
import type { MadePayer } from './payer-form.ts';
import type { Random } from './random.ts';
import type { MadeRegister, MadeSchool } from './school-register.ts';

/** What a scenario makes its lines from. */
export interface World {
  readonly random: Random;
  readonly register: MadeRegister;
  readonly oracle: NameOracle;
  /** A school that no other line of this statement pays for; null when all have been used. */
  fresh(wanted?: (school: MadeSchool) => boolean): MadeSchool | null;
  stranger(): MadeSchool | null;
  childrenOf(school: MadeSchool): readonly MadeSchool[];
  isPhoneUnique(school: MadeSchool): boolean;
  byId(id: string): MadeSchool | null;
  /** Another registered school of the same county. */
  neighbour(school: MadeSchool): MadeSchool | null;
}

export type Scenario = (world: World, name: string) => MadeLine[];

const summaries = [
  '',
  '',
  '转账',
  '跨行转账',
  '汇兑',
  '小额贷记',
  '大额支付',
  '网银转账',
  '往账',
  '往来款',
  '汇款',
  '电汇',
  '来账',
  '超级网银',
  '贷记来账',
];

/** Puts a remark into one of the fields, or over several of them. */
export function fieldsOf(remark: string, random: Random): Pick<MadeLine, 'summary' | 'purpose' | 'postscript'> {
  const summary = random.pick(summaries);
  const place = random.next();
  if (place < 0.4) return { summary, purpose: '', postscript: remark };
  if (place < 0.8) return { summary, purpose: remark, postscript: '' };
  if (place < 0.86) return { summary: remark, purpose: '', postscript: '' };
  if (place < 0.9) return { summary, purpose: '培训费', postscript: remark };
  if (place < 0.93) return { summary, purpose: remark, postscript: remark };
  const cut = random.chance(0.5) ? Math.min(20, remark.length) : splitPlace(remark);
  return { summary, purpose: remark.slice(0, cut), postscript: remark.slice(cut) };
}

function splitPlace(remark: string): number {
  const at = remark.search(/[，,、；;]/);
  return at > 0 ? at + 1 : remark.length;
}

export function incoming(
  world: World,
  amountFen: number,
  payer: MadePayer,
  remark: string,
  truth: Truth,
  at = world.random.int(0, 5_000_000),
): MadeLine {
  return { at, direction: 'in', amountFen, ...payer, ...fieldsOf(remark, world.random), truth };
}

export function pays(scenario: string, school: MadeSchool, heads = school.heads, isOptional = false): Truth {
  const allocations = [{ schoolId: school.id, heads, amountFen: heads * feeFen }];
  return { scenario, decision: 'match', acceptable: isOptional ? ['match', 'person'] : ['match'], allocations };
}

export function asks(scenario: string): Truth {
  return { scenario, decision: 'person', acceptable: ['person'], allocations: [] };
}

/** The county as remarks name it: alone, with the city, with the city's short name. */
export function placeText(school: MadeSchool, random: Random): string {
  const { city, county } = school;
  const isShared = county.length === 2 && county.endsWith('区');
  if (isShared) return random.pick([city + county, `${city.slice(0, -1)}${county}`]);
  return random.pick([
    county,
    county,
    county,
    city + county,
    `${city.slice(0, -1)}${county}`,
    `山西省${city}${county}`,
    `${city} ${county}`,
  ]);
}

/** 沁水县 as 沁水; a county of one character keeps its ending. */
export function shortCounty(county: string): string {
  return county.length > 2 ? county.replace(/(?:风景名胜区|县|市|区)$/, '') : county;
}

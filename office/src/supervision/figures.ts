import type { OutputOf } from '@yanxiu/contract/index';
import { share } from '@yanxiu/domain/supervision/rates';
import { hundredthsText } from '@yanxiu/ui/words';

export type Node = OutputOf<'supervision.node'>;
export type Figures = Node['node']['figures'];

export interface FunnelStep {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** A share in percent with two decimals, rounded down: 99.999 % is never shown as 100 %; `—` without a base. */
export function rateText(part: number, base: number): string {
  const basisPoints = share(part, base);
  return basisPoints === null ? '—' : `${(basisPoints / 100).toFixed(2)}%`;
}

/** How far the units have come. */
export function unitFunnel(figures: Figures): FunnelStep[] {
  return [
    { key: 'units', name: '填报单位', count: figures.units },
    { key: 'submitted', name: '已上报', count: figures.submittedUnits },
    { key: 'locked', name: '已锁定', count: figures.lockedUnits },
  ];
}

/** How far the people have come, from those who should take part to those certified. */
export function peopleFunnel(figures: Figures): FunnelStep[] {
  return [
    { key: 'due', name: '应参训', count: figures.due },
    { key: 'activated', name: '已激活', count: figures.activated },
    { key: 'loggedIn', name: '已登录', count: figures.loggedIn },
    { key: 'started', name: '已学习', count: figures.started },
    { key: 'onlineDone', name: '网络学满', count: figures.onlineDone },
    { key: 'schoolBasedDone', name: '校本达标', count: figures.schoolBasedDone },
    { key: 'passed', name: '合格', count: figures.passed },
    { key: 'certificates', name: '已发证', count: figures.certificates },
  ];
}

export interface Measure {
  readonly key: string;
  readonly name: string;
  /** The name over a narrow column. */
  readonly short?: string;
  /** What it is a share of, as it is printed beside every rate (rules §10). */
  readonly base: string;
  readonly of: (
    figures: Figures,
    node: Pick<Node, 'onlinePlannedX100' | 'schoolBasedPlannedX100'>,
  ) => { part: number; whole: number };
  /** Shown in hours instead of people or yuan. */
  readonly unit: '人' | '个' | '学时';
}

/** The rates of rules §10, each with its base. */
export const measures: readonly Measure[] = [
  {
    key: 'submitted',
    name: '上报率',
    base: '已上报单位 ÷ 填报单位',
    of: (one) => ({ part: one.submittedUnits, whole: one.units }),
    unit: '个',
  },
  {
    key: 'registered',
    name: '报名率',
    base: '报名 ÷ 在职',
    of: (one) => ({ part: one.registered, whole: one.staff }),
    unit: '人',
  },
  {
    key: 'paid',
    name: '缴费率',
    base: '缴费人数 ÷ 应参训',
    of: (one) => ({ part: one.paidHeads, whole: one.due }),
    unit: '人',
  },
  {
    key: 'loggedIn',
    name: '参训率',
    base: '已登录 ÷ 应参训',
    of: (one) => ({ part: one.loggedIn, whole: one.due }),
    unit: '人',
  },
  {
    key: 'started',
    name: '学习率',
    base: '已学习 ÷ 应参训',
    of: (one) => ({ part: one.started, whole: one.due }),
    unit: '人',
  },
  {
    key: 'online',
    name: '网络研修进度',
    short: '网络进度',
    base: '已得学时 ÷ 应得学时',
    of: (one, node) => ({ part: one.onlineHoursX100 / 100, whole: (one.due * node.onlinePlannedX100) / 100 }),
    unit: '学时',
  },
  {
    key: 'schoolBased',
    name: '校本研修进度',
    short: '校本进度',
    base: '已认定学时 ÷ 应得学时',
    of: (one, node) => ({ part: one.schoolBasedHoursX100 / 100, whole: (one.due * node.schoolBasedPlannedX100) / 100 }),
    unit: '学时',
  },
  {
    key: 'passed',
    name: '合格率',
    base: '合格 ÷ 应参训',
    of: (one) => ({ part: one.passed, whole: one.due }),
    unit: '人',
  },
  {
    key: 'excellent',
    name: '优秀率',
    base: '优秀 ÷ 应参训',
    of: (one) => ({ part: one.excellent, whole: one.due }),
    unit: '人',
  },
];

export const listNames = {
  all: '全部',
  notActivated: '未激活',
  notLoggedIn: '未登录',
  notStarted: '未学习',
  behind: '进度落后',
  near: '临界（50 – 60 分）',
  failed: '不合格',
  passed: '合格',
} as const;
export type ListKey = keyof typeof listNames;
export const listKeys = Object.keys(listNames) as ListKey[];

/** How many stand on a list, where the figures of the node tell it. */
export function listCount(figures: Figures, list: ListKey): number | null {
  switch (list) {
    case 'all':
      return figures.due;
    case 'notActivated':
      return figures.due - figures.activated;
    case 'notLoggedIn':
      return figures.due - figures.loggedIn;
    case 'notStarted':
      return figures.due - figures.started;
    case 'failed':
      return figures.scored - figures.passed;
    case 'passed':
      return figures.passed;
    default:
      return null;
  }
}

export function hoursOf(valueX100: number, plannedX100: number): string {
  return `${hundredthsText(valueX100)} / ${hundredthsText(plannedX100)}`;
}

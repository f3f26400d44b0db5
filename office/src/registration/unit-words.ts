import type { OutputOf } from '@yanxiu/contract/index';
import { dayText, instantText } from '@yanxiu/ui/words';
import type { Tone } from '../kit/StateTag.tsx';
import type { Step } from '../kit/Steps.tsx';

export type Unit = OutputOf<'registration.get'>;
export type UnitRow = OutputOf<'registration.list'>['rows'][number];
type State = UnitRow['state'];

export const stateTones: Readonly<Record<State, Tone>> = {
  draft: 'plain',
  withPrincipal: 'busy',
  submitted: 'busy',
  locked: 'good',
  returned: 'bad',
};

const waitingWords = {
  clerk: '待学校填报',
  principal: '待校长确认',
  county: '待县（市、区）审核',
  city: '待市审核',
} as const;

/** Where a unit stands, in a few words: 待县（市、区）审核. */
export function standText(unit: Pick<UnitRow, 'state' | 'stateName' | 'waitingAt' | 'headcount'>): string {
  if (unit.state === 'draft' && unit.headcount === 0) return '未填报';
  if (unit.state === 'submitted' && unit.waitingAt) return waitingWords[unit.waitingAt];
  return unit.stateName;
}

export const howNames: Readonly<Record<string, string>> = {
  click: '校长在系统里确认',
  scan: '盖章签字的扫描件',
  bureau: '上级代为确认',
};

/** 填报 → 校长确认 → 县 → 市 → 锁定, with where the unit is. */
export function stepsOf(unit: Unit): Step[] {
  const isBack = unit.state === 'returned';
  const filling = unit.state === 'draft' || isBack;
  const confirmed = unit.state === 'submitted' || unit.state === 'locked';
  const steps: Step[] = [
    { title: '填报名单', state: isBack ? 'back' : filling ? 'now' : 'done', note: `${dayText(unit.acceptedUntil)}前` },
    {
      title: '校长确认',
      state: unit.state === 'withPrincipal' ? 'now' : confirmed ? 'done' : 'later',
      note: confirmed && unit.confirmedAt ? instantText(unit.confirmedAt) : null,
    },
  ];
  unit.route.forEach((level) => {
    const isNow = unit.state === 'submitted' && unit.waitingAt === level.level;
    const done = unit.state === 'locked' || (confirmed && level.reached && !isNow);
    steps.push({ title: `${level.name}审核`, state: isNow ? 'now' : done ? 'done' : 'later' });
  });
  const isLocked = unit.state === 'locked';
  steps.push({
    title: '锁定',
    state: isLocked ? 'done' : 'later',
    note: unit.lockedAt ? instantText(unit.lockedAt) : null,
  });
  return steps;
}

import type { Day } from '@yanxiu/domain/kernel/day';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { share } from '@yanxiu/domain/supervision/rates';
import { sumFigures } from '../supervision/node.ts';
import type { Figures } from '../supervision/store/figures.ts';

interface Child {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly figures: Figures;
}

interface Measure {
  readonly title: string;
  readonly base: string;
  readonly of: (figures: Figures) => { part: number; whole: number };
}

/** What the units below are compared by today: handing in, activation, study, and in the end passing (rules §10). */
function measureOn({ milestones: days, hours }: ProgramSettings, today: Day): Measure {
  if (today <= days.rosterDueOn) {
    return {
      title: '名单上报率',
      base: '已上报单位 ÷ 填报单位',
      of: (one) => ({ part: one.submittedUnits, whole: one.units }),
    };
  }
  if (today <= days.firstLoginDueOn) {
    return { title: '参训率', base: '已登录 ÷ 应参训', of: (one) => ({ part: one.loggedIn, whole: one.due }) };
  }
  if (today <= days.studyEndsOn) {
    return {
      title: '网络研修进度',
      base: `已得学时 ÷ 应得学时（每人 ${hundredthsText(hours.onlineX100)} 学时）`,
      of: (one) => ({ part: one.onlineHoursX100, whole: one.due * hours.onlineX100 }),
    };
  }
  return { title: '合格率', base: '合格 ÷ 应参训', of: (one) => ({ part: one.passed, whole: one.due }) };
}

/**
 * The units below by the measure of the day, best first; where two are level, the larger first. Schools directly under a
 * city are one row beside its counties; null where units can't be told apart by the measure (a school hands in or not).
 */
export function rankChildren(settings: ProgramSettings, today: Day, nodeId: string, children: readonly Child[]) {
  const { title, base, of } = measureOn(settings, today);
  const rows = pooled(nodeId, children)
    .map(({ id, name, figures }) => ({ id, name, ...of(figures) }))
    .filter((row) => row.whole > 0)
    .sort((a, b) => (share(b.part, b.whole) ?? 0) - (share(a.part, a.whole) ?? 0) || b.whole - a.whole);
  return rows.length < 2 || rows.every((row) => row.whole === 1) ? null : { title, base, rows };
}

function pooled(nodeId: string, children: readonly Child[]): readonly Child[] {
  const places = children.filter((child) => child.kind !== 'school');
  const direct = children.filter((child) => child.kind === 'school');
  if (places.length === 0 || direct.length === 0) return children;
  const figures = sumFigures(direct.map((child) => child.figures));
  return [...places, { id: nodeId, name: `直属学校（${direct.length} 所）`, kind: 'school', figures }];
}

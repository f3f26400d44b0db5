import { addDays, type Day } from '../kernel/day.ts';
import type { ReviewLevel } from '../program/route.ts';

/**
 * computed → confirmed by provider → confirmed by school, 公示 → confirmed by county (where the route goes on above it) →
 * approved by the last of the route, locked (rules §9). One sheet a reporting unit.
 */
export const sheetStateNames = {
  computed: '已计算',
  providerConfirmed: '待校长确认',
  posted: '公示中',
  countyConfirmed: '待市级审定',
  locked: '已审定',
} as const;
export type SheetState = keyof typeof sheetStateNames;

export type SheetAct = 'compute' | 'confirmAsProvider' | 'confirmAsSchool' | 'confirmAsCounty' | 'approve' | 'return';

export const sheetActNames: Readonly<Record<SheetAct, string>> = {
  compute: '计算成绩',
  confirmAsProvider: '承训机构确认',
  confirmAsSchool: '确认并公示',
  confirmAsCounty: '县级确认',
  approve: '审定',
  return: '退回',
};

/** The states from which an act goes on, given who the unit's reviewers are. */
export function statesFor(act: SheetAct, route: readonly ReviewLevel[]): readonly SheetState[] {
  switch (act) {
    case 'compute':
    case 'confirmAsProvider':
      return ['computed'];
    case 'confirmAsSchool':
      return ['providerConfirmed'];
    case 'confirmAsCounty':
      return route.length > 1 ? ['posted'] : [];
    case 'approve':
      return route.length > 1 ? ['countyConfirmed'] : ['posted'];
    case 'return':
      return ['providerConfirmed', 'posted', 'countyConfirmed'];
  }
}

/** The day from which a posted sheet may be confirmed further. */
export function postedUntil(postedOn: Day, postingDays: number): Day {
  return addDays(postedOn, postingDays);
}

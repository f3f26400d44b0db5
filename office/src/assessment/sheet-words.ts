import type { OutputOf } from '@yanxiu/contract/index';
import { sheetStateNames } from '@yanxiu/domain/assessment/states';
import { dayText, instantText } from '@yanxiu/ui/words';
import type { Tone } from '../kit/StateTag.tsx';
import type { Step } from '../kit/Steps.tsx';

export type SheetRow = OutputOf<'assessment.sheets'>['rows'][number];
export type Sheet = OutputOf<'assessment.sheet'>;
type State = NonNullable<SheetRow['state']>;

const tones: Readonly<Record<State, Tone>> = {
  computed: 'plain',
  providerConfirmed: 'busy',
  posted: 'busy',
  countyConfirmed: 'busy',
  locked: 'good',
};

export function stateText(state: SheetRow['state']): string {
  return state ? sheetStateNames[state] : '未计算';
}

/** The state of a sheet, which is 公示中 no longer than the days of its 公示. */
export function standText(sheet: Pick<SheetRow, 'state' | 'postingOver'>): string {
  return sheet.postingOver ? '公示期满' : stateText(sheet.state);
}

export function stateTone(state: SheetRow['state']): Tone {
  return state ? tones[state] : 'plain';
}

export const stateOptions = [
  { value: 'none', label: '未计算' },
  ...Object.entries(sheetStateNames).map(([value, label]) => ({ value, label })),
];

/** The word of a step in a sheet's history. */
export const eventNames: Readonly<Record<string, string>> = {
  confirmAsProvider: '承训机构确认',
  confirmAsSchool: '学校确认并公示',
  confirmAsCounty: '县级确认',
  approve: '审定',
  return: '退回',
};

/** 计算 → 承训机构确认 → 校长确认、公示 → 县级确认 → 审定, with where the sheet is. */
export function stepsOf(sheet: Sheet): Step[] {
  const hasTwoLevels = sheet.route.length > 1;
  const states: readonly (State | null)[] = [
    'computed',
    'providerConfirmed',
    'posted',
    ...(hasTwoLevels ? (['countyConfirmed'] as const) : []),
    'locked',
  ];
  const titles = [
    '计算成绩',
    '承训机构确认',
    '校长确认',
    ...(hasTwoLevels ? ['公示，县级确认'] : []),
    hasTwoLevels ? '市级审定' : '公示，审定',
  ];
  const at = sheet.state === null ? 0 : states.indexOf(sheet.state) + 1;
  const isBack = sheet.state === 'computed' && sheet.returnReason !== null;
  return titles.map((title, index) => ({
    title,
    state: index < at ? 'done' : index > at ? 'later' : isBack ? 'back' : 'now',
    note: noteOf(sheet, states[index] ?? null, index === at),
  }));
}

function noteOf(sheet: Sheet, state: State | null, isNow: boolean): string | null {
  if (state === 'computed' && sheet.computedAt) return instantText(sheet.computedAt);
  if (isNow && sheet.state === 'posted' && sheet.postedUntil)
    return sheet.postingOver ? '公示期满' : `公示到${dayText(sheet.postedUntil)}`;
  return state === 'locked' && sheet.lockedAt ? instantText(sheet.lockedAt) : null;
}

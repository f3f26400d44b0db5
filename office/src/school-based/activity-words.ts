import type { OutputOf } from '@yanxiu/contract/index';
import { activityStateNames } from '@yanxiu/domain/school-based/states';
import type { Tone } from '../kit/StateTag.tsx';
import type { Step } from '../kit/Steps.tsx';

export type Activity = OutputOf<'schoolBased.getActivity'>;
export type ActivityRow = OutputOf<'schoolBased.listActivities'>['rows'][number];
export type ActivityState = ActivityRow['state'];

export const stateTones: Readonly<Record<ActivityState, Tone>> = {
  draft: 'plain',
  withPrincipal: 'busy',
  confirmed: 'busy',
  approved: 'good',
  returned: 'bad',
};

export { activityStateNames };

export const stateOptions = Object.entries(activityStateNames).map(([value, label]) => ({ value, label }));

const course: readonly ActivityState[] = ['draft', 'withPrincipal', 'confirmed', 'approved'];

/** 学校登记 → 校长确认 → 上级认定, with where the activity is. */
export function stepsOf(activity: ActivityRow): Step[] {
  const at = activity.state === 'returned' ? 0 : course.indexOf(activity.state);
  const titles = ['学校登记', '校长确认', '上级认定'];
  return titles.map((title, index) => ({
    title,
    state: index < at ? 'done' : index > at ? 'later' : activity.state === 'returned' ? 'back' : 'now',
  }));
}

export const presenceNames = { present: '到场', late: '迟到', absent: '缺席' } as const;
export const presenceTones: Readonly<Record<keyof typeof presenceNames, Tone>> = {
  present: 'good',
  late: 'warn',
  absent: 'bad',
};

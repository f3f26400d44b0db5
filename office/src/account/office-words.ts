import type { Tone } from '../kit/StateTag.tsx';
import type { RowOf } from '../kit/table/row.ts';

export type OfficeRow = RowOf<'account.offices'>;

export const officeStates: Readonly<Record<OfficeRow['state'], { word: string; tone: Tone }>> = {
  waiting: { word: '未激活', tone: 'warn' },
  active: { word: '在用', tone: 'good' },
  unused: { word: '60 天未登录', tone: 'warn' },
  ended: { word: '已收回', tone: 'plain' },
};

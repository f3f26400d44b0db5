import type { OutputOf } from '@yanxiu/contract/index';
import { stageNames } from '@yanxiu/domain/program/words';
import type { RowOf } from '../kit/table/row.ts';

export type ClassRow = RowOf<'teaching.classes'>;
export type Counts = OutputOf<'teaching.class'>['counts'];

/** 小学语文; 综合 where several share a class. */
export function groupText({ stage, subject }: { stage: ClassRow['stage']; subject: string }): string {
  if (stage === null) return '各学段综合';
  return `${stageNames[stage]} ${subject || '综合'}`;
}

export const stageOptions = Object.entries(stageNames).map(([value, label]) => ({ value, label }));

export const tutorKindNames = { lead: '辅导教师', substitute: '代班' } as const;
export const tutorStateNames = { coming: '未开始', now: '在任', past: '已结束' } as const;
export const tutorStateTones = { coming: 'busy', now: 'good', past: 'plain' } as const;

import type { OutputOf } from '@yanxiu/contract/index';
import { hundredthsText } from '@yanxiu/ui/words';
import type { Tone } from '../../kit/StateTag.tsx';

export type AnswerRow = OutputOf<'teaching.answers'>['rows'][number];

export const answerStateNames = { waiting: '待批阅', machine: '按要点得分', marked: '已批阅' } as const;
export type AnswerState = keyof typeof answerStateNames;
export const answerTones: Readonly<Record<AnswerState, Tone>> = { waiting: 'busy', machine: 'plain', marked: 'good' };

export function answerState({ machineX100, markX100 }: AnswerRow): AnswerState {
  if (markX100 !== null) return 'marked';
  return machineX100 === null ? 'waiting' : 'machine';
}

/** `2.5 / 4`; nothing while it waits. */
export function earnedText({ machineX100, markX100, points }: AnswerRow): string {
  const earned = markX100 ?? machineX100;
  return earned === null ? '' : `${hundredthsText(earned)} / ${points}`;
}

/** An answer's own name: a paper may hold several. */
export const answerKey = ({ attemptId, place }: AnswerRow) => `${attemptId}/${place}`;

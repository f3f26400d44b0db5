import type { OutputOf } from '@yanxiu/contract/index';
import { workLevelNames } from '@yanxiu/domain/teaching/work/nomination';
import type { Tone } from '../../kit/StateTag.tsx';

export type WorkRow = OutputOf<'teaching.works'>['rows'][number];

export function workStateText({ level, state, published }: Pick<WorkRow, 'level' | 'state' | 'published'>): string {
  if (published) return '公开展示中';
  return state === 'setAside' ? `${workLevelNames[level]}不再推荐` : `${workLevelNames[level]}待处理`;
}

export function workTone({ state, published }: Pick<WorkRow, 'state' | 'published'>): Tone {
  if (published) return 'good';
  return state === 'setAside' ? 'plain' : 'busy';
}

import type { Day } from '@yanxiu/domain/kernel/day';
import type { Task } from './start.ts';

export interface TaskWords {
  readonly key: string;
  readonly place: Task['place'];
  readonly title: string;
  readonly detail: string;
}

/** One task, or none where nothing waits: `...taskFor(n, today, dueOn, words)`. Late when its day has passed. */
export function taskFor(count: number, today: Day, dueOn: Day | null, words: TaskWords): Task[] {
  if (count === 0) return [];
  return [{ ...words, count, dueOn, late: dueOn !== null && today > dueOn }];
}

/** A count in a sentence: `3081` → `3,081`. */
export function counted(count: number): string {
  return count.toLocaleString('en-US');
}

import { divideHalfUp, type HoursX100, hundredthsText } from '../kernel/hours.ts';
import type { ItemPoints } from './score.ts';

/** 学时 → points: maximum × min(done, planned) ÷ planned, half up to hundredths. */
export function pointsOfHours(doneX100: HoursX100, plannedX100: HoursX100, maxX100: number, word: string): ItemPoints {
  const counted = Math.min(doneX100, plannedX100);
  const pointsX100 = plannedX100 === 0 ? 0 : share(counted, plannedX100, maxX100);
  const because = `${word} ${hundredthsText(doneX100)} 学时，应完成 ${hundredthsText(plannedX100)} 学时，满分 ${hundredthsText(maxX100)} 分`;
  return { pointsX100, because };
}

export interface TakenQuizzes {
  /** What counts of each quiz that is marked. */
  readonly bestX100: readonly number[];
  /** Handed in, and no paper marked yet. */
  readonly quizzesWaiting: number;
}

/**
 * Quizzes → points: the mean of what counts of all quizzes of the package; one not taken, or still waiting for a tutor,
 * counts 0 and is told apart.
 */
export function pointsOfQuizzes(taken: TakenQuizzes, quizCount: number, maxX100: number): ItemPoints {
  if (quizCount === 0) return { pointsX100: 0, because: '本项目没有测验' };
  const { bestX100, quizzesWaiting } = taken;
  const sum = bestX100.reduce((total, one) => total + one, 0);
  const pointsX100 = share(sum, quizCount * 10_000, maxX100);
  const mean = divideHalfUp(sum, quizCount);
  const done = `${quizCount} 个测验完成 ${bestX100.length + quizzesWaiting} 个${quizzesWaiting > 0 ? `（${quizzesWaiting} 个待批阅）` : ''}`;
  const because = `${done}，平均 ${hundredthsText(mean)} 分，满分 ${hundredthsText(maxX100)} 分`;
  return { pointsX100, because };
}

/**
 * Assignments or discussions → points: the mean of the scores over all that the package holds; one not handed in, or not
 * marked yet, counts 0 and is told apart.
 */
export function pointsOfWorks(works: JudgedWorks, maxX100: number, word: string): ItemPoints {
  const { count, handedIn, scoresX100 } = works;
  if (count === 0) return { pointsX100: 0, because: `本项目没有${word}` };
  const sum = scoresX100.reduce((total, one) => total + one, 0);
  const waiting = handedIn - scoresX100.length;
  const done = `${count} 个${word}完成 ${handedIn} 个${waiting > 0 ? `（${waiting} 个待批改）` : ''}`;
  const because = `${done}，平均 ${hundredthsText(divideHalfUp(sum, count))} 分，满分 ${hundredthsText(maxX100)} 分`;
  return { pointsX100: share(sum, count * 10_000, maxX100), because };
}

export interface JudgedWorks {
  /** How many the package holds. */
  readonly count: number;
  readonly handedIn: number;
  readonly scoresX100: readonly number[];
}

/** A mark out of 100 given by a person → points of the item. */
export function pointsOfMark(markX100: number, maxX100: number, by: string): ItemPoints {
  return { pointsX100: share(markX100, 10_000, maxX100), because: `${by}评定 ${hundredthsText(markX100)} 分` };
}

/** maximum × part ÷ whole, half up to whole hundredths. */
function share(part: number, whole: number, maxX100: number): number {
  return divideHalfUp(part * maxX100, whole);
}

import { earnsTime } from '@yanxiu/domain/course/lesson-kind';
import { hoursOfSeconds } from '@yanxiu/domain/kernel/hours';
import type { Stage } from '@yanxiu/domain/program/policy';
import { secondsOfHours } from '@yanxiu/domain/study/policy';
import type { Db } from '../platform/db/database.ts';
import { listCourseProgress, type listLessonProgress } from './store/progress.ts';

/** A trainee's courses with credited hours, each course at most its own. */
export async function courseProgress(
  db: Db,
  key: { programId: string; personId: string; stage: Stage },
  minutesPerHour: number,
) {
  const rows = await listCourseProgress(db, key);
  return rows.map((row) => {
    const nominalSec = secondsOfHours(row.hoursX100, minutesPerHour);
    return { ...row, nominalSec, doneX100: hoursOfSeconds(Math.min(row.creditedSec, nominalSec), minutesPerHour) };
  });
}

type LessonRow = Awaited<ReturnType<typeof listLessonProgress>>[number];

/** A lesson is done when all of it is credited; a quiz or an assignment when it has been handed in (marked or not), a discussion once one has spoken. */
export function withDone<T extends Pick<LessonRow, 'kind' | 'creditedSec' | 'lengthSec' | 'handedIn'>>(
  row: T,
): T & { done: boolean } {
  return { ...row, done: isDone(row) };
}

function isDone(row: Pick<LessonRow, 'kind' | 'creditedSec' | 'lengthSec' | 'handedIn'>): boolean {
  // who came late or left early has been there all the same
  if (row.kind === 'live') return row.creditedSec > 0;
  return earnsTime(row.kind) ? row.lengthSec > 0 && row.creditedSec >= row.lengthSec : row.handedIn;
}

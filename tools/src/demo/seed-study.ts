import { addDays, daysBetween } from '@yanxiu/domain/kernel/day';
import { hoursOfSeconds } from '@yanxiu/domain/kernel/hours';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { sql } from 'kysely';
import { type Random, randomOf } from '../generator/random.ts';
import { type FinishedTrainee, morning } from './seed-finished.ts';
import type { SeededProgram } from './seed-program.ts';
import { demoSeed } from './world.ts';

/** How somebody took the year: most finish, some stop half way, a few never come. */
export type Diligence = 'absent' | 'started' | 'partly' | 'mostly' | 'whole';

export function diligenceOf(random: Random): Diligence {
  return random.weighted<Diligence>([
    ['absent', 2],
    ['started', 3],
    ['partly', 6],
    ['mostly', 17],
    ['whole', 72],
  ]);
}

/** Shares of the planned hours in percent, from and to. */
const shareOf: Readonly<Record<Diligence, readonly [number, number]>> = {
  absent: [0, 0],
  started: [2, 25],
  partly: [30, 65],
  mostly: [80, 99],
  whole: [100, 100],
};

/** Most days of study that a person is shown with. */
const studyDays = 8;

/** Study totals, the days they were earned on, and the best result of each quiz of the package. */
export async function seedStudy(db: Db, program: SeededProgram, trainees: readonly FinishedTrainee[]): Promise<void> {
  const { milestones, hours, minutesPerHour } = program.settings;
  const random = randomOf(demoSeed, `study/${program.code}`);
  const span = daysBetween(milestones.studyStartsOn, milestones.studyEndsOn);
  const totals: Record<string, unknown>[] = [];
  const days: Record<string, unknown>[] = [];
  for (const trainee of trainees) {
    const [least, most] = shareOf[trainee.diligence];
    const wholeSec = (hours.onlineX100 * minutesPerHour * 60) / 100;
    const creditedSec = Math.floor((wholeSec * random.int(least, most)) / 100);
    const own = daysOf(creditedSec, random, milestones.studyStartsOn, span);
    const last = own.at(-1);
    for (const one of own.slice(0, -1)) days.push({ programId: program.id, personId: trainee.personId, day: one.day, creditedSec: one.sec });
    if (creditedSec === 0) continue;
    totals.push({
      programId: program.id,
      personId: trainee.personId,
      creditedSec,
      hoursX100: hoursOfSeconds(creditedSec, minutesPerHour),
      day: last?.day ?? milestones.studyStartsOn,
      daySec: last?.sec ?? 0,
      lastStudiedAt: last ? morning(last.day) : null,
      questionLeftSec: 600,
    });
  }
  await bulkInsert(db, 'studyTotal', totals);
  await bulkInsert(db, 'studyDay', days);
  await seedQuizzes(db, program.id);
}

/** Splits seconds over some days, none above the daily cap. */
function daysOf(creditedSec: number, random: Random, startsOn: string, span: number): { day: string; sec: number }[] {
  if (creditedSec === 0) return [];
  const count = Math.min(studyDays, Math.max(1, Math.ceil(creditedSec / 21_600)));
  const chosen = Array.from({ length: count }, () => random.int(0, span)).sort((a, b) => a - b);
  const distinct = [...new Set(chosen)];
  const each = Math.floor(creditedSec / distinct.length);
  return distinct.map((offset, at) => ({
    day: addDays(startsOn, offset),
    sec: at === distinct.length - 1 ? creditedSec - each * (distinct.length - 1) : each,
  }));
}

/** Quizzes of people who studied: results spread by the person, the same on every machine. */
async function seedQuizzes(db: Db, programId: string): Promise<void> {
  await sql`
    insert into quiz_best (program_id, person_id, lesson_id, score_x100, scored_at)
    select total.program_id, total.person_id, lesson.id,
      6000 + 100 * (abs(hashtext(total.person_id::text || lesson.title)) % 41), total.last_studied_at
    from study_total total
    join trainee on trainee.program_id = total.program_id and trainee.person_id = total.person_id
    join course_package_item item on item.program_id = total.program_id and item.stage = trainee.stage
    join lesson on lesson.course_id = item.course_id and lesson.kind = 'quiz' and lesson.retired_at is null
    where total.program_id = ${programId} and total.hours_x100 >= 4000`.execute(db);
}

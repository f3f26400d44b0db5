import { addDays, daysBetween } from '@yanxiu/domain/kernel/day';
import { hoursOfSeconds } from '@yanxiu/domain/kernel/hours';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { sql } from 'kysely';
import { type Random, randomOf } from '../generator/random.ts';
import { shareOf } from './diligence.ts';
import type { SeededProgram } from './seed-program.ts';
import { morning, type SeedTrainee } from './trainee.ts';
import { demoSeed } from './world.ts';

/** Most days of study that a person is shown with. */
const studyDays = 8;

interface Day {
  readonly day: string;
  readonly sec: number;
}

/**
 * Study totals up to the end of a day and the days they were earned on. Run again for a later day it adds what is new;
 * nobody's total ever falls.
 */
export async function seedStudyTime(
  db: Db,
  program: SeededProgram,
  trainees: readonly SeedTrainee[],
  untilOn: string,
): Promise<void> {
  const totals: Record<string, unknown>[] = [];
  const days: Record<string, unknown>[] = [];
  for (const trainee of trainees) {
    const own = daysOf(program, trainee).filter((one) => one.day <= untilOn);
    const last = own.at(-1);
    if (!last) continue;
    for (const one of own.slice(0, -1))
      days.push({ programId: program.id, personId: trainee.personId, day: one.day, creditedSec: one.sec });
    totals.push(totalOf(program, trainee, own, last));
  }
  await raiseTotals(db, totals);
  await bulkInsert(db, 'studyDay', days, { orIgnore: true });
}

function totalOf(program: SeededProgram, trainee: SeedTrainee, own: readonly Day[], last: Day) {
  const creditedSec = own.reduce((sum, one) => sum + one.sec, 0);
  return {
    programId: program.id,
    personId: trainee.personId,
    creditedSec,
    hoursX100: hoursOfSeconds(creditedSec, program.settings.minutesPerHour),
    day: last.day,
    daySec: last.sec,
    lastStudiedAt: morning(last.day),
    questionLeftSec: 600,
  };
}

/** The days of somebody's whole study time, none above the daily cap, the same at every call. */
function daysOf(program: SeededProgram, trainee: SeedTrainee): Day[] {
  const { milestones, hours, minutesPerHour } = program.settings;
  const random = randomOf(demoSeed, `study/${program.code}/${trainee.key}`);
  const [least, most] = shareOf[trainee.diligence];
  const wholeSec = (hours.onlineX100 * minutesPerHour * 60) / 100;
  const creditedSec = Math.floor((wholeSec * random.int(least, most)) / 100);
  if (creditedSec === 0) return [];
  return split(
    creditedSec,
    random,
    milestones.studyStartsOn,
    daysBetween(milestones.studyStartsOn, milestones.studyEndsOn),
  );
}

function split(creditedSec: number, random: Random, startsOn: string, span: number): Day[] {
  const count = Math.min(studyDays, Math.max(1, Math.ceil(creditedSec / 21_600)));
  const chosen = Array.from({ length: count }, () => random.int(0, span)).sort((a, b) => a - b);
  const distinct = [...new Set(chosen)];
  const each = Math.floor(creditedSec / distinct.length);
  return distinct.map((offset, at) => ({
    day: addDays(startsOn, offset),
    sec: at === distinct.length - 1 ? creditedSec - each * (distinct.length - 1) : each,
  }));
}

/** Writes totals; a total that stands is raised, and the day it was at goes to the days. */
async function raiseTotals(db: Db, totals: readonly Record<string, unknown>[]): Promise<void> {
  const isFresh = (await bulkInsert(db, 'studyTotal', totals, { orIgnore: true })) === totals.length;
  if (isFresh) return;
  const rows = JSON.stringify(
    totals.map(({ programId, personId, creditedSec, hoursX100, day, daySec, lastStudiedAt }) => ({
      program_id: programId,
      person_id: personId,
      credited_sec: creditedSec,
      hours_x100: hoursX100,
      day,
      day_sec: daySec,
      last_studied_at: lastStudiedAt,
    })),
  );
  const raised = sql`from json_populate_recordset(null::study_total, ${rows}::json) r
    where t.program_id = r.program_id and t.person_id = r.person_id and t.credited_sec < r.credited_sec and t.play_session_id is null`;
  await sql`insert into study_day (program_id, person_id, day, credited_sec)
    select t.program_id, t.person_id, t.day, t.day_sec from study_total t, json_populate_recordset(null::study_total, ${rows}::json) r
    where t.program_id = r.program_id and t.person_id = r.person_id and t.credited_sec < r.credited_sec and t.day_sec > 0
    on conflict do nothing`.execute(db);
  await sql`update study_total t set credited_sec = r.credited_sec, hours_x100 = r.hours_x100, day = r.day, day_sec = r.day_sec,
    last_studied_at = r.last_studied_at, play_rev = t.play_rev + 1 ${raised}`.execute(db);
}

/** The best result of each quiz of the package of people who studied: spread by the person, the same on every machine. */
export async function seedQuizzes(db: Db, programId: string): Promise<void> {
  await sql`
    insert into quiz_best (program_id, person_id, lesson_id, score_x100, carried_x100, scored_at)
    select total.program_id, total.person_id, lesson.id, earned.x100, earned.x100, total.last_studied_at
    from study_total total
    join trainee on trainee.program_id = total.program_id and trainee.person_id = total.person_id
    join course_package_item item on item.program_id = total.program_id and item.stage = trainee.stage
    join lesson on lesson.course_id = item.course_id and lesson.kind = 'quiz' and lesson.retired_at is null
    cross join lateral (select 6000 + 100 * (abs(hashtext(total.person_id::text || lesson.title)) % 41) as x100) earned
    where total.program_id = ${programId} and total.hours_x100 >= 4000
    on conflict do nothing`.execute(db);
}

import type { Stage } from '@yanxiu/domain/program/policy';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface TraineeKey {
  readonly programId: string;
  readonly personId: string;
  readonly stage: Stage;
}

/** How many electives a stage's package allows; null where it does not limit them. */
export async function findElectivesMost(db: Db, key: Pick<TraineeKey, 'programId' | 'stage'>): Promise<number | null> {
  const row = await db
    .selectFrom('coursePackage')
    .select('electivesMost')
    .where('programId', '=', key.programId)
    .where('stage', '=', key.stage)
    .executeTakeFirst();
  return row?.electivesMost ?? null;
}

export async function saveElective(
  db: Db,
  { programId, personId }: TraineeKey,
  courseId: string,
  chosenAt: Date | null,
): Promise<void> {
  if (chosenAt) {
    await db
      .insertInto('studyElective')
      .values({ programId, personId, courseId, chosenAt })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await db
    .deleteFrom('studyElective')
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .where('courseId', '=', courseId)
    .execute();
}

/** Whether a course of the trainee's package is one that she would have to choose first. */
export async function isUnchosen(db: Db, key: TraineeKey, courseId: string): Promise<boolean> {
  const { rows } = await sql<{ unchosen: boolean }>`
    select item.to_choose and not exists (select 1 from study_elective own
      where own.program_id = item.program_id and own.person_id = ${key.personId} and own.course_id = item.course_id) as unchosen
    from course_package_item item
    where item.program_id = ${key.programId} and item.stage = ${key.stage} and item.course_id = ${courseId}`.execute(
    db,
  );
  return rows[0]?.unchosen ?? false;
}

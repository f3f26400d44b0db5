import { newId } from '../../platform/id/new-id.ts';
import type { BuildingSite } from '../../platform/testing/builders.ts';
import { assignmentRules, prompt } from '../work/work-fixture.ts';

/** A published course with one assignment in the package of the program's primary teachers; the assignment's lesson. */
export async function anAssignment(
  { app, clock }: BuildingSite,
  programId: string,
  providerId: string,
): Promise<string> {
  const { db } = app.database;
  const [courseId, unitId, lessonId] = [newId(), newId(), newId()];
  await db
    .insertInto('course')
    .values({
      id: courseId,
      providerId,
      code: courseId,
      title: '课堂提问',
      stages: ['primary'],
      theme: '教学',
      hoursX100: 500,
      state: 'published',
      createdAt: clock.now(),
    })
    .execute();
  await db.insertInto('unit').values({ courseId, id: unitId, title: '第一单元', position: 0 }).execute();
  await db
    .insertInto('lesson')
    .values({ id: lessonId, courseId, unitId, kind: 'assignment', title: '教学反思', position: 0, promptLength: 30 })
    .execute();
  await db
    .insertInto('lessonWork')
    .values({ lessonId, prompt: JSON.stringify(prompt), rules: JSON.stringify(assignmentRules) })
    .execute();
  await db.insertInto('coursePackage').values({ programId, stage: 'primary', assignedAt: clock.now() }).execute();
  await db
    .insertInto('coursePackageItem')
    .values({ programId, stage: 'primary', courseId, position: 0, required: true })
    .execute();
  return lessonId;
}

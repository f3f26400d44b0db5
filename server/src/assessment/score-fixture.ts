import { dayOf } from '@yanxiu/domain/kernel/day';
import { bulkInsert } from '../platform/db/bulk-insert.ts';
import { newId } from '../platform/id/new-id.ts';
import { runJob } from '../platform/testing/run-job.ts';
import type { TestApp } from '../platform/testing/test-app.ts';
import type { BuiltTrainee } from '../platform/testing/trainee-builder.ts';
import { type aRegion, ask, type Region } from '../school-based/region-fixture.ts';

/** What people have done, for API tests of scores: put where the study and school-based features keep it. */
export interface Done {
  readonly onlineX100: number;
  readonly quizX100?: number;
  /** School-based hours, spread over the scheme's tasks and approved. */
  readonly schoolBasedX100?: number;
  readonly activityMarkX100?: number;
  readonly presence?: 'present' | 'late' | 'absent';
}

/** A package of one course with one quiz for the primary stage; returns the quiz. */
export async function aQuiz({ app, clock }: TestApp, region: Pick<Region, 'programId' | 'provider'>): Promise<string> {
  const { db } = app.database;
  const [courseId, unitId, lessonId] = [newId(), newId(), newId()];
  const at = clock.now();
  await db
    .insertInto('course')
    .values({
      id: courseId,
      providerId: region.provider.id,
      code: courseId,
      title: '师德',
      stages: ['primary'],
      theme: '师德为先',
      hoursX100: 5000,
      createdAt: at,
    })
    .execute();
  await db.insertInto('unit').values({ courseId, id: unitId, title: '第一章', position: 1 }).execute();
  await db
    .insertInto('lesson')
    .values({ id: lessonId, courseId, unitId, kind: 'quiz', title: '测验', position: 1, questionCount: 5 })
    .execute();
  await db
    .insertInto('coursePackage')
    .values({ programId: region.programId, stage: 'primary', assignedAt: at })
    .execute();
  await db
    .insertInto('coursePackageItem')
    .values({ programId: region.programId, stage: 'primary', courseId, position: 1, required: true })
    .execute();
  return lessonId;
}

/** Records what each of the people has done. */
export async function theyDid(
  test: TestApp,
  region: Region,
  schoolId: string,
  people: readonly BuiltTrainee[],
  done: Done,
  quizId: string,
): Promise<void> {
  const { db } = test.app.database;
  const { programId } = region;
  const now = test.clock.now();
  const day = dayOf(now);
  const recorder = newId();
  const ids = people.map((one) => one.personId);
  await bulkInsert(
    db,
    'studyTotal',
    ids.map((personId) => ({
      programId,
      personId,
      hoursX100: done.onlineX100,
      creditedSec: done.onlineX100 * 27,
      day,
      questionLeftSec: 600,
    })),
  );
  if (done.quizX100 !== undefined) {
    await bulkInsert(
      db,
      'quizBest',
      ids.map((personId) => ({ programId, personId, lessonId: quizId, scoreX100: done.quizX100, scoredAt: now })),
    );
  }
  await holdActivities(test, region, schoolId, ids, done.schoolBasedX100 ?? 0);
  if (done.activityMarkX100 !== undefined) {
    await bulkInsert(
      db,
      'givenMark',
      ids.map((personId) => ({
        programId,
        id: newId(),
        personId,
        itemKey: 'activity',
        markX100: done.activityMarkX100,
        givenBy: recorder,
        givenAt: now,
      })),
    );
  }
  if (done.presence) {
    const id = newId();
    await db
      .insertInto('offlineSession')
      .values({
        programId,
        id,
        orgId: region.provider.id,
        title: '讲座',
        heldOn: day,
        feeds: 'none',
        recordedBy: recorder,
        recordedAt: now,
      })
      .execute();
    await bulkInsert(
      db,
      'offlineAttendance',
      ids.map((personId) => ({ programId, sessionId: id, personId, presence: done.presence })),
    );
  }
}

async function holdActivities(
  test: TestApp,
  region: Region,
  schoolId: string,
  personIds: readonly string[],
  hoursX100: number,
): Promise<void> {
  const { db } = test.app.database;
  const { programId } = region;
  let leftX100 = hoursX100;
  for (const task of region.settings.schoolBased.tasks) {
    const takenX100 = Math.min(task.hoursX100, leftX100);
    if (takenX100 <= 0) return;
    leftX100 -= takenX100;
    const id = newId();
    const by = newId();
    await db
      .insertInto('schoolBasedActivity')
      .values({
        programId,
        id,
        schoolId,
        taskKey: task.key,
        title: task.title,
        heldOn: dayOf(test.clock.now()),
        hoursX100: takenX100,
        state: 'approved',
        recordedBy: by,
        writtenBy: [by],
      })
      .execute();
    await bulkInsert(
      db,
      'schoolBasedAttendance',
      personIds.map((personId) => ({ programId, activityId: id, personId, hoursX100: takenX100 })),
    );
  }
}

/** Presses 计算成绩 and waits for the queue. */
export async function compute(test: TestApp, region: Region): Promise<void> {
  const { status, body } = await ask(
    test,
    region.providerManager,
    'POST',
    `/api/programs/${region.programId}/scores/compute`,
  );
  if (status !== 200) throw new Error(`compute was refused: ${body.message}`);
  const job = await runJob(test, body.jobId);
  if (job.state !== 'done') throw new Error(`compute failed: ${job.message}`);
}

/** Takes the unit's sheet from computed through the posting to locked, on the route school→county. */
export async function lockScores(test: TestApp, region: Region): Promise<void> {
  const sheets = `/api/programs/${region.programId}/score-sheets`;
  await ask(test, region.providerManager, 'POST', `${sheets}/confirm-provider`);
  await ask(test, region.principal, 'POST', `${sheets}/confirm-school`);
  const { postingDays } = region.settings.assessment;
  if (postingDays > 0) passDays(test, postingDays);
  const { status, body } = await ask(test, region.countyAdmin, 'POST', `${sheets}/approve`);
  if (status !== 200) throw new Error(`approve was refused: ${body.message}`);
}

/** Without a posting, for tests that only need locked scores: the clock of the worker stays where it is. */
export const unposted: NonNullable<Parameters<typeof aRegion>[1]> = {
  settings: (settings) => ({ assessment: { ...settings.assessment, postingDays: 0 } }),
};

export function passDays(test: TestApp, days: number): void {
  test.clock.advanceTo(new Date(test.clock.now().getTime() + days * 86_400_000));
}

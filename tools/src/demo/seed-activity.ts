import { addDays } from '@yanxiu/domain/kernel/day';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { randomOf } from '../generator/random.ts';
import type { SeededProgram } from './seed-program.ts';
import { morning, type SeedTrainee } from './trainee.ts';
import { demoSeed } from './world.ts';

/** Nobody in particular: the recorder of seeded rows. */
const recorder = '00000000-0000-7000-8000-000000000001';
const approver = '00000000-0000-7000-8000-000000000002';

type Row = Record<string, unknown>;

/**
 * What was held up to a day: school-based activities of every unit, one a task of the scheme, an offline lecture, and at
 * the end marks for the activities. What stands already is passed over.
 */
export async function seedActivities(
  db: Db,
  program: SeededProgram,
  trainees: readonly SeedTrainee[],
  untilOn: string,
): Promise<void> {
  await holdActivities(db, program, trainees, untilOn);
  await holdLecture(db, program, trainees, untilOn);
  await giveMarks(db, program, trainees, untilOn);
}

async function holdActivities(
  db: Db,
  program: SeededProgram,
  trainees: readonly SeedTrainee[],
  untilOn: string,
): Promise<void> {
  const { schoolBased, milestones } = program.settings;
  const standing = await db
    .selectFrom('schoolBasedActivity')
    .select(['schoolId', 'taskKey'])
    .where('programId', '=', program.id)
    .execute();
  const held = new Set(standing.map((one) => `${one.schoolId} ${one.taskKey}`));
  const activities: Row[] = [];
  const attendance: Row[] = [];
  for (const [schoolId, own] of Map.groupBy(trainees, (trainee) => trainee.schoolId)) {
    const random = randomOf(demoSeed, `activity/${program.code}/${own[0]?.key ?? ''}`);
    schoolBased.tasks.forEach((task, at) => {
      const id = newId();
      const heldOn = addDays(milestones.studyStartsOn, 7 + at * 14 + random.int(0, 5));
      if (heldOn > untilOn || held.has(`${schoolId} ${task.key}`)) return;
      const approved = {
        state: 'approved',
        confirmedBy: approver,
        confirmedAt: morning(heldOn),
        approvedBy: approver,
        approvedAt: morning(heldOn),
      };
      activities.push({
        programId: program.id,
        id,
        schoolId,
        taskKey: task.key,
        title: task.title,
        heldOn,
        host: '教研组长',
        place: '会议室',
        record: `${task.form}，全体参训教师参加。`,
        hoursX100: task.hoursX100,
        fileIds: [],
        recordedBy: recorder,
        writtenBy: [recorder],
        ...approved,
      });
      for (const trainee of own) {
        const comes = trainee.diligence === 'whole' || trainee.diligence === 'mostly' || random.chance(400);
        if (comes)
          attendance.push({
            programId: program.id,
            activityId: id,
            personId: trainee.personId,
            hoursX100: task.hoursX100,
            note: '',
          });
      }
    });
  }
  await bulkInsert(db, 'schoolBasedActivity', activities);
  await bulkInsert(db, 'schoolBasedAttendance', attendance);
}

const lecture = '师德师风与校园安全专题报告';

async function holdLecture(
  db: Db,
  program: SeededProgram,
  trainees: readonly SeedTrainee[],
  untilOn: string,
): Promise<void> {
  const heldOn = addDays(program.settings.milestones.studyStartsOn, 45);
  const held = await db
    .selectFrom('offlineSession')
    .select('id')
    .where('programId', '=', program.id)
    .where('title', '=', lecture)
    .executeTakeFirst();
  if (heldOn > untilOn || held) return;
  const random = randomOf(demoSeed, `lecture/${program.code}`);
  const id = newId();
  await bulkInsert(db, 'offlineSession', [
    {
      programId: program.id,
      id,
      orgId: program.publisher.id,
      title: lecture,
      lecturer: '学科专家',
      heldOn,
      place: '各县（市、区）分会场',
      hoursX100: 0,
      feeds: 'none',
      fileIds: [],
      recordedBy: recorder,
      recordedAt: morning(heldOn),
    },
  ]);
  await bulkInsert(
    db,
    'offlineAttendance',
    trainees
      .filter((trainee) => trainee.diligence !== 'absent')
      .map((trainee) => ({
        programId: program.id,
        sessionId: id,
        personId: trainee.personId,
        presence: random.weighted([
          ['present', 92],
          ['late', 5],
          ['absent', 3],
        ]),
      })),
  );
}

async function giveMarks(
  db: Db,
  program: SeededProgram,
  trainees: readonly SeedTrainee[],
  untilOn: string,
): Promise<void> {
  const givenOn = addDays(program.settings.milestones.studyEndsOn, 2);
  if (givenOn > untilOn) return;
  const random = randomOf(demoSeed, `mark/${program.code}`);
  const standing = await db
    .selectFrom('givenMark')
    .select('personId')
    .where('programId', '=', program.id)
    .where('supersededAt', 'is', null)
    .execute();
  const given = new Set(standing.map((one) => one.personId));
  const worked = trainees.filter(
    (one) => one.diligence === 'whole' || one.diligence === 'mostly' || one.diligence === 'partly',
  );
  await bulkInsert(
    db,
    'givenMark',
    worked
      .filter((trainee) => !given.has(trainee.personId))
      .map((trainee) => ({
        programId: program.id,
        id: newId(),
        personId: trainee.personId,
        itemKey: 'activity',
        markX100: random.int(trainee.diligence === 'partly' ? 50 : 70, 98) * 100,
        note: '',
        givenBy: recorder,
        givenAt: morning(givenOn),
      })),
  );
}

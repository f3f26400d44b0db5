import { addDays } from '@yanxiu/domain/kernel/day';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { randomOf } from '../generator/random.ts';
import { type FinishedTrainee, morning } from './seed-finished.ts';
import type { SeededProgram } from './seed-program.ts';
import { demoSeed } from './world.ts';

/** Nobody in particular: the recorder of seeded rows. */
const recorder = '00000000-0000-7000-8000-000000000001';
const approver = '00000000-0000-7000-8000-000000000002';

/** School-based activities of every unit, one a task of the scheme, an offline lecture, and marks for the activities. */
export async function seedActivities(db: Db, program: SeededProgram, trainees: readonly FinishedTrainee[]): Promise<void> {
  const random = randomOf(demoSeed, `activity/${program.code}`);
  const { schoolBased, milestones } = program.settings;
  const activities: Record<string, unknown>[] = [];
  const attendance: Record<string, unknown>[] = [];
  for (const [schoolId, own] of Map.groupBy(trainees, (trainee) => trainee.schoolId)) {
    schoolBased.tasks.forEach((task, at) => {
      const id = newId();
      const heldOn = addDays(milestones.studyStartsOn, 7 + at * 14 + random.int(0, 5));
      const approved = { state: 'approved', confirmedBy: approver, confirmedAt: morning(heldOn), approvedBy: approver, approvedAt: morning(heldOn) };
      activities.push({
        programId: program.id, id, schoolId, taskKey: task.key, title: task.title, heldOn, host: '教研组长', place: '会议室',
        record: `${task.form}，全体参训教师参加。`, hoursX100: task.hoursX100, fileIds: [], recordedBy: recorder, writtenBy: [recorder], ...approved,
      });
      for (const trainee of own) {
        const comes = trainee.diligence === 'whole' || trainee.diligence === 'mostly' || random.chance(400);
        if (comes) attendance.push({ programId: program.id, activityId: id, personId: trainee.personId, hoursX100: task.hoursX100, note: '' });
      }
    });
  }
  await bulkInsert(db, 'schoolBasedActivity', activities);
  await bulkInsert(db, 'schoolBasedAttendance', attendance);
  await seedLecture(db, program, trainees);
}

async function seedLecture(db: Db, program: SeededProgram, trainees: readonly FinishedTrainee[]): Promise<void> {
  const random = randomOf(demoSeed, `lecture/${program.code}`);
  const id = newId();
  const heldOn = addDays(program.settings.milestones.studyStartsOn, 45);
  await bulkInsert(db, 'offlineSession', [
    {
      programId: program.id, id, orgId: program.publisher.id, title: '师德师风与校园安全专题报告', lecturer: '学科专家', heldOn,
      place: '各县（市、区）分会场', hoursX100: 0, feeds: 'none', fileIds: [], recordedBy: recorder, recordedAt: morning(heldOn),
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
        presence: random.weighted([['present', 92], ['late', 5], ['absent', 3]]),
      })),
  );
  await bulkInsert(
    db,
    'givenMark',
    trainees
      .filter((trainee) => trainee.diligence === 'whole' || trainee.diligence === 'mostly' || trainee.diligence === 'partly')
      .map((trainee) => ({
        programId: program.id,
        id: newId(),
        personId: trainee.personId,
        itemKey: 'activity',
        markX100: random.int(trainee.diligence === 'partly' ? 50 : 70, 98) * 100,
        note: '',
        givenBy: recorder,
        givenAt: morning(addDays(program.settings.milestones.studyEndsOn, 2)),
      })),
  );
}

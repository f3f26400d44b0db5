import { addDays, dayOf, startOf } from '@yanxiu/domain/kernel/day';
import { beforeAll, describe, expect, it } from 'vitest';
import { insertCourse } from '../course/store/course.ts';
import { insertLesson, saveUnits } from '../course/store/lesson.ts';
import { newId } from '../platform/id/new-id.ts';
import { anOrg } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aRegion, ask, type Region } from './region-fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
});

const heldOn = () => addDays(dayOf(test.clock.now()), -10);

/** Everybody of the unit was at a live session of that day and was credited so much. */
async function aLive(region: Region, creditedSec: number, day = heldOn()): Promise<void> {
  const { db } = test.app.database;
  const provider = await anOrg(test, { kind: 'provider' });
  const [courseId, unitId, lessonId] = [newId(), newId(), newId()];
  const now = test.clock.now();
  const fields = { title: '直播课程', summary: '', lecturer: '', stages: ['primary'], subject: '', theme: '师德为先' };
  const owner = { providerId: provider.id, code: courseId, createdAt: now, hoursX100: 800 };
  await insertCourse(db, { ...fields, ...owner, id: courseId });
  await saveUnits(db, courseId, [{ id: unitId, title: '第一章', position: 0 }], now);
  await insertLesson(db, { id: lessonId, courseId, unitId, kind: 'live', title: '名师直播', position: 0 });
  const signedInAt = new Date(startOf(day).getTime() + 9 * 3_600_000);
  const signedOutAt = new Date(signedInAt.getTime() + creditedSec * 1000);
  const rows = region.unit.trainees.map(({ personId }) => ({
    programId: region.programId,
    personId,
    lessonId,
    signedInAt,
    signedOutAt,
    creditedSec,
  }));
  await db.insertInto('liveAttendance').values(rows).execute();
}

const record = (region: Region, hoursX100: number) =>
  ask(test, region.clerk, 'POST', `/api/programs/${region.programId}/school-based/activities`, {
    schoolId: region.unit.school.id,
    taskKey: 'lessonPlanning',
    title: '集体备课',
    heldOn: heldOn(),
    record: '各教研组集体备课，形成教案。',
    hoursX100,
    allTrainees: true,
  });

describe('a live session and school-based study of one day', () => {
  it('share the 8 学时 of the day: what is above is refused, and the school is told why', async () => {
    const region = await aRegion(test);
    await aLive(region, 5 * 45 * 60);
    const refused = await record(region, 400);
    expect(refused.body).toMatchObject({ code: 'schoolBased.overlap', params: { other: '直播 名师直播' } });
    expect(refused.body.message).toContain('请核对时间后只记一次');
    expect((await record(region, 300)).status).toBe(200);
  });

  it('of another day do not meet', async () => {
    const region = await aRegion(test);
    await aLive(region, 5 * 45 * 60, addDays(heldOn(), -1));
    expect((await record(region, 400)).status).toBe(200);
  });
});

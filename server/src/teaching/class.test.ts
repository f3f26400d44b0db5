import { systemScope } from '@yanxiu/domain/access/scope';
import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { describe, expect, it } from 'vitest';
import { asSystem } from '../platform/http/context.ts';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';
import { registrationLocked, rosterChanged } from '../registration/facts.ts';
import { actingAsTutor, anAppointedTutor, aTeachingScene, callAs, formAll } from './teaching-fixture.ts';

const test = await testApp();
const today = () => dayOf(test.clock.now());

async function classOf(programId: string, personId: string): Promise<string | null> {
  const row = await test.app.database.db
    .selectFrom('trainee')
    .select('classId')
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  return row.classId;
}

describe('forming classes', () => {
  it('previews, forms in the background, and finds nothing to do a second time', async () => {
    const scene = await aTeachingScene(test, 24);
    const url = `/api/programs/${scene.programId}/class-forming`;
    const preview = await callAs(test, scene.manager, 'GET', url);
    expect(preview.body).toMatchObject({ people: 24, placed: 24, moved: 0, sizeTarget: 10 });
    expect(preview.body.classes.map((one: { people: number }) => one.people)).toEqual([12, 12]);
    expect(preview.body.classes[0].why).toContain('共 24 人，按每班约 10 人编为 2 个班');
    const { job, classes } = await formAll(test, scene);
    expect(job).toMatchObject({ state: 'done', done: 24, total: 24 });
    expect(classes.map((one) => one.people)).toEqual([12, 12]);
    expect(classes[0]?.name).toBe(`${scene.county.name}小学语文1班`);
    const again = await callAs(test, scene.manager, 'GET', url);
    expect(again.body).toMatchObject({ placed: 0, moved: 0 });
  });

  it('refuses a plan that has changed meanwhile, a program without people, and a county of a city’s program', async () => {
    const scene = await aTeachingScene(test, 12);
    const url = `/api/programs/${scene.programId}/class-forming`;
    const stale = await callAs(test, scene.manager, 'POST', url, { planKey: 'nothing-like-it' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'teaching.planChanged' } });
    const county = await callAs(test, scene.countyAdmin, 'GET', url);
    expect(county).toMatchObject({ status: 409, body: { code: 'teaching.notForming' } });
    const list = await callAs(test, scene.countyAdmin, 'GET', `/api/programs/${scene.programId}/classes`);
    expect(list.body.formBlocked).toContain('承训机构');
    const empty = await aTeachingScene(test, 0);
    const none = await callAs(test, empty.manager, 'GET', `/api/programs/${empty.programId}/class-forming`);
    expect(none).toMatchObject({ status: 409, body: { code: 'teaching.nobody' } });
  });

  it('lets late units and added people join, and removed ones leave', async () => {
    const scene = await aTeachingScene(test, 12);
    const { classes } = await formAll(test, scene);
    const school = await anOrg(test, { kind: 'school', parent: scene.county });
    const late = await aLockedUnit(test, { programId: scene.programId, school, trainees: 2 });
    const entries = await test.app.database.db
      .selectFrom('trainee')
      .select(['entryId', 'personId'])
      .where('schoolId', '=', school.id)
      .execute();
    const { programId } = scene;
    const scope = systemScope('test');
    await asSystem(test.app, scope, 'test', (ctx) =>
      ctx.publish(registrationLocked, {
        programId,
        schoolId: school.id,
        headcount: 2,
        entryIds: entries.map((one) => one.entryId),
      }),
    );
    const person = late.trainees[0]?.personId ?? '';
    expect(await classOf(programId, person)).toBe(classes[0]?.id);
    const change = {
      programId,
      schoolId: school.id,
      changeId: programId,
      headDelta: -1,
      toSchoolId: null,
      toHeadDelta: 0,
      billable: false,
      addedEntryId: null,
      addedPersonId: null,
      words: '',
    };
    await asSystem(test.app, scope, 'test', (ctx) =>
      ctx.publish(rosterChanged, { ...change, kind: 'remove', personId: person }),
    );
    expect(await classOf(programId, person)).toBeNull();
  });
});

describe('tutors', () => {
  it('are appointed by the county, see their classes alone, and all of them at once', async () => {
    const scene = await aTeachingScene(test, 34);
    const { classes } = await formAll(test, scene);
    const [first, second, third] = classes;
    const { tutor, appointed } = await anAppointedTutor(test, scene, [first?.id ?? '', second?.id ?? '']);
    expect(appointed.body).toEqual({ appointed: 2, opened: false, movedSelf: 0 });
    const list = await callAs(test, tutor, 'GET', `/api/programs/${scene.programId}/classes`);
    expect(list.body.rows.map((one: { id: string }) => one.id)).toEqual([first?.id, second?.id]);
    const foreign = `/api/programs/${scene.programId}/classes/${third?.id}`;
    expect((await callAs(test, tutor, 'GET', foreign)).status).toBe(404);
    expect((await callAs(test, tutor, 'GET', `${foreign}/people`)).status).toBe(404);
    const progress = await callAs(test, tutor, 'GET', `/api/programs/${scene.programId}/study/progress?size=200`);
    expect(progress.body.total).toBe((first?.people ?? 0) + (second?.people ?? 0));
    const me = await callAs(test, tutor, 'GET', '/api/session');
    expect(me.body.me.assignments.filter((one: { role: string }) => one.role === 'tutor')).toHaveLength(1);
    const people = await callAs(test, tutor, 'GET', `/api/programs/${scene.programId}/classes/${first?.id}/people`);
    expect(people.body).toMatchObject({ total: first?.people, counts: { notStarted: first?.people } });
  });

  it('have one lead a class; another replaces her, a substitute has days', async () => {
    const scene = await aTeachingScene(test, 12);
    const { classes } = await formAll(test, scene);
    const classId = classes[0]?.id ?? '';
    const { tutor } = await anAppointedTutor(test, scene, [classId]);
    const url = `/api/programs/${scene.programId}/tutors`;
    const other = await aPerson(test, { name: '辅导乙' });
    const wish = { classIds: [classId], name: other.name, phone: other.phone };
    expect(await callAs(test, scene.countyAdmin, 'POST', url, wish)).toMatchObject({
      status: 409,
      body: { code: 'teaching.hasLead' },
    });
    expect(
      await callAs(test, scene.countyAdmin, 'POST', url, { classIds: [classId], name: tutor.name, phone: tutor.phone }),
    ).toMatchObject({ status: 409, body: { code: 'teaching.alreadyTutor' } });
    expect(await callAs(test, scene.countyAdmin, 'POST', url, { ...wish, kind: 'substitute' })).toMatchObject({
      status: 409,
      body: { code: 'teaching.daysWrong' },
    });
    const from = addDays(today(), 2);
    const days = { kind: 'substitute', fromOn: from, untilOn: addDays(from, 3) };
    expect((await callAs(test, scene.countyAdmin, 'POST', url, { ...wish, ...days })).status).toBe(200);
    const shown = await callAs(test, scene.countyAdmin, 'GET', `/api/programs/${scene.programId}/classes/${classId}`);
    expect(shown.body.tutors.map((one: { state: string }) => one.state)).toEqual(['now', 'coming']);
    // the substitute's role begins on its day, not before
    const early = await actingAsTutor(test, other);
    expect((await callAs(test, early, 'GET', `/api/programs/${scene.programId}/tutor-day`)).status).toBe(403);
    expect((await callAs(test, scene.countyAdmin, 'POST', url, { ...wish, replace: true })).status).toBe(200);
    expect((await callAs(test, tutor, 'GET', `/api/programs/${scene.programId}/tutor-day`)).status).toBe(403);
  });

  it('end with a reason, once', async () => {
    const scene = await aTeachingScene(test, 12);
    const { classes } = await formAll(test, scene);
    const classId = classes[0]?.id ?? '';
    const { tutor } = await anAppointedTutor(test, scene, [classId]);
    const base = `/api/programs/${scene.programId}/classes/${classId}`;
    const shown = await callAs(test, scene.countyAdmin, 'GET', base);
    const end = `${base}/tutors/${shown.body.tutors[0].id}/end`;
    expect((await callAs(test, scene.countyAdmin, 'POST', end, { reason: '调离' })).status).toBe(200);
    expect(await callAs(test, scene.countyAdmin, 'POST', end, { reason: '调离' })).toMatchObject({
      status: 409,
      body: { code: 'teaching.tutorEnded' },
    });
    expect((await callAs(test, tutor, 'GET', base)).status).toBe(403);
  });

  it('never learn in a class of their own: the appointment moves them, or is refused', async () => {
    const scene = await aTeachingScene(test, 24);
    const { classes } = await formAll(test, scene);
    const learner = scene.trainees[0];
    const own = await classOf(scene.programId, learner?.personId ?? '');
    const url = `/api/programs/${scene.programId}/tutors`;
    const wish = { classIds: [own], name: learner?.name, phone: learner?.phone };
    const moved = await callAs(test, scene.countyAdmin, 'POST', url, wish);
    expect(moved.body).toMatchObject({ appointed: 1, movedSelf: 1 });
    const now = await classOf(scene.programId, learner?.personId ?? '');
    expect(now).toBe(classes.find((one) => one.id !== own)?.id);
    // forming anew leaves her there
    const again = await callAs(test, scene.manager, 'GET', `/api/programs/${scene.programId}/class-forming`);
    expect(again.body.moved).toBe(0);
    const back = `/api/programs/${scene.programId}/classes/${own}/people`;
    expect(await callAs(test, scene.countyAdmin, 'POST', back, { personIds: [learner?.personId] })).toMatchObject({
      status: 409,
      body: { code: 'teaching.ownTutorMove' },
    });
    const small = await aTeachingScene(test, 8);
    const [only] = (await formAll(test, small)).classes;
    const alone = small.trainees[0];
    const refused = await callAs(test, small.countyAdmin, 'POST', `/api/programs/${small.programId}/tutors`, {
      classIds: [only?.id],
      name: alone?.name,
      phone: alone?.phone,
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'teaching.ownClass' } });
  });

  it('are not appointed by another county, nor moved into its classes, nor by a school', async () => {
    const scene = await aTeachingScene(test, 24);
    const { classes } = await formAll(test, scene);
    const classId = classes[0]?.id ?? '';
    const elsewhere = await aPerson(test, {
      role: 'countyAdmin',
      org: await anOrg(test, { kind: 'county', parent: scene.city }),
    });
    const url = `/api/programs/${scene.programId}/tutors`;
    const wish = { classIds: [classId], name: '某某某', phone: '15400009999' };
    expect((await callAs(test, elsewhere, 'POST', url, wish)).status).toBe(404);
    const move = `/api/programs/${scene.programId}/classes/${classId}/people`;
    const personIds = [scene.trainees.at(-1)?.personId];
    expect((await callAs(test, elsewhere, 'POST', move, { personIds })).status).toBe(404);
    const clerk = await aPerson(test, { role: 'schoolAdmin', org: scene.school });
    expect((await callAs(test, clerk, 'POST', url, wish)).status).toBe(403);
    // a school reads the classes of its own people
    expect((await callAs(test, clerk, 'GET', `/api/programs/${scene.programId}/classes`)).body.total).toBe(2);
    const strange = await aPerson(test, {
      role: 'schoolAdmin',
      org: await anOrg(test, { kind: 'school', parent: scene.county }),
    });
    expect((await callAs(test, strange, 'GET', `/api/programs/${scene.programId}/classes`)).body.total).toBe(0);
  });
});

it('moves people by hand, who stay when classes are formed anew', async () => {
  const scene = await aTeachingScene(test, 24);
  const { classes } = await formAll(test, scene);
  const person = scene.trainees[0]?.personId ?? '';
  const from = await classOf(scene.programId, person);
  const to = classes.find((one) => one.id !== from)?.id ?? '';
  const url = `/api/programs/${scene.programId}/classes/${to}/people`;
  expect((await callAs(test, scene.countyAdmin, 'POST', url, { personIds: [person] })).body).toEqual({ moved: 1 });
  expect(await callAs(test, scene.countyAdmin, 'POST', url, { personIds: [person] })).toMatchObject({
    status: 409,
    body: { code: 'teaching.sameClass' },
  });
  await formAll(test, scene);
  expect(await classOf(scene.programId, person)).toBe(to);
  const stranger = await aTeachingScene(test, 1);
  const foreign = { personIds: [stranger.trainees[0]?.personId] };
  expect(await callAs(test, scene.countyAdmin, 'POST', url, foreign)).toMatchObject({
    status: 409,
    body: { code: 'teaching.notMember' },
  });
});

import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';
import { alsoAs, aRegion, ask, type Region } from './region-fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
});

const base = (region: Region) => `/api/programs/${region.programId}/school-based`;
const daysAgo = (days: number) => addDays(dayOf(test.clock.now()), -days);

function anActivity(region: Region, more: object = {}) {
  return {
    schoolId: region.unit.school.id,
    taskKey: 'ethics',
    title: '师德专题学习',
    heldOn: daysAgo(10),
    record: '全体教师集中学习新时代教师职业行为十项准则，并分组讨论。',
    hoursX100: 200,
    allTrainees: true,
    ...more,
  };
}

async function recorded(region: Region, more: object = {}): Promise<string> {
  const { status, body } = await ask(
    test,
    region.clerk,
    'POST',
    `${base(region)}/activities`,
    anActivity(region, more),
  );
  expect(body).toMatchObject({ id: expect.any(String) });
  expect(status).toBe(200);
  return body.id;
}

/** Recorded, submitted and confirmed; version 3 by then. */
async function confirmed(region: Region, more: object = {}): Promise<string> {
  const id = await recorded(region, more);
  await ask(test, region.clerk, 'POST', `${base(region)}/activities/${id}/submit`, { version: 1 });
  const { body } = await ask(test, region.principal, 'POST', `${base(region)}/activities/${id}/confirm`, {
    version: 2,
    approve: true,
  });
  expect(body).toEqual({ version: 3 });
  return id;
}

const hoursOf = async (region: Region) => (await ask(test, region.clerk, 'GET', `${base(region)}/hours`)).body;

describe('a school-based activity', () => {
  it('goes from the school over the principal to the county, and counts from the approval', async () => {
    const region = await aRegion(test);
    const id = await recorded(region);
    const at = `${base(region)}/activities/${id}`;
    expect((await ask(test, region.clerk, 'GET', at)).body).toMatchObject({
      state: 'draft',
      taskTitle: '师德专题学习',
      attendeeCount: 3,
      people: [{ hoursX100: 200 }, {}, {}],
      allowed: [
        { act: 'update', allowed: true },
        { act: 'submit', allowed: true },
        { act: 'remove', allowed: true },
      ],
    });
    expect((await ask(test, region.clerk, 'POST', `${at}/submit`, { version: 1 })).body).toEqual({ version: 2 });
    expect((await hoursOf(region)).rows[0]).toMatchObject({ approvedX100: 0, recordedX100: 200, plannedX100: 2200 });
    const waiting = await ask(test, region.principal, 'GET', `${base(region)}/activities?waiting=true`);
    expect(waiting.body).toMatchObject({ total: 1, rows: [{ id, state: 'withPrincipal' }] });
    expect((await ask(test, region.principal, 'POST', `${at}/confirm`, { version: 2, approve: true })).body).toEqual({
      version: 3,
    });
    expect((await ask(test, region.countyAdmin, 'POST', `${at}/approve`, { version: 3, approve: true })).body).toEqual({
      version: 4,
    });
    expect((await hoursOf(region)).rows[0]).toMatchObject({ approvedX100: 200, recordedX100: 200 });
    const [first] = region.unit.trainees;
    const mine = await ask(test, first ?? null, 'GET', `/api/my/programs/${region.programId}/school-based`);
    expect(mine.body).toMatchObject({
      plannedX100: 2200,
      approvedX100: 200,
      activities: [{ state: 'approved', taskTitle: '师德专题学习' }],
    });
    expect(mine.body.tasks[0]).toMatchObject({ key: 'ethics', approvedX100: 200 });
  });

  it('keeps its evidence for all who see it, and takes only files that the school may read', async () => {
    const region = await aRegion(test);
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF');
    const sent = await test.server.inject({
      method: 'POST',
      url: '/api/files?name=%E7%AD%BE%E5%88%B0%E8%A1%A8.pdf&purpose=evidence',
      headers: { ...region.clerk.headers, 'content-type': 'application/octet-stream' },
      payload: pdf,
    });
    const fileId = sent.json().id;
    const id = await recorded(region, { record: '', fileIds: [fileId] });
    const shown = await ask(test, region.countyAdmin, 'GET', `${base(region)}/activities/${id}`);
    expect(shown.body).toMatchObject({ fileCount: 1, files: [{ id: fileId, name: '签到表.pdf' }] });
    expect((await ask(test, region.countyAdmin, 'GET', `/api/files/${fileId}`)).status).toBe(200);
    expect(
      (await ask(test, region.clerk, 'POST', `${base(region)}/activities/${id}/submit`, { version: 1 })).status,
    ).toBe(200);
    const other = await aRegion(test);
    const stolen = await ask(
      test,
      other.clerk,
      'POST',
      `${base(other)}/activities`,
      anActivity(other, { fileIds: [fileId] }),
    );
    expect(stolen.status).toBe(404);
  });

  it('comes back with a reason from each level, loses nothing, and goes up again', async () => {
    const region = await aRegion(test);
    const id = await recorded(region);
    const at = `${base(region)}/activities/${id}`;
    await ask(test, region.clerk, 'POST', `${at}/submit`, { version: 1 });
    const blank = await ask(test, region.principal, 'POST', `${at}/confirm`, { version: 2, approve: false });
    expect(blank.body).toMatchObject({ code: 'schoolBased.reasonNeeded' });
    await ask(test, region.principal, 'POST', `${at}/confirm`, { version: 2, approve: false, reason: '签到表缺两人' });
    expect((await ask(test, region.clerk, 'GET', at)).body).toMatchObject({
      state: 'returned',
      returnReason: '签到表缺两人',
      attendeeCount: 3,
    });
    const again = {
      ...anActivity(region),
      schoolId: undefined,
      personIds: [region.unit.trainees[0]?.personId],
      allTrainees: false,
    };
    expect((await ask(test, region.clerk, 'PUT', at, { ...again, version: 3 })).body).toEqual({ version: 4 });
    expect((await ask(test, region.clerk, 'POST', `${at}/submit`, { version: 4 })).body).toEqual({ version: 5 });
    await ask(test, region.principal, 'POST', `${at}/confirm`, { version: 5, approve: true });
    await ask(test, region.countyAdmin, 'POST', `${at}/approve`, { version: 6, approve: true });
    // a spot check takes even an approval back, and the hours with it
    expect(
      (
        await ask(test, region.countyAdmin, 'POST', `${at}/approve`, {
          version: 7,
          approve: false,
          reason: '抽查照片不符',
        })
      ).status,
    ).toBe(200);
    expect((await hoursOf(region)).rows[0]).toMatchObject({ approvedX100: 0 });
    expect((await ask(test, region.clerk, 'GET', at)).body).toMatchObject({ state: 'returned', attendeeCount: 1 });
  });

  it('is confirmed and approved by others than those who wrote it', async () => {
    const region = await aRegion(test);
    const asPrincipal = await alsoAs(test, region.clerk, 'principal', region.unit.school);
    const asCounty = await alsoAs(test, region.clerk, 'countyAdmin', region.county);
    const id = await recorded(region);
    const at = `${base(region)}/activities/${id}`;
    await ask(test, region.clerk, 'POST', `${at}/submit`, { version: 1 });
    const own = await ask(test, asPrincipal, 'POST', `${at}/confirm`, { version: 2, approve: true });
    expect([own.status, own.body.code]).toEqual([409, 'schoolBased.ownActivity']);
    expect((await ask(test, asCounty, 'POST', `${at}/approve`, { version: 2, approve: true })).body.code).toBe(
      'schoolBased.ownActivity',
    );
    // where clerk and head are one person the county approves in their place
    expect((await ask(test, region.countyAdmin, 'POST', `${at}/approve`, { version: 2, approve: true })).status).toBe(
      200,
    );
    // a second writer is a writer too
    const second = await aPerson(test, { name: '郑副管理', role: 'schoolAdmin', org: region.unit.school });
    const secondAsPrincipal = await alsoAs(test, second, 'principal', region.unit.school);
    const other = await recorded(region, { taskKey: 'lessonPlanning', heldOn: daysAgo(20) });
    const body = {
      ...anActivity(region, { taskKey: 'lessonPlanning', heldOn: daysAgo(20) }),
      schoolId: undefined,
      version: 1,
    };
    expect((await ask(test, second, 'PUT', `${base(region)}/activities/${other}`, body)).status).toBe(200);
    await ask(test, region.clerk, 'POST', `${base(region)}/activities/${other}/submit`, { version: 2 });
    const confirm = await ask(test, secondAsPrincipal, 'POST', `${base(region)}/activities/${other}/confirm`, {
      version: 3,
      approve: true,
    });
    expect(confirm.body.code).toBe('schoolBased.ownActivity');
  });

  it('leaves the line of a principal who was there to the county; a county admin on the list approves nothing', async () => {
    const region = await aRegion(test);
    const [head, other] = region.unit.trainees;
    if (!head || !other) throw new Error('no trainees');
    const asPrincipal = await alsoAs(test, { id: head.personId }, 'principal', region.unit.school);
    const asCounty = await alsoAs(test, { id: other.personId }, 'countyAdmin', region.county);
    const id = await recorded(region);
    const at = `${base(region)}/activities/${id}`;
    await ask(test, region.clerk, 'POST', `${at}/submit`, { version: 1 });
    expect((await ask(test, asPrincipal, 'POST', `${at}/confirm`, { version: 2, approve: true })).status).toBe(200);
    const people = (await ask(test, region.countyAdmin, 'GET', at)).body.people;
    expect(people.find((one: { personId: string }) => one.personId === head.personId).note).toContain('由上级认定');
    expect((await ask(test, asCounty, 'POST', `${at}/approve`, { version: 3, approve: true })).body.code).toBe(
      'schoolBased.ownAttendance',
    );
    expect((await ask(test, asCounty, 'POST', `${base(region)}/approve-all`)).body).toEqual({
      approved: 0,
      skipped: 1,
    });
    expect((await ask(test, region.countyAdmin, 'POST', `${base(region)}/approve-all`)).body).toEqual({
      approved: 1,
      skipped: 0,
    });
    expect((await ask(test, region.countyAdmin, 'POST', `${base(region)}/approve-all`)).body).toEqual({
      approved: 0,
      skipped: 0,
    });
  });

  it('is refused with the reason when it does not fit the scheme, the dates or the list', async () => {
    const region = await aRegion(test);
    const stranger = (
      await aLockedUnit(test, {
        programId: region.programId,
        school: await anOrg(test, { kind: 'school', parent: region.county }),
        trainees: 1,
      })
    ).trainees[0];
    const post = async (more: object) =>
      (await ask(test, region.clerk, 'POST', `${base(region)}/activities`, anActivity(region, more))).body;
    expect(await post({ taskKey: 'none' })).toMatchObject({ code: 'schoolBased.unknownTask' });
    expect(await post({ hoursX100: 300 })).toMatchObject({ message: '“师德专题学习”共 2 学时，这次活动不能超过它。' });
    expect(await post({ heldOn: daysAgo(100) })).toMatchObject({ code: 'schoolBased.outsideProgram' });
    expect(await post({ heldOn: daysAgo(-1) })).toMatchObject({ code: 'schoolBased.notYet' });
    expect(await post({ allTrainees: false })).toMatchObject({ code: 'schoolBased.nobody' });
    expect(await post({ allTrainees: false, personIds: [stranger?.personId] })).toMatchObject({
      code: 'schoolBased.notTrainee',
      params: { count: 1 },
    });
    expect(await post({ title: '师' })).toMatchObject({
      code: 'invalid',
      issues: [{ path: 'title', message: '请填写活动名称。' }],
    });
    const bare = await recorded(region, { record: '' });
    expect(
      (await ask(test, region.clerk, 'POST', `${base(region)}/activities/${bare}/submit`, { version: 1 })).body.code,
    ).toBe('schoolBased.noEvidence');
  });

  it('counts an interval once: a day of a person holds 8 学时, offline lectures included', async () => {
    const region = await aRegion(test);
    await recorded(region, { taskKey: 'lessonPlanning', hoursX100: 400, title: '集体备课' });
    await ask(test, region.providerManager, 'POST', `/api/programs/${region.programId}/offline-sessions`, {
      title: '集中培训',
      heldOn: daysAgo(10),
      hoursX100: 300,
      feeds: 'schoolBased',
      personIds: region.unit.trainees.map((one) => one.personId),
    });
    const full = await ask(test, region.clerk, 'POST', `${base(region)}/activities`, anActivity(region));
    expect(full.body).toMatchObject({ code: 'schoolBased.overlap', params: { other: expect.any(String) } });
    expect(
      (await ask(test, region.clerk, 'POST', `${base(region)}/activities`, anActivity(region, { hoursX100: 100 })))
        .status,
    ).toBe(200);
  });

  it('tells somebody whose page is old, and is removed only before it goes up', async () => {
    const region = await aRegion(test);
    const id = await recorded(region);
    const at = `${base(region)}/activities/${id}`;
    await ask(test, region.clerk, 'PUT', at, { ...anActivity(region), schoolId: undefined, version: 1 });
    expect((await ask(test, region.clerk, 'POST', `${at}/submit`, { version: 1 })).body.code).toBe(
      'schoolBased.changed',
    );
    await ask(test, region.clerk, 'POST', `${at}/submit`, { version: 2 });
    expect((await ask(test, region.clerk, 'DELETE', at)).body).toMatchObject({
      code: 'schoolBased.wrongState',
      message: '这次活动待校长确认，现在不能删除。',
    });
    const other = await recorded(region, { heldOn: daysAgo(3) });
    expect((await ask(test, region.clerk, 'DELETE', `${base(region)}/activities/${other}`)).status).toBe(200);
    expect((await ask(test, region.clerk, 'GET', `${base(region)}/activities/${other}`)).status).toBe(404);
  });

  it('is carried out once when the same press comes twice', async () => {
    const region = await aRegion(test);
    const headers = { ...region.clerk.headers, 'idempotency-key': `press-${newId()}` };
    const send = () =>
      test.server.inject({ method: 'POST', url: `${base(region)}/activities`, headers, payload: anActivity(region) });
    const [first, second] = [await send(), await send()];
    expect(second.json()).toEqual(first.json());
    expect((await ask(test, region.clerk, 'GET', `${base(region)}/activities`)).body.total).toBe(1);
  });

  it('is out of reach for others and read by the level above the publisher', async () => {
    const region = await aRegion(test);
    const other = await aRegion(test);
    const id = await confirmed(region);
    const at = `${base(region)}/activities/${id}`;
    expect((await ask(test, other.countyAdmin, 'GET', at)).status).toBe(404);
    expect((await ask(test, other.countyAdmin, 'POST', `${at}/approve`, { version: 3, approve: true })).status).toBe(
      404,
    );
    expect((await ask(test, other.clerk, 'POST', `${base(region)}/activities`, anActivity(region))).status).toBe(404);
    expect((await ask(test, region.clerk, 'POST', `${at}/approve`, { version: 3, approve: true })).status).toBe(403);
    expect((await ask(test, region.principal, 'POST', `${base(region)}/activities`, anActivity(region))).status).toBe(
      403,
    );
    const seen = await ask(test, region.cityAdmin, 'GET', at);
    expect(seen.body.allowed).toEqual([]);
    expect((await ask(test, region.cityAdmin, 'POST', `${at}/approve`, { version: 3, approve: true })).body.code).toBe(
      'schoolBased.notYourLevel',
    );
    const ofCity = await aRegion(test, { publisher: 'city' });
    const inCity = await confirmed(ofCity);
    expect(
      (
        await ask(test, ofCity.cityAdmin, 'POST', `${base(ofCity)}/activities/${inCity}/approve`, {
          version: 3,
          approve: true,
        })
      ).status,
    ).toBe(200);
  });

  it('lists the unit’s trainees for the attendance list', async () => {
    const region = await aRegion(test, { trainees: ['曾小琴', '安大为'] });
    const { body } = await ask(test, region.clerk, 'GET', `${base(region)}/units/${region.unit.school.id}/trainees`);
    expect(body).toMatchObject({
      schoolName: region.unit.school.name,
      trainees: [{ name: '安大为', stage: 'primary' }, { name: '曾小琴' }],
    });
  });
});

describe('a spot check', () => {
  it('draws a tenth by a seed, keeps the draw, and draws the same again', async () => {
    const region = await aRegion(test);
    const nothing = await ask(test, region.countyAdmin, 'POST', `${base(region)}/samples`, { seed: '抽查一' });
    expect(nothing.body.code).toBe('schoolBased.nothingToDraw');
    for (let day = 1; day <= 12; day += 1) await confirmed(region, { heldOn: daysAgo(day), hoursX100: 50 });
    await recorded(region, { heldOn: daysAgo(20) });
    const draw = async () => {
      const { body } = await ask(test, region.countyAdmin, 'POST', `${base(region)}/samples`, { seed: '抽查一' });
      return (await ask(test, region.otherCountyAdmin, 'GET', `${base(region)}/samples/${body.id}`)).body;
    };
    const first = await draw();
    expect(first).toMatchObject({ seed: '抽查一', percent: 10, drawnOf: 12, drawn: 2, drawnByName: '孙县管' });
    expect(first.activities).toHaveLength(2);
    await ask(test, region.countyAdmin, 'POST', `${base(region)}/approve-all`, { schoolId: region.unit.school.id });
    const ids = (sample: { activities: { id: string }[] }) => sample.activities.map((one) => one.id);
    expect(ids(await draw())).toEqual(ids(first));
    expect((await ask(test, region.countyAdmin, 'GET', `${base(region)}/samples`)).body.total).toBe(2);
    const other = await aRegion(test);
    expect((await ask(test, other.countyAdmin, 'GET', `${base(region)}/samples`)).status).toBe(404);
    expect((await ask(test, region.clerk, 'POST', `${base(region)}/samples`, { seed: 'x' })).status).toBe(403);
  });
});

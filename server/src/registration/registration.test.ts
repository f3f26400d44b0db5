import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLiaison, aRow, aScene, type Scene } from './testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

/** The draft of a scene's school, ready to be submitted. */
async function filled(scene: Scene, count = 2): Promise<void> {
  const rows = Array.from({ length: count }, () => aRow());
  expect((await scene.call(scene.clerk, 'POST', '/rows', { rows })).statusCode).toBe(200);
  await scene.call(scene.clerk, 'PUT', '/staff-count', { staffCount: count + 1 });
}

async function sentUp(scene: Scene, count = 2): Promise<void> {
  await filled(scene, count);
  expect((await scene.call(scene.clerk, 'POST', '/submit')).json()).toMatchObject({ state: 'withPrincipal' });
  expect((await scene.call(scene.principal, 'POST', '/confirm')).json()).toMatchObject({ state: 'submitted' });
}

const act = (scene: Scene, who: { headers: { cookie: string } }, name: string, payload: object) =>
  test.server.inject({
    method: 'POST',
    url: `/api/programs/${scene.program.id}/registrations/${name}`,
    headers: who.headers,
    payload,
  });

describe('registration, from draft to lock', () => {
  it('goes school → principal → county, and the lock enrols the people', async () => {
    const scene = await aScene(test);
    await sentUp(scene);
    const list = await test.server.inject({
      url: `/api/programs/${scene.program.id}/registrations?mine=true`,
      headers: scene.reviewer.headers,
    });
    expect(list.json()).toMatchObject({ total: 1, totals: { headcount: 2 }, counts: { submitted: 1 } });
    expect(list.json().rows[0]).toMatchObject({
      waitingAt: 'county',
      headcount: 2,
      confirmedHow: 'click',
      late: false,
    });
    const locked = await act(scene, scene.reviewer, 'lock', { all: true });
    expect(locked.json()).toEqual({ done: 1, refused: [] });
    const trainees = await test.app.database.db
      .selectFrom('trainee')
      .selectAll()
      .where('programId', '=', scene.program.id)
      .execute();
    expect(trainees).toHaveLength(2);
    expect(trainees[0]).toMatchObject({ state: 'active', late: false, orgPath: scene.school.path, stage: 'primary' });
    const unit = (await scene.call(scene.clerk, 'GET', '')).json();
    expect(unit).toMatchObject({ state: 'locked', dueFen: 24_000, waitingAt: null });
    expect(unit.events.map((event: { actName: string }) => event.actName)).toEqual([
      '锁定名单',
      '校长确认并上报',
      '提交给校长',
    ]);
  });

  it('goes county → city along its route; the county approves and the city locks', async () => {
    const scene = await aScene(test, { city: true });
    await sentUp(scene);
    const ids = { schoolIds: [scene.school.id] };
    expect((await act(scene, scene.reviewer, 'lock', ids)).json().code).toBe('registration.notLastStep');
    expect((await act(scene, scene.cityReviewer, 'lock', ids)).json().code).toBe('registration.notYourStep');
    expect((await act(scene, scene.reviewer, 'approve', ids)).json()).toMatchObject({ done: 1 });
    expect((await act(scene, scene.cityReviewer, 'approve', ids)).json().code).toBe('registration.lastStep');
    expect((await act(scene, scene.cityReviewer, 'lock', ids)).json()).toMatchObject({ done: 1 });
  });

  it('lets a city act at the step of a county only when it says so, and shows it', async () => {
    const scene = await aScene(test, { city: true });
    await sentUp(scene);
    const ids = { schoolIds: [scene.school.id] };
    expect((await act(scene, scene.cityReviewer, 'approve', ids)).json().code).toBe('registration.notYourStep');
    expect((await act(scene, scene.cityReviewer, 'approve', { ...ids, onBehalf: true })).json()).toMatchObject({
      done: 1,
    });
    const { events } = (await scene.call(scene.clerk, 'GET', '')).json();
    expect(events[0]).toMatchObject({ act: 'approve', onBehalf: true, roleName: '市级管理员' });
  });

  it('sends a city-direct school to the city alone', async () => {
    const scene = await aScene(test, { city: true, cityDirect: true });
    await sentUp(scene);
    expect((await act(scene, scene.reviewer, 'lock', { schoolIds: [scene.school.id] })).statusCode).toBe(404);
    expect((await act(scene, scene.cityReviewer, 'lock', { schoolIds: [scene.school.id] })).json()).toMatchObject({
      done: 1,
    });
  });

  it('returns with reasons per row, keeps the draft, and takes the mended roster again', async () => {
    const scene = await aScene(test);
    await sentUp(scene);
    const before = (await scene.call(scene.reviewer, 'GET', '/rows')).json();
    expect(before.full).toBe(false);
    expect(before.rows[0]).toMatchObject({ phone: null, idNumber: null });
    const [first] = before.rows;
    const rows = [{ entryId: first.id, reason: '学科请填全称' }];
    expect((await scene.call(scene.reviewer, 'POST', '/return', { reason: '请补正', rows })).json().state).toBe(
      'returned',
    );
    const mine = (await scene.call(scene.clerk, 'GET', '/rows')).json();
    expect(mine.rows[0]).toMatchObject({ id: first.id, returnReason: '学科请填全称', name: first.name });
    expect(mine.rows[0].idNumber).toMatch(/^\d{17}[\dX]$/);
    const { id: _, version, ...row } = mine.rows[0];
    const fields = {
      name: row.name,
      stage: '小学',
      subject: '数学',
      phone: row.phone,
      idNumber: row.idNumber,
      school: row.school,
    };
    const updated = await scene.call(scene.clerk, 'PUT', `/rows/${first.id}`, { version, ...fields });
    expect(updated.json()).toMatchObject({ state: 'ok' });
    const stale = await scene.call(scene.clerk, 'PUT', `/rows/${first.id}`, { version, ...fields });
    expect(stale.json().code).toBe('registration.changed');
    expect((await scene.call(scene.clerk, 'POST', '/submit')).json()).toMatchObject({ state: 'withPrincipal' });
  });

  it('can be taken back until the next has opened it', async () => {
    const scene = await aScene(test);
    await filled(scene);
    await scene.call(scene.clerk, 'POST', '/submit');
    expect((await scene.call(scene.clerk, 'POST', '/take-back')).json().state).toBe('draft');
    await scene.call(scene.clerk, 'POST', '/submit');
    await scene.call(scene.principal, 'POST', '/open');
    expect((await scene.call(scene.clerk, 'POST', '/take-back')).json().code).toBe('registration.alreadyOpened');
    await scene.call(scene.principal, 'POST', '/confirm');
    expect((await scene.call(scene.reviewer, 'POST', '/take-back')).json().code).toBe('registration.notSender');
    expect((await scene.call(scene.principal, 'POST', '/take-back')).json().state).toBe('draft');
  });

  it('unlocks within the hour, with its people taken out again, and not later', async () => {
    const scene = await aScene(test);
    await sentUp(scene);
    const ids = { schoolIds: [scene.school.id] };
    await act(scene, scene.reviewer, 'lock', ids);
    const unlocked = await scene.call(scene.reviewer, 'POST', '/unlock', { reason: '锁早了' });
    expect(unlocked.json().state).toBe('submitted');
    const { n } = await test.app.database.db
      .selectFrom('trainee')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('programId', '=', scene.program.id)
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(0);
    expect((await act(scene, scene.reviewer, 'lock', ids)).json()).toMatchObject({ done: 1 });
    await test.app.database.db
      .updateTable('registration')
      .set({ lockedAt: new Date(test.clock.now().getTime() - 3_600_001) })
      .where('schoolId', '=', scene.school.id)
      .execute();
    expect((await scene.call(scene.reviewer, 'POST', '/unlock', { reason: '锁早了' })).json().code).toBe(
      'registration.unlockTooLate',
    );
  });
});

describe('registration.submit asks for what is missing', () => {
  it('nobody on it, errors, staff count, liaison', async () => {
    const scene = await aScene(test);
    const submit = async () => (await scene.call(scene.clerk, 'POST', '/submit')).json().code;
    expect(await submit()).toBe('registration.empty');
    const bad = await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow({ idNumber: '140522197902290034' })] });
    expect(bad.json().counts).toMatchObject({ rows: 1, error: 1 });
    const refused = (await scene.call(scene.clerk, 'POST', '/submit')).json();
    expect(refused.code).toBe('registration.rowErrors');
    expect(refused.message).toMatch(/第 1 行.*不是真实的日期/);
    await scene.call(scene.clerk, 'DELETE', `/rows/${bad.json().ids[0]}`);
    await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow(), aRow()] });
    expect(await submit()).toBe('registration.staffCountMissing');
    await scene.call(scene.clerk, 'PUT', '/staff-count', { staffCount: 1 });
    expect(await submit()).toBe('registration.staffCountTooSmall');
    await scene.call(scene.clerk, 'PUT', '/staff-count', { staffCount: 3 });
    await test.app.database.db.deleteFrom('orgContact').where('orgId', '=', scene.school.id).execute();
    expect(await submit()).toBe('registration.liaisonMissing');
    await aLiaison(test, scene.school);
    expect((await scene.call(scene.clerk, 'POST', '/submit')).statusCode).toBe(200);
  });

  it('one number twice: the first row stands, the later names its line', async () => {
    const scene = await aScene(test);
    const one = aRow();
    const added = await scene.call(scene.clerk, 'POST', '/rows', {
      rows: [one, aRow({ phone: one.phone }), { ...one }],
    });
    expect(added.json().counts).toEqual({ rows: 3, ok: 1, warning: 0, error: 2 });
    const { rows } = (await scene.call(scene.clerk, 'GET', '/rows')).json();
    expect(rows[1].issues[0]).toMatchObject({ code: 'phone.duplicate' });
    expect(rows[1].issues[0].message).toContain('第 1 行');
    expect(rows[2].issues[0]).toMatchObject({ code: 'idNumber.duplicate' });
    const { phone: _, ...shared } = aRow();
    const marked = await scene.call(scene.clerk, 'PUT', `/rows/${rows[1].id}`, {
      version: rows[1].version,
      ...shared,
      noOwnPhone: true,
    });
    expect(marked.json()).toMatchObject({ state: 'warning' });
    const removed = await scene.call(scene.clerk, 'DELETE', `/rows/${rows[0].id}`);
    expect(removed.json().counts).toMatchObject({ rows: 2, error: 0 });
  });

  it('a school of another unit does not belong on it; a subordinate does', async () => {
    const scene = await aScene(test);
    const village = await anOrg(test, {
      kind: 'school',
      parent: scene.county,
      reportsThrough: scene.school,
      name: '试验县柳沟村小学',
    });
    const other = await anOrg(test, { kind: 'school', parent: scene.county, name: '试验县第九中学' });
    const rows = [aRow({ school: village.name }), aRow({ school: other.name }), aRow({ school: '从未有过的学校' })];
    const added = (await scene.call(scene.clerk, 'POST', '/rows', { rows })).json();
    expect(added.counts).toMatchObject({ error: 2 });
    const page = (await scene.call(scene.clerk, 'GET', '/rows')).json();
    expect(page.rows[0]).toMatchObject({ workSchoolId: village.id, school: village.name });
    expect(page.rows[1].issues.at(-1)).toMatchObject({ code: 'school.notInUnit' });
    expect(page.rows[2].issues.at(-1)).toMatchObject({ code: 'school.unknown' });
    expect((await scene.call(scene.clerk, 'GET', '', undefined, village)).statusCode).toBe(404);
  });
});

describe('registration after the deadline', () => {
  it('accepts nothing without an extension that the county grants', async () => {
    const scene = await aScene(test);
    await filled(scene);
    expect(
      (await scene.call(scene.clerk, 'POST', '/extension', { until: '2021-11-05', reason: '停电' })).json().code,
    ).toBe('registration.extensionNotNeeded');
    const settings = {
      ...scene.program.settings,
      milestones: { ...scene.program.settings.milestones, rosterDueOn: '2021-10-20' },
    };
    await test.app.database.db
      .updateTable('program')
      .set({ settings: JSON.stringify(settings) })
      .where('id', '=', scene.program.id)
      .execute();
    const late = await test.server.inject({
      url: `/api/programs/${scene.program.id}/registrations?late=true`,
      headers: scene.reviewer.headers,
    });
    expect(late.json()).toMatchObject({ total: 1, rows: [{ late: true }] });
    const refused = (await scene.call(scene.clerk, 'POST', '/submit')).json();
    expect(refused).toMatchObject({ code: 'registration.deadlinePassed', params: { day: '2021年10月20日' } });
    expect((await scene.call(scene.reviewer, 'POST', '/extension/decide', { grant: true })).json().code).toBe(
      'registration.extensionNotAsked',
    );
    const ask = () => scene.call(scene.clerk, 'POST', '/extension', { until: '2030-11-05', reason: '村里停电' });
    const decide = (ruling: object) => scene.call(scene.reviewer, 'POST', '/extension/decide', ruling);
    await ask();
    expect((await decide({ grant: false })).json().code).toBe('registration.declineReason');
    expect((await decide({ grant: false, reason: '名单早该报了' })).statusCode).toBe(200);
    expect((await scene.call(scene.clerk, 'GET', '')).json().events[0]).toMatchObject({
      act: 'declineExtension',
      reason: '名单早该报了',
    });
    await ask();
    expect((await scene.call(scene.reviewer, 'POST', '/extension/decide', { grant: true })).statusCode).toBe(200);
    expect((await scene.call(scene.clerk, 'POST', '/submit')).statusCode).toBe(200);
  });
});

describe('registration.return after the deadline', () => {
  it('carries an extension, so that what was returned can come back', async () => {
    const scene = await aScene(test);
    await sentUp(scene);
    const milestones = { ...scene.program.settings.milestones, rosterDueOn: '2021-10-20' };
    await test.app.database.db
      .updateTable('program')
      .set({ settings: JSON.stringify({ ...scene.program.settings, milestones }) })
      .where('id', '=', scene.program.id)
      .execute();
    await scene.call(scene.reviewer, 'POST', '/return', { reason: '请补正' });
    const unit = (await scene.call(scene.clerk, 'GET', '')).json();
    expect(unit).toMatchObject({ state: 'returned', late: false, returnReason: '请补正' });
    expect(unit.events[0].reason).toMatch(/^请补正（同时延期到/);
    expect((await scene.call(scene.clerk, 'POST', '/submit')).statusCode).toBe(200);
  });
});

describe('registration, who confirms', () => {
  it('a head who submitted himself is confirmed by the county; otherwise that is for the principal', async () => {
    const scene = await aScene(test);
    await filled(scene);
    await scene.call(scene.clerk, 'POST', '/submit');
    expect((await scene.call(scene.reviewer, 'POST', '/confirm-for', { reason: '试验' })).json().code).toBe(
      'registration.needsNoConfirmFor',
    );
    await test.app.database.db
      .updateTable('roleAssignment')
      .set({ endedAt: test.clock.now() })
      .where('personId', '=', scene.principal.id)
      .execute();
    const confirmed = await scene.call(scene.reviewer, 'POST', '/confirm-for', { reason: '教学点只有一人' });
    expect(confirmed.json()).toMatchObject({ state: 'submitted' });
    expect((await scene.call(scene.clerk, 'GET', '')).json()).toMatchObject({ confirmedHow: 'bureau' });
  });

  it('a stamped scan that the county records stands in for the click, and a table does not', async () => {
    const scene = await aScene(test);
    await filled(scene);
    await scene.call(scene.clerk, 'POST', '/submit');
    const upload = async (payload: Buffer, purpose: string) => {
      const answer = await test.server.inject({
        method: 'POST',
        url: `/api/files?name=scan&purpose=${purpose}`,
        headers: { ...scene.reviewer.headers, 'content-type': 'application/octet-stream' },
        payload,
      });
      return answer.json().id as string;
    };
    const table = await upload(Buffer.from('a,b'), 'sheet');
    expect((await scene.call(scene.reviewer, 'POST', '/scan', { fileId: table })).json().code).toBe(
      'registration.scanKind',
    );
    const scan = await upload(Buffer.from('%PDF-1.4'), 'evidence');
    expect((await scene.call(scene.reviewer, 'POST', '/scan', { fileId: scan })).json().state).toBe('submitted');
    const mine = await test.server.inject({ url: `/api/files/${scan}`, headers: scene.clerk.headers });
    expect(mine.statusCode).toBe(200);
  });

  it('a county fills in and submits for a school without a computer, shown as such', async () => {
    const scene = await aScene(test);
    await scene.call(scene.reviewer, 'POST', '/rows', { rows: [aRow()] });
    await scene.call(scene.reviewer, 'PUT', '/staff-count', { staffCount: 1 });
    expect((await scene.call(scene.reviewer, 'POST', '/submit')).json().state).toBe('withPrincipal');
    expect((await scene.call(scene.clerk, 'GET', '')).json().events[0]).toMatchObject({
      act: 'submit',
      onBehalf: true,
    });
  });
});

describe('registration, wrong role and wrong place', () => {
  it('refuses what a role may not do and hides what is out of reach', async () => {
    const scene = await aScene(test);
    await filled(scene);
    expect((await scene.call(scene.principal, 'POST', '/submit')).statusCode).toBe(403);
    expect((await scene.call(scene.clerk, 'POST', '/confirm')).statusCode).toBe(403);
    expect((await act(scene, scene.clerk, 'lock', { all: true })).statusCode).toBe(403);
    expect((await scene.call(scene.reviewer, 'POST', '/confirm')).statusCode).toBe(403);
    const foreign = await aScene(test);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/rows'],
      ['POST', '/submit'],
      ['POST', '/take-back'],
    ] as const) {
      expect((await scene.call(foreign.clerk, method, path)).statusCode, path).toBe(404);
    }
    expect((await act(scene, foreign.reviewer, 'lock', { schoolIds: [scene.school.id] })).statusCode).toBe(404);
    const provider = await aPerson(test, { role: 'providerManager', org: await anOrg(test, { kind: 'provider' }) });
    expect((await scene.call(provider, 'GET', '/rows')).statusCode).toBe(404);
  });

  it('accepts nothing for a program that is a draft', async () => {
    const scene = await aScene(test);
    await test.app.database.db
      .updateTable('program')
      .set({ state: 'draft' })
      .where('id', '=', scene.program.id)
      .execute();
    const added = await scene.call(scene.reviewer, 'POST', '/rows', { rows: [aRow()] });
    expect(added.json().code).toBe('registration.programNotOpen');
  });
});

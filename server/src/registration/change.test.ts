import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLiaison, aRegistration, aRow, aScene, type Scene } from './testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

interface Locked {
  readonly scene: Scene;
  readonly rows: { id: string; name: string; personId: string }[];
  readonly sent: ReturnType<typeof aRow>[];
}

async function locked(count = 2): Promise<Locked> {
  const scene = await aScene(test);
  const sent = Array.from({ length: count }, () => aRow());
  await aRegistration(scene, { ...scene, rows: sent, lock: true });
  return { scene, rows: (await scene.call(scene.clerk, 'GET', '/rows')).json().rows, sent };
}

const decide = (scene: Scene, who: BuiltPerson, id: string, payload: object) =>
  test.server.inject({
    method: 'POST',
    url: `/api/programs/${scene.program.id}/roster-changes/${id}/decide`,
    headers: who.headers,
    payload,
  });

async function asked(scene: Scene, payload: object): Promise<string> {
  const answer = await scene.call(scene.clerk, 'POST', '/roster-changes', { reason: '按规定办理', ...payload });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().id;
}

const traineesOf = (scene: Scene) =>
  test.app.database.db
    .selectFrom('trainee')
    .select(['personId', 'name', 'state', 'late', 'schoolId', 'subject', 'phoneMask'])
    .where('programId', '=', scene.program.id)
    .orderBy('name')
    .execute();

const list = async (scene: Scene, who: BuiltPerson) =>
  (await test.server.inject({ url: `/api/programs/${scene.program.id}/roster-changes`, headers: who.headers })).json();

/** Runs at another day of the program by moving its dates, since the clock of the tests is shared. */
async function setDay(scene: Scene, field: 'firstLoginDueOn' | 'studyEndsOn' | 'rosterDueOn', day: string) {
  const { settings } = scene.program;
  const moved = { ...settings, milestones: { ...settings.milestones, [field]: day } };
  await test.app.database.db
    .updateTable('program')
    .set({ settings: JSON.stringify(moved) })
    .where('id', '=', scene.program.id)
    .execute();
}

describe('change orders', () => {
  it('a locked roster is changed by orders alone', async () => {
    const { scene, rows } = await locked();
    const edit = await scene.call(scene.clerk, 'DELETE', `/rows/${rows[0]?.id}`);
    expect(edit.json().code).toBe('registration.locked');
    const draft = await aScene(test);
    const early = await draft.call(draft.clerk, 'POST', '/roster-changes', {
      kind: 'add',
      row: aRow(),
      reason: '增加一人',
    });
    expect(early.json().code).toBe('registration.notLocked');
  });

  it('adds a late registrant once the county agrees', async () => {
    const { scene } = await locked();
    await setDay(scene, 'rosterDueOn', '2021-10-20');
    const row = aRow();
    const preview = await scene.call(scene.clerk, 'POST', '/roster-changes/preview', { kind: 'add', row });
    expect(preview.json()).toMatchObject({ headDelta: 1, billEffectFen: 12_000, words: '应缴增加 1 人。' });
    const id = await asked(scene, { kind: 'add', row });
    expect(await traineesOf(scene)).toHaveLength(2);
    expect((await decide(scene, scene.clerk, id, { approve: true })).statusCode).toBe(403);
    expect((await decide(scene, scene.reviewer, id, { approve: true })).json()).toEqual({ state: 'approved' });
    const trainees = await traineesOf(scene);
    expect(trainees.filter((one) => one.late)).toMatchObject([{ name: row.name, state: 'active' }]);
    expect((await decide(scene, scene.reviewer, id, { approve: true })).json().code).toBe('registration.changeState');
    expect((await list(scene, scene.clerk)).rows[0]).toMatchObject({
      kindName: '增加',
      stateName: '已通过',
      newName: row.name,
    });
  });

  it('a removal lowers the bill until the refund day and not later; it stays listed with its reason', async () => {
    const { scene, rows } = await locked();
    const entryId = rows[0]?.id;
    const missing = await scene.call(scene.clerk, 'POST', '/roster-changes', {
      kind: 'remove',
      entryId,
      reason: '退休了',
    });
    expect(missing.json().code).toBe('registration.changeRow');
    const id = await asked(scene, { kind: 'remove', entryId, withdrawnCode: 'retired' });
    const twice = await scene.call(scene.clerk, 'POST', '/roster-changes', {
      kind: 'remove',
      entryId,
      withdrawnCode: 'retired',
      reason: '退休了',
    });
    expect(twice.json().code).toBe('registration.changeTwice');
    expect((await decide(scene, scene.reviewer, id, { approve: true })).statusCode).toBe(200);
    expect((await traineesOf(scene)).map((one) => one.state).sort()).toEqual(['active', 'withdrawn']);
    const gone = (await scene.call(scene.clerk, 'GET', '/rows?withdrawn=true')).json();
    expect(gone.rows).toMatchObject([{ withdrawnCode: 'retired', withdrawnName: '退休' }]);
    await setDay(scene, 'firstLoginDueOn', '2021-10-20');
    const late = await scene.call(scene.clerk, 'POST', '/roster-changes/preview', {
      kind: 'remove',
      entryId: rows[1]?.id,
      withdrawnCode: 'moved',
    });
    expect(late.json()).toMatchObject({ headDelta: 0, words: '已过退费期限，应缴不变。' });
  });

  it('a replacement is free until its day; afterwards the newcomer is billed', async () => {
    const { scene, rows } = await locked();
    const row = aRow();
    const id = await asked(scene, { kind: 'replace', entryId: rows[0]?.id, row });
    expect((await list(scene, scene.reviewer)).rows[0]).toMatchObject({
      headDelta: 0,
      newName: row.name,
      allowed: [{ act: 'decide', allowed: true }],
    });
    await decide(scene, scene.reviewer, id, { approve: true });
    const trainees = await traineesOf(scene);
    expect(trainees.map((one) => one.state).sort()).toEqual(['active', 'active', 'withdrawn']);
    await setDay(scene, 'firstLoginDueOn', '2021-10-20');
    const late = await scene.call(scene.clerk, 'POST', '/roster-changes/preview', {
      kind: 'replace',
      entryId: rows[1]?.id,
      row: aRow(),
    });
    expect(late.json()).toMatchObject({ headDelta: 1 });
  });

  it('corrects a row, its trainee and person; a number of somebody else is refused', async () => {
    const { scene, rows, sent } = await locked();
    const [first] = rows;
    const none = await scene.call(scene.clerk, 'POST', '/roster-changes', {
      kind: 'correct',
      entryId: first?.id,
      row: { subject: '语文' },
      reason: '没有变',
    });
    expect(none.json().code).toBe('registration.changeNothing');
    const id = await asked(scene, {
      kind: 'correct',
      entryId: first?.id,
      row: { subject: '数学', phone: '15799990001' },
    });
    const { details } = (await list(scene, scene.reviewer)).rows[0];
    expect(details).toEqual([
      { field: '学科', before: '语文', after: '数学' },
      { field: '手机号', before: expect.stringMatching(/^157\*{4}/), after: '157****0001' },
    ]);
    await decide(scene, scene.reviewer, id, { approve: true });
    expect((await traineesOf(scene)).find((one) => one.personId === first?.personId)).toMatchObject({
      subject: '数学',
      phoneMask: '157****0001',
    });
    const other = await scene.call(scene.clerk, 'POST', '/roster-changes', {
      kind: 'correct',
      entryId: first?.id,
      row: { idNumber: sent[1]?.idNumber },
      reason: '号码写错',
    });
    expect(other.json().code).toBe('registration.changeRow');
    const known = aRow();
    const elsewhere = await aScene(test);
    await aRegistration(elsewhere, { ...elsewhere, rows: [known], lock: true });
    const taken = await asked(scene, { kind: 'correct', entryId: first?.id, row: { idNumber: known.idNumber } });
    expect((await decide(scene, scene.reviewer, taken, { approve: true })).json().code).toBe(
      'registration.changePersonTaken',
    );
  });

  it('transfers a person with her study; the bill moves only when the receiving school agrees', async () => {
    const { scene, rows } = await locked();
    const target = await anOrg(test, { kind: 'school', parent: scene.county });
    await aLiaison(test, target);
    const clerk = await aPerson(test, { role: 'schoolAdmin', org: target });
    const principal = await aPerson(test, { role: 'principal', org: target });
    const entryId = rows[0]?.id;
    const wish = { kind: 'transfer', entryId, toSchoolId: target.id, moveBill: true };
    const early = await scene.call(scene.clerk, 'POST', '/roster-changes', { ...wish, reason: '工作调动' });
    expect(early.json().code).toBe('registration.changeTargetLocked');
    await aRegistration(scene, { school: target, clerk, principal, rows: [aRow()], lock: true });
    const id = await asked(scene, wish);
    expect((await decide(scene, scene.reviewer, id, { approve: true })).json().code).toBe(
      'registration.changeUnagreed',
    );
    const url = `/api/programs/${scene.program.id}/roster-changes/${id}`;
    const wrong = await test.server.inject({ method: 'POST', url: `${url}/agree`, headers: scene.clerk.headers });
    expect(wrong.json().code).toBe('registration.ownUnitOnly');
    expect((await list(scene, clerk)).rows[0]).toMatchObject({
      kind: 'transfer',
      allowed: [{ act: 'agree', allowed: true }],
    });
    expect((await test.server.inject({ method: 'POST', url: `${url}/agree`, headers: clerk.headers })).statusCode).toBe(
      200,
    );
    expect((await decide(scene, scene.reviewer, id, { approve: true })).json()).toEqual({ state: 'approved' });
    const moved = (await traineesOf(scene)).find((one) => one.personId === rows[0]?.personId);
    expect(moved).toMatchObject({ schoolId: target.id, state: 'active' });
    expect((await scene.call(clerk, 'GET', '/rows', undefined, target)).json().total).toBe(2);
    expect((await scene.call(scene.clerk, 'GET', '/rows?withdrawn=true')).json().rows).toMatchObject([
      { withdrawnCode: 'moved' },
    ]);
  });

  it('nobody comes in after the study has ended, and no person stands on two rosters', async () => {
    const { scene } = await locked();
    const other = await anOrg(test, { kind: 'school', parent: scene.county });
    await aLiaison(test, other);
    const clerk = await aPerson(test, { role: 'schoolAdmin', org: other });
    const row = aRow();
    await scene.call(clerk, 'POST', '/rows', { rows: [row] }, other);
    const double = await scene.call(scene.clerk, 'POST', '/roster-changes', { kind: 'add', row, reason: '增加一人' });
    expect(double.json()).toMatchObject({ code: 'registration.changeDuplicate', params: { school: other.name } });
    await setDay(scene, 'studyEndsOn', '2021-10-20');
    const late = await scene.call(scene.clerk, 'POST', '/roster-changes', {
      kind: 'add',
      row: aRow(),
      reason: '增加一人',
    });
    expect(late.json().code).toBe('registration.changeAfterEnd');
  });

  it('may be withdrawn by the school, returned by the county, and is hidden from others', async () => {
    const { scene, rows } = await locked();
    const id = await asked(scene, { kind: 'remove', entryId: rows[0]?.id, withdrawnCode: 'mistake' });
    const foreign = await aScene(test);
    expect((await decide(scene, foreign.reviewer, id, { approve: true })).statusCode).toBe(404);
    const url = `/api/programs/${scene.program.id}/roster-changes/${id}/withdraw`;
    expect((await test.server.inject({ method: 'POST', url, headers: foreign.clerk.headers })).statusCode).toBe(404);
    expect((await test.server.inject({ method: 'POST', url, headers: scene.clerk.headers })).statusCode).toBe(200);
    const again = await asked(scene, { kind: 'remove', entryId: rows[0]?.id, withdrawnCode: 'mistake' });
    expect((await decide(scene, scene.reviewer, again, { approve: false, reason: '仍在岗' })).json()).toEqual({
      state: 'returned',
    });
    expect((await traineesOf(scene)).every((one) => one.state === 'active')).toBe(true);
  });
});

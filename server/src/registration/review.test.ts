import { beforeAll, describe, expect, it } from 'vitest';
import { readSheets } from '../platform/sheets/read.ts';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLiaison, aRegistration, aRow, aScene, type Scene } from './testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

async function evidence(scene: Scene): Promise<string> {
  const answer = await test.server.inject({
    method: 'POST',
    url: '/api/files?name=%E8%AF%81%E4%B9%A6.pdf&purpose=evidence',
    headers: { ...scene.clerk.headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from('%PDF-1.4'),
  });
  return answer.json().id;
}

describe('exemptions', () => {
  it('need hours and credits with evidence, and the county decides before it locks', async () => {
    const scene = await aScene(test);
    await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow(), aRow()] });
    await scene.call(scene.clerk, 'PUT', '/staff-count', { staffCount: 2 });
    const [row] = (await scene.call(scene.clerk, 'GET', '/rows')).json().rows;
    const claim = { hoursX100: 7200, creditsX100: 1000, reason: '国培计划已满', fileId: await evidence(scene) };
    const path = `/rows/${row.id}/exemption`;
    const low = await scene.call(scene.clerk, 'POST', path, { ...claim, creditsX100: 900 });
    expect(low.json()).toMatchObject({
      code: 'registration.exemptTooLow',
      params: { haveCredits: '9', credits: '10' },
    });
    expect((await scene.call(scene.clerk, 'POST', path, claim)).statusCode).toBe(200);
    await scene.call(scene.clerk, 'POST', '/submit');
    expect((await scene.call(scene.reviewer, 'POST', `${path}/decide`, { approve: true })).json().code).toBe(
      'registration.notSubmitted',
    );
    await scene.call(scene.principal, 'POST', '/confirm');
    const lock = () => scene.call(scene.reviewer, 'POST', 'lock', { schoolIds: [scene.school.id] });
    expect((await lock()).json().code).toBe('registration.exemptUndecided');
    expect((await scene.call(scene.reviewer, 'POST', `${path}/decide`, { approve: true })).json()).toEqual({
      exemptState: 'approved',
    });
    expect((await lock()).statusCode).toBe(200);
    const unit = (await scene.call(scene.clerk, 'GET', '')).json();
    expect(unit).toMatchObject({ headcount: 2, exemptCount: 1, dueFen: 12_000 });
    const states = await test.app.database.db
      .selectFrom('trainee')
      .select('state')
      .where('programId', '=', scene.program.id)
      .execute();
    expect(states.map((one) => one.state).sort()).toEqual(['active', 'exempt']);
  });

  it('go level by level along the route', async () => {
    const scene = await aScene(test, { city: true });
    await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow()] });
    await scene.call(scene.clerk, 'PUT', '/staff-count', { staffCount: 1 });
    const [row] = (await scene.call(scene.clerk, 'GET', '/rows')).json().rows;
    const path = `/rows/${row.id}/exemption`;
    await scene.call(scene.clerk, 'POST', path, {
      hoursX100: 7200,
      creditsX100: 1000,
      reason: '国培计划已满',
      fileId: await evidence(scene),
    });
    await scene.call(scene.clerk, 'POST', '/submit');
    await scene.call(scene.principal, 'POST', '/confirm');
    const ids = { schoolIds: [scene.school.id] };
    expect((await scene.call(scene.reviewer, 'POST', 'approve', ids)).json().code).toBe('registration.exemptUndecided');
    expect((await scene.call(scene.reviewer, 'POST', `${path}/decide`, { approve: true })).json()).toEqual({
      exemptState: 'asked',
    });
    expect((await scene.call(scene.reviewer, 'POST', `${path}/decide`, { approve: true })).json().code).toBe(
      'registration.exemptState',
    );
    expect((await scene.call(scene.reviewer, 'POST', 'approve', ids)).json()).toMatchObject({ done: 1 });
    expect((await scene.call(scene.cityReviewer, 'POST', `${path}/decide`, { approve: true })).json()).toEqual({
      exemptState: 'approved',
    });
    expect((await scene.call(scene.cityReviewer, 'POST', 'lock', ids)).json()).toMatchObject({ done: 1 });
  });
});

describe('conflicts of 支教 and 借调', () => {
  async function twoSchools(isHomeLocked: boolean) {
    const scene = await aScene(test);
    const home = await anOrg(test, { kind: 'school', parent: scene.county });
    await aLiaison(test, home);
    const clerk = await aPerson(test, { role: 'schoolAdmin', org: home });
    const principal = await aPerson(test, { role: 'principal', org: home });
    const person = aRow();
    const atHome = { ...person, personType: '在编', homeSchool: home.name };
    await aRegistration(scene, { school: home, clerk, principal, rows: [atHome, aRow()], lock: isHomeLocked });
    return { scene, home, clerk, person };
  }

  it('are asked about on submission, block the lock, and the present work unit keeps the person', async () => {
    const { scene, home, clerk, person } = await twoSchools(false);
    await scene.call(scene.clerk, 'POST', '/rows', { rows: [person] });
    await scene.call(scene.clerk, 'PUT', '/staff-count', { staffCount: 1 });
    const silent = await scene.call(scene.clerk, 'POST', '/submit');
    expect(silent.json()).toMatchObject({
      code: 'registration.conflictUnexplained',
      params: { name: person.name, school: home.name },
    });
    const [row] = (await scene.call(scene.clerk, 'GET', '/rows')).json().rows;
    expect(row).toMatchObject({ conflictSchool: home.name, state: 'warning' });
    const change = { ...person, version: row.version, personType: '支教', homeSchool: home.name };
    expect((await scene.call(scene.clerk, 'PUT', `/rows/${row.id}`, change)).statusCode).toBe(200);
    await scene.call(scene.clerk, 'POST', '/submit');
    await scene.call(scene.principal, 'POST', '/confirm');
    const lock = () => scene.call(scene.reviewer, 'POST', 'lock', { all: true });
    expect((await lock()).json()).toMatchObject({
      done: 0,
      refused: [{ code: 'registration.conflictOpen' }, { code: 'registration.conflictOpen' }],
    });
    const conflicts = await test.server.inject({
      url: `/api/programs/${scene.program.id}/conflicts`,
      headers: scene.reviewer.headers,
    });
    expect(conflicts.json()).toMatchObject({ total: 1, rows: [{ suggestedEntryId: row.id }] });
    expect(conflicts.json().rows[0].sides).toHaveLength(2);
    const settle = {
      method: 'POST' as const,
      url: `/api/programs/${scene.program.id}/conflicts/settle`,
      headers: scene.reviewer.headers,
    };
    const foreign = await aScene(test);
    const hidden = await test.server.inject({
      ...settle,
      headers: foreign.reviewer.headers,
      payload: { keepEntryId: row.id, reason: '现工作单位' },
    });
    expect(hidden.statusCode).toBe(404);
    const settled = await test.server.inject({ ...settle, payload: { keepEntryId: row.id, reason: '现工作单位' } });
    expect(settled.json()).toEqual({ removed: 1 });
    const told = await test.app.database.db
      .selectFrom('outboxMail')
      .select('body')
      .where('subject', '=', `重复上报的裁定：${row.name}`)
      .execute();
    expect(told.map((mail) => mail.body).filter((body) => body.includes('现工作单位'))).toHaveLength(2);
    expect(
      (await test.server.inject({ ...settle, payload: { keepEntryId: row.id, reason: '现工作单位' } })).json().code,
    ).toBe('registration.conflictGone');
    expect((await lock()).json()).toMatchObject({ done: 2 });
    const gone = (await scene.call(clerk, 'GET', '/rows?withdrawn=true', undefined, home)).json();
    expect(gone.rows).toMatchObject([{ withdrawnName: '由现工作单位上报' }]);
    expect(
      (await scene.call(clerk, 'GET', '', undefined, home)).json().events.map((one: { act: string }) => one.act),
    ).toContain('settleConflict');
  });

  it('leave a locked roster by a change order that lowers its bill', async () => {
    const { scene, home, clerk, person } = await twoSchools(true);
    await scene.call(scene.clerk, 'POST', '/rows', {
      rows: [{ ...person, personType: '借调', homeSchool: home.name }],
    });
    const [row] = (await scene.call(scene.clerk, 'GET', '/rows')).json().rows;
    const settled = await test.server.inject({
      method: 'POST',
      url: `/api/programs/${scene.program.id}/conflicts/settle`,
      headers: scene.reviewer.headers,
      payload: { keepEntryId: row.id, reason: '现工作单位' },
    });
    expect(settled.json()).toEqual({ removed: 1 });
    const changes = await test.server.inject({
      url: `/api/programs/${scene.program.id}/roster-changes`,
      headers: clerk.headers,
    });
    expect(changes.json().rows).toMatchObject([
      { kind: 'remove', state: 'approved', headDelta: -1, personName: person.name },
    ]);
    expect((await scene.call(clerk, 'GET', '', undefined, home)).json()).toMatchObject({
      headcount: 1,
      dueFen: 12_000,
    });
  });
});

describe('forms 附件 1, 2, 4', () => {
  it('are typeset and written from the live roster, 附件 1 equal to 附件 2', async () => {
    const scene = await aScene(test);
    await aRegistration(scene, { ...scene, rows: [aRow(), aRow({ stage: '幼儿园', subject: '五大领域' })] });
    for (const form of ['headcount', 'roster', 'contacts']) {
      const pdf = await scene.call(scene.clerk, 'GET', `/forms/${form}`);
      expect(pdf.headers['content-type']).toBe('application/pdf');
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
    const cells = async (form: string) => {
      const file = await scene.call(scene.clerk, 'GET', `/forms/${form}?format=xlsx`);
      const read = await readSheets(file.rawPayload, 'a.xlsx');
      return 'sheets' in read ? (read.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.text)) ?? []) : [];
    };
    const roster = await cells('roster');
    expect(roster[1]).toEqual([
      '序号',
      '姓名',
      '学段',
      '学科',
      '手机号(注册用)',
      '身份证号',
      '县(市、区)',
      '学校全称',
      '备注',
    ]);
    expect(roster[2]?.[5]).toMatch(/^\d{17}[\dX]$/);
    const headcount = await cells('headcount');
    const total = headcount.at(-1) ?? [];
    expect(total[1]).toBe('合计');
    expect([total[7], total[8], total[10]]).toEqual(['1', '1', '2']);
    const foreign = await aScene(test);
    expect((await scene.call(foreign.clerk, 'GET', '/forms/roster')).statusCode).toBe(404);
  });

  it('the county prints the sum of its units and exports their progress', async () => {
    const scene = await aScene(test);
    await aRegistration(scene, { ...scene, rows: [aRow()] });
    const region = (form: string) =>
      test.server.inject({ url: `/api/programs/${scene.program.id}/forms/${form}`, headers: scene.reviewer.headers });
    expect((await region('headcount')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await region('contacts')).statusCode).toBe(200);
    const file = await scene.call(scene.reviewer, 'GET', 'export');
    const read = await readSheets(file.rawPayload, 'a.xlsx');
    expect('sheets' in read && read.sheets[0]?.rows[2]?.cells.map((cell) => cell.text).slice(1, 5)).toEqual([
      scene.school.name,
      '已上报，审核中',
      '1',
      '1',
    ]);
    await scene.call(scene.reviewer, 'PUT', '/paper-copies', { copies: 2 });
    expect((await scene.call(scene.clerk, 'GET', '')).json()).toMatchObject({ paperCopies: 2 });
  });
});

describe('many at once', () => {
  it('enrols 3,000 people of 12 units at less cost than writing their rows had', async () => {
    const scene = await aScene(test);
    const schools = await Promise.all(
      Array.from({ length: 11 }, () => anOrg(test, { kind: 'school', parent: scene.county })),
    );
    await Promise.all(schools.map((school) => aLiaison(test, school)));
    let writingMs = 0;
    for (const school of [scene.school, ...schools]) {
      const rows = Array.from({ length: 250 }, () => aRow());
      const began = performance.now();
      await scene.call(scene.reviewer, 'POST', '/rows', { rows }, school);
      writingMs += performance.now() - began;
    }
    await test.app.database.db
      .updateTable('registration')
      .set({ state: 'submitted', confirmedHow: 'scan' })
      .where('programId', '=', scene.program.id)
      .execute();
    const began = performance.now();
    const locked = await scene.call(scene.reviewer, 'POST', 'lock', { all: true });
    const lockingMs = performance.now() - began;
    expect(locked.json()).toMatchObject({ done: 12, refused: [] });
    const { n } = await test.app.database.db
      .selectFrom('trainee')
      .innerJoin('account', 'account.personId', 'trainee.personId')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('programId', '=', scene.program.id)
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(3000);
    expect(lockingMs).toBeLessThan(writingMs);
  }, 120_000);
});

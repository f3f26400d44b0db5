import { beforeAll, expect, it } from 'vitest';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

/** A program with one school; closed or still running when the school is renamed. */
async function renamedSchool(closed: boolean) {
  const county = await anOrg(test, { kind: 'county', parent: await anOrg(test, { kind: 'city' }) });
  const admin = await aPerson(test, { role: 'countyAdmin', org: county });
  const program = await aProgram(test, { publisher: county });
  const school = await anOrg(test, { kind: 'school', name: `旧名${closed ? '甲' : '乙'}小学`, parent: county });
  await aLockedUnit(test, { programId: program.id, school, trainees: 1 });
  const { db } = test.app.database;
  if (closed) {
    const closing = { state: 'closed' as const, closedAt: test.clock.now() };
    await db.updateTable('program').set(closing).where('id', '=', program.id).execute();
  }
  test.clock.advanceTo(new Date(test.clock.now().getTime() + 60_000));
  const url = `/api/orgs/${school.id}`;
  const payload = { version: 1, name: `新名${closed ? '甲' : '乙'}小学`, ownership: 'public', stages: ['primary'] };
  expect((await test.server.inject({ method: 'PUT', url, headers: admin.headers, payload })).statusCode).toBe(200);
  return { programId: program.id, admin };
}

it.each([
  [true, '旧名甲小学'],
  [false, '新名乙小学'],
])('a program that was closed before a school was renamed (%s) is shown and printed with %s', async (closed, name) => {
  const { programId, admin } = await renamedSchool(closed);
  const get = async (path: string) =>
    (await test.server.inject({ url: `/api/programs/${programId}${path}`, headers: admin.headers })).json();
  expect((await get('/supervision')).children).toMatchObject([{ name }]);
  expect((await get('/registrations')).rows).toMatchObject([{ schoolName: name }]);
  expect((await get('/supervision/people')).rows).toMatchObject([{ schoolName: name }]);
});

it('a school that was closed since stays in the figures of the programs in which it took part', async () => {
  const county = await anOrg(test, { kind: 'county' });
  const admin = await aPerson(test, { role: 'countyAdmin', org: county });
  const program = await aProgram(test, { publisher: county });
  const school = await anOrg(test, { kind: 'school', name: '后来撤并小学', parent: county });
  await aLockedUnit(test, { programId: program.id, school, trainees: 2 });
  const closing = { version: 1, reason: '县政府批准撤并' };
  const url = `/api/orgs/${school.id}/close`;
  await test.server.inject({ method: 'POST', url, headers: admin.headers, payload: closing });
  const later = await aProgram(test, { publisher: county });
  const children = async (programId: string) =>
    (await test.server.inject({ url: `/api/programs/${programId}/supervision`, headers: admin.headers })).json()
      .children;
  expect(await children(program.id)).toMatchObject([{ name: '后来撤并小学', figures: { due: 2 } }]);
  expect(await children(later.id)).toEqual([]);
});

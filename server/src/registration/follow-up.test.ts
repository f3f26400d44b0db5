import { beforeAll, expect, it } from 'vitest';
import type { BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aRegistration, aRow, aScene } from './testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

it('reminds the units that have not handed in, and no others', async () => {
  const scene = await aScene(test);
  const remind = (person: BuiltPerson) => scene.call(person, 'POST', 'remind', {});
  const { text, units } = (await remind(scene.reviewer)).json();
  expect(units).toMatchObject([
    { name: scene.school.name, liaisonName: '联系人', liaisonPhone: '13800001111', mailed: true },
  ]);
  expect(text).toContain('以下 1 个单位尚未上报名单');
  expect((await remind(scene.clerk)).statusCode).toBe(403);
  await aRegistration(scene, { clerk: scene.clerk, principal: scene.principal, rows: [aRow()] });
  expect((await remind(scene.reviewer)).json().units).toEqual([]);
});

it('prints the register of what was handed in', async () => {
  const scene = await aScene(test);
  for (const format of ['pdf', 'xlsx']) {
    const file = await test.server.inject({
      url: `/api/programs/${scene.program.id}/forms/received?format=${format}`,
      headers: scene.reviewer.headers,
    });
    expect(file.statusCode, file.body.slice(0, 200)).toBe(200);
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('名单收件登记表');
  }
});

it('sets this year’s roster beside last year’s locked one', async () => {
  const scene = await aScene(test);
  const { clerk, principal, school, county } = scene;
  const stays = aRow({ name: '留下来' });
  const moves = aRow({ name: '换学科' });
  await aRegistration(scene, { clerk, principal, rows: [stays, moves, aRow({ name: '调走了' })], lock: true });
  const program = await aProgram(test, { publisher: county });
  const { year } = await test.app.database.db
    .updateTable('program')
    .set((eb) => ({ year: eb('year', '+', 1) }))
    .where('id', '=', program.id)
    .returning('year')
    .executeTakeFirstOrThrow();
  const call = (method: 'GET' | 'POST', path: string, payload?: object) =>
    test.server.inject({
      method,
      url: `/api/programs/${program.id}/registrations/${school.id}${path}`,
      headers: clerk.headers,
      ...(payload ? { payload } : {}),
    });
  const rows = [stays, { ...moves, subject: '数学' }, aRow({ name: '新来的' })];
  expect((await call('POST', '/rows', { rows })).statusCode).toBe(200);
  const compared = (await call('GET', '/compare')).json();
  expect(compared).toMatchObject({
    earlier: { id: scene.program.id, year: year - 1 },
    left: [{ name: '调走了' }],
    joined: [{ name: '新来的' }],
    changed: [{ name: '换学科', subject: '数学', was: { subject: '语文' } }],
    stayed: 2,
  });
  expect((await scene.call(clerk, 'GET', '/compare')).json()).toMatchObject({ earlier: null, stayed: 0 });
});

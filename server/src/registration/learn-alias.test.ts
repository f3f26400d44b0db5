import { beforeAll, expect, it } from 'vitest';
import { anOrg } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aRow, aScene } from './testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

it('a school name that nobody knew is known once a clerk has set it right', async () => {
  const scene = await aScene(test);
  const branch = await anOrg(test, {
    kind: 'school',
    name: '润城镇上伏村小学',
    parent: scene.county,
    reportsThrough: scene.school,
  });
  const { ids } = (await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow({ school: '上伏联办小学' })] })).json();
  const find = async () => (await scene.call(scene.clerk, 'GET', '/rows')).json().rows[0];
  const row = await find();
  expect(row.issues).toMatchObject([{ code: 'school.unknown' }]);
  const fields = { name: row.name, stage: row.stage, subject: row.subject, phone: row.phone, idNumber: row.idNumber };
  const mended = { ...fields, version: row.version, school: branch.name };
  expect((await scene.call(scene.clerk, 'PUT', `/rows/${ids[0]}`, mended)).json()).toMatchObject({ state: 'ok' });
  const known = await test.server.inject({ url: `/api/orgs/${branch.id}`, headers: scene.reviewer.headers });
  expect(known.json().aliasSources).toMatchObject([{ alias: '上伏联办小学', source: 'roster' }]);
  await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow({ school: '上伏联办小学' })] });
  const rows = (await scene.call(scene.clerk, 'GET', '/rows')).json().rows;
  expect(rows.every((one: { state: string }) => one.state !== 'error')).toBe(true);
});

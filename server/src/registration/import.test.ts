import { systemScope } from '@yanxiu/domain/access/scope';
import { beforeAll, describe, expect, it } from 'vitest';
import { asSystem } from '../platform/http/context.ts';
import { queueJob } from '../platform/jobs/jobs.ts';
import { readSheets } from '../platform/sheets/read.ts';
import { type CellValue, workbookBytes } from '../platform/sheets/write.ts';
import { runJob } from '../platform/testing/run-job.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aRow, aScene, type Scene } from './testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const headings = ['序号', '姓名', '学段', '学科', '手机号(注册用)', '身份证号', '县(市、区)', '学校全称', '备注'];
const columns = headings.map((heading) => ({ heading, kind: 'text' as const }));

type Row = ReturnType<typeof aRow>;

function rosterBytes(scene: Scene, rows: readonly Row[]): Promise<Buffer> {
  const cells: CellValue[][] = rows.map((row, at) => [
    String(at + 1),
    row.name,
    row.stage,
    row.subject,
    row.phone,
    row.idNumber,
    '',
    scene.school.name,
    '',
  ]);
  return workbookBytes([{ name: '名单', title: '全员培训学员信息收集表', columns, rows: cells }]);
}

async function upload(scene: Scene, payload: Buffer, name = '名单.xlsx'): Promise<string> {
  const answer = await test.server.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}&purpose=sheet`,
    headers: { ...scene.clerk.headers, 'content-type': 'application/octet-stream' },
    payload,
  });
  return answer.json().id;
}

async function checked(scene: Scene, payload: Buffer, name?: string): Promise<string> {
  const fileId = await upload(scene, payload, name);
  const started = await scene.call(scene.clerk, 'POST', '/imports', { fileId });
  expect(started.statusCode).toBe(200);
  const job = await runJob(test, started.json().jobId);
  expect(job.state).toBe('done');
  return started.json().importId;
}

const show = async (scene: Scene, importId: string, query = '') =>
  (await scene.call(scene.clerk, 'GET', `/imports/${importId}${query}`)).json();

describe('registration.importRoster', () => {
  it('checks a file, mends a row on the page, imports the good rows and takes them back', async () => {
    const scene = await aScene(test);
    const wrong = aRow({ idNumber: '140522197902290034' });
    const importId = await checked(scene, await rosterBytes(scene, [aRow(), wrong, aRow()]));
    const preview = await show(scene, importId);
    expect(preview).toMatchObject({ state: 'ready', counts: { rows: 3, ok: 2, warning: 0, error: 1 } });
    const errors = await show(scene, importId, '?state=error');
    expect(errors.rows).toHaveLength(1);
    const [row] = errors.rows;
    expect(row).toMatchObject({ line: 4, values: { idNumber: '140522197902290034' } });
    expect(row.issues[0]).toMatchObject({ column: 'F', field: 'idNumber', code: 'idNumber.date' });
    const confirmed = await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, {});
    expect(confirmed.json()).toMatchObject({ added: 2, updated: 0, left: 1, counts: { rows: 2 } });
    const mended = await scene.call(
      scene.clerk,
      'PUT',
      `/imports/${importId}/rows/${row.seq}`,
      aRow({ name: wrong.name, school: scene.school.name }),
    );
    expect(mended.json()).toMatchObject({ row: { state: 'ok', imported: false }, counts: { error: 0 } });
    const rest = await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, {});
    expect(rest.json()).toMatchObject({ added: 1, left: 0, counts: { rows: 3, ok: 3 } });
    const again = await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, {});
    expect(again.json().code).toBe('registration.importNothing');
    const undone = await scene.call(scene.clerk, 'POST', `/imports/${importId}/undo`, {});
    expect(undone.json().counts.rows).toBe(0);
    expect((await scene.call(scene.clerk, 'POST', `/imports/${importId}/undo`, {})).json().code).toBe(
      'registration.importState',
    );
  });

  it('is idempotent by document number, and undoing restores what it changed', async () => {
    const scene = await aScene(test);
    const one = aRow();
    await scene.call(scene.clerk, 'POST', '/rows', { rows: [one] });
    const importId = await checked(scene, await rosterBytes(scene, [{ ...one, subject: '数学' }, aRow()]));
    const confirmed = await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, {});
    expect(confirmed.json()).toMatchObject({ added: 1, updated: 1, counts: { rows: 2, error: 0 } });
    expect((await scene.call(scene.clerk, 'GET', '/rows')).json().rows[0].subject).toBe('数学');
    await scene.call(scene.clerk, 'POST', `/imports/${importId}/undo`, {});
    const { rows } = (await scene.call(scene.clerk, 'GET', '/rows')).json();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ subject: '语文', state: 'ok' });
  });

  it('replaces the draft when asked to, and undoing brings it back', async () => {
    const scene = await aScene(test);
    await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow(), aRow()] });
    const importId = await checked(scene, await rosterBytes(scene, [aRow()]));
    const confirmed = await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, { mode: 'replace' });
    expect(confirmed.json().counts.rows).toBe(1);
    const undone = await scene.call(scene.clerk, 'POST', `/imports/${importId}/undo`, {});
    expect(undone.json().counts).toMatchObject({ rows: 2, ok: 2 });
  });

  it('a replaced draft comes back with everything that it held, exemptions too', async () => {
    const scene = await aScene(test);
    const { ids } = (await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow(), aRow()] })).json();
    await test.app.database.db
      .updateTable('rosterEntry')
      .set({ exemptState: 'asked', exemptReason: '省级培训', exemptHoursX100: 9000, exemptCreditsX100: 1200 })
      .where('programId', '=', scene.program.id)
      .where('id', '=', ids[0])
      .execute();
    const before = (await scene.call(scene.clerk, 'GET', '/rows')).json().rows;
    const importId = await checked(scene, await rosterBytes(scene, [aRow()]));
    await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, { mode: 'replace' });
    await scene.call(scene.clerk, 'POST', `/imports/${importId}/undo`, {});
    const after = (await scene.call(scene.clerk, 'GET', '/rows')).json().rows;
    const held = (rows: { version: number }[]) => rows.map(({ version: _, ...rest }) => rest);
    expect(held(after)).toEqual(held(before));
  });

  it('a mended row gives way to one that is on the roster already, wherever that stands in the file', async () => {
    const scene = await aScene(test);
    const [wrong, later] = [aRow({ idNumber: '140522197902290034' }), aRow()];
    const importId = await checked(scene, await rosterBytes(scene, [wrong, later]));
    await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, {});
    const { rows } = await show(scene, importId);
    const mend = (seq: number, change: object) =>
      scene.call(scene.clerk, 'PUT', `/imports/${importId}/rows/${seq}`, {
        ...wrong,
        school: scene.school.name,
        ...change,
      });
    const clash = await mend(rows[0].seq, { idNumber: later.idNumber });
    expect(clash.json().row).toMatchObject({ state: 'error', imported: false });
    expect(clash.json().row.issues.map((issue: { code: string }) => issue.code)).toContain(
      'idNumber.duplicateOtherName',
    );
    expect((await mend(rows[1].seq, {})).json().code).toBe('registration.rowImported');
    expect((await mend(999, {})).statusCode).toBe(404);
  });

  it('rows that shared a number are judged anew when one of them is mended', async () => {
    const scene = await aScene(test);
    const [one, two, three] = [aRow(), aRow(), aRow()];
    const file = [one, { ...two, phone: one.phone }, { ...three, idNumber: one.idNumber, phone: two.phone }];
    const importId = await checked(scene, await rosterBytes(scene, file));
    const states = async () => (await show(scene, importId)).rows.map((row: { state: string }) => row.state);
    expect(await states()).toEqual(['ok', 'error', 'error']);
    const fresh = aRow();
    await scene.call(scene.clerk, 'PUT', `/imports/${importId}/rows/1`, { ...fresh, school: scene.school.name });
    expect(await states()).toEqual(['ok', 'ok', 'ok']);
  });

  it('cells that a database would not take do no harm', async () => {
    const scene = await aScene(test);
    const odd = [aRow({ name: '李_x0000_甲乙' }), aRow({ stage: '小_xD800_学' }), aRow({ subject: 'a\\N\tb' })];
    const importId = await checked(scene, await rosterBytes(scene, odd));
    expect(await show(scene, importId)).toMatchObject({ state: 'ready', counts: { rows: 3 } });
  });

  it('a check that was broken off begins anew and doubles nothing', async () => {
    const scene = await aScene(test);
    const importId = await checked(scene, await rosterBytes(scene, [aRow(), aRow({ phone: '1380000' })]));
    const before = await show(scene, importId);
    const { db } = test.app.database;
    await db.updateTable('rosterImport').set({ state: 'checking' }).where('id', '=', importId).execute();
    const jobId = await asSystem(test.app, systemScope('test'), 'test', (ctx) =>
      queueJob(ctx, {
        task: 'registration.checkImport',
        title: '核对名单',
        payload: { programId: scene.program.id, schoolId: scene.school.id, importId },
        programId: scene.program.id,
      }),
    );
    expect((await runJob(test, jobId)).state).toBe('done');
    expect(await show(scene, importId)).toEqual(before);
  });

  it('one bar over all steps, which never goes back', async () => {
    const scene = await aScene(test);
    const fileId = await upload(
      scene,
      await rosterBytes(
        scene,
        Array.from({ length: 3000 }, () => aRow()),
      ),
    );
    const { jobId } = (await scene.call(scene.clerk, 'POST', '/imports', { fileId })).json();
    const seen: number[] = [];
    const job = test.app.database.db.selectFrom('job').select(['done', 'total']).where('id', '=', jobId);
    const watching = setInterval(() => void job.executeTakeFirstOrThrow().then(({ done }) => seen.push(done)), 10);
    const ended = await runJob(test, jobId);
    clearInterval(watching);
    expect(ended).toMatchObject({ state: 'done', done: 100, total: 100 });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  });

  it('refuses by name what is no roster, and says so on the import', async () => {
    const scene = await aScene(test);
    const importId = await checked(scene, Buffer.from('品名,数量\n粉笔,20\n'), '采购.csv');
    expect(await show(scene, importId)).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('没有找到表头'),
    });
    const bomb = await checked(scene, Buffer.from('PK\x03\x04 truncated'), '名单.xlsx');
    expect(await show(scene, bomb)).toMatchObject({ state: 'refused', refusal: expect.stringContaining('已损坏') });
    const confirmed = await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, {});
    expect(confirmed.json().code).toBe('registration.importState');
  });

  it('gives the own file back with what was found at the end of each row', async () => {
    const scene = await aScene(test);
    const importId = await checked(scene, await rosterBytes(scene, [aRow(), aRow({ phone: '1380000' })]));
    const file = await scene.call(scene.clerk, 'GET', `/imports/${importId}/annotated`);
    const read = await readSheets(file.rawPayload, 'a.xlsx');
    const lines = 'sheets' in read ? read.sheets[0]?.rows.map((row) => row.cells.at(-1)?.text) : [];
    expect(lines?.slice(1)).toEqual(['检查结果', '可导入', expect.stringMatching(/^E 列：手机号应为 11 位/)]);
  });

  it('warns of a person on another roster and logs that full numbers were seen', async () => {
    const scene = await aScene(test);
    const one = aRow();
    const importId = await checked(scene, await rosterBytes(scene, [one]));
    await scene.call(scene.clerk, 'POST', `/imports/${importId}/confirm`, {});
    const second = await aScene(test);
    await test.app.database.db
      .updateTable('org')
      .set({ parentId: scene.county.id, path: `${scene.county.path}${second.school.id}/` })
      .where('id', '=', second.school.id)
      .execute();
    const clerk = { ...second, program: scene.program };
    const call: Scene['call'] = (person, method, path, payload) =>
      scene.call(person, method, path, payload, second.school);
    const other = { ...clerk, call };
    const otherId = await checked(other, await rosterBytes(other, [one]));
    const { rows } = await show(other, otherId);
    expect(rows[0]).toMatchObject({ state: 'warning' });
    expect(rows[0].issues.map((issue: { code: string }) => issue.code)).toContain('idNumber.otherSchool');
    const seen = await test.app.database.db
      .selectFrom('auditEntry')
      .select('reason')
      .where('action', '=', 'registration.viewImport')
      .where('personId', '=', second.clerk.id)
      .execute();
    expect(seen).toHaveLength(1);
  });

  it('only the unit and who acts for it may see an import', async () => {
    const scene = await aScene(test);
    const importId = await checked(scene, await rosterBytes(scene, [aRow()]));
    expect((await scene.call(scene.principal, 'GET', `/imports/${importId}`)).statusCode).toBe(403);
    const foreign = await aScene(test);
    expect((await scene.call(foreign.clerk, 'GET', `/imports/${importId}`)).statusCode).toBe(404);
  });
});

describe('registration.template', () => {
  it('is a blank roster with the school filled in', async () => {
    const scene = await aScene(test);
    const file = await scene.call(scene.clerk, 'GET', '/template');
    const read = await readSheets(file.rawPayload, 'a.xlsx');
    const rows = 'sheets' in read ? read.sheets[0]?.rows : [];
    expect(rows?.[1]?.cells.slice(0, 9).map((cell) => cell.text)).toEqual(headings);
    expect(rows?.[2]?.cells[7]?.text).toBe(scene.school.name);
  });
});

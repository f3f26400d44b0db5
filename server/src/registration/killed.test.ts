import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workbookBytes } from '../platform/sheets/write.ts';
import { endServer, readyUrl } from '../platform/testing/child-server.ts';
import type { RosterWorld } from './testing/serve-roster.ts';
import { aRow } from './testing.ts';

const people = 12_000;
const dataDir = mkdtempSync(join(tmpdir(), 'yanxiu-roster-killed-'));
let child: ChildProcess | null = null;
let url = '';
let world: RosterWorld;

async function start(): Promise<void> {
  const program = fileURLToPath(new URL('./testing/serve-roster.ts', import.meta.url));
  child = spawn(process.execPath, [program, dataDir, 'null'], { stdio: ['pipe', 'pipe', 'pipe'] });
  url = await readyUrl(child);
}

beforeAll(async () => {
  await start();
  world = JSON.parse(readFileSync(join(dataDir, 'world.json'), 'utf8')) as RosterWorld;
}, 60_000);
afterAll(async () => {
  if (child) await endServer(child);
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask<T>(method: 'GET' | 'POST', path: string, payload: object | Buffer = {}): Promise<T> {
  const isBytes = Buffer.isBuffer(payload);
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...world.clerk.headers, 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
    ...(method === 'GET' ? {} : { body: isBytes ? new Uint8Array(payload) : JSON.stringify(payload) }),
  });
  if (!response.ok) throw new Error(`${response.status} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function until<T>(get: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (const endAt = Date.now() + 60_000; Date.now() < endAt; ) {
    const answer = await get();
    if (isSo(answer)) return answer;
  }
  throw new Error('it did not come to that');
}

function roster(): Promise<Buffer> {
  const headings = ['姓名', '学段', '学科', '手机号', '身份证号', '学校全称'];
  const rows = Array.from({ length: people }, () => {
    const { name, stage, subject, phone, idNumber } = aRow();
    return [name, stage, subject, phone, idNumber, world.schoolName];
  });
  const columns = headings.map((heading) => ({ heading, kind: 'text' as const }));
  return workbookBytes([{ name: '名单', title: '名单', columns, rows }]);
}

interface Import {
  readonly state: string;
  readonly counts: { readonly rows: number };
  readonly added: number;
}

it('a server killed with -9 while it keeps, and while it imports, a roster: every row once or none', async () => {
  const base = `/api/programs/${world.programId}/registrations/${world.schoolId}`;
  const file = await ask<{ id: string }>('POST', '/api/files?name=a.xlsx&purpose=sheet', await roster());
  const { importId, jobId } = await ask<{ importId: string; jobId: string }>('POST', `${base}/imports`, {
    fileId: file.id,
  });
  const job = () => ask<{ state: string; done: number }>('GET', `/api/jobs/${jobId}`);
  const kept = () => ask<Import>('GET', `${base}/imports/${importId}?size=1`);
  await until(job, ({ done }) => done >= 50);
  if (child) await endServer(child, 'SIGKILL');
  await start();
  await until(job, ({ state }) => state === 'done');
  expect(await kept()).toMatchObject({ state: 'ready', counts: { rows: people, error: 0 } });
  const confirming = ask('POST', `${base}/imports/${importId}/confirm`).catch(() => 'cut off');
  await new Promise((resolve) => setTimeout(resolve, 120));
  if (child) await endServer(child, 'SIGKILL');
  await confirming;
  await start();
  const onRoster = async () => (await ask<{ total: number }>('GET', `${base}/rows?size=1`)).total;
  const { state, added } = await kept();
  expect(await onRoster()).toBe(added);
  expect([added, state]).toEqual(added === 0 ? [0, 'ready'] : [people, 'imported']);
  if (added === 0) await ask('POST', `${base}/imports/${importId}/confirm`);
  expect(await onRoster()).toBe(people);
}, 120_000);

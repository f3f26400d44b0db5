import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WebRoots } from '../../platform/http/server.ts';
import type { BuiltPerson } from '../../platform/testing/builders.ts';
import { endServer, readyUrl } from '../../platform/testing/child-server.ts';

/** What serve-world.ts has filled its database with. */
export interface ServedWorld {
  readonly accountId: string;
  readonly accountNumber: string;
  readonly programId: string;
  readonly bills: readonly {
    readonly id: string;
    readonly schoolName: string;
    readonly heads: number;
    readonly phone: string;
  }[];
  readonly finance: BuiltPerson;
  readonly second: BuiltPerson;
}

/** How many teachers the nth school pays for, and its liaison's phone: no two alike. */
export function billsOf(at: number): { heads: number; phone: string } {
  return { heads: 40 + at, phone: String(15_400_500_000 + at * 37) };
}

export interface MoneyServer {
  readonly url: () => string;
  readonly world: ServedWorld;
  /** An answer of the server to one of its people; fails when it says no. */
  readonly ask: <T>(person: BuiltPerson, method: 'GET' | 'POST', path: string, payload?: object | Buffer) => Promise<T>;
  /** Ends the server at once, as a power cut does to it, and starts it again over the same data. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a server with schools that owe money, in a process and with an embedded database of its own. */
export async function startMoneyServer(
  schools: readonly string[],
  webRoots: WebRoots | null = null,
): Promise<MoneyServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yanxiu-money-'));
  const program = fileURLToPath(new URL('./serve-world.ts', import.meta.url));
  let child: ChildProcess | null = null;
  let url = '';
  const start = async () => {
    child = spawn(process.execPath, [program, dataDir, JSON.stringify(webRoots), JSON.stringify(schools)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    url = await readyUrl(child);
  };
  const kill = async () => {
    if (child) await endServer(child, 'SIGKILL');
  };
  const stop = async () => {
    if (child) await endServer(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await start();
    const world = JSON.parse(readFileSync(join(dataDir, 'world.json'), 'utf8')) as ServedWorld;
    const ask: MoneyServer['ask'] = (person, method, path, payload) =>
      request(`${url}${path}`, person, method, payload);
    return { url: () => url, world, ask, kill, start, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function request<T>(
  url: string,
  person: BuiltPerson,
  method: 'GET' | 'POST',
  payload: object | Buffer = {},
): Promise<T> {
  const isBytes = Buffer.isBuffer(payload);
  const response = await fetch(url, {
    method,
    headers: { ...person.headers, 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
    ...(method === 'GET' ? {} : { body: isBytes ? new Uint8Array(payload) : JSON.stringify(payload) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${url}: ${text}`);
  return JSON.parse(text) as T;
}

/** Uploads a bank's file and queues its import, as the page does; what the job is called. */
export async function queueImport(server: MoneyServer, text: string, name: string): Promise<{ jobId: string }> {
  const { ask, world } = server;
  const file = `/api/files?name=${encodeURIComponent(name)}&purpose=sheet`;
  const { id: fileId } = await ask<{ id: string }>(world.finance, 'POST', file, Buffer.from(text));
  return ask(world.finance, 'POST', `/api/bank-accounts/${world.accountId}/statements`, { fileId });
}

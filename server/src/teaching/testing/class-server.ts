import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WebRoots } from '../../platform/http/server.ts';
import type { BuiltPerson } from '../../platform/testing/builders.ts';
import { endServer, readyUrl } from '../../platform/testing/child-server.ts';
import type { BuiltTrainee } from '../../platform/testing/trainee-builder.ts';

/** What serve-world.ts has filled its database with. */
export interface ServedClasses {
  readonly programId: string;
  readonly assignmentId: string;
  readonly manager: BuiltPerson;
  readonly countyAdmin: BuiltPerson;
  readonly schoolAdmin: BuiltPerson;
  readonly cityAdmin: BuiltPerson;
  /** Somebody with an account and no role yet. */
  readonly tutor: BuiltPerson;
  readonly trainees: readonly BuiltTrainee[];
}

export interface ClassServer {
  readonly url: string;
  readonly world: ServedClasses;
  /** An answer of the server to one of its people; fails when it says no. */
  readonly ask: <T>(
    person: { readonly headers: { readonly cookie: string } },
    method: 'GET' | 'POST',
    path: string,
    payload?: object,
  ) => Promise<T>;
  readonly stop: () => Promise<void>;
}

/** Starts a server for a journey of classes, in a process and with an embedded database of its own. */
export async function startClassServer(webRoots: WebRoots | null): Promise<ClassServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yanxiu-classes-'));
  const program = fileURLToPath(new URL('./serve-world.ts', import.meta.url));
  const child = spawn(process.execPath, [program, dataDir, JSON.stringify(webRoots)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await endServer(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const url = await readyUrl(child);
    const world = JSON.parse(readFileSync(join(dataDir, 'world.json'), 'utf8')) as ServedClasses;
    return {
      url,
      world,
      stop,
      ask: async (person, method, path, payload = {}) => {
        const response = await fetch(`${url}${path}`, {
          method,
          headers: { ...person.headers, 'content-type': 'application/json' },
          ...(method === 'GET' ? {} : { body: JSON.stringify(payload) }),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`${response.status} ${path}: ${text}`);
        return JSON.parse(text);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp, makeServer } from '@yanxiu/server/app';
import { realClock } from '@yanxiu/server/platform/clock/clock';
import { readKeyRing } from '@yanxiu/server/platform/config/key-file';
import { openDatabase } from '@yanxiu/server/platform/db/database';

/** The OpenAPI 3.1 document as the server answers it; no database is asked. */
export async function openApiText(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yanxiu-openapi-'));
  const keyFile = join(dataDir, 'key');
  const database = openDatabase({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  try {
    const config = { mode: 'production', host: '127.0.0.1', port: 0, dataDir, keyFile } as const;
    const app = makeApp({ config, database, clock: realClock, keys: readKeyRing(keyFile) });
    const server = await makeServer(app, { log: false });
    const response = await server.inject({ method: 'GET', url: '/api/openapi.json' });
    await server.close();
    if (response.statusCode !== 200) throw new Error(`no OpenAPI document: ${response.body.slice(0, 500)}`);
    return `${JSON.stringify(sorted(JSON.parse(response.body)), null, 1)}\n`;
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Keys in order, so that the same contract always prints the same text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

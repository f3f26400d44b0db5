import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { migrate } from '@yanxiu/server/platform/db/migrate';
import { printSchema } from '@yanxiu/server/platform/db/schema-printer';
import { generateDatabaseTypes } from '@yanxiu/server/platform/db/schema-types';
import { openApiText } from './generate/open-api.ts';
import { endpointList, permissionMatrix } from './generate/permission-matrix.ts';

/**
 * `npm run generate` writes everything that is derived from migrations and contract; `npm run drift` (`--check`) says
 * which of it is out of date and exits 1.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));

async function fromDatabase(): Promise<Record<string, string>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yanxiu-generate-'));
  const embedded = await startEmbeddedDatabase({ dataDir, log: () => undefined, durable: false });
  try {
    await migrate(embedded.connection);
    return {
      'docs/generated/schema.sql': await printSchema(embedded.connection),
      'server/src/platform/db/generated/schema.ts': await generateDatabaseTypes(embedded.connection),
    };
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const wanted: Record<string, string> = {
  ...(await fromDatabase()),
  'docs/generated/permissions.md': permissionMatrix(),
  'docs/generated/openapi.json': await openApiText(),
  'ui/src/generated/endpoints.ts': endpointList(),
};

const drifted = Object.entries(wanted).filter(([path, text]) => {
  const file = join(root, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
if (process.argv.includes('--check')) {
  for (const [path] of drifted) console.error(`out of date: ${path} (npm run generate)`);
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of drifted) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`written: ${path}`);
  }
}

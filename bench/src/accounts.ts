import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemScope } from '@yanxiu/domain/access/scope';
import { hashPassword } from '@yanxiu/server/access/password';
import { openAccounts } from '@yanxiu/server/account/open-accounts';
import { makeApp } from '@yanxiu/server/app';
import { DemoClock } from '@yanxiu/server/platform/clock/clock';
import { readKeyRing } from '@yanxiu/server/platform/config/key-file';
import { openDatabase } from '@yanxiu/server/platform/db/database';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { migrate } from '@yanxiu/server/platform/db/migrate';
import { asSystem } from '@yanxiu/server/platform/http/context';
import { anOrg } from '@yanxiu/server/platform/testing/builders';
import { aProgram } from '@yanxiu/server/platform/testing/program-builder';
import { aLockedUnit } from '@yanxiu/server/platform/testing/trainee-builder';
import { sql } from 'kysely';
import type { BenchOptions } from './main.ts';

const perSchool = 50;
const hashed = 40;

/** Opening the accounts of locked units, against hashing one password each: nobody's is hashed before she activates. */
export async function benchAccounts(options: BenchOptions): Promise<void> {
  const started = performance.now();
  for (let at = 0; at < hashed; at++) await hashPassword(`kaishan-${at}`);
  const hashMs = (performance.now() - started) / hashed;
  for (const size of options.sizes ?? [3_000, 12_000, 48_000]) {
    const openMs = await openedIn(size);
    const share = ((openMs / (size * hashMs)) * 100).toFixed(1);
    console.log(
      `${size} accounts: ${Math.round(openMs)} ms, ${((openMs / size) * 1000).toFixed(0)} µs each; ` +
        `${share} % of hashing a password each (${hashMs.toFixed(1)} ms)`,
    );
  }
}

async function openedIn(size: number): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yanxiu-bench-'));
  const embedded = await startEmbeddedDatabase({ dataDir, log: () => undefined });
  try {
    await migrate(embedded.connection);
    const database = openDatabase(embedded.connection);
    const keyFile = join(dataDir, 'key');
    const clock = new DemoClock(new Date('2021-11-03T09:00:00+08:00'));
    const config = { mode: 'demo' as const, host: '127.0.0.1', port: 0, dataDir, keyFile };
    const app = makeApp({ config, database, clock, keys: readKeyRing(keyFile) });
    const site = { app, clock };
    const county = await anOrg(site, { kind: 'county' });
    const { id: programId } = await aProgram(site, { publisher: county });
    for (let made = 0; made < size; made += perSchool) {
      const school = await anOrg(site, { kind: 'school', parent: county });
      await aLockedUnit(site, { programId, school, trainees: perSchool });
    }
    await sql`delete from session`.execute(database.db);
    await sql`delete from account`.execute(database.db);
    const rows = await database.db.selectFrom('rosterEntry').select('id').execute();
    const started = performance.now();
    const entryIds = rows.map((row) => row.id);
    await asSystem(app, systemScope('bench'), 'bench', (ctx) => openAccounts(ctx, programId, entryIds));
    const openMs = performance.now() - started;
    await database.close();
    return openMs;
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

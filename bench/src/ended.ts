import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseConnection } from '@yanxiu/server/platform/db/connection';
import { type Database, openDatabase } from '@yanxiu/server/platform/db/database';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { migrate } from '@yanxiu/server/platform/db/migrate';
import { sql } from 'kysely';
import { ask, end, start } from './heartbeat/children.ts';
import type { LoadResult } from './heartbeat/load.ts';
import { type Player, seedPlayers, startAt } from './heartbeat/seed.ts';
import type { BenchOptions } from './main.ts';

/** A refused report may cost no more than a counted one: the machine's own noise is allowed for. */
const leastRatio = 0.8;
const turns = 5;

/**
 * Reports to sessions that another window has taken over, against reports that count, in the same run: what a script
 * sends that goes on for ever must not cost the server more than an honest player.
 */
export async function benchEnded(options: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yanxiu-bench-'));
  const embedded = await startEmbeddedDatabase({ dataDir: folder, log: () => undefined });
  try {
    await migrate(embedded.connection);
    const database = openDatabase(embedded.connection);
    for (const size of options.sizes ?? [250, 500, 1000]) {
      const open = await aWorld(database, embedded.connection, folder, size, false);
      const refused = await aWorld(database, embedded.connection, folder, size, true);
      const ratios: number[] = [];
      // in turn, so that what else the machine does falls on both
      for (let turn = 0; turn < turns; turn += 1) {
        const counted = await rateOf(open, options.seconds / turns);
        ratios.push((await rateOf(refused, options.seconds / turns)) / counted);
      }
      await Promise.all([end(open.product), end(refused.product)]);
      const ratio = ratios.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
      if (ratio < leastRatio) process.exitCode = 1;
      const range = `${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)}`;
      console.log(
        `${size} players: taken over : counted, median ${ratio.toFixed(2)}, from ${range} (bar ${leastRatio})`,
      );
    }
    await database.close();
  } finally {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface World {
  readonly players: readonly Player[];
  readonly product: ChildProcess;
  readonly port: number;
  seqs: readonly number[];
}

async function aWorld(
  database: Database,
  connection: DatabaseConnection,
  dataDir: string,
  size: number,
  ended: boolean,
): Promise<World> {
  const players = await seedPlayers(database, size);
  if (ended) await takeOver(database, players);
  const product = start('product');
  const clock = { startAtMs: startAt.getTime(), speed: Math.ceil(200_000 / size) };
  const { port } = await ask<{ port: number }>(product, { connection, dataDir, ...clock });
  return { players, product, port, seqs: players.map(() => 0) };
}

async function takeOver({ db }: Database, players: readonly Player[]): Promise<void> {
  const programId = players[0]?.programId ?? '';
  await sql`update play_session set ended_by = 'takenOver' where program_id = ${programId}`.execute(db);
  await sql`update study_total set play_session_id = null where program_id = ${programId}`.execute(db);
}

async function rateOf(world: World, seconds: number): Promise<number> {
  const { players, port, seqs } = world;
  const load = start('load');
  const result = await ask<LoadResult>(load, { port, players, connections: players.length, seconds, everyMs: 0, seqs });
  await end(load);
  if (result.refused > 0) throw new Error(`${result.refused} reports were not answered`);
  world.seqs = result.seqs;
  return result.requests / result.seconds;
}

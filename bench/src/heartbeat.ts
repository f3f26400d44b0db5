import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '@yanxiu/server/platform/db/database';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { migrate } from '@yanxiu/server/platform/db/migrate';
import { sql } from 'kysely';
import { ask, end, start } from './heartbeat/children.ts';
import type { LoadOrder, LoadResult } from './heartbeat/load.ts';
import { type Player, seedPlayers, startAt } from './heartbeat/seed.ts';
import type { BenchOptions } from './main.ts';

/**
 * How much faster product time runs: at 13,000 reports a second every report of 15 s is older than 15 s when the next of
 * its player comes, so that all of it is earned, as at an honest player's pace.
 */
const speedFor = (players: number) => Math.ceil(200_000 / players);

interface World {
  readonly folder: string;
  readonly embedded: EmbeddedDatabase;
  readonly database: Database;
}

/**
 * Study reports over HTTP, one a request, each acknowledged after its commit (synchronous_commit on), against a bare
 * Fastify + zod echo of the same body in the same run, at three numbers of players with a request of each under way at
 * any moment (2,000 at most); latency at a pace of their own; memory; and what is left of the acknowledged after a kill -9 of the server and of the database.
 */
export async function benchHeartbeat(options: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yanxiu-bench-'));
  const embedded = await startEmbeddedDatabase({ dataDir: folder, log: () => undefined });
  try {
    await migrate(embedded.connection);
    const world = { folder, embedded, database: openDatabase(embedded.connection) };
    for (const size of options.sizes ?? [500, 2000, 8000]) await compare(world, size, options.seconds);
    await paced(world, 2000, options.seconds);
    await killServer(world, 500);
    await killDatabase(world, 500);
    await world.database.close();
  } finally {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startProduct(world: World, players: number) {
  const child = start('product');
  const { port } = await ask<{ port: number }>(child, {
    connection: world.embedded.connection,
    dataDir: world.folder,
    startAtMs: startAt.getTime(),
    speed: speedFor(players),
  });
  return { child, port };
}

type Load = Omit<LoadOrder, 'seqs' | 'everyMs'> & { readonly seqs?: readonly number[]; readonly everyMs?: number };

async function load(order: Load): Promise<LoadResult> {
  const child = start('load');
  try {
    return await ask<LoadResult>(child, { everyMs: 0, ...order, seqs: order.seqs ?? order.players.map(() => 0) });
  } finally {
    await end(child);
  }
}

const perSecond = (result: LoadResult) => result.requests / result.seconds;

interface Usage {
  readonly rss: number;
  readonly cpu: { readonly user: number; readonly system: number };
}

const usageOf = (child: ChildProcess) => ask<Usage>(child, 'usage');
const cpuUs = ({ cpu }: Usage) => cpu.user + cpu.system;

/** What one server did over several slices of time. */
interface Measured {
  readonly child: ChildProcess;
  readonly port: number;
  readonly results: LoadResult[];
  seqs: readonly number[] | undefined;
  /** Processor time of the server's own process over the slices, in microseconds: says more than the rate on a busy machine. */
  cpuUs: number;
  rss: number;
}

const measured = (child: ChildProcess, port: number): Measured => ({
  child,
  port,
  results: [],
  seqs: undefined,
  cpuUs: 0,
  rss: 0,
});

type Pace = Omit<Load, 'port' | 'seqs'>;

/** A slice that is not counted: caches fill, plans are made. */
async function warmUp(one: Measured, pace: Pace): Promise<void> {
  one.seqs = (await load({ ...pace, port: one.port, seconds: 2 })).seqs;
}

async function slice(one: Measured, pace: Pace): Promise<LoadResult> {
  const before = await usageOf(one.child);
  const result = await load({ ...pace, port: one.port, ...(one.seqs ? { seqs: one.seqs } : {}) });
  const after = await usageOf(one.child);
  one.seqs = result.seqs;
  one.results.push(result);
  one.cpuUs += cpuUs(after) - cpuUs(before);
  one.rss = Math.max(one.rss, after.rss);
  return result;
}

const sumOf = (one: Measured, of: (result: LoadResult) => number) =>
  one.results.reduce((sum, result) => sum + of(result), 0);
const rateOf = (one: Measured) => sumOf(one, (result) => result.requests) / sumOf(one, (result) => result.seconds);
const cpuOf = (one: Measured) => one.cpuUs / sumOf(one, (result) => result.requests);
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const slices = 5;

/** Echo and product in turn, slice by slice: what else the machine does meanwhile falls on both, and one burst on one slice. */
async function compare(world: World, size: number, seconds: number): Promise<void> {
  const players = await seedPlayers(world.database, size);
  const pace = { players, connections: Math.min(size, 2000), seconds: seconds / slices };
  const product = await startProduct(world, size);
  const idle = await usageOf(product.child);
  const own = measured(product.child, product.port);
  const echoChild = start('echo');
  const echo = measured(echoChild, (await ask<{ port: number }>(echoChild)).port);
  await warmUp(echo, pace);
  await warmUp(own, pace);
  const ratios: number[] = [];
  for (let turn = 0; turn < slices; turn += 1) {
    const bare = await slice(echo, pace);
    ratios.push(perSecond(await slice(own, pace)) / perSecond(bare));
  }
  await end(echo.child);
  await end(own.child);
  const counted = Math.round((sumOf(own, (result) => result.counting) / sumOf(own, (result) => result.requests)) * 100);
  console.log(
    `players ${size}, ${pace.connections} connections, ${slices} slices: ${Math.round(rateOf(own))}/s, echo ${Math.round(rateOf(echo))}/s, ` +
      `ratio ${(rateOf(own) / rateOf(echo)).toFixed(2)}, median of the slices ${median(ratios).toFixed(2)} (bar 0.60), ` +
      `from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}\n` +
      `  p50 ${Math.round(median(own.results.map(({ p50 }) => p50)))} ms, p99 ${Math.round(median(own.results.map(({ p99 }) => p99)))} ms (medians of the slices); ` +
      `counting ${counted} %, refused ${sumOf(own, (result) => result.refused)}\n` +
      `  processor time a request: ${Math.round(cpuOf(own))} µs, echo ${Math.round(cpuOf(echo))} µs, ratio ${(cpuOf(echo) / cpuOf(own)).toFixed(2)}; ` +
      `memory idle ${mb(idle.rss)} MB, under load ${mb(own.rss)} MB (bars 250, 500)`,
  );
  await checkSums(world, players);
}

/** Two thousand players, each on a connection of her own, ten times as often as the 15 s of the protocol. */
async function paced(world: World, size: number, seconds: number): Promise<void> {
  const players = await seedPlayers(world.database, size);
  const { child, port } = await startProduct(world, size);
  const one = measured(child, port);
  const pace = { players, connections: size, seconds, everyMs: 1500 };
  await warmUp(one, pace);
  const result = await slice(one, pace);
  await end(child);
  console.log(
    `${size} players, a report every 1.5 s each: ${Math.round(perSecond(result))}/s, p50 ${Math.round(result.p50)} ms, ` +
      `p99 ${Math.round(result.p99)} ms (bar 250), refused ${result.refused}; memory ${mb(one.rss)} MB (bar 500)`,
  );
}

const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);

/** Every sum must be the sum of its parts, and no trainee may have more than the clock. */
async function checkSums(world: World, players: readonly Player[]): Promise<void> {
  const programId = players[0]?.programId ?? '';
  const { rows } = await sql<{ wrong: number; credited: number }>`
    select count(*) filter (where t.credited_sec <> p.credited_sec
      or p.credited_sec <> (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(p.credited) r)
      or t.credited_sec > extract(epoch from t.play_last_at - t.play_opened_at))::int as wrong,
      sum(t.credited_sec)::int8 as credited
    from study_total t join lesson_progress p on p.program_id = t.program_id and p.person_id = t.person_id
    where t.program_id = ${programId}`.execute(world.database.db);
  const found = rows[0];
  console.log(
    `  sums: ${found?.wrong === 0 ? 'right' : `WRONG for ${found?.wrong} players`}, ${found?.credited ?? 0} s credited`,
  );
  if (found?.wrong !== 0) process.exitCode = 1;
}

/** Whatever was acknowledged before the kill must be in the database after it. */
async function checkAcked(
  world: World,
  players: readonly Player[],
  acked: readonly number[],
  what: string,
): Promise<void> {
  const rows = await world.database.db
    .selectFrom('studyTotal')
    .select(['playSessionId', 'playSeq'])
    .where('programId', '=', players[0]?.programId ?? '')
    .execute();
  const kept = new Map(rows.map((row) => [row.playSessionId, row.playSeq]));
  const lost = players.filter((player, at) => (kept.get(player.sessionId) ?? 0) < (acked[at] ?? 0));
  const sum = acked.reduce((all, one) => all + one, 0);
  console.log(`kill -9 of the ${what} under load: ${sum} reports acknowledged, ${lost.length} players lost any`);
  if (lost.length > 0) process.exitCode = 1;
  await checkSums(world, players);
}

async function killServer(world: World, size: number): Promise<void> {
  const players = await seedPlayers(world.database, size);
  const { child, port } = await startProduct(world, size);
  const running = load({ port, players, connections: size, seconds: 10 });
  await sleep(4000);
  await end(child, 'SIGKILL');
  const { acked } = await running;
  await checkAcked(world, players, acked, 'server');
}

async function killDatabase(world: World, size: number): Promise<void> {
  const players = await seedPlayers(world.database, size);
  const { child, port } = await startProduct(world, size);
  const running = load({ port, players, connections: size, seconds: 10 });
  await sleep(4000);
  const pid = Number(readFileSync(join(world.folder, 'database/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  const { acked } = await running;
  await end(child);
  await untilBack(world.database);
  await checkAcked(world, players, acked, 'database');
}

/** The embedded database comes back by itself. */
async function untilBack({ db }: Database): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const back = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    );
    if (back) return;
    await sleep(200);
  }
  throw new Error('the database did not come back');
}

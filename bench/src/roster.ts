import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { migrate } from '@yanxiu/server/platform/db/migrate';
import { sql } from 'kysely';
import type { BenchOptions } from './main.ts';
import { copyIn } from './roster/copy-in.ts';
import { csv, rosterLines, workbook } from './roster/make-file.ts';
import { openScene, type RosterScene } from './roster/scene.ts';

const bar = { ratio: 2, megabytes: 400 };

/**
 * A roster's way from the upload to the draft, at three sizes: check (read, judge, compare, keep) and import, against
 * the fastest npm reader's bare read of the same file and a COPY of the same rows into a table like the draft's.
 */
export async function benchRoster(options: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yanxiu-roster-'));
  const embedded = await startEmbeddedDatabase({ dataDir: folder, log: () => undefined });
  try {
    await migrate(embedded.connection);
    const scene = await openScene(embedded.connection, folder);
    const results: Awaited<ReturnType<typeof measure>>[] = [];
    try {
      for (const size of options.sizes ?? [10_000, 30_000, 100_000]) results.push(await measure(scene, folder, size));
    } finally {
      await scene.close();
    }
    console.table(results);
    const last = results.at(-1);
    if (last) {
      const passed = last.ratio <= bar.ratio && last.workerMb <= bar.megabytes;
      console.log(
        `${passed ? 'pass' : 'FAIL'}: ${last.rows} rows in ${last.ratio} × (bare read + COPY) (bar ${bar.ratio}), the worker's peak ${last.workerMb} MB (bar ${bar.megabytes})`,
      );
    }
  } finally {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(scene: RosterScene, folder: string, rows: number) {
  const names = scene.schools.map((school) => school.name);
  const lines = rosterLines(rows, scene.county.name, names);
  const path = join(folder, `${rows}.xlsx`);
  const bytes = Buffer.from(await workbook(scene.school.name, lines));
  writeFileSync(path, bytes);
  const readers = [alone('hucre', path), alone('xlsx', path)];
  const readSec = Math.min(...readers.map((reader) => reader.seconds));
  const region = scene.schools.map(({ id, name }) => ({ id, name, county: scene.county.name, city: '' }));
  const worker = alone('check', path, scene.school.name, JSON.stringify(region));
  const { checkSec, importSec, copySec, steps } = await importWhole(scene, bytes, rows);
  const round = (seconds: number) => Number(seconds.toFixed(2));
  return {
    rows,
    fileMb: round(bytes.length / 1024 / 1024),
    readSec: round(readSec),
    copySec: round(copySec),
    checkSec: round(checkSec),
    importSec: round(importSec),
    ratio: round((checkSec + importSec) / (readSec + copySec)),
    workerMb: Math.round(worker.peakMb),
    progressSteps: steps,
  };
}

interface Alone {
  readonly seconds: number;
  readonly rows: number;
  readonly peakMb: number;
}

function alone(...args: readonly string[]): Alone {
  const program = fileURLToPath(new URL('./roster/alone.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Alone;
}

/** The rows as the draft holds them, taken by COPY into a table of the same columns, checks and indexes. */
async function copyStored({ app, school }: RosterScene): Promise<number> {
  const { db, pool } = app.database;
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select row_to_json(entry) as row from roster_entry entry where school_id = ${school.id}`.execute(db);
  await sql`create table bench_copy (like roster_entry including all)`.execute(db);
  const seconds = await copyIn(pool, 'bench_copy', csv(rows.map(({ row }) => Object.values(row).map(csvValue))));
  await sql`drop table bench_copy`.execute(db);
  return seconds;
}

function csvValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** As the page does it: upload, check in the background, confirm; then the draft is emptied for the next size. */
async function importWhole(scene: RosterScene, bytes: Buffer, rows: number) {
  const { ask, base, app } = scene;
  const file = await ask<{ id: string }>('POST', '/api/files?name=roster.xlsx&purpose=sheet', bytes);
  const startedAt = performance.now();
  const { importId, jobId } = await ask<{ importId: string; jobId: string }>('POST', `${base}/imports`, {
    fileId: file.id,
  });
  const steps = await jobEnd(app, jobId);
  const checkedAt = performance.now();
  const answer = await ask<{ added: number }>('POST', `${base}/imports/${importId}/confirm`, {});
  const importedAt = performance.now();
  if (answer.added !== rows) throw new Error(`${answer.added} of ${rows} rows were imported`);
  const copySec = await copyStored(scene);
  await ask('POST', `${base}/imports/${importId}/undo`, {});
  return { checkSec: (checkedAt - startedAt) / 1000, importSec: (importedAt - checkedAt) / 1000, copySec, steps };
}

/** Waits for a job; how often its progress moved is what a bar on the screen would have shown. */
async function jobEnd(app: RosterScene['app'], jobId: string): Promise<number> {
  const seen = new Set<string>();
  for (;;) {
    const job = await app.database.db
      .selectFrom('job')
      .select(['state', 'message', 'done', 'total'])
      .where('id', '=', jobId)
      .executeTakeFirstOrThrow();
    if (job.state === 'failed') throw new Error(job.message ?? 'the job failed');
    if (job.state === 'done') return seen.size;
    seen.add(`${job.message} ${job.done}/${job.total}`);
    await sleep(100);
  }
}

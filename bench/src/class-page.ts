import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@yanxiu/server/platform/db/database';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { migrate } from '@yanxiu/server/platform/db/migrate';
import { perClass, type SeededClasses, seedClasses, ungraded } from './class-page/seed.ts';
import { ask, end, start } from './heartbeat/children.ts';
import { startAt } from './heartbeat/seed.ts';
import type { BenchOptions } from './main.ts';

const bar = { p95Ms: 100 };
const rounds = 100;
const warmUp = 10;

/**
 * What a tutor's and a provider's pages of classes ask for, over HTTP, in programs of three sizes: a class of 150, a tutor
 * with 2,000 pieces to mark, the list of classes. Each beside a call that only looks up the session, in the same minute.
 */
export async function benchClassPage(options: BenchOptions): Promise<void> {
  for (const size of options.sizes ?? [3_000, 12_000, 48_000]) {
    const folder = mkdtempSync(join(tmpdir(), 'yanxiu-bench-'));
    const embedded = await startEmbeddedDatabase({ dataDir: folder, log: () => undefined });
    try {
      await migrate(embedded.connection);
      const database = openDatabase(embedded.connection);
      const seeded = await seedClasses(database, size);
      await database.close();
      await measure(embedded, folder, size, seeded);
    } finally {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function measure(embedded: EmbeddedDatabase, folder: string, size: number, seeded: SeededClasses) {
  const product = start('product');
  const { port } = await ask<{ port: number }>(product, {
    connection: embedded.connection,
    dataDir: folder,
    startAtMs: startAt.getTime(),
    speed: 1,
  });
  console.log(`${size} trainees in classes of ${perClass}, ${ungraded} pieces to mark`);
  const { programId, classId, tutor, manager } = seeded;
  const base = `/api/programs/${programId}`;
  const pages: readonly (readonly [name: string, cookie: string, path: string])[] = [
    ['session alone', tutor, '/api/session'],
    ['tutor: her day', tutor, `${base}/tutor-day`],
    ['tutor: class', tutor, `${base}/classes/${classId}`],
    ['tutor: people of the class', tutor, `${base}/classes/${classId}/people?size=${perClass}`],
    ['tutor: pieces to mark', tutor, `${base}/pieces?state=handedIn&size=20`],
    ['tutor: start page', tutor, `/api/start?programId=${programId}`],
    ['provider: classes', manager, `${base}/classes?size=20`],
    ['provider: workload', manager, `${base}/tutors?size=20`],
  ];
  let aloneMs = 0;
  for (const [name, cookie, path] of pages) {
    const { p50, p95 } = await timed(`http://127.0.0.1:${port}${path}`, cookie);
    if (aloneMs === 0) aloneMs = p50;
    const passed = p95 <= bar.p95Ms;
    if (!passed) process.exitCode = 1;
    const ratio = (p50 / aloneMs).toFixed(1);
    console.log(
      `  ${passed ? 'pass' : 'FAIL'} ${name}: p50 ${p50.toFixed(1)} ms (${ratio} × session), p95 ${p95.toFixed(1)} ms`,
    );
  }
  await end(product);
}

async function timed(url: string, cookie: string): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let at = 0; at < warmUp + rounds; at++) {
    const began = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${body.slice(0, 200)}`);
    if (at >= warmUp) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const share = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { p50: share(0.5), p95: share(0.95) };
}

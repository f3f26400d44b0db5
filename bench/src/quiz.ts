import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '@yanxiu/server/platform/db/database';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { migrate } from '@yanxiu/server/platform/db/migrate';
import { ask, end, start } from './heartbeat/children.ts';
import { startAt } from './heartbeat/seed.ts';
import type { BenchOptions } from './main.ts';
import type { Phase, QuizOrder, QuizResult } from './quiz/pupils.ts';
import { rightWord, seedQuiz } from './quiz/seed.ts';

const bar = { submissions: 5_000, seconds: 60, p95Ms: 1_000 };

/**
 * A whole county hands in at the bell: papers of twenty questions, half of them drawn from a pool of 200, begun and handed
 * in over HTTP, as fast as they are answered, at three sizes; then 5,000 spread over one minute. Every submission must be
 * answered, graded right and in the database once.
 */
export async function benchQuiz(options: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yanxiu-bench-'));
  const embedded = await startEmbeddedDatabase({ dataDir: folder, log: () => undefined });
  try {
    await migrate(embedded.connection);
    const database = openDatabase(embedded.connection);
    for (const size of options.sizes ?? [1250, 2500, bar.submissions]) await round(database, embedded, folder, size, 0);
    await round(database, embedded, folder, bar.submissions, bar.seconds);
    await database.close();
  } finally {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function round(database: Database, embedded: EmbeddedDatabase, folder: string, size: number, overSec: number) {
  const { players, lessonId } = await seedQuiz(database, size);
  const product = start('product');
  const { port } = await ask<{ port: number }>(product, {
    connection: embedded.connection,
    dataDir: folder,
    startAtMs: startAt.getTime(),
    speed: 1,
  });
  const order: QuizOrder = { port, players, lessonId, connections: 100, rightWord, overSec };
  const pupils = startPupils();
  const result = await ask<QuizResult>(pupils, order);
  await end(pupils);
  await end(product);
  const kept = await countKept(database, lessonId);
  const passed =
    kept === size && result.right === size && result.submissions.seconds <= bar.seconds + 2 && isSwift(result, overSec);
  if (!passed) process.exitCode = 1;
  console.log(
    `${passed ? 'pass' : 'FAIL'}: ${size} papers${overSec > 0 ? ` over ${overSec} s` : ' at once'}\n` +
      `  begun ${phaseText(result.starts, size)}\n  handed in ${phaseText(result.submissions, size)}\n` +
      `  graded right ${result.right}, in the database ${kept}`,
  );
}

/** At its own pace nobody waits for the answer; a rush may queue. */
const isSwift = ({ submissions }: QuizResult, overSec: number) => overSec === 0 || submissions.p95 <= bar.p95Ms;

function phaseText({ seconds, p50, p95, p99, failed }: Phase, size: number): string {
  const ms = (value: number) => `${Math.round(value)} ms`;
  return `in ${seconds.toFixed(1)} s (${Math.round(size / seconds)}/s), p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, not answered ${failed}`;
}

async function countKept({ db }: Database, lessonId: string): Promise<number> {
  const { count } = await db
    .selectFrom('quizAttempt')
    .innerJoin('quizBest', (join_) =>
      join_
        .onRef('quizBest.programId', '=', 'quizAttempt.programId')
        .onRef('quizBest.personId', '=', 'quizAttempt.personId')
        .onRef('quizBest.lessonId', '=', 'quizAttempt.lessonId'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('quizAttempt.lessonId', '=', lessonId)
    .where('quizAttempt.submittedAt', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function startPupils(): ChildProcess {
  return fork(fileURLToPath(new URL('./quiz/pupils.ts', import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

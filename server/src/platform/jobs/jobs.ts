import { type Runner, run, runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Db } from '../db/database.ts';
import type { App } from '../http/app-parts.ts';
import type { Ctx } from '../http/context.ts';
import { newId } from '../id/new-id.ts';

/**
 * Background work. A task must bear being run again from the start (a killed server takes its jobs up again), so it
 * works in steps that are each a transaction of their own and skips what is done.
 */
export interface JobTask {
  readonly name: string;
  readonly run: (app: App, payload: unknown, job: JobProgress) => Promise<unknown>;
}

export interface JobProgress {
  readonly id: string;
  /** Says how far the work is; shown to the person who waits. */
  report(done: number, total: number, message?: string): Promise<void>;
}

/** A task with its payload's shape; `parse` refuses what an older version may have queued. */
export function jobTask<P>(
  name: string,
  parse: (payload: unknown) => P,
  work: (app: App, payload: P, job: JobProgress) => Promise<unknown>,
): JobTask {
  return { name, run: (app, payload, job) => work(app, parse(payload), job) };
}

export interface Jobs {
  /** Prepares the queue's own schema; once, before anything is queued. */
  prepare(): Promise<void>;
  start(app: App, tasks: readonly JobTask[]): Promise<void>;
  stop(): Promise<void>;
}

const queueTask = 'yanxiu';

/**
 * Queues work inside the caller's transaction and returns the id under which its progress is seen.
 * `title` is what the person reads beside the bar; with `afterSec` it begins no sooner than that (by the wall clock).
 */
export async function queueJob(
  ctx: Ctx,
  job: { task: string; title: string; payload: unknown; programId?: string | null; afterSec?: number },
): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('job')
    .values({
      id,
      kind: job.task,
      title: job.title,
      personId: ctx.actor?.personId ?? null,
      programId: job.programId ?? null,
      createdAt: ctx.now,
    })
    .execute();
  const payload = JSON.stringify({ id, task: job.task, payload: job.payload });
  await sql`select graphile_worker.add_job(${queueTask}, ${payload}::json, max_attempts => 5,
    run_at => now() + make_interval(secs => ${job.afterSec ?? 0}))`.execute(ctx.db);
  return id;
}

/** The queue over graphile-worker: it lives in the same database, so a job commits with its row. */
export function graphileJobs(pool: Pool, log: (message: string) => void): Jobs {
  let runner: Runner | null = null;
  return {
    prepare: () => runMigrations({ pgPool: pool }),
    async start(app, tasks) {
      const byName = new Map(tasks.map((task) => [task.name, task]));
      await freeLeftJobs(pool);
      runner = await run({
        pgPool: pool,
        concurrency: 2,
        noHandleSignals: true,
        pollInterval: 1000,
        parsedCronItems: [],
        taskList: {
          [queueTask]: async (queued) => {
            const { id, task, payload } = queued as { id: string; task: string; payload: unknown };
            await runTask(app, byName.get(task), id, payload, log);
          },
        },
      });
      runner.promise.catch((error: unknown) => log(`job runner stopped: ${String(error)}`));
    },
    async stop() {
      await runner?.stop();
      runner = null;
    },
  };
}

/**
 * Frees what a killed server had in hand: the queue itself would wait four hours before somebody takes it up again. One
 * server alone works on a database, so nobody else holds anything when it starts.
 */
async function freeLeftJobs(pool: Pool): Promise<void> {
  const held = 'select distinct locked_by from graphile_worker.jobs where locked_by is not null';
  await pool.query(`select graphile_worker.force_unlock_workers(array(${held}))`);
}

async function runTask(app: App, task: JobTask | undefined, id: string, payload: unknown, log: (m: string) => void) {
  const db = app.database.db;
  if (!task) throw new Error('unknown task');
  await setJob(db, id, { state: 'running', startedAt: app.clock.now() });
  const progress: JobProgress = {
    id,
    report: (done, total, message) => setJob(db, id, { done, total, ...(message === undefined ? {} : { message }) }),
  };
  try {
    const result = await task.run(app, payload, progress);
    await setJob(db, id, { state: 'done', result: JSON.stringify(result ?? null), finishedAt: app.clock.now() });
  } catch (error) {
    log(`job ${task.name} ${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    await setJob(db, id, { state: 'failed', message: failureText(error), finishedAt: app.clock.now() });
    throw error;
  }
}

function failureText(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return /[\u4e00-\u9fff]/.test(message) ? message : '处理中断，系统会自动重试。';
}

interface JobChange {
  state?: 'running' | 'done' | 'failed';
  done?: number;
  total?: number;
  message?: string;
  result?: string;
  startedAt?: Date;
  finishedAt?: Date;
}

async function setJob(db: Db, id: string, change: JobChange): Promise<void> {
  await db.updateTable('job').set(change).where('id', '=', id).execute();
}

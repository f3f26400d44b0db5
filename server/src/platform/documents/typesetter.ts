import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TypesetAnswer, TypesetOrder, TypesetReply } from './typeset-order.ts';

/**
 * The one worker that typesets is a process, not a thread: the compiler keeps its native memory for good (170 MB after
 * 3,000 certificates, measured by bench/src/certificate.ts), and only the end of a process gives it back to the server.
 */
const program = fileURLToPath(new URL('./typeset.ts', import.meta.url));

/** A worker is replaced after so many documents, or sooner when it has grown beyond so much memory. */
const documentsPerWorker = 500;
const bytesPerWorker = 400 * 1024 * 1024;

/** An idle worker is given up: most of the year nobody prints. */
const idleMs = 60_000;

interface Waiting {
  readonly order: TypesetOrder;
  readonly resolve: (answer: TypesetAnswer) => void;
  readonly reject: (error: Error) => void;
}

const queue: Waiting[] = [];
let current: Waiting | undefined;
let worker: ChildProcess | undefined;
let printed = 0;
let rssBytes = 0;
let cpuMs = 0;
let idle: NodeJS.Timeout | undefined;

/** Has one document typeset by the only worker, in order of arrival; the first call starts the worker. */
export function typeset(order: TypesetOrder): Promise<TypesetAnswer> {
  return new Promise((resolve, reject) => {
    queue.push({ order, resolve, reject });
    next();
  });
}

/** Ends the worker and resolves when it is gone; what still waits is rejected. A later `typeset` starts a new one. */
export async function stopTypesetter(): Promise<void> {
  const waiting = [...(current ? [current] : []), ...queue.splice(0)];
  current = undefined;
  const ended = endWorker();
  for (const { reject } of waiting) reject(new Error('document printing was stopped'));
  await ended;
}

export interface TypesetterState {
  readonly pid: number | null;
  readonly rssBytes: number;
  readonly cpuMs: number;
}

/** For the health page and the bench: the running worker, its memory after its last document, the time of all workers. */
export function typesetterState(): TypesetterState {
  return { pid: worker?.pid ?? null, rssBytes: worker ? rssBytes : 0, cpuMs };
}

function next(): void {
  if (current) return;
  clearTimeout(idle);
  current = queue.shift();
  if (!current) {
    setWaitedFor(false);
    idle = setTimeout(() => void endWorker(), idleMs).unref();
    return;
  }
  worker ??= startWorker();
  setWaitedFor(true);
  worker.send(current.order);
}

/** Only a document under way keeps the server's process alive. */
function setWaitedFor(waited: boolean): void {
  const act = waited ? 'ref' : 'unref';
  worker?.[act]();
  worker?.channel?.[act]();
}

function startWorker(): ChildProcess {
  const started = fork(program, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  printed = 0;
  started.on('message', (reply: TypesetReply) => finished(started, reply));
  started.on('error', (error) => broken(started, error));
  started.on('exit', (code, signal) => broken(started, new Error(`the document worker ended (${signal ?? code})`)));
  return started;
}

function finished(by: ChildProcess, reply: TypesetReply): void {
  if (by !== worker) return;
  current?.resolve(reply.answer);
  current = undefined;
  printed += 1;
  rssBytes = reply.rssBytes;
  cpuMs += reply.cpuMs;
  if (printed >= documentsPerWorker || rssBytes > bytesPerWorker) void endWorker();
  next();
}

function broken(by: ChildProcess, error: Error): void {
  if (by !== worker) return;
  worker = undefined;
  current?.reject(error);
  current = undefined;
  next();
}

async function endWorker(): Promise<void> {
  clearTimeout(idle);
  const ending = worker;
  worker = undefined;
  if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
  ending.ref();
  const gone = once(ending, 'exit');
  ending.kill('SIGKILL');
  await gone;
}

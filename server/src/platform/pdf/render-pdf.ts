import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FromPdfProcess, PdfPage, PdfRefusal, ToPdfProcess } from './pdf-order.ts';

export interface PdfLimits {
  readonly pages: number;
  /** Until the first page, and from each page to the next. */
  readonly pageSec: number;
  readonly totalSec: number;
  /** Of the process as the system counts it. */
  readonly memoryMb: number;
}

/** A page of text takes a third of a second; the busiest map of the trial took four. */
export const pdfLimits: PdfLimits = { pages: 100, pageSec: 40, totalSec: 600, memoryMb: 900 };

export type PdfOutcome =
  | { readonly pages: number }
  | { readonly refused: PdfRefusal; readonly pages: number }
  /** Time or memory ran out, or the process fell, while this page was drawn; 0: while the file was opened. */
  | { readonly stoppedAt: number /** Its last words, for the server's log. */; readonly said: string };

const program = fileURLToPath(new URL('./pdf-process.ts', import.meta.url));
const watchMs = 200;

/**
 * Draws the pages of an uploaded PDF in a process of its own with limits of memory and time; each page goes to `onPage`
 * before the next is drawn. What fails in `onPage` rejects; what fails in the PDF is told.
 */
export function renderPdf(
  path: string,
  onPage: (page: PdfPage, pages: number) => Promise<void>,
  limits: PdfLimits = pdfLimits,
): Promise<PdfOutcome> {
  return new Promise((resolve, reject) => {
    const child = startProcess();
    const said = lastWordsOf(child);
    const send = (message: ToPdfProcess) => child.send(message, () => undefined);
    let pages = 0;
    let drawn = 0;
    let isHanding = false;
    let sinceMs = performance.now();
    const fromMs = sinceMs;
    let settled = false;
    const settle = (answer: () => void) => {
      if (settled) return;
      settled = true;
      clearInterval(watch);
      child.kill('SIGKILL');
      answer();
    };
    const stop = () => settle(() => resolve({ stoppedAt: pages === 0 ? 0 : drawn + 1, said: said() }));
    const watch = setInterval(async () => {
      const nowMs = performance.now();
      if (!isHanding && nowMs - sinceMs > limits.pageSec * 1000) stop();
      if (nowMs - fromMs > limits.totalSec * 1000) stop();
      if ((await memoryMbOf(child)) > limits.memoryMb) stop();
    }, watchMs);
    const hand = async (page: PdfPage) => {
      isHanding = true;
      await onPage(page, pages);
      drawn = page.number;
      isHanding = false;
      sinceMs = performance.now();
      send({ taken: true });
    };
    child.on('message', (message: FromPdfProcess) => {
      if (message.kind === 'opened') pages = message.pages;
      else if (message.kind === 'page') hand(message.page).catch((error: unknown) => settle(() => reject(error)));
      else if (message.kind === 'done') settle(() => resolve({ pages }));
      else settle(() => resolve({ refused: message.why, pages: message.pages }));
    });
    child.on('error', stop);
    child.on('exit', stop);
    send({ order: { path, mostPages: limits.pages } });
  });
}

/** Without the server's environment: no key and no address reaches a process that reads what strangers made. */
function startProcess(): ChildProcess {
  return fork(program, {
    execArgv: ['--permission', '--allow-fs-read=*', '--allow-addons', '--max-old-space-size=256', '--no-warnings'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

const mostSaid = 2_000;

function lastWordsOf({ stderr }: ChildProcess): () => string {
  let said = '';
  stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-mostSaid);
  });
  return () => said.trim();
}

/** Resident megabytes as Linux tells them; 0 where nobody tells: the engine's own bound holds everywhere. */
async function memoryMbOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

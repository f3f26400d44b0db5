import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Starts one of the bench's own programs; its answers come as messages. What the product logs while it is killed is no result. */
export function start(name: 'product' | 'echo' | 'load'): ChildProcess {
  return fork(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: name === 'product' ? flagsOfServe() : [],
  });
}

/** What `npm run serve` gives Node: the product is measured as it is started. */
function flagsOfServe(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const [, flags] = /node ((?:--\S+ )+)tools\/src\/start\.ts/.exec(scripts.serve) ?? [];
  if (!flags) throw new Error('the flags of `npm run serve` were not found');
  return flags.trim().split(' ');
}

/** Sends an order and waits for the answer; rejects when the process ends first. */
export function ask<T>(child: ChildProcess, order?: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('a process of the bench has ended'));
    child.once('exit', onExit);
    child.once('message', (answer) => {
      child.off('exit', onExit);
      resolve(answer as T);
    });
    if (order !== undefined) child.send(order as object);
  });
}

export function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

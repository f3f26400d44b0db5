import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The address that a server in a process of its own prints as `ready http://…`; fails with what it said when it ends. */
export function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-8000);
      const url = /^ready (http\S+)$/m.exec(said)?.[1];
      if (url) done(url.replace(/\/$/, ''));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${said.slice(-2000)}`)));
  });
}

/** Ends it and waits until it is gone: by SIGTERM in good order, by SIGKILL as a power cut does. */
export async function endServer(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

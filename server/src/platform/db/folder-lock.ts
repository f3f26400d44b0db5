import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { createServer } from 'node:net';

/**
 * Makes sure that one process alone works in a folder. The lock is an abstract Unix socket: the kernel frees it at
 * any kind of end, kill -9 included, so it can't be stale. `secret` keeps other users of the machine from taking the
 * name before us. Returns the release, or undefined when another process holds it.
 */
export async function lockFolder(folder: string, secret: string): Promise<(() => Promise<void>) | undefined> {
  const { dev, ino } = statSync(folder);
  const name = createHash('sha256').update(`${dev}:${ino}:${secret}`).digest('hex');
  const server = createServer((socket) => socket.destroy());
  const held = await new Promise<boolean>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(false) : fail(error)));
    server.listen({ path: `\0yanxiu-${name}` }, () => done(true));
  });
  if (!held) return undefined;
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}

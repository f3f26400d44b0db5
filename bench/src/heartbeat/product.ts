/**
 * The product's own server in a process of its own, as production runs it, but for a product clock that runs faster
 * than the wall, so that each report of 15 seconds that comes every few milliseconds is really earned.
 */
import { makeApp, makeServer } from '@yanxiu/server/app';
import type { Clock } from '@yanxiu/server/platform/clock/clock';
import { readKeyRing } from '@yanxiu/server/platform/config/key-file';
import type { DatabaseConnection } from '@yanxiu/server/platform/db/connection';
import { openDatabase } from '@yanxiu/server/platform/db/database';

interface Order {
  readonly connection: DatabaseConnection;
  readonly dataDir: string;
  readonly startAtMs: number;
  readonly speed: number;
}

/** Of real time, between two looks at the clock. */
const longestStepMs = 100;

process.on('message', (order: Order | 'usage') => {
  if (order === 'usage') process.send?.({ rss: process.memoryUsage().rss, cpu: process.cpuUsage() });
  else void start(order);
});

async function start(order: Order): Promise<void> {
  // product time begins with the first request and stands still while nobody asks: between two slices of the load, or
  // while a busy machine lets this process wait, no player has been silent
  let productMs = order.startAtMs;
  let askedAt: number | null = null;
  const clock: Clock = {
    now: () => {
      const real = performance.now();
      productMs += Math.min(real - (askedAt ?? real), longestStepMs) * order.speed;
      askedAt = real;
      return new Date(productMs);
    },
    realNow: () => new Date(),
  };
  const keyFile = `${order.dataDir}/key`;
  const app = makeApp({
    config: { mode: 'production', host: '127.0.0.1', port: 0, dataDir: order.dataDir, keyFile },
    database: openDatabase(order.connection),
    clock,
    keys: readKeyRing(keyFile),
  });
  const server = await makeServer(app);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
}

// the bench was ended: nobody waits for an answer any more
process.on('disconnect', () => process.exit());

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { testFolder } from '@yanxiu/server/platform/testing/test-database';
import { expect, test } from 'vitest';

/** Runs the start as `npm start` does; resolves when it ends. */
function start(variables: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const program = join(import.meta.dirname, 'start.ts');
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [program],
      { env: { PATH: '/usr/bin:/bin', ...variables } },
      (_e, out, err) => done({ code: child.exitCode, out, err }),
    );
  });
}

test('wrong settings are told in words before anything is made', async () => {
  const dataDir = join(testFolder(), 'data');
  const { code, out, err } = await start({ YANXIU_MODE: 'demo', HOST: '0.0.0.0', DATA_DIR: dataDir });
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(/^HOST：演示模式.*npm run serve 以正式模式启动。\n$/);
  expect(existsSync(dataDir)).toBe(false);
});

test('a port in use is told with the way out', async () => {
  const taken = createServer();
  await once(taken.listen(0, '127.0.0.1'), 'listening');
  const { port } = taken.address() as AddressInfo;
  const dataDir = join(testFolder(), 'data');
  const { code, err } = await start({ PORT: String(port), DATA_DIR: dataDir });
  taken.close();
  expect(code).toBe(1);
  expect(err).toBe(`端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：PORT=${port + 1} npm start\n`);
  expect(existsSync(dataDir)).toBe(false);
});

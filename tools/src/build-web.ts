import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { WebRoots } from '@yanxiu/server/platform/http/server';

const STAMP = 'built-from';

/** What both apps are made of besides their own folder. */
const SHARED = ['ui/src/**', 'contract/src/**', 'domain/src/**', 'tsconfig.base.json', 'package-lock.json'];

/**
 * Makes sure that both web apps are built from the sources as they are: missing or stale ones are built, side by
 * side, in processes of their own (a bundler's memory is gone when it ends). Returns the folders to serve.
 */
export async function buildWeb(root: string, log: (line: string) => void): Promise<WebRoots> {
  const [office, learner] = await Promise.all([buildApp(root, 'office', log), buildApp(root, 'learner', log)]);
  return { office, learner };
}

async function buildApp(root: string, app: 'office' | 'learner', log: (line: string) => void): Promise<string> {
  const dist = join(root, app, 'dist');
  const stamp = join(dist, STAMP);
  const sources = hashSources(root, app);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return dist;
  log(`正在生成网页（${app}）`);
  const draft = join(root, app, `dist.${randomBytes(4).toString('hex')}`);
  const old = `${draft}.old`;
  try {
    await runVite(root, app, draft);
    writeFileSync(join(draft, STAMP), sources);
    swap(draft, dist, old, () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources);
  } finally {
    for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true });
  }
  return dist;
}

async function runVite(root: string, app: string, outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const build = spawn(
    process.execPath,
    [vite, 'build', app, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [said, [code]] = await Promise.all([
    Promise.all([text(build.stdout), text(build.stderr)]),
    once(build, 'exit') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`网页（${app}）没有生成：\n${said.join('').trim()}`);
}

/** Changes with the name or content of any file that can change the app; tests can't. */
function hashSources(root: string, app: string): string {
  const own = [`${app}/src/**`, `${app}/public/**`, `${app}/index.html`, `${app}/*.{ts,json}`];
  const files = globSync([...own, ...SHARED], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file.slice(root.length)}\0`);
    hash.update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

/** Puts the new build in its place; another process that has put the same there meanwhile did it as well. */
function swap(draft: string, dist: string, old: string, isSame: () => boolean): void {
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(draft, dist);
  } catch (error) {
    if (!isSame()) throw error;
  }
}

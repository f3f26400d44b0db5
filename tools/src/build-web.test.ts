import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWeb } from './build-web.ts';

// the smallest tree of the product's shape: two apps that both take a word from the shared folder
let root: string;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yanxiu-web-'));
  said = [];
  write('ui/src/word.ts', `export const word = '研修台';`);
  for (const app of ['office', 'learner']) {
    write(`${app}/index.html`, '<!doctype html><script type="module" src="./src/main.ts"></script>');
    write(`${app}/src/main.ts`, `import { word } from '../../ui/src/word.ts';\ndocument.title = word + '${app}';`);
  }
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const build = () => buildWeb(root, (line) => said.push(line));

function script(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.js'));
  return readFileSync(join(folder, 'assets', name), 'utf8');
}

test('missing apps are built, fresh ones left alone, stale ones built again', async () => {
  const { office, learner } = await build();
  expect(script(office)).toContain('研修台');
  expect(script(learner)).toContain('learner');
  expect(said).toEqual(['正在生成网页（office）', '正在生成网页（learner）']);

  said = [];
  const built = statSync(join(office, 'index.html')).mtimeMs;
  write('office/src/main.test.ts', 'a test changes nothing');
  await build();
  expect(said).toEqual([]);
  expect(statSync(join(office, 'index.html')).mtimeMs).toBe(built);

  write('learner/src/main.ts', `document.title = '学员';`);
  await build();
  expect(said).toEqual(['正在生成网页（learner）']);
  expect(script(learner)).toContain('学员');
});

test('a source that does not build says so and leaves the old app in place', async () => {
  const { office } = await build();
  write('office/src/main.ts', 'const broken = ;');
  await expect(build()).rejects.toThrow(/网页（office）没有生成：[\s\S]*main\.ts/);
  expect(script(office)).toContain('研修台');
  expect(readdirSync(join(root, 'office')).sort()).toEqual(['dist', 'index.html', 'src']);
});

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKeyRing } from './key-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yanxiu-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const base64 = (byte: number) => Buffer.alloc(32, byte).toString('base64');

test('the first start makes a random key that its owner alone may read; later starts find it', () => {
  const file = join(folder, 'deeper/key');
  const first = readKeyRing(file);
  expect(first.current.secret).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'deeper'))).toEqual(['key']);
  expect(readKeyRing(file)).toEqual(first);
  expect(readKeyRing(join(folder, 'other')).current.secret).not.toEqual(first.current.secret);
});

test('a rotated file keeps the old keys and writes with its last', () => {
  const file = join(folder, 'key');
  writeFileSync(file, `# 2021\nk1 ${base64(1)}\n\nk2 ${base64(2)}\n`, { mode: 0o600 });
  const ring = readKeyRing(file);
  expect(ring.all.map((key) => key.id)).toEqual(['k1', 'k2']);
  expect(ring.current).toEqual({ id: 'k2', secret: Buffer.alloc(32, 2) });
});

test('a file that others may read is refused', () => {
  const file = join(folder, 'key');
  readKeyRing(file);
  chmodSync(file, 0o644);
  expect(() => readKeyRing(file)).toThrow('可被他人读取');
});

test.each([
  ['', '是空的'],
  [`k1 ${base64(1)}\nk2 short`, '第 2 行'],
  [`k1 ${base64(1)}\nk1 ${base64(2)}`, '同名'],
])('a broken file is refused and left as it is', (content, sentence) => {
  const file = join(folder, 'key');
  writeFileSync(file, content, { mode: 0o600 });
  expect(() => readKeyRing(file)).toThrow(sentence);
  expect(readFileSync(file, 'utf8')).toBe(content);
});

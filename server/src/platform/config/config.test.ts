import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isLoopback, localUrl, readConfig } from './config.ts';

test('without any variable: production, this machine only, everything in ./data', () => {
  expect(readConfig({}, '/srv/yanxiu')).toEqual({
    mode: 'production',
    host: '127.0.0.1',
    port: 3000,
    dataDir: '/srv/yanxiu/data',
    keyFile: '/srv/yanxiu/data/key',
  });
});

test('every variable is honoured, an empty one counts as not set', () => {
  const env = {
    YANXIU_MODE: 'production',
    HOST: '0.0.0.0',
    PORT: '0',
    DATA_DIR: '/var/yanxiu',
    DATABASE_URL: 'postgres://yanxiu:secret@db.example.cn:5432/yanxiu',
    YANXIU_KEY_FILE: 'keys/yanxiu',
    YANXIU_PUBLIC_URL: 'https://yanxiu.example.cn/',
    YANXIU_SMTP_URL: 'smtps://user:word@mail.example.cn:465',
    YANXIU_SMTP_FROM: 'office@example.cn',
  };
  expect(readConfig(env, '/srv')).toEqual({
    mode: 'production',
    host: '0.0.0.0',
    port: 0,
    dataDir: '/var/yanxiu',
    databaseUrl: 'postgres://yanxiu:secret@db.example.cn:5432/yanxiu',
    keyFile: '/srv/keys/yanxiu',
    publicUrl: 'https://yanxiu.example.cn',
    smtp: { url: 'smtps://user:word@mail.example.cn:465', from: 'office@example.cn' },
  });
  expect(readConfig({ PORT: ' ', DATABASE_URL: '' }, '/srv')).toEqual(readConfig({}, '/srv'));
});

test.each([
  [{ YANXIU_MODE: 'test' }, 'YANXIU_MODE：只能是'],
  [{ PORT: '65536' }, 'PORT：应是'],
  [{ PORT: '3e3' }, 'PORT：应是'],
  [{ HOST: 'http://x' }, 'HOST：应是'],
  [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL：应形如'],
  [{ YANXIU_PUBLIC_URL: 'yanxiu.example.cn' }, 'YANXIU_PUBLIC_URL：应形如'],
  [{ YANXIU_SMTP_URL: 'smtp://mail.example.cn' }, '两项都填'],
  [{ YANXIU_MODE: 'demo', HOST: '0.0.0.0' }, '只能在本机使用'],
  [{ YANXIU_MODE: 'demo', HOST: '10.0.0.8' }, '只能在本机使用'],
])('%o is refused with a sentence', (env, sentence) => {
  expect(readConfig(env, '/srv')).toEqual({ problems: [expect.stringContaining(sentence)] });
});

test('all wrong variables are told at once', () => {
  expect(readConfig({ PORT: 'x', YANXIU_MODE: 'x' }, '/srv')).toEqual({
    problems: [expect.stringContaining('YANXIU_MODE'), expect.stringContaining('PORT')],
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.9.8.7', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.example.cn', false],
])('%s is loopback: %s', (host, loopback) => {
  expect(isLoopback(host)).toBe(loopback);
});

test('the local address can be typed', () => {
  expect(localUrl('0.0.0.0', 3000)).toBe('http://127.0.0.1:3000');
  expect(localUrl('::1', 3000)).toBe('http://[::1]:3000');
});

test('a bucket is said whole or not at all, and its key is read from a file of the owner’s alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yanxiu-s3-'));
  writeFileSync(join(folder, 'key'), 'id AK1\nsecret SK1\n', { mode: 0o600 });
  writeFileSync(join(folder, 'open'), 'id AK1\nsecret SK1\n', { mode: 0o644 });
  const env = {
    YANXIU_S3_ENDPOINT: 'https://oss.example.cn/',
    YANXIU_S3_REGION: 'cn-beijing',
    YANXIU_S3_BUCKET: 'yanxiu',
    YANXIU_S3_STYLE: 'host',
    YANXIU_S3_KEY_FILE: 'key',
  };
  expect(readConfig(env, folder)).toMatchObject({
    s3: {
      endpoint: 'https://oss.example.cn',
      region: 'cn-beijing',
      bucket: 'yanxiu',
      inPath: false,
      key: { id: 'AK1', secret: 'SK1' },
    },
  });
  expect(readConfig({ ...env, YANXIU_S3_REGION: '' }, folder)).toEqual({
    problems: [expect.stringMatching(/^YANXIU_S3_REGION：请填写地域/)],
  });
  expect(readConfig({ ...env, YANXIU_S3_KEY_FILE: 'open' }, folder)).toEqual({
    problems: [expect.stringMatching(/^YANXIU_S3_KEY_FILE：.*可被他人读取/)],
  });
  expect(readConfig({ YANXIU_S3_BUCKET: 'yanxiu' }, folder)).toMatchObject({ problems: { length: 4 } });
});

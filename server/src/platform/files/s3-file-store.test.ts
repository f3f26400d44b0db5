import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { partBytes } from '@yanxiu/domain/file/parts';
import type { FastifyInstance } from 'fastify';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeServer } from '../../app.ts';
import type { S3Config } from '../config/s3-config.ts';
import { anOrg, aPerson, type BuiltPerson } from '../testing/builders.ts';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { testFolder } from '../testing/test-database.ts';
import { checkBucket } from './check-bucket.ts';
import { diskFileStore, type FileStore } from './file-store.ts';
import { openBucket } from './s3-client.ts';
import { s3FileStore } from './s3-file-store.ts';

let service: S3rver;
let config: S3Config;
let folder: string;
let test: TestApp;
let server: FastifyInstance;
let editor: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  folder = testFolder();
  const configureBuckets = [{ name: 'lessons', configs: [] }];
  service = new S3rver({
    port: 0,
    address: '127.0.0.1',
    directory: join(folder, 's3'),
    silent: true,
    configureBuckets,
  });
  const { port } = await service.run();
  const key = { id: 'S3RVER', secret: 'S3RVER' };
  config = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'lessons', inPath: true, key };
  server = await makeServer({ ...test.app, files: s3FileStore(config, join(folder, 'copies')) }, { log: false });
  editor = await aPerson(test, { role: 'contentEditor', org: await anOrg(test, { kind: 'provider' }) });
});

afterAll(async () => {
  await server?.close();
  await service?.close();
});

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** So many bytes, every four of them their own. */
function bytesOf(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2_654_435_761 + seed) >>> 0, at);
  return bytes;
}

async function allOf(stream: Readable | Promise<Readable>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe.each([
  ['on disk', () => diskFileStore(join(folder, 'disk'))],
  ['in a bucket', () => s3FileStore(config, join(folder, 'copies'))],
] as [string, () => FileStore][])('a store %s', (_name, make) => {
  it('keeps bytes by their content, gives them whole, in part, and as a path', async () => {
    const files = make();
    const bytes = bytesOf(100_000);
    const sha256 = await files.put(bytes);
    expect(sha256).toBe(hashOf(bytes));
    expect(await files.put(bytes)).toBe(sha256);
    const stored = await files.open(sha256);
    expect(stored.sizeBytes).toBe(100_000);
    expect((await allOf(stored.stream())).equals(bytes)).toBe(true);
    expect((await allOf(stored.stream({ start: 99_990, end: 99_999 }))).equals(bytes.subarray(99_990))).toBe(true);
    const { path, sizeBytes } = await files.find(sha256);
    expect([sizeBytes, hashOf(await readFile(path))]).toEqual([100_000, sha256]);
    await expect(files.open('0'.repeat(64))).rejects.toThrow();
    await expect(files.find('0'.repeat(64))).rejects.toThrow();
    await expect(files.open('../../etc/passwd')).rejects.toThrow();
  });

  it('puts a staged upload together in its order, whatever came first, and forgets it', async () => {
    const files = make();
    const id = randomUUID();
    const whole = bytesOf(2 * partBytes + 1234, 3);
    const part = (at: number) =>
      files.stagePart(id, at * partBytes, whole.subarray(at * partBytes, (at + 1) * partBytes));
    for (const at of [0, 1, 1, 2]) await part(at);
    const stored = await files.keepStaged(id);
    expect(stored).toEqual({ sha256: hashOf(whole), sizeBytes: whole.length });
    // until it is dropped it can be put together again
    expect(await files.keepStaged(id)).toEqual(stored);
    await files.dropStaged(id);
    await files.dropStaged(id);
    expect(hashOf(await allOf((await files.open(stored.sha256)).stream()))).toBe(stored.sha256);
  });

  it('keeps a stream that is larger than its parts, and nothing of one that breaks', async () => {
    const files = make();
    const whole = bytesOf(9 * 1024 * 1024, 5);
    const stored = await files.putStream(Readable.from([whole.subarray(0, 5_000_000), whole.subarray(5_000_000)]));
    expect(stored).toEqual({ sha256: hashOf(whole), sizeBytes: whole.length });
    async function* broken() {
      yield whole.subarray(0, 1000);
      throw new Error('the line broke');
    }
    await expect(files.putStream(broken())).rejects.toThrow('the line broke');
    await expect(files.open(hashOf(whole.subarray(0, 1000)))).rejects.toThrow();
    expect(await files.putStream(Readable.from([]))).toMatchObject({ sizeBytes: 0 });
  });
});

it('leaves nothing staged in the bucket', async () => {
  expect(await openBucket(config).list('staged/')).toEqual([]);
});

describe('the product over a bucket', () => {
  it('takes an upload in parts, serves it with Range, and drops what was staged', async () => {
    const send = (method: 'GET' | 'POST', url: string, payload?: object | Buffer, headers: object = {}) =>
      server.inject({ method, url, headers: { ...editor.headers, ...headers }, ...(payload ? { payload } : {}) });
    const file = bytesOf(partBytes + 5000, 9);
    file.write('%PDF-1.7\n', 0, 'latin1');
    const wish = { name: '讲义.pdf', purpose: 'lesson', sizeBytes: file.length, fingerprint: hashOf(file) };
    const { uploadId } = (await send('POST', '/api/uploads', wish)).json();
    for (const at of [0, partBytes]) {
      const part = file.subarray(at, at + partBytes);
      const url = `/api/uploads/${uploadId}/parts?fromByte=${at}&sha256=${hashOf(part)}`;
      expect((await send('POST', url, part, { 'content-type': 'application/octet-stream' })).statusCode).toBe(200);
    }
    const kept = (await send('POST', `/api/uploads/${uploadId}/end`, {})).json();
    expect(kept).toMatchObject({ sizeBytes: file.length, mediaType: 'application/pdf' });
    const range = await send('GET', `/api/files/${kept.id}`, undefined, { range: 'bytes=100-199' });
    expect([range.statusCode, range.headers['content-range']]).toEqual([206, `bytes 100-199/${file.length}`]);
    expect(range.rawPayload.equals(file.subarray(100, 200))).toBe(true);
    const whole = await send('GET', `/api/files/${kept.id}`);
    expect(hashOf(whole.rawPayload)).toBe(hashOf(file));
    expect((await send('GET', `/api/files/${kept.id}`, undefined, { range: 'bytes=99999999-' })).statusCode).toBe(416);
    await expect.poll(() => openBucket(config).list(`staged/${uploadId}/`)).toEqual([]);
  });
});

describe('the self-check', () => {
  const wrong = (change: Partial<S3Config>) => checkBucket({ ...config, ...change });

  it('is silent when all is well, and otherwise names the setting', async () => {
    expect(await wrong({})).toBeNull();
    expect(await wrong({ bucket: 'nowhere' })).toMatch(/^YANXIU_S3_BUCKET：.*没有名为“nowhere”/);
    expect(await wrong({ key: { id: 'nobody', secret: 'S3RVER' } })).toMatch(/^YANXIU_S3_KEY_FILE：密钥编号/);
    expect(await wrong({ endpoint: 'http://127.0.0.1:9' })).toMatch(/^YANXIU_S3_ENDPOINT：连不上/);
  });

  // s3rver takes any secret: what other services answer is answered here word for word
  it.each([
    ['SignatureDoesNotMatch', /^YANXIU_S3_KEY_FILE：密钥（secret）/],
    ['AccessDenied', /没有权限读写存储桶“lessons”/],
    ['AuthorizationHeaderMalformed', /^YANXIU_S3_REGION：/],
    ['SomethingElse', /没有按预期回答（SomethingElse）/],
  ])('tells what a service means by %s', async (code, words) => {
    const answer = createServer((_request, response) => {
      response.writeHead(403, { 'content-type': 'application/xml' });
      response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
    });
    await new Promise<void>((resolve) => answer.listen(0, '127.0.0.1', resolve));
    const { port } = answer.address() as AddressInfo;
    expect(await wrong({ endpoint: `http://127.0.0.1:${port}` })).toMatch(words);
    answer.close();
  });
});

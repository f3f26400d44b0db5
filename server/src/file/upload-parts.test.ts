import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { partBytes } from '@yanxiu/domain/file/parts';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let clerk: BuiltPerson;
beforeAll(async () => {
  test = await testApp();
  clerk = await anEditor();
});

async function anEditor(): Promise<BuiltPerson> {
  return aPerson(test, { role: 'contentEditor', org: await anOrg(test, { kind: 'provider' }) });
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A PDF of so many bytes, every byte its own. */
function aFile(sizeBytes: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 4)
    bytes.writeUInt32LE((at * 2_654_435_761 + seed) >>> 0, Math.min(at, sizeBytes - 4));
  bytes.write('%PDF-1.7\n', 0, 'latin1');
  return bytes;
}

const begin = (file: Buffer, who = clerk, wish: object = {}) =>
  test.server.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: who.headers,
    payload: { name: '讲义.pdf', purpose: 'lesson', sizeBytes: file.length, fingerprint: hashOf(file), ...wish },
  });

const part = (id: string, fromByte: number, bytes: Buffer, who = clerk, sha256 = hashOf(bytes)) =>
  test.server.inject({
    method: 'POST',
    url: `/api/uploads/${id}/parts?fromByte=${fromByte}&sha256=${sha256}`,
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    payload: bytes,
  });

const end = (id: string, who = clerk) =>
  test.server.inject({ method: 'POST', url: `/api/uploads/${id}/end`, headers: who.headers, payload: {} });

const slice = (file: Buffer, at: number) => file.subarray(at * partBytes, (at + 1) * partBytes);

describe('an upload in parts', () => {
  it('goes on where it stopped, after a reload or a lost answer, and is the file that was sent', async () => {
    const file = aFile(2 * partBytes + 777);
    const { uploadId } = (await begin(file)).json();
    expect((await part(uploadId, 0, slice(file, 0))).json()).toMatchObject({ receivedBytes: partBytes });
    // the answer was lost: the same part again
    expect((await part(uploadId, 0, slice(file, 0))).json()).toMatchObject({ receivedBytes: partBytes });
    expect((await begin(file)).json()).toEqual({
      uploadId,
      receivedBytes: partBytes,
      sizeBytes: file.length,
      partBytes,
    });
    expect((await end(uploadId)).json()).toMatchObject({ code: 'file.notWhole', params: { percent: 49 } });
    await part(uploadId, partBytes, slice(file, 1));
    await part(uploadId, 2 * partBytes, slice(file, 2));
    const kept = (await end(uploadId)).json();
    expect(kept).toMatchObject({ name: '讲义.pdf', mediaType: 'application/pdf', sizeBytes: file.length });
    const back = await test.server.inject({ url: `/api/files/${kept.id}`, headers: clerk.headers });
    expect(back.rawPayload.equals(file)).toBe(true);
    const { path } = await test.app.files.find(hashOf(file));
    expect(hashOf(await readFile(path))).toBe(hashOf(file));
    expect((await end(uploadId)).statusCode).toBe(404);
    // the same file once more is an upload of its own
    expect((await begin(file)).json()).toMatchObject({ receivedBytes: 0 });
  });

  it('refuses what is damaged, out of order or of the wrong length, and nothing of it stays', async () => {
    const file = aFile(partBytes + 100, 2);
    const { uploadId } = (await begin(file)).json();
    const first = slice(file, 0);
    expect((await part(uploadId, 0, first, clerk, hashOf(file))).json().code).toBe('file.partDamaged');
    expect((await part(uploadId, partBytes, slice(file, 1))).json()).toMatchObject({
      code: 'file.partGap',
      params: { receivedBytes: 0 },
    });
    expect((await part(uploadId, 0, first.subarray(0, 50))).json().code).toBe('file.partSize');
    expect((await begin(file)).json()).toMatchObject({ receivedBytes: 0 });
  });

  it('judges by content and size, whatever the name says', async () => {
    const program = Buffer.from('MZ\x90\x00 not a film');
    const { uploadId } = (await begin(program, clerk, { name: '课.mp4' })).json();
    await part(uploadId, 0, program);
    expect((await end(uploadId)).json().code).toBe('file.kind');
    const huge = await begin(aFile(100, 3), clerk, { sizeBytes: 3 * 1024 ** 3 });
    expect(huge.json().code).toBe('file.tooLarge');
  });

  it('belongs to who began it', async () => {
    const file = aFile(1000, 4);
    const { uploadId } = (await begin(file)).json();
    const other = await anEditor();
    expect((await part(uploadId, 0, file, other)).statusCode).toBe(404);
    expect((await end(uploadId, other)).statusCode).toBe(404);
    const school = await aPerson(test, { role: 'schoolAdmin', org: await anOrg(test, { kind: 'school' }) });
    expect((await begin(file, school)).json().code).toBe('file.lessonOnly');
    expect((await begin(file, school, { purpose: 'evidence' })).statusCode).toBe(200);
  });

  it('keeps no more than a few unfinished at a time, and forgets them after a week', async () => {
    const busy = await anEditor();
    for (const seed of [11, 12, 13, 14, 15]) expect((await begin(aFile(1000, seed), busy)).statusCode).toBe(200);
    expect((await begin(aFile(1000, 16), busy)).json().code).toBe('file.tooManyOpen');
    test.clock.advanceTo(new Date(test.clock.now().getTime() + 8 * 86_400_000));
    const fresh = await aPerson(test, { role: 'contentEditor', org: await anOrg(test, { kind: 'provider' }) });
    expect((await begin(aFile(1000, 17), fresh)).statusCode).toBe(200);
    const left = await test.app.database.db
      .selectFrom('fileUpload')
      .select('id')
      .where('personId', '=', busy.id)
      .execute();
    expect(left).toEqual([]);
  });
});

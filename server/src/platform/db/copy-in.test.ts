import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { openCopyIn } from './copy-in.ts';
import { CopyLines } from './copy-lines.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('\\N', '\\', '\t\n\r', '\\.', '', '王·小红', '\ud800', 'a\0b', '𠮷'),
);
const row = fc.record({
  code: fc.oneof(fc.stringMatching(/^[!-~]{0,8}$/), fc.constant(null)),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(null),
  ),
  flag: fc.boolean(),
  words: fc.oneof(anyText, fc.constant(null)),
});

async function withTable(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await app.app.database.pool.connect();
  try {
    await client.query(
      `create temp table copied (seq int, code text, bytes bytea, flag boolean, words text not null default '-')`,
    );
    await work(client);
  } finally {
    await client.query('drop table if exists copied');
    client.release();
  }
}

const copy = 'copy copied (seq, code, bytes, flag, words) from stdin';

test('whatever the cells hold comes out of the table as it went in', async () => {
  await withTable(async (client) => {
    await client.query('alter table copied alter words drop not null');
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        await client.query('truncate copied');
        const lines = new CopyLines(16);
        for (const [at, one] of rows.entries()) lines.add([at, one.code, one.bytes, one.flag], [one.words]);
        const sink = await openCopyIn(client, copy);
        await sink.write(lines.take());
        await sink.finish();
        const kept = await client.query('select code, bytes, flag, words from copied order by seq');
        expect(kept.rows).toEqual(
          rows.map((one) => ({ ...one, words: one.words?.toWellFormed().replaceAll('\0', '') ?? null })),
        );
      }),
      { numRuns: 60 },
    );
  });
});

test('what the database refuses is told, and the connection goes on', async () => {
  await withTable(async (client) => {
    const sink = await openCopyIn(client, copy);
    const lines = new CopyLines(64);
    lines.add([1, 'a', null, true], [null]);
    await sink.write(lines.take());
    await expect(sink.finish()).rejects.toThrow(/not-null/);
    expect((await client.query('select count(*)::int as rows from copied')).rows).toEqual([{ rows: 0 }]);
  });
});

test('given up, it leaves no row', async () => {
  await withTable(async (client) => {
    const sink = await openCopyIn(client, copy);
    const lines = new CopyLines(64);
    lines.add([1, 'a', null, true], ['b']);
    await sink.write(lines.take());
    await sink.abort();
    expect((await client.query('select count(*)::int as rows from copied')).rows).toEqual([{ rows: 0 }]);
  });
});

test('a table that is not there is told before anything is sent', async () => {
  await withTable(async (client) => {
    await expect(openCopyIn(client, 'copy nowhere (a) from stdin')).rejects.toThrow(/nowhere/);
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

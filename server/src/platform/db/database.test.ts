import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test('values arrive as the types that the generated schema promises', async () => {
  const { rows } = await sql<Record<string, unknown>>`
    select 9007199254740991::int8 as fee_fen, 7200::int8 as hours_x100, '2021-11-02'::date as open_on, 1.50::numeric as rate,
           array[1, null, 3]::int8[] as ids, array['2021-11-02']::date[] as days,
           '{"fee_fen": 1, "a": {"b_c": 2}}'::jsonb as stored_json
  `.execute(database.db);
  expect(rows).toEqual([
    {
      feeFen: 9007199254740991,
      hoursX100: 7200,
      openOn: '2021-11-02',
      rate: '1.50',
      ids: [1, null, 3],
      days: ['2021-11-02'],
      storedJson: { fee_fen: 1, a: { b_c: 2 } },
    },
  ]);
});

test('an integer that a number cannot hold is an error, not another number', async () => {
  await expect(sql`select 9007199254740993::int8 as n`.execute(database.db)).rejects.toThrow(/safe integers/);
});

test('Chinese sorts by pronunciation under zh-x-icu and by code point otherwise', async () => {
  const { rows } = await sql<{ icu: string; plain: string }>`
    select string_agg(x, '' order by x collate "zh-x-icu") as icu, string_agg(x, '' order by x) as plain
      from unnest(array['王', '李', '张', '赵', '安']) x
  `.execute(database.db);
  expect(rows[0]).toEqual({ icu: '安李王张赵', plain: '安张李王赵' });
});

test('the product does not work as a superuser', async () => {
  const { rows } = await sql<{ usesuper: boolean }>`select usesuper from pg_user where usename = current_user`.execute(
    database.db,
  );
  expect(rows).toEqual([{ usesuper: false }]);
});

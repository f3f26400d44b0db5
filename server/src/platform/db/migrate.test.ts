import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyDatabase } from '../testing/test-database.ts';
import { clientConfig, type DatabaseConnection } from './connection.ts';
import { migrate } from './migrate.ts';

const FIRST = '202611210900_org__create.sql';
const SECOND = '202611220900_person__create.sql';

let folder: string;
let database: DatabaseConnection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yanxiu-migrations-'));
  writeFileSync(join(folder, FIRST), 'create table org (id bigint primary key);\ninsert into org values (1);');
  database = await emptyDatabase();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client(clientConfig(database));
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

test('each file is applied once, in the order of names', async () => {
  writeFileSync(join(folder, SECOND), 'create table person (id bigint, org_id bigint references org);');
  expect(await migrate(database, folder)).toEqual([FIRST, SECOND]);
  expect(await migrate(database, folder)).toEqual([]);
  expect(await query('select name, length(sha256) as digits from schema_migration order by name')).toEqual([
    { name: FIRST, digits: 64 },
    { name: SECOND, digits: 64 },
  ]);
});

test('a later release applies what is new', async () => {
  await migrate(database, folder);
  writeFileSync(join(folder, SECOND), 'create table person (id bigint);');
  expect(await migrate(database, folder)).toEqual([SECOND]);
});

test('two servers that start at once do not do it twice', async () => {
  const applied = await Promise.all([migrate(database, folder), migrate(database, folder), migrate(database, folder)]);
  expect(applied.flat()).toEqual([FIRST]);
  expect(await query('select count(*)::int as rows from org')).toEqual([{ rows: 1 }]);
});

test('a file changed after it was applied is refused by name', async () => {
  await migrate(database, folder);
  writeFileSync(join(folder, FIRST), 'create table org (id int primary key);');
  await expect(migrate(database, folder)).rejects.toThrow(`${FIRST} 在执行之后被改动过`);
});

test('a database of a newer release is refused', async () => {
  await migrate(database, folder);
  renameSync(join(folder, FIRST), join(folder, SECOND));
  await expect(migrate(database, folder)).rejects.toThrow(`更新的版本升级过（${FIRST}）`);
});

test('a failing file names its line and leaves nothing of itself', async () => {
  writeFileSync(join(folder, SECOND), 'create table person (id bigint);\n\ncreate table 班级 (id bigint nul);');
  await expect(migrate(database, folder)).rejects.toThrow(`${SECOND} 第 3 行 执行失败`);
  expect(await query(`select to_regclass('org') is not null as first, to_regclass('person') as second`)).toEqual([
    { first: true, second: null },
  ]);
});

test('a file name outside the rule is refused before anything is done', async () => {
  writeFileSync(join(folder, 'more.sql'), 'select 1;');
  await expect(migrate(database, folder)).rejects.toThrow('more.sql 的名字不合规则');
  expect(await query(`select to_regclass('org') as first`)).toEqual([{ first: null }]);
});

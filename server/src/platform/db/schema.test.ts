import pg from 'pg';
import { expect, test } from 'vitest';
import { emptyDatabase } from '../testing/test-database.ts';
import { clientConfig } from './connection.ts';
import { printSchema } from './schema-printer.ts';
import { generateDatabaseTypes } from './schema-types.ts';

const statements = [
  `create extension pg_trgm`,
  `create table program (id text primary key, fee_fen bigint not null default 0, constraint fee_is_positive check (fee_fen >= 0))`,
  `create table bill (
     state text not null default 'draft', constraint bill_state_is_known check (state in ('draft', 'firm')),
     program_id text not null references program, id bigint generated always as identity, open_on date, rate numeric,
     ids bigint[], parts jsonb, hours_x100 int, title text collate "zh-x-icu", at timestamptz not null default now(),
     name_length int generated always as (length(title)) stored,
     primary key (program_id, id), constraint bill_title_is_unique unique (program_id, title)
   ) with (fillfactor = 70)`,
  `create index bill_by_day on bill (program_id, open_on desc) where open_on is not null`,
  `create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
  `create trigger bill_is_kept before delete on bill for each row execute function refuse()`,
];

async function made(list: readonly string[]) {
  const connection = await emptyDatabase();
  const client = new pg.Client(clientConfig(connection));
  await client.connect();
  for (const statement of list) await client.query(statement);
  await client.end();
  return connection;
}

test('the printed schema can be run again and prints the same', async () => {
  const printed = await printSchema(await made(statements));
  expect(await printSchema(await made([reorder(printed)]))).toBe(printed);
  expect(printed).toContain('constraint fee_is_positive CHECK ((fee_fen >= 0))');
  expect(printed).toContain('title text collate "zh-x-icu"');
  expect(printed).toContain(') with (fillfactor=70);');
  expect(printed).toContain('CREATE INDEX bill_by_day');
  expect(printed).toContain('CREATE TRIGGER bill_is_kept');
  expect(printed).not.toContain('similarity');
  expect(printed).not.toContain('NOT NULL open_on');
});

/** Tables are printed by name, so that one may refer to a later one; running them needs the other order. */
function reorder(printed: string): string {
  const parts = printed.split('\n\n');
  const program = parts.find((part) => part.startsWith('create table program')) ?? '';
  return [...parts.slice(0, 2), program, ...parts.slice(2).filter((part) => part !== program)].join('\n\n');
}

test('the generated types are what openDatabase delivers', async () => {
  const types = await generateDatabaseTypes(await made(statements));
  for (const line of [
    'feeFen: Generated<number>;',
    'openOn: string | null;',
    'rate: Numeric | null;',
    'ids: ArrayType<number> | null;',
    'hoursX100: number | null;',
    'parts: Json | null;',
    'at: Generated<Timestamp>;',
    "state: Generated<'draft' | 'firm'>;",
  ]) {
    expect(types).toContain(line);
  }
});

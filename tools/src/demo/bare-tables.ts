import type { Db } from '@yanxiu/server/platform/db/database';
import { sql } from 'kysely';

interface Part {
  readonly tableName: string;
  readonly name: string;
  readonly definition: string;
}

/** Tables that a seeding writes by the ten thousand. */
const large = [
  'account',
  'certificate',
  'credit_entry',
  'given_mark',
  'offline_attendance',
  'person',
  'quiz_best',
  'roster_entry',
  'school_based_attendance',
  'study_day',
  'study_total',
  'trainee',
  'trainee_score',
];

/**
 * Takes the foreign keys of the large tables off while `work` writes and puts them back after it: each is then checked
 * once for the whole table instead of once a row. When `work` throws they stay off: the database is emptied before the
 * next try.
 */
export async function withoutForeignKeys(db: Db, work: () => Promise<void>): Promise<void> {
  const keys = await listForeignKeys(db);
  for (const { tableName, name } of keys)
    await sql`alter table ${sql.table(tableName)} drop constraint ${sql.ref(name)}`.execute(db);
  await work();
  for (const { tableName, name, definition } of keys) {
    await sql`alter table ${sql.table(tableName)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(db);
  }
}

async function listForeignKeys(db: Db): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select conrelid::regclass::text as table_name, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conrelid::regclass::text = any(${large}::text[])
    order by conrelid::regclass::text, conname`.execute(db);
  return rows;
}

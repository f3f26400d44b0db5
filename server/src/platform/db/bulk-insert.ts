import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { DB } from './generated/schema.ts';

/** Camel-case rows as the tables take them: Buffers for bytea, Dates for instants, arrays, plain values for jsonb. */
export type BulkRow = Readonly<Record<string, unknown>>;

/** Rows a statement: enough that a statement's cost vanishes, little enough that its text stays some megabytes. */
const chunk = 5000;

/**
 * Inserts any number of rows of one shape with one JSON parameter a statement instead of thousands of placeholders.
 * The columns are the keys of the first row; the others of the table take their defaults. Returns the number inserted;
 * with `orIgnore` rows that meet a unique constraint are passed over.
 */
export async function bulkInsert(
  db: Db,
  table: keyof DB & string,
  rows: readonly BulkRow[],
  options: { orIgnore?: boolean } = {},
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const keys = Object.keys(first);
  const names = keys.map(snakeCase);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const target = snakeCase(table);
  const insert = async (json: string): Promise<number> => {
    const result = await sql`insert into ${sql.table(target)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(target)}, ${json}::json)
      ${options.orIgnore ? sql`on conflict do nothing` : sql``}`.execute(db);
    return Number(result.numAffectedRows ?? 0n);
  };
  let running = Promise.resolve(0);
  let inserted = 0;
  for (let at = 0; at < rows.length; at += chunk) {
    // the next chunk is written down while the database takes the one before
    const json = JSON.stringify(rows.slice(at, at + chunk).map((row) => toJson(row, keys, names)));
    inserted += await running;
    running = insert(json);
  }
  return inserted + (await running);
}

function toJson(row: BulkRow, keys: readonly string[], names: readonly string[]): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  keys.forEach((key, index) => {
    const value = row[key];
    json[names[index] ?? key] = Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
  });
  return json;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (part) => `_${part.toLowerCase()}`);
}

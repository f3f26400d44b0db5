import { generate, PostgresDialect, RawExpressionNode } from 'kysely-codegen';
import type pg from 'pg';
import type { DatabaseConnection } from './connection.ts';
import { openDatabase } from './database.ts';

/**
 * The text of `generated/schema.ts` for a migrated database: one interface a table, names in camelCase, the types as
 * `openDatabase` delivers them. A text column whose check constraint lists its values (`check (state in ('a', 'b'))`)
 * becomes the union of those values.
 */
export async function generateDatabaseTypes(connection: DatabaseConnection): Promise<string> {
  const database = openDatabase(connection, { max: 1 });
  try {
    const text = await generate({
      db: database.db.withoutPlugins(),
      dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'string' }),
      camelCase: true,
      outFile: null,
      excludePattern: 'schema_migration',
      overrides: { columns: await listedValues(database.pool) },
      typeMapping: { int8: 'number' },
      defaultSchemas: ['public'],
    });
    return text.replace(
      /^\/\*\*[\s\S]*?\*\/\n/,
      '/** Written by `npm run generate` from a migrated database; do not edit. */\n',
    );
  } finally {
    await database.close();
  }
}

interface CheckedColumn {
  readonly table: string;
  readonly definition: string;
  readonly hasDefault: boolean;
  readonly notNull: boolean;
}

async function listedValues(pool: pg.Pool): Promise<Record<string, RawExpressionNode>> {
  const { rows } = await pool.query<CheckedColumn>(
    `select rel.relname as table, pg_get_constraintdef(con.oid) as definition, att.atthasdef as "hasDefault",
            att.attnotnull as "notNull"
       from pg_constraint con join pg_class rel on rel.oid = con.conrelid join pg_namespace n on n.oid = rel.relnamespace
       join pg_attribute att on att.attrelid = rel.oid and att.attnum = con.conkey[1]
      where con.contype = 'c' and n.nspname = 'public' and cardinality(con.conkey) = 1
      order by 1, 2`,
  );
  return Object.fromEntries(rows.flatMap(unionOf));
}

/** `CHECK ((state = ANY (ARRAY['a'::text, 'b'::text])))` → `table.state` is `'a' | 'b'`. */
function unionOf({ table, definition, hasDefault, notNull }: CheckedColumn): [string, RawExpressionNode][] {
  const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)\)$/.exec(definition);
  if (!match) return [];
  const values = [...(match[2] ?? '').matchAll(/'([^']*)'::text/g)].map((value) => `'${value[1]}'`).join(' | ');
  const type = notNull ? values : `${values} | null`;
  return [[`${table}.${match[1]}`, new RawExpressionNode(hasDefault ? `Generated<${type}>` : type)]];
}

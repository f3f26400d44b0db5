import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { clientConfig, type DatabaseConnection } from './connection.ts';
import type { DB } from './generated/schema.ts';
import { PreparingClient } from './prepared.ts';

/** The query builder or a transaction: what every store function takes first. */
export type Db = Kysely<DB>;

export interface Database {
  readonly pool: pg.Pool;
  readonly db: Kysely<DB>;
  /** Waits for running queries, then ends all connections. */
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most; the embedded server takes 100 in all. */
  readonly max?: number;
  /** Takes what ends a connection from outside (the server was restarted): the pool makes a new one by itself. */
  readonly onConnectionError?: (error: Error) => void;
}

/**
 * Opens a pool and the query builder over it. snake_case in SQL is camelCase in TypeScript, at the level of columns
 * alone: keys inside a JSON value stay as they were stored. Whole numbers come as `number` (one beyond 2^53 throws),
 * a `date` as 'YYYY-MM-DD', `numeric` as text, an instant as Date. Connects with the first query.
 */
export function openDatabase(connection: DatabaseConnection, options: DatabaseOptions = {}): Database {
  const config = { ...clientConfig(connection), types: { getTypeParser } };
  const pool = new pg.Pool({ ...config, max: options.max ?? 20, Client: PreparingClient });
  // without listeners a lost connection, idle or in use, would end the process; its query fails by itself
  const onConnectionError = options.onConnectionError ?? (() => {});
  pool.on('error', onConnectionError);
  pool.on('connect', (client) => client.on('error', onConnectionError));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { pool, db, close: () => db.destroy() };
}

const OID: Record<'int8' | 'date' | 'textArray' | 'int8Array' | 'dateArray', number> = {
  int8: 20,
  date: 1082,
  textArray: 1009,
  int8Array: 1016,
  dateArray: 1182,
};
/** Splits the text of any array; a null stays null. */
const textArray: (text: string) => (string | null)[] = pg.types.getTypeParser(OID.textArray);

const parsers = new Map<number, (text: string) => unknown>([
  [OID.int8, readInteger],
  [OID.date, (text) => text],
  [OID.int8Array, (text) => textArray(text).map((item) => (item === null ? null : readInteger(item)))],
  [OID.dateArray, (text) => textArray(text)],
]);

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : (parsers.get(oid) ?? pg.types.getTypeParser(oid));

function readInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} from the database is beyond the safe integers`);
  return value;
}

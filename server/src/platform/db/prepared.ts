import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';

const mark = '/* prepared */';

/**
 * Begins a statement that is prepared once a connection and planned once: for those that every heartbeat or every
 * opening of a lesson runs, where planning costs more than running. Not for a statement whose best plan depends on its
 * values (a path prefix, a list of any length).
 */
export const prepared = sql.raw(mark);

const names = new Map<string, string>();

/** The server's name of a marked statement; every wording has its own. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  return name;
}

type Query = (...args: readonly unknown[]) => unknown;

/** A connection that sends marked statements under a name; all others go through as they are. */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const plain: Query = this.query.bind(this) as Query;
    const query: Query = (text, values, ...rest) =>
      typeof text === 'string' && text.startsWith(mark) && Array.isArray(values)
        ? plain({ name: nameOf(text), text, values }, ...rest)
        : plain(text, values, ...rest);
    this.query = query as typeof this.query;
  }
}

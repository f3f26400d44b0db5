import type { Pool } from 'pg';
import { type CopyIn, openCopyIn } from '../platform/db/copy-in.ts';
import { importColumns } from './import-row.ts';

/** Takes the checked rows of an import as the worker sends them. */
export interface RowKeeper {
  write(bytes: Uint8Array): Promise<void>;
  /** Commits all of them, in place of any that an earlier try had left. */
  finish(): Promise<void>;
  /** Leaves none. Does nothing after `finish`. */
  abandon(): Promise<void>;
}

/**
 * Copies rows into the database while the worker makes the next ones, in one transaction of its own that begins with
 * the first: nobody sees a part of a file.
 */
export function keepRows(pool: Pool, programId: string, importId: string): RowKeeper {
  let opened: Promise<{ copy: CopyIn; end: (word: 'commit' | 'rollback') => Promise<void> }> | null = null;
  const open = async () => {
    const client = await pool.connect();
    const end = async (word: 'commit' | 'rollback') => {
      try {
        await client.query(word);
        client.release();
      } catch (error) {
        client.release(true);
        throw error;
      }
    };
    try {
      await client.query('begin');
      // in place of a foreign key of each row: the import is there, and stays while its rows come
      const held = await client.query(
        'select 1 from roster_import where program_id = $1 and id = $2 for no key update',
        [programId, importId],
      );
      if (held.rowCount !== 1) throw new Error(`the import ${importId} is gone`);
      await client.query('delete from roster_import_row where program_id = $1 and import_id = $2', [
        programId,
        importId,
      ]);
      const columns = importColumns.join(', ');
      return { copy: await openCopyIn(client, `copy roster_import_row (${columns}) from stdin`), end };
    } catch (error) {
      await end('rollback').catch(() => undefined);
      throw error;
    }
  };
  return {
    async write(bytes) {
      opened ??= open();
      await (await opened).copy.write(bytes);
    },
    async finish() {
      if (!opened) return;
      const { copy, end } = await opened;
      await copy.finish();
      opened = null;
      await end('commit');
    },
    async abandon() {
      const given = await opened?.catch(() => null);
      opened = null;
      if (!given) return;
      await given.copy.abort();
      await given.end('rollback').catch(() => undefined);
    },
  };
}

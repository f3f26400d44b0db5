import type { Pool, Submittable } from 'pg';

/** As much of pg's connection as a COPY needs; its types leave it out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** `copy … from stdin`: hands the whole text over at once and returns the seconds until the database has taken it. */
export async function copyIn(pool: Pool, table: string, text: string): Promise<number> {
  const client = await pool.connect();
  const chunk = Buffer.from(text, 'utf8');
  try {
    const startedAt = performance.now();
    await new Promise<void>((resolve, reject) => {
      const order = {
        submit: (connection: CopyConnection) => connection.query(`copy ${table} from stdin (format csv)`),
        handleCopyInResponse(connection: CopyConnection) {
          connection.sendCopyFromChunk(chunk);
          connection.endCopyFrom();
        },
        handleCommandComplete: () => undefined,
        handleReadyForQuery: () => resolve(),
        handleError: reject,
      };
      client.query(order as unknown as Submittable);
    });
    return (performance.now() - startedAt) / 1000;
  } finally {
    client.release();
  }
}

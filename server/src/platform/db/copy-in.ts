import type { Socket } from 'node:net';
import type { PoolClient, Submittable } from 'pg';

/** As much of pg's connection as a COPY needs; its types leave it out. */
interface CopyConnection {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** Rows on their way into a table. */
export interface CopyIn {
  /** Sends bytes in COPY's text form; waits while the connection is full. Rejects as soon as the database has refused. */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the stream; resolves when the database has taken every row. */
  finish(): Promise<void>;
  /** Ends it without a row taken. */
  abort(): Promise<void>;
}

/** `copy … from stdin` on a connection that nobody else uses meanwhile: `copy roster (id, name) from stdin`. */
export async function openCopyIn(client: PoolClient, text: string): Promise<CopyIn> {
  const begun = Promise.withResolvers<CopyConnection>();
  const ended = Promise.withResolvers<void>();
  let failure: Error | null = null;
  const order = {
    submit: (connection: CopyConnection) => connection.query(text),
    handleCopyInResponse: begun.resolve,
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => ended.resolve(),
    handleError(error: Error) {
      failure = error;
      begun.reject(error);
      ended.reject(error);
    },
  };
  ended.promise.catch(() => undefined);
  client.query(order as unknown as Submittable);
  const connection = await begun.promise;
  return {
    async write(bytes) {
      if (failure) throw failure;
      connection.sendCopyFromChunk(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      if (connection.stream.writableNeedDrain) await Promise.race([drained(connection.stream), ended.promise]);
    },
    finish() {
      connection.endCopyFrom();
      return ended.promise;
    },
    abort() {
      connection.sendCopyFail('given up');
      return ended.promise.catch(() => undefined);
    },
  };
}

function drained(stream: Socket): Promise<void> {
  return new Promise((resolve) => stream.once('drain', resolve));
}

import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredFile } from '../files/file-store.ts';
import type { FileAnswer } from './serve.ts';

/** Sends a download or an inline file; a stored one is served with Range, as video players need. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileAnswer) {
  const encoded = encodeURIComponent(file.name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', file.cacheSec ? `private, max-age=${file.cacheSec}` : 'no-store');
  if (file.bytes instanceof Uint8Array) return reply.send(Buffer.from(file.bytes));
  const stored = storedOf(file.bytes);
  if (!stored) return reply.send(file.bytes);
  const { sizeBytes } = stored;
  reply.header('accept-ranges', 'bytes');
  const range = readRange(request.headers.range, sizeBytes);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
  if (!range) return reply.header('content-length', sizeBytes).send(await stored.stream());
  const part = await stored.stream(range);
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${sizeBytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(part);
}

function storedOf(bytes: Exclude<FileAnswer['bytes'], Uint8Array>): StoredFile | null {
  if ('stream' in bytes) return bytes;
  if (!('path' in bytes && 'sizeBytes' in bytes)) return null;
  const { path, sizeBytes } = bytes;
  return { sizeBytes, stream: (range) => createReadStream(path, range) };
}

/** One range of RFC 9110 §14; several ranges or a foreign unit are answered with the whole. */
export function readRange(
  header: string | undefined,
  sizeBytes: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const last = sizeBytes - 1;
  if (match[1] === '') {
    const length = Number(match[2]);
    return length === 0 ? 'unsatisfiable' : { start: Math.max(0, sizeBytes - length), end: last };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? last : Math.min(Number(match[2]), last);
  return start > end || start > last ? 'unsatisfiable' : { start, end };
}

/** Server-sent events: one JSON object each, until the source ends or the reader leaves. */
export function sendEvents(reply: FastifyReply, events: AsyncIterable<unknown>) {
  async function* lines() {
    for await (const event of events) yield `data: ${JSON.stringify(event)}\n\n`;
  }
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(lines()));
}

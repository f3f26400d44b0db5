import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { UnreadableSheet } from './refusals.ts';
import type { SheetLimits } from './sheet.ts';

/** An opened archive: names and sizes come from its central directory, nothing is unpacked yet. */
export interface Archive {
  names: readonly string[];
  has(name: string): boolean;
  /** Unpacked size in bytes as the directory states it; 0 when there is no such entry. */
  size(name: string): number;
  /** Unpacks one entry in pieces; stops with a refusal when it holds more than the directory says, or is damaged. */
  chunks(name: string): AsyncGenerator<Buffer>;
  /** A small entry as text. */
  text(name: string): Promise<string>;
}

const smallEntryBytes = 32 * 1024 * 1024;
const entryLimit = 10_000;

/**
 * Opens a zip file after a check of its directory: sizes against the limits, paths that would leave the folder,
 * encryption. Throws `UnreadableSheet`.
 */
export async function openArchive(bytes: Uint8Array, limits: SheetLimits): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { zip, entries } = await readDirectory(buffer);
  let unpacked = 0;
  for (const entry of entries.values()) {
    if (entry.isEncrypted()) throw new UnreadableSheet('encrypted');
    unpacked += entry.uncompressedSize;
  }
  if (unpacked > limits.unpackedBytes) {
    throw new UnreadableSheet('unpackedTooLarge', { limit: Math.round(limits.unpackedBytes / 1048576) });
  }
  const names = [...entries.keys()];
  return {
    names,
    has: (name) => entries.has(name),
    size: (name) => entries.get(name)?.uncompressedSize ?? 0,
    chunks: (name) => unpack(zip, buffer, required(entries, name)),
    text: (name) => entryText(zip, buffer, required(entries, name)),
  };
}

async function readDirectory(buffer: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const entries = new Map<string, Entry>();
  try {
    const zip = await openBuffer(buffer);
    if (zip.entryCount > entryLimit) throw new UnreadableSheet('corrupt', { where: '内部文件过多' });
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return { zip, entries };
  } catch (error) {
    if (error instanceof UnreadableSheet) throw error;
    const message = error instanceof Error ? error.message : '';
    if (/relative path|absolute path|invalid characters in fileName/.test(message)) {
      throw new UnreadableSheet('unsafePath');
    }
    if (message.includes('encryption')) throw new UnreadableSheet('encrypted');
    throw new UnreadableSheet('corrupt', { where: '压缩目录不完整' });
  }
}

function openBuffer(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function required(entries: Map<string, Entry>, name: string): Entry {
  const entry = entries.get(name);
  if (!entry) throw new UnreadableSheet('corrupt', { where: `缺少 ${name}` });
  return entry;
}

async function* unpack(zip: ZipFile, buffer: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  const damaged = () => new UnreadableSheet('corrupt', { where: entry.fileName });
  let size = 0;
  let check = 0;
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    if (packed.length !== entry.compressedSize) throw damaged();
    for await (const chunk of inflate(entry.compressionMethod, packed)) {
      size += chunk.length;
      if (size > entry.uncompressedSize) throw damaged();
      check = crc32(chunk, check);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof UnreadableSheet ? error : damaged();
  }
  if (size !== entry.uncompressedSize || check !== entry.crc32) throw damaged();
}

async function* inflate(method: number, packed: Buffer): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield packed;
    return;
  }
  if (method !== 8) throw new UnreadableSheet('corrupt', { where: '压缩方式不受支持' });
  const stream = createInflateRaw({ chunkSize: 256 * 1024 });
  stream.end(packed);
  for await (const chunk of stream) yield chunk as Buffer;
}

async function entryText(zip: ZipFile, buffer: Buffer, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > smallEntryBytes) throw new UnreadableSheet('unpackedTooLarge', { limit: 32 });
  const parts: Buffer[] = [];
  for await (const chunk of unpack(zip, buffer, entry)) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

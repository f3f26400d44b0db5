import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface EntryToWrite {
  name: string;
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const versionNeeded = 20;
/** Sizes stand after the data (bit 3), names are UTF-8 (bit 11): nothing need be known beforehand. */
const flags = 0x0808;
/** 1 January 1980: the same content gives the same bytes whenever it is written. */
const fixedDate = 0x0021;
const sizeLimit = 0xffff_ffff;

/** Packs entries as they come, in flat memory. Throws when an entry outgrows the zip format's 4 GB. */
export async function* zipStream(
  entries: Iterable<EntryToWrite> | AsyncIterable<EntryToWrite>,
): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const record: Written = { name, crc: 0, packed: 0, size: 0, offset };
    const head = localHeader(name);
    offset += head.length;
    yield head;
    for await (const chunk of deflate(entry.chunks, record)) {
      offset += chunk.length;
      record.packed += chunk.length;
      yield chunk;
    }
    if (record.size > sizeLimit || offset > sizeLimit) throw new Error('a workbook part is larger than 4 GB');
    const tail = descriptor(record);
    offset += tail.length;
    yield tail;
    written.push(record);
  }
  yield directory(written, offset);
}

async function* deflate(chunks: EntryToWrite['chunks'], record: Written): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level: 4, chunkSize: 64 * 1024 });
  // An error of the source destroys the packer, and so ends the loop below with that error.
  pipeline(Readable.from(counted(chunks, record), { objectMode: true, highWaterMark: 2 }), packer, () => {});
  for await (const chunk of packer) yield chunk as Buffer;
}

async function* counted(chunks: EntryToWrite['chunks'], record: Written): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk);
    record.size += bytes.length;
    record.crc = crc32(bytes, record.crc);
    yield bytes;
  }
}

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(versionNeeded, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(fixedDate, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor({ crc, packed, size }: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function directory(written: readonly Written[], offset: number): Buffer {
  const entries = written.map(({ name, crc, packed, size, offset: at }) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(versionNeeded, 4);
    head.writeUInt16LE(versionNeeded, 6);
    head.writeUInt16LE(flags, 8);
    head.writeUInt16LE(8, 10);
    head.writeUInt16LE(fixedDate, 14);
    head.writeUInt32LE(crc, 16);
    head.writeUInt32LE(packed, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE(at, 42);
    return Buffer.concat([head, name]);
  });
  const body = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(body.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([body, end]);
}

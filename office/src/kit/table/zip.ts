const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endRecord = 0x06054b50;
/** 2021-01-01 00:00 in DOS words: the same rows give the same bytes. */
const dosDate = (41 << 9) | (1 << 5) | 1;

/** The bytes of a zip of stored (uncompressed) UTF-8 files. */
export function zip(files: readonly (readonly [name: string, text: string])[]): Uint8Array<ArrayBuffer>[] {
  const encoder = new TextEncoder();
  const body: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const nameBytes = encoder.encode(name);
    const bytes = encoder.encode(text);
    const common = [20, 0x0800, 0, 0, dosDate] as const;
    const sizes = [crc32(bytes), bytes.length, bytes.length] as const;
    body.push(record(localHeader, common, sizes, [nameBytes.length, 0]), nameBytes, bytes);
    const central = record(centralHeader, [20, ...common], sizes, [nameBytes.length, 0, 0, 0, 0, 0, 0], offset);
    directory.push(central, nameBytes);
    offset += 30 + nameBytes.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, endRecord, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return [...body, ...directory, new Uint8Array(end.buffer)];
}

/** A header of zip: a signature, 16-bit words, three 32-bit sizes, more words, and the offset where there is one. */
function record(
  signature: number,
  words: readonly number[],
  sizes: readonly number[],
  rest: readonly number[],
  offset?: number,
): Uint8Array<ArrayBuffer> {
  const length = 4 + words.length * 2 + sizes.length * 4 + rest.length * 2 + (offset === undefined ? 0 : 4);
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  const put32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const put16 = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  put32(signature);
  for (const word of words) put16(word);
  for (const size of sizes) put32(size);
  for (const word of rest) put16(word);
  if (offset !== undefined) put32(offset);
  return new Uint8Array(view.buffer);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The check sum of zip (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

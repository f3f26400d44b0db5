import { randomFillSync } from 'node:crypto';

/** Random bytes are drawn for a few hundred identifiers at a time: each draw costs more than the rest. */
const pool = Buffer.alloc(16 * 256);
let taken = pool.length;

function sixteenBytes(): Buffer {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const bytes = Buffer.from(pool.subarray(taken, taken + 16));
  taken += 16;
  return bytes;
}

/**
 * A new identifier: UUID version 7 (RFC 9562), in the order of the wall clock for the index's sake, with 74 random bits
 * so that it cannot be enumerated.
 */
export function newId(): string {
  const bytes = sixteenBytes();
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

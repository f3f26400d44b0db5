import { UnreadableSheet } from './refusals.ts';

/**
 * Decodes the bytes of a text file: a byte order mark decides; else valid UTF-8 is UTF-8; else valid GB18030 (the
 * "ANSI" of a Chinese Windows) is that; UTF-16 without a mark is known by its zero bytes. Nothing is guessed: bytes
 * that fit none of them throw `UnreadableSheet('encoding')`.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeFatally('utf-8', bytes.subarray(3));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeFatally('utf-16le', bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeFatally('utf-16be', bytes.subarray(2));
  const wide = unmarkedUtf16(bytes);
  if (wide) return decodeFatally(wide, bytes);
  return tryDecode('utf-8', bytes) ?? decodeFatally('gb18030', bytes);
}

/** The ASCII of a table (digits, commas, line ends) has a zero for every second byte in UTF-16; other text has none. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, 4096);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) evenZeros++;
    if (sample[at + 1] === 0) oddZeros++;
  }
  // A few characters end in a zero byte themselves (一 is 4E00), hence the factor.
  if (oddZeros > evenZeros * 4) return 'utf-16le';
  if (evenZeros > oddZeros * 4) return 'utf-16be';
  return null;
}

function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeFatally(encoding: string, bytes: Uint8Array): string {
  const text = tryDecode(encoding, bytes);
  if (text === null) throw new UnreadableSheet('encoding', { line: firstBadLine(encoding, bytes) });
  return text;
}

/** The line in which decoding stops, found by halving: only on the way to a refusal. */
function firstBadLine(encoding: string, bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodesSoFar(encoding, bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  let line = 1;
  for (const byte of bytes.subarray(0, good)) if (byte === 0x0a) line++;
  return line;
}

function decodesSoFar(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

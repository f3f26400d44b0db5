/**
 * SHA-256 in hex. The browser's own where it is offered; pages that come without TLS (a county's own network) have none,
 * there the same by hand (FIPS 180-4).
 */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const own = globalThis.crypto?.subtle;
  const digest = own ? new Uint8Array(await own.digest('SHA-256', bytes)) : plainSha256(bytes);
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The first bits of the fractional parts of roots of the first primes, as the standard derives them. */
function rootBits(count: number, root: number): Uint32Array {
  const words = new Uint32Array(count);
  let prime = 1;
  for (let at = 0; at < count; at += 1) {
    do prime += 1;
    while (!isPrime(prime));
    const value = prime ** (1 / root);
    words[at] = Math.floor((value - Math.floor(value)) * 2 ** 32);
  }
  return words;
}

function isPrime(number: number): boolean {
  for (let at = 2; at * at <= number; at += 1) if (number % at === 0) return false;
  return number > 1;
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

export function plainSha256(bytes: Uint8Array): Uint8Array {
  const state = rootBits(8, 2);
  const round = rootBits(64, 3);
  const whole = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(whole);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(whole - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(whole - 4, (bytes.length << 3) >>> 0);
  const words = new Uint32Array(64);
  for (let from = 0; from < whole; from += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(from + at * 4);
    extend(words);
    compress(state, words, round);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [at, word] of state.entries()) digest.setUint32(at * 4, word);
  return new Uint8Array(digest.buffer);
}

function extend(words: Uint32Array): void {
  const of = (at: number) => words[at] ?? 0;
  for (let at = 16; at < 64; at += 1) {
    const early = turn(of(at - 15), 7) ^ turn(of(at - 15), 18) ^ (of(at - 15) >>> 3);
    const late = turn(of(at - 2), 17) ^ turn(of(at - 2), 19) ^ (of(at - 2) >>> 10);
    words[at] = of(at - 16) + early + of(at - 7) + late;
  }
}

function compress(state: Uint32Array, words: Uint32Array, round: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at += 1) {
    const high = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + high + ((e & f) ^ (~e & g)) + (round[at] ?? 0) + (words[at] ?? 0)) | 0;
    const low = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + word;
}

/** What a made-up film is like; H.264 and AAC with the index in front when not said otherwise. */
export interface FilmWish {
  readonly codec?: string;
  readonly indexAtEnd?: boolean;
  readonly fragmented?: boolean;
  /** What its header claims, whatever its samples say. */
  readonly claimedSec?: number;
  /** Offsets in 64 bits. */
  readonly wide?: boolean;
}

/**
 * Bytes of an MP4 without pictures, for tests: boxes of ISO/IEC 14496-12 with a picture and a sound track of so many
 * seconds, one sample a second, ten to a chunk, each chunk a run of its own number.
 */
export function smallMp4(durationSec: number, wish: FilmWish = {}): Buffer {
  const chunks = Math.ceil(durationSec / 10);
  const first = box('ftyp', Buffer.from('isom\0\0\0\0isom'));
  const media = box('mdat', ...Array.from({ length: chunks }, (_, at) => chunk(at)));
  const movieBytes = movie(durationSec, chunks, 0, wish).length;
  const mediaAt = first.length + (wish.indexAtEnd ? 0 : movieBytes) + 8;
  const index = movie(durationSec, chunks, mediaAt, wish);
  return Buffer.concat(wish.indexAtEnd ? [first, media, index] : [first, index, media]);
}

export const chunkBytes = 16;

const chunk = (at: number) => Buffer.alloc(chunkBytes, at % 251);

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, at * 4);
  return bytes;
}

const scale = 1000;

function movie(durationSec: number, chunks: number, mediaAt: number, wish: FilmWish): Buffer {
  const claimed = (wish.claimedSec ?? durationSec) * scale;
  const header = box('mvhd', words(0, 0, 0, scale, claimed), Buffer.alloc(80));
  const tracks = [wish.codec ?? 'avc1', 'mp4a'].map((codec) => track(codec, durationSec, chunks, mediaAt, wish));
  const pieces = wish.fragmented ? [box('mvex', box('trex', Buffer.alloc(24)))] : [];
  return box('moov', header, ...tracks, ...pieces);
}

function track(codec: string, durationSec: number, chunks: number, mediaAt: number, wish: FilmWish): Buffer {
  const claimed = (wish.claimedSec ?? durationSec) * scale;
  const places = Array.from({ length: chunks }, (_, at) => mediaAt + at * chunkBytes);
  const samples = wish.fragmented ? words(0, 0) : words(0, 1, durationSec, scale);
  const offsets = wish.wide
    ? box('co64', words(0, chunks), ...places.map((place) => words(0, place)))
    : box('stco', words(0, chunks, ...places));
  const table = box('stbl', box('stsd', words(0, 1), box(codec, Buffer.alloc(78))), box('stts', samples), offsets);
  return box('trak', box('mdia', box('mdhd', words(0, 0, 0, scale, claimed, 0)), box('minf', table)));
}

import type { ByteSource } from '../platform/files/byte-source.ts';

/** What we read of an MP4 ourselves; a client's word about duration or codec is never taken. */
export interface Mp4 {
  readonly durationSec: number;
  /** Codec names of the tracks, e.g. `avc1`, `mp4a`. */
  readonly codecs: readonly string[];
  /** The index stands before the media: it can be played while it loads. */
  readonly indexInFront: boolean;
  /** In pieces, each with an index of its own: some old phones stop at the first piece. */
  readonly fragmented: boolean;
  readonly layout: Mp4Layout;
}

/** The boxes of the file itself, in their order, each with its header. */
export interface Mp4Layout {
  readonly boxes: readonly TopBox[];
  /** The whole index with its header. */
  readonly movie: Uint8Array;
}

export interface TopBox {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** An index above this size is no film of a lesson. */
const mostMovieBytes = 64 * 1024 * 1024;
const mostBoxes = 10_000;

/** Reads duration, codecs and the places of the parts; null when the bytes are not a whole MP4. */
export async function readMp4(source: ByteSource): Promise<Mp4 | null> {
  const boxes = await topBoxes(source);
  const found = boxes?.find(({ type }) => type === 'moov');
  const media = boxes?.findIndex(({ type }) => type === 'mdat') ?? -1;
  if (!boxes || !found || media < 0 || found.to - found.from > mostMovieBytes) return null;
  const movie = await source.read(found.from, found.to - found.from);
  const bytes = new DataView(movie.buffer, movie.byteOffset, movie.byteLength);
  const [root] = boxesIn(bytes, 0, bytes.byteLength);
  const tracks = root ? boxesIn(bytes, root.from, root.to).filter((box) => box.type === 'trak') : [];
  const durationSec = Math.max(0, ...tracks.map((track) => trackSeconds(bytes, track)));
  const fragmented = within(bytes, root, 'mvex') !== undefined;
  if (!root || (durationSec === 0 && !fragmented)) return null;
  return {
    durationSec,
    codecs: tracks.flatMap((track) => codecOf(bytes, within(bytes, track, 'mdia', 'minf', 'stbl', 'stsd'))),
    indexInFront: boxes.indexOf(found) < media,
    fragmented,
    layout: { boxes, movie },
  };
}

/** Null where the boxes do not fill the file: something is missing or broken. */
async function topBoxes(source: ByteSource): Promise<TopBox[] | null> {
  const boxes: TopBox[] = [];
  let at = 0;
  while (at + 8 <= source.sizeBytes && boxes.length < mostBoxes) {
    const head = await source.read(at, Math.min(16, source.sizeBytes - at));
    const size = boxSize(new DataView(head.buffer, head.byteOffset, head.byteLength), 0, source.sizeBytes - at);
    if (size === null || at + size.length > source.sizeBytes) return null;
    boxes.push({ type: size.type, from: at, to: at + size.length });
    at += size.length;
  }
  return at === source.sizeBytes ? boxes : null;
}

export interface Box {
  readonly type: string;
  /** Of what is inside, without the header. */
  readonly from: number;
  readonly to: number;
}

interface Head {
  readonly type: string;
  readonly head: number;
  readonly length: number;
}

/** The header of a box; `left` is what a box of size 0 fills. Null when it makes no sense. */
function boxSize(bytes: DataView, at: number, left: number): Head | null {
  const type = fourLetters(bytes, at + 4);
  const short = bytes.getUint32(at);
  if (short === 0) return { type, head: 8, length: left };
  if (short !== 1) return short < 8 ? null : { type, head: 8, length: short };
  if (bytes.byteLength < at + 16) return null;
  const long = Number(bytes.getBigUint64(at + 8));
  return long < 16 ? null : { type, head: 16, length: long };
}

/** Boxes of ISO/IEC 14496-12 between two places; stops where the bytes do not make sense. */
export function boxesIn(bytes: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    const size = boxSize(bytes, at, to - at);
    if (size === null || at + size.length > to) break;
    boxes.push({ type: size.type, from: at + size.head, to: at + size.length });
    at += size.length;
  }
  return boxes;
}

function fourLetters(bytes: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((place) => bytes.getUint8(at + place)));
}

export function within(bytes: DataView, box: Box | undefined, ...path: string[]): Box | undefined {
  return path.reduce<Box | undefined>(
    (inside, type) => inside && boxesIn(bytes, inside.from, inside.to).find((one) => one.type === type),
    box,
  );
}

/**
 * Seconds of a track: the sum of its samples' lengths (`stts`), which a player really shows, not what a header claims. A
 * film in pieces has no samples in its index: what its header says stands, and the caller refuses it anyway.
 */
function trackSeconds(bytes: DataView, track: Box): number {
  const scale = timeScale(bytes, within(bytes, track, 'mdia', 'mdhd'));
  const table = within(bytes, track, 'mdia', 'minf', 'stbl', 'stts');
  if (!scale || !table || table.to - table.from < 8) return 0;
  const count = Math.min(bytes.getUint32(table.from + 4), Math.floor((table.to - table.from - 8) / 8));
  let units = 0;
  for (let at = 0; at < count; at += 1) {
    const entry = table.from + 8 + at * 8;
    units += bytes.getUint32(entry) * bytes.getUint32(entry + 4);
  }
  return units / scale;
}

function timeScale(bytes: DataView, header: Box | undefined): number {
  if (!header || header.to - header.from < 20) return 0;
  const long = bytes.getUint8(header.from) === 1;
  return long && header.to - header.from < 32 ? 0 : bytes.getUint32(header.from + (long ? 20 : 12));
}

function codecOf(bytes: DataView, table: Box | undefined): string[] {
  return table && table.to - table.from >= 16 ? [fourLetters(bytes, table.from + 12)] : [];
}

/** What we read of an MP4 ourselves; a client's word about duration or codec is never taken. */
export interface Mp4 {
  readonly durationSec: number;
  /** Codec names of the tracks, e.g. `avc1`, `mp4a`. */
  readonly codecs: readonly string[];
  /** The index stands before the media: it can be played while it loads. */
  readonly indexInFront: boolean;
}

interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** Boxes of ISO/IEC 14496-12 between two places; stops where the bytes do not make sense. */
function boxesIn(bytes: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    let size = bytes.getUint32(at);
    let head = 8;
    if (size === 1 && at + 16 <= to) {
      size = Number(bytes.getBigUint64(at + 8));
      head = 16;
    }
    if (size === 0) size = to - at;
    if (size < head || at + size > to) break;
    boxes.push({ type: fourLetters(bytes, at + 4), from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

function fourLetters(bytes: DataView, at: number): string {
  return String.fromCharCode(
    bytes.getUint8(at),
    bytes.getUint8(at + 1),
    bytes.getUint8(at + 2),
    bytes.getUint8(at + 3),
  );
}

function within(bytes: DataView, box: Box | undefined, ...path: string[]): Box | undefined {
  return path.reduce<Box | undefined>(
    (inside, type) => inside && boxesIn(bytes, inside.from, inside.to).find((one) => one.type === type),
    box,
  );
}

/** Reads duration, codecs and the place of the index; null when the bytes are not a whole MP4. */
export function readMp4(file: Uint8Array): Mp4 | null {
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const top = boxesIn(bytes, 0, bytes.byteLength);
  const movie = top.find((box) => box.type === 'moov');
  const media = top.findIndex((box) => box.type === 'mdat');
  const durationSec = durationOf(bytes, within(bytes, movie, 'mvhd'));
  if (!movie || media < 0 || durationSec === null) return null;
  const tracks = boxesIn(bytes, movie.from, movie.to).filter((box) => box.type === 'trak');
  const codecs = tracks.flatMap((track) => codecOf(bytes, within(bytes, track, 'mdia', 'minf', 'stbl', 'stsd')));
  return { durationSec, codecs, indexInFront: top.indexOf(movie) < media };
}

function durationOf(bytes: DataView, header: Box | undefined): number | null {
  if (!header || header.to - header.from < 20) return null;
  const long = bytes.getUint8(header.from) === 1;
  if (long && header.to - header.from < 32) return null;
  const scale = bytes.getUint32(header.from + (long ? 20 : 12));
  const units = long ? Number(bytes.getBigUint64(header.from + 24)) : bytes.getUint32(header.from + 16);
  return scale === 0 ? null : units / scale;
}

function codecOf(bytes: DataView, table: Box | undefined): string[] {
  return table && table.to - table.from >= 16 ? [fourLetters(bytes, table.from + 12)] : [];
}

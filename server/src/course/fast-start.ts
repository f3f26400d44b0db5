import { type Box, boxesIn, type Mp4Layout, type TopBox, within } from './read-mp4.ts';

/** What a re-muxed file is made of: bytes of our own, or a stretch of the source. */
export type Piece = { readonly bytes: Uint8Array } | { readonly from: number; readonly to: number };

/**
 * The same film with its index before the media, so that it plays while it loads: every box stays as it is, only the
 * places that the index names (`stco`, `co64`) move with it. Null when a place would no longer fit its 32 bits.
 */
export function fastStart({ boxes, movie }: Mp4Layout): Piece[] | null {
  const media = boxes.findIndex(({ type }) => type === 'mdat');
  const index = boxes.find(({ type }) => type === 'moov');
  if (media < 0 || !index) return null;
  const before = boxes.slice(0, media).filter((box) => box !== index);
  const after = boxes.slice(media).filter((box) => box !== index);
  const front = before.reduce((sum, box) => sum + box.to - box.from, 0);
  // a Buffer's own slice would be the same bytes
  const moved = Uint8Array.from(movie);
  const places = newPlaces([...before, ...after], front, moved.length);
  if (!movePlaces(moved, places)) return null;
  return [...before, { bytes: moved }, ...after];
}

interface Move {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** By how much what stands in each box moves: those before the index stay, those after it come behind it. */
function newPlaces(rest: readonly TopBox[], front: number, movieBytes: number): Move[] {
  let at = 0;
  return rest.map(({ from, to }) => {
    const place = at < front ? at : at + movieBytes;
    at += to - from;
    return { from, to, by: place - from };
  });
}

/** Rewrites the chunk offsets in place; false when one names no box or no longer fits. */
function movePlaces(movie: Uint8Array, moves: readonly Move[]): boolean {
  const bytes = new DataView(movie.buffer, movie.byteOffset, movie.byteLength);
  const [root] = boxesIn(bytes, 0, bytes.byteLength);
  if (!root) return false;
  return boxesIn(bytes, root.from, root.to)
    .filter(({ type }) => type === 'trak')
    .every((track) => {
      const table = within(bytes, track, 'mdia', 'minf', 'stbl');
      const lists = table
        ? boxesIn(bytes, table.from, table.to).filter(({ type }) => type === 'stco' || type === 'co64')
        : [];
      return lists.every((list) => moveList(bytes, list, moves));
    });
}

function moveList(bytes: DataView, list: Box, moves: readonly Move[]): boolean {
  const wide = list.type === 'co64';
  const width = wide ? 8 : 4;
  const count = bytes.getUint32(list.from + 4);
  if (list.from + 8 + count * width > list.to) return false;
  for (let entry = 0; entry < count; entry += 1) {
    const at = list.from + 8 + entry * width;
    const old = wide ? Number(bytes.getBigUint64(at)) : bytes.getUint32(at);
    const move = moves.find(({ from, to }) => old >= from && old < to);
    if (!move) return false;
    const place = old + move.by;
    if (!wide && place > 0xffff_ffff) return false;
    if (wide) bytes.setBigUint64(at, BigInt(place));
    else bytes.setUint32(at, place);
  }
  return true;
}

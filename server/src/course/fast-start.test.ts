import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesAsSource } from '../platform/files/byte-source.ts';
import { fastStart } from './fast-start.ts';
import { boxesIn, readMp4, within } from './read-mp4.ts';
import { chunkBytes, type FilmWish, smallMp4 } from './small-mp4.ts';

const read = (bytes: Buffer) => readMp4(bytesAsSource(bytes));

describe('readMp4', () => {
  it('reads duration, codecs and the place of the index, and nothing of broken bytes', async () => {
    expect(await read(smallMp4(2700))).toMatchObject({
      durationSec: 2700,
      codecs: ['avc1', 'mp4a'],
      indexInFront: true,
      fragmented: false,
    });
    expect(await read(smallMp4(60, { codec: 'hvc1', indexAtEnd: true }))).toMatchObject({
      durationSec: 60,
      codecs: ['hvc1', 'mp4a'],
      indexInFront: false,
    });
    expect(await read(smallMp4(60, { fragmented: true }))).toMatchObject({ fragmented: true });
    const whole = smallMp4(60);
    expect(await read(whole.subarray(0, whole.length - 1))).toBeNull();
    expect(await read(Buffer.from('not a film at all, just text'))).toBeNull();
  });

  it('takes the samples’ word, not the header’s', async () => {
    expect(await read(smallMp4(60, { claimedSec: 90_000 }))).toMatchObject({ durationSec: 60 });
  });

  it('never fails on bytes that were damaged', async () => {
    const whole = smallMp4(120);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, async (marks) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of marks) bytes[at] = value;
        const film = await read(bytes);
        if (film && !film.indexInFront) fastStart(film.layout);
      }),
      { numRuns: 500 },
    );
  });
});

/** The bytes that the index names, chunk by chunk and track by track. */
function chunksOf(file: Buffer): string[] {
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const movie = boxesIn(bytes, 0, bytes.byteLength).find(({ type }) => type === 'moov');
  const tracks = movie ? boxesIn(bytes, movie.from, movie.to).filter(({ type }) => type === 'trak') : [];
  return tracks.flatMap((track) => {
    const table = within(bytes, track, 'mdia', 'minf', 'stbl');
    const narrow = within(bytes, table, 'stco');
    const list = narrow ?? within(bytes, table, 'co64');
    if (!list) throw new Error('no offsets');
    return Array.from({ length: bytes.getUint32(list.from + 4) }, (_, at) => {
      const entry = list.from + 8 + at * (narrow ? 4 : 8);
      const place = narrow ? bytes.getUint32(entry) : Number(bytes.getBigUint64(entry));
      return file.subarray(place, place + chunkBytes).toString('hex');
    });
  });
}

async function moved(source: Buffer): Promise<Buffer> {
  const film = await read(source);
  const pieces = film && fastStart(film.layout);
  if (!pieces) throw new Error('not a film');
  return Buffer.concat(pieces.map((piece) => ('bytes' in piece ? piece.bytes : source.subarray(piece.from, piece.to))));
}

describe('fastStart', () => {
  const wishes = fc.record({ wide: fc.boolean(), codec: fc.constantFrom('avc1', 'avc3') });

  it('puts the index in front, and every chunk is found where the index says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 900 }), wishes, async (seconds, wish: FilmWish) => {
        const source = smallMp4(seconds, { ...wish, indexAtEnd: true });
        const result = await moved(source);
        expect(result).toHaveLength(source.length);
        expect(await read(result)).toMatchObject({ durationSec: seconds, indexInFront: true });
        expect(chunksOf(result)).toEqual(chunksOf(source));
      }),
    );
  });

  it('keeps other boxes on both sides of the media', async () => {
    const free = (bytes: number) => {
      const box = Buffer.alloc(8 + bytes);
      box.writeUInt32BE(box.length, 0);
      box.write('free', 4, 'latin1');
      return box;
    };
    // a box before the media moves nothing that its index names only if the index knew of it: here it stands behind
    const source = Buffer.concat([smallMp4(60, { indexAtEnd: true }), free(40)]);
    const result = await moved(source);
    expect(result).toHaveLength(source.length);
    expect(chunksOf(result)).toEqual(chunksOf(source));
    expect(result.subarray(-48)).toEqual(free(40));
  });

  it('gives up where an offset would not fit, or names no box', async () => {
    const film = await read(smallMp4(60, { indexAtEnd: true }));
    if (!film) throw new Error('not a film');
    const far = film.layout.boxes.map((box) => ({ ...box, from: box.from + 2 ** 33, to: box.to + 2 ** 33 }));
    expect(fastStart({ ...film.layout, boxes: far })).toBeNull();
  });
});

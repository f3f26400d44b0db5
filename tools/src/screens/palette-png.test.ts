import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { palettePng } from './palette-png.ts';

const chunk = (kind: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(kind), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
};
const head = (...last: number[]) => Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, ...last]);

test('a picture of few colours keeps each of them', () => {
  // the second row says by filter 2 how it differs from the first
  const rows = Buffer.from([0, 255, 0, 0, 0, 255, 0, 2, 1, 0, 0, 0, 0, 255]);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const png = Buffer.concat([
    signature,
    chunk('IHDR', head(2, 0, 0, 0)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const out = Buffer.from(palettePng(png));
  expect(out.subarray(16, 29)).toEqual(head(3, 0, 0, 0));
  const palette = out.subarray(out.indexOf('PLTE') + 4, out.indexOf('IDAT') - 8);
  const colours = Array.from({ length: palette.length / 3 }, (_, at) =>
    palette.subarray(at * 3, at * 3 + 3).toString('hex'),
  );
  expect(colours.toSorted()).toEqual(['000000', '00ff00', '00ffff', 'ff0000']);
});

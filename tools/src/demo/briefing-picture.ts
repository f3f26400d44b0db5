import { crc32, deflateSync } from 'node:zlib';

/**
 * Plain drawings for the demo's briefings: a lesson, and colleagues around a table. Drawn here, so that no photograph of
 * anybody stands in the product.
 */
const width = 960;
const height = 540;
const colours = {
  wall: 'f4efe6',
  board: '2f6b55',
  chalk: 'ffffff',
  wood: '8a5a3b',
  desk: 'c98b5a',
  blue: '1f5fbf',
  yellow: 'd9a441',
  red: 'b3261e',
  grey: '5b6675',
  skin: 'e3c7a8',
} as const;
type Colour = keyof typeof colours;
const places = Object.keys(colours);

class Drawing {
  readonly #pixels = new Uint8Array(width * height);

  box(left: number, top: number, wide: number, high: number, colour: Colour): this {
    const place = places.indexOf(colour);
    for (let y = top; y < top + high; y += 1) this.#pixels.fill(place, y * width + left, y * width + left + wide);
    return this;
  }

  disc(x: number, y: number, radius: number, colour: Colour, squeeze = 1): this {
    const place = places.indexOf(colour);
    for (let dy = -radius; dy <= radius; dy += 1) {
      const half = Math.round(Math.sqrt(radius * radius - dy * dy));
      const row = Math.round(y + dy * squeeze);
      this.#pixels.fill(place, row * width + x - half, row * width + x + half);
    }
    return this;
  }

  /** Somebody seen from behind or across: a head above shoulders. */
  person(x: number, y: number, coat: Colour): this {
    return this.disc(x, y + 58, 34, coat)
      .box(x - 34, y + 58, 68, 40, coat)
      .disc(x, y, 24, 'skin');
  }

  png(): Buffer {
    const rows = Buffer.alloc(height * (width + 1));
    for (let y = 0; y < height; y += 1) {
      rows.set(this.#pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
    }
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    // eight bits a pixel out of a palette
    header.set([8, 3], 8);
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(Object.values(colours).join(''), 'hex')),
      chunk('IDAT', deflateSync(rows, { level: 6 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}

/** A class before the blackboard. */
export function lessonPicture(): Buffer {
  const drawing = new Drawing()
    .box(0, 0, width, height, 'wall')
    .box(140, 40, 680, 220, 'wood')
    .box(152, 52, 656, 196, 'board');
  for (const [at, wide] of [420, 300, 360].entries()) drawing.box(190, 90 + at * 44, wide, 10, 'chalk');
  drawing.person(760, 190, 'red');
  const coats: readonly Colour[] = ['blue', 'yellow', 'grey', 'blue', 'red', 'yellow'];
  for (const [at, coat] of coats.entries()) drawing.person(110 + at * 148, 350, coat);
  return drawing.box(0, 448, width, 92, 'desk').box(0, 448, width, 8, 'wood').png();
}

/** Colleagues who prepare a lesson together. */
export function meetingPicture(): Buffer {
  const drawing = new Drawing()
    .box(0, 0, width, height, 'wall')
    .box(60, 50, 250, 150, 'blue')
    .box(76, 66, 218, 118, 'chalk');
  for (const [at, wide] of [150, 110, 130].entries()) drawing.box(96, 86 + at * 30, wide, 8, 'grey');
  const coats: readonly Colour[] = ['red', 'blue', 'grey', 'yellow'];
  for (const [at, coat] of coats.entries()) drawing.person(290 + at * 128, 210, coat);
  drawing.disc(480, 400, 400, 'wood', 0.28).disc(480, 392, 390, 'desk', 0.27);
  for (const x of [250, 400, 560, 710]) drawing.box(x - 34, 376, 68, 40, 'chalk').box(x - 24, 388, 48, 4, 'grey');
  return drawing.png();
}

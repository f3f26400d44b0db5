import type { Deck } from './deck.ts';

interface DrawInput {
  readonly deck: Deck;
  readonly durationSec: number;
  readonly library: string;
  readonly fonts: readonly (readonly [weight: string, address: string])[];
}

const width = 640;
const height = 360;

/** Both functions below are sent to the browser page by their text: they may use each other and `width`, nothing else. */
export const pageScript = (): string => `const width = ${width}, height = ${height};\n${paintSecond}`;

/** Paints what is seen at a second: theme, slide, a bar that grows and the elapsed time. */
function paintSecond(pen: OffscreenCanvasRenderingContext2D, deck: Deck, second: number, durationSec: number): void {
  const index = Math.floor((second * deck.slides.length) / durationSec);
  const slide = deck.slides[index];
  const text = (line: string, x: number, y: number, font: string, colour: string): void => {
    pen.font = `${font} Clip`;
    pen.fillStyle = colour;
    pen.fillText(line, x, y);
  };
  const box = (x: number, y: number, wide: number, high: number, colour: string): void => {
    pen.fillStyle = colour;
    pen.fillRect(x, y, wide, high);
  };
  const clock = (sec: number): string =>
    `${String(Math.floor(sec / 60)).padStart(2, '0')}:${String(sec % 60).padStart(2, '0')}`;
  box(0, 0, width, height, '#ffffff');
  box(0, 0, width, 52, deck.colour);
  text(deck.title, 24, 34, '700 22px', '#ffffff');
  text(`第 ${index + 1} 页  共 ${deck.slides.length} 页`, 500, 33, '400 15px', '#ffffff');
  text(slide?.heading ?? '', 40, 112, '700 30px', '#1b2430');
  slide?.points.forEach((point, row) => {
    box(42, 146 + row * 42, 8, 8, deck.colour);
    text(point, 64, 158 + row * 42, '400 22px', '#1b2430');
  });
  box(24, 318, 470, 6, '#e3e7ec');
  box(24, 318, (470 * second) / durationSec, 6, deck.colour);
  text('演示课件', 24, 346, '400 14px', '#5b6675');
  text(clock(second), 516, 332, '700 30px', '#1b2430');
  text(`共 ${clock(durationSec)}`, 520, 352, '400 13px', '#5b6675');
}

/**
 * Runs inside the page: one frame a second as H.264 baseline, the whole MP4 returned in base64. A key frame stands at
 * each slide and in its middle: a player never decodes more than 150 small frames to seek.
 */
export async function encodeDeck({ deck, durationSec, library, fonts }: DrawInput): Promise<string> {
  const media: typeof import('mediabunny') = await import(library);
  for (const [weight, address] of fonts) {
    document.fonts.add(await new FontFace('Clip', `url(${address})`, { weight }).load());
  }
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no 2d canvas');
  const keySec = durationSec / deck.slides.length / 2;
  const target = new media.BufferTarget();
  const output = new media.Output({ format: new media.Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const source = new media.CanvasSource(canvas, {
    codec: 'avc',
    fullCodecString: 'avc1.42001e',
    quality: new media.Quality({ bitrate: 5000, bitrateMode: 'variable' }),
    keyFrameInterval: keySec,
    latencyMode: 'quality',
  });
  output.addVideoTrack(source, { frameRate: 1 });
  await output.start();
  for (let second = 0; second < durationSec; second += 1) {
    paintSecond(pen, deck, second, durationSec);
    await source.add(second, 1, { keyFrame: second % keySec === 0 });
  }
  await output.finalize();
  if (!target.buffer) throw new Error('nothing was encoded');
  const bytes = new Uint8Array(target.buffer);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}

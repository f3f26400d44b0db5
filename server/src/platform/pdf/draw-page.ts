import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';
import type { PdfPage } from './pdf-order.ts';

/** Three times the width of an old phone's screen: sharp enough to be enlarged. */
const widthPx = 1080;
const mostHeightPx = 4000;
/** What a page may weigh on a village's line; the ladder of qualities ends when it does. */
const wantedBytes = 150 * 1024;
const ladder = [
  { quality: 76, width: widthPx },
  { quality: 64, width: widthPx },
  { quality: 52, width: widthPx },
  { quality: 52, width: 860 },
  { quality: 40, width: 720 },
] as const;

/** Linear memory of the PDF engine: what wants more is a bomb, and gets an error instead. */
const mostEngineBytes = 384 * 1024 * 1024;

type Imports = { readonly env: { emscripten_resize_heap: (wanted: number) => boolean | number } };

/** The PDF engine (PDFium as WebAssembly, without scripts) with a bound to its memory. */
export async function openEngine(): Promise<PDFiumLibrary> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm')));
  return PDFiumLibrary.init({
    instantiateWasm(imports, done) {
      const { env } = imports as unknown as Imports;
      const grow = env.emscripten_resize_heap;
      env.emscripten_resize_heap = (wanted) => (wanted >>> 0 > mostEngineBytes ? 0 : grow(wanted));
      void WebAssembly.instantiate(wasm, imports).then(({ instance, module }) => {
        // the engine takes the instance first, whatever its types say
        (done as unknown as (made: WebAssembly.Instance, of: WebAssembly.Module) => void)(instance, module);
      });
      return {};
    },
  });
}

/** One page as a picture that fits an old phone (JPEG: iOS 13 shows no WebP), with its text; throws when it can't be drawn. */
export async function drawPage(document: PDFiumDocument, at: number): Promise<PdfPage> {
  const page = document.getPage(at);
  const { width, height } = sizeOf(page);
  // before the drawing, which closes the page
  const text = textOf(page);
  const { data } = await page.render({ width, height, render: 'bitmap' });
  const raw = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#ffffff' });
  const jpeg = await lightEnough(raw, width);
  const drawn = await sharp(jpeg).metadata();
  return { number: at + 1, width: drawn.width, height: drawn.height, jpeg, text };
}

function sizeOf(page: PDFiumPage): { width: number; height: number } {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth > 0 && originalHeight > 0)) throw new Error('a page without a size');
  const scale = Math.min(widthPx / originalWidth, mostHeightPx / originalHeight);
  const px = (points: number) => Math.max(1, Math.round(points * scale));
  return { width: px(originalWidth), height: px(originalHeight) };
}

/** The first of the ladder that is light enough, or its last. */
async function lightEnough(raw: Sharp, width: number): Promise<Buffer> {
  let jpeg = Buffer.alloc(0);
  for (const step of ladder) {
    const sized = step.width < width ? raw.clone().resize({ width: step.width }) : raw.clone();
    jpeg = await sized.jpeg({ quality: step.quality, mozjpeg: true }).toBuffer();
    if (jpeg.length <= wantedBytes) break;
  }
  return jpeg;
}

/** Many a scanned or broken page has no text that can be read: its picture does. */
function textOf(page: PDFiumPage): string {
  try {
    return page.getText();
  } catch {
    return '';
  }
}

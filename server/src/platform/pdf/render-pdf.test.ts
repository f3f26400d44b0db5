import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PdfPage } from './pdf-order.ts';
import { pdfLimits, renderPdf } from './render-pdf.ts';
import { formBomb, smallPdf } from './small-pdf.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yanxiu-pdf-'));
});

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, `${bytes.length}-${Math.abs(bytes.reduce((sum, one) => (sum * 31 + one) | 0, 7))}.pdf`);
  writeFileSync(path, bytes);
  return path;
}

async function drawn(bytes: Uint8Array, limits = pdfLimits) {
  const pages: PdfPage[] = [];
  const outcome = await renderPdf(
    fileOf(bytes),
    async (page) => {
      pages.push(page);
    },
    limits,
  );
  return { outcome, pages };
}

describe('pages of a PDF', () => {
  it('come one after the other as light pictures with their text', async () => {
    const pdf = smallPdf([{ lines: ['Ethics first', 'A teacher is a model.'] }, { lines: ['Second page'] }]);
    const { outcome, pages } = await drawn(pdf);
    expect(outcome).toEqual({ pages: 2 });
    expect(pages.map(({ number, width, height }) => [number, width, height])).toEqual([
      [1, 1080, 1528],
      [2, 1080, 1528],
    ]);
    expect(pages[0]?.text).toContain('A teacher is a model.');
    expect(pages[1]?.text).toContain('Second page');
    for (const { jpeg } of pages) expect(jpeg.length).toBeLessThan(150 * 1024);
    expect(await sharp(pages[0]?.jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1080 });
  });

  it('keep their colours and stay light where the page is noise', async () => {
    const half = '1 0 0 rg 0 0 300 842 re f 0 0 1 rg 300 0 300 842 re f';
    let state = 7;
    const noise = Array.from({ length: 30_000 }, () => {
      const next = () => {
        state = (state * 48_271) % 2_147_483_647;
        return state;
      };
      const tone = () => (next() % 1000) / 1000;
      return `${tone()} ${tone()} ${tone()} rg ${next() % 595} ${next() % 842} 9 9 re f`;
    }).join(' ');
    const { pages } = await drawn(smallPdf([{ operators: half }, { operators: noise }]));
    const { data } = await sharp(pages[0]?.jpeg)
      .extract({ left: 50, top: 50, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(230);
    expect(data[2]).toBeLessThan(30);
    expect(pages[1]?.jpeg.length).toBeGreaterThan(50 * 1024);
    expect(pages[1]?.jpeg.length).toBeLessThan(260 * 1024);
  });
});

describe('a PDF that can’t be drawn', () => {
  it.each([
    ['is locked', smallPdf([{ lines: ['secret'] }], { locked: true }), { refused: 'password', pages: 0 }],
    ['is no PDF', Buffer.from('%PDF-1.7\nnothing of the kind'), { refused: 'damaged', pages: 0 }],
    ['is cut off', smallPdf([{ lines: ['a'] }]).subarray(0, 60), { refused: 'damaged', pages: 0 }],
    ['has no pages', smallPdf([]), { refused: 'empty', pages: 0 }],
    ['is too long', smallPdf(Array.from({ length: 6 }, () => ({}))), { refused: 'pages', pages: 6 }],
  ])('%s', async (_name, bytes, outcome) => {
    expect((await drawn(bytes, { ...pdfLimits, pages: 5 })).outcome).toEqual(outcome);
  });

  it('is stopped at its page when it takes too long, and the server goes on meanwhile', async () => {
    let beats = 0;
    const pulse = setInterval(() => {
      beats += 1;
    }, 20);
    const { outcome } = await drawn(formBomb(9), { ...pdfLimits, pageSec: 3 });
    clearInterval(pulse);
    expect(outcome).toMatchObject({ stoppedAt: 1 });
    expect(beats).toBeGreaterThan(50);
  });

  it('is stopped when its memory grows beyond the bound', async () => {
    // enough pages that the watch looks at least once; at which of them it does is the machine's affair
    const long = smallPdf(Array.from({ length: 100 }, () => ({ lines: ['a'] })));
    const { outcome } = await drawn(long, { ...pdfLimits, memoryMb: 20 });
    expect(outcome).toMatchObject({ stoppedAt: expect.any(Number) });
  });
});

it('an error of whoever takes the pages is his own', async () => {
  const failing = renderPdf(fileOf(smallPdf([{ lines: ['a'] }])), () => Promise.reject(new Error('disk full')));
  await expect(failing).rejects.toThrow('disk full');
});

import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import type { PDFiumDocument } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { drawPage, openEngine } from './draw-page.ts';
import type { FromPdfProcess, PdfOrder, PdfRefusal, ToPdfProcess } from './pdf-order.ts';

/**
 * The process that opens one uploaded PDF and ends: whatever a hostile file does to it, the server only sees it end. It
 * works behind everybody else (nice 10), may read files and nothing more, and draws one page at a time.
 */
setPriority(10);
sharp.concurrency(1);
sharp.cache(false);

let taken = () => {};

process.on('message', (message: ToPdfProcess) => {
  if ('taken' in message) taken();
  else void work(message.order);
});

const tell = (message: FromPdfProcess) =>
  new Promise<void>((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });

async function work({ path, mostPages }: PdfOrder): Promise<void> {
  const engine = await openEngine();
  const document = await engine.loadDocument(await readFile(path)).catch((error: unknown) => whyNot(error));
  if (typeof document === 'string') return refuse(document);
  const pages = document.getPageCount();
  if (pages === 0) return refuse('empty');
  if (pages > mostPages) return refuse('pages', pages);
  await tell({ kind: 'opened', pages });
  await sendPages(document, pages);
  await tell({ kind: 'done' });
  process.disconnect();
}

async function sendPages(document: PDFiumDocument, pages: number): Promise<void> {
  for (let at = 0; at < pages; at += 1) {
    const isTaken = new Promise<void>((resolve) => {
      taken = resolve;
    });
    await tell({ kind: 'page', page: await drawPage(document, at) });
    await isTaken;
  }
}

function whyNot(error: unknown): PdfRefusal {
  return error instanceof Error && /password|security/i.test(error.message) ? 'password' : 'damaged';
}

async function refuse(why: PdfRefusal, pages = 0): Promise<void> {
  await tell({ kind: 'refused', why, pages });
  process.disconnect();
}

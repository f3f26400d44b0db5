/**
 * Makes the demonstration clips again: `node tools/src/clip/make.ts [folder]` (default: the committed ones).
 * Uses the Chromium that comes from the npm registry; takes some seconds a clip. Runs only when the decks change:
 * the files themselves are committed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { clipDurationSec, clipPath } from './catalogue.ts';
import { decks } from './deck.ts';
import { encodeDeck, pageScript } from './draw.ts';

const require = createRequire(import.meta.url);
// WebCodecs exist in a secure context only; the page is answered by the routes below and never leaves this process.
const origin = 'https://clip.invalid';

function files(): Map<string, { path: string; contentType: string }> {
  const library = require.resolve('mediabunny').replace(/dist[/\\].*$/, 'dist/bundles/mediabunny.mjs');
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  return new Map([
    ['/mediabunny.mjs', { path: library, contentType: 'text/javascript' }],
    ['/400.ttf', { path: join(fonts, '400Regular/NotoSansSC_400Regular.ttf'), contentType: 'font/ttf' }],
    ['/700.ttf', { path: join(fonts, '700Bold/NotoSansSC_700Bold.ttf'), contentType: 'font/ttf' }],
  ]);
}

/** The packaged Chromium's program and its own shared libraries, unpacked below TMPDIR. */
async function packagedChromium(): Promise<{ executablePath: string; libraryPath: string }> {
  const packed = await import('@sparticuz/chromium');
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '../bin');
  const libraries = await packed.inflate(join(bin, 'al2023.tar.br'));
  return { executablePath: await packed.default.executablePath(), libraryPath: join(libraries, 'lib') };
}

async function openPage(page: Page): Promise<void> {
  const served = files();
  await page.route(`${origin}/**`, async (route) => {
    const file = served.get(new URL(route.request().url()).pathname);
    if (file) await route.fulfill({ body: readFileSync(file.path), contentType: file.contentType });
    else await route.fulfill({ body: '<!doctype html><title>clip</title>', contentType: 'text/html' });
  });
  await page.goto(`${origin}/`);
  await page.addScriptTag({ content: pageScript() });
}

async function main(folder: string | undefined): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'yanxiu-clip-'));
  process.env.TMPDIR = scratch;
  try {
    const { executablePath, libraryPath } = await packagedChromium();
    const browser = await chromium.launch({
      executablePath,
      env: { ...process.env, LD_LIBRARY_PATH: libraryPath },
      args: ['--no-sandbox', '--headless=new'],
    });
    const page = await browser.newPage();
    await openPage(page);
    for (const deck of decks) {
      const startedAt = Date.now();
      const base64 = await page.evaluate(encodeDeck, {
        deck,
        durationSec: clipDurationSec,
        library: '/mediabunny.mjs',
        fonts: [['400', '/400.ttf'] as const, ['700', '/700.ttf'] as const],
      });
      const bytes = Buffer.from(base64, 'base64');
      const path = folder ? join(folder, `clip-${deck.key}.mp4`) : clipPath(deck.key);
      writeFileSync(path, bytes);
      console.log(`${path} ${bytes.length} bytes, ${Math.round((Date.now() - startedAt) / 1000)} s`);
    }
    await browser.close();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await main(process.argv[2]);

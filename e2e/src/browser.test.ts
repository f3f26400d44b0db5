import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const html = `<!doctype html><meta charset="utf-8"><style>body { margin: 0; font: 40px/60px sans-serif }</style>
<p id="text" style="margin: 0; display: inline-block">研修台</p><p id="rare" style="margin: 0; display: inline-block">𠮷</p>`;

test('Chinese text is drawn with glyphs of its own', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  const text = page.locator('#text');
  expect(await text.boundingBox()).toMatchObject({ width: 120 });
  const drawn = await text.screenshot();
  // missing glyphs all look the same: other text of the same size must give another picture
  await text.evaluate((element) => {
    element.textContent = '忻州市';
  });
  expect((await text.screenshot()).equals(drawn)).toBe(false);
  await page.close();
});

test('web security is on: a page may not read another origin', async () => {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('secret'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  const read = (url: string) =>
    page.evaluate(async (address) => {
      try {
        return await (await fetch(address)).text();
      } catch {
        return 'refused';
      }
    }, url);
  expect(await read(`http://127.0.0.1:${port}/`)).toBe('secret');
  expect(await read(`http://localhost:${port}/`)).toBe('refused');
  await page.close();
  server.closeAllConnections();
  server.close();
});

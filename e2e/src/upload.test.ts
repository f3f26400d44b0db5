import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clipPath } from '@yanxiu/tools/clip/catalogue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, launchBrowser, type Page } from './browser.ts';
import { loginOf, type Product, startProduct } from './product.ts';
import { enterOffice, visit, Watch } from './visitor.ts';

/** A film larger than a few parts is sent over a line that breaks, and goes on after the page was loaded anew. */
const startAt = '2020-09-15T09:00:00+08:00';
const part = 4 * 1024 * 1024;

let product: Product;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'yanxiu-film-'));

beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct({ preset: 'xinzhou-2020', seed: 7, trainees: 60, startAt }),
    launchBrowser(),
  ]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A film with a box behind it that players pass over: 18 MB of which a megabyte is film. */
function largeFilm(): string {
  const free = Buffer.alloc(17 * 1024 * 1024, 1);
  free.writeUInt32BE(free.length, 0);
  free.write('free', 4, 'latin1');
  const path = join(folder, 'film.mp4');
  writeFileSync(path, Buffer.concat([readFileSync(clipPath('ethics')), free]));
  return path;
}

async function ask(page: Page, method: 'GET' | 'POST', path: string, body?: object) {
  const answer = await page.request.fetch(path, {
    method,
    headers: { origin: product.url },
    ...(body ? { data: body } : {}),
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

test('an upload goes on where the line broke, after a reload as well', { timeout: 120_000 }, async () => {
  const watch = new Watch();
  const visitor = await visit(browser, product, { watch, who: '课程编辑' });
  const { org = '' } = product.logins.flatMap(({ roles }) => roles).find(({ role }) => role === 'contentEditor') ?? {};
  await enterOffice(visitor, loginOf(product, 'contentEditor', org));
  const { page } = visitor;
  const fields = { title: '上传试验课程', theme: '师德为先', stages: ['primary'], hoursX100: 25 };
  const { id } = await ask(page, 'POST', '/api/courses', fields);
  const [unit] = (await ask(page, 'GET', `/api/courses/${id}`)).units;
  const wish = { unitId: unit.id, kind: 'video', title: '第一讲' };
  const lesson = await ask(page, 'POST', `/api/courses/${id}/lessons`, wish);

  const sent: number[] = [];
  let broken = true;
  await page.route('**/api/uploads/*/parts*', (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('fromByte'));
    sent.push(from);
    return broken && from >= 2 * part ? route.abort('internetdisconnected') : route.continue();
  });
  const film = largeFilm();
  await page.goto(`/office/courses/${id}/lessons/${lesson.id}`);
  await page.locator('input[type=file]').first().setInputFiles(film);
  await expect.poll(() => sent.filter((from) => from === 2 * part).length, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(sent.slice(0, 3)).toEqual([0, part, 2 * part]);

  await page.reload();
  sent.length = 0;
  broken = false;
  await page.locator('input[type=file]').first().setInputFiles(film);
  await page.getByText('视频已保存').waitFor({ timeout: 60_000 });
  expect(sent).toEqual([2 * part, 3 * part, 4 * part]);
  await page.locator('video').waitFor();
  expect(watch.problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

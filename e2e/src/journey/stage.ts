import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@yanxiu/domain/access/roles';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { loginOf, type Product } from '../product.ts';
import { enterOffice, type VisitOptions, visit, type Watch } from '../visitor.ts';

/** Where a journey is played: the product, the browser, and who watches for flaws. */
export interface Stage {
  readonly product: Product;
  readonly browser: Browser;
  readonly watch: Watch;
}

/** Somebody of an office does something in a profile of her own, logged in as that role alone, and leaves. */
export async function act<T>(
  stage: Stage,
  role: Role,
  org: string,
  doing: (page: Page) => Promise<T>,
  nth = 0,
): Promise<T> {
  return scene(stage, { who: role }, async (page, visitor) => {
    await enterOffice(visitor, loginOf(stage.product, role, org, nth));
    return doing(page);
  });
}

/** One visit from its first page to its end; what goes wrong comes with a picture of the screen. */
export async function scene<T>(
  stage: Stage,
  options: VisitOptions,
  doing: (page: Page, visitor: Awaited<ReturnType<typeof visit>>) => Promise<T>,
): Promise<T> {
  const visitor = await visit(stage.browser, stage.product, { watch: stage.watch, ...options });
  try {
    return await doing(visitor.page, visitor);
  } catch (error) {
    const picture = join(mkdtempSync(join(tmpdir(), 'yanxiu-e2e-failed-')), `${options.who ?? 'page'}.png`);
    await visitor.page.screenshot({ path: picture }).catch(() => undefined);
    throw new Error(`${options.who ?? ''} at ${visitor.page.url()} (picture: ${picture})`, { cause: error });
  } finally {
    await visitor.context.close();
  }
}

/** Opens an entry of the left menu and waits for its page. */
export async function openMenu(page: Page, entry: string, title = entry): Promise<void> {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: entry, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.waitForFunction((words) => document.title.includes(words), title);
}

/** Narrows the list of a page by its search field. */
export async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').first().fill(words);
}

/** A state beside a title or in a row, without the mark that stands before it. */
export function stateTag(page: Page, state: string): Locator {
  return page.locator('.state-tag', { hasText: state }).first();
}

/** The dialog that stands open, or the one of this title. */
export function dialog(page: Page, title?: string): Locator {
  return page.getByRole('dialog', title ? { name: title } : {});
}

/** What a download brought, without a file of our own. */
export async function contentOf(file: Download): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Moves demo time to a day by the bar that stands on every page, without anything being made up meanwhile. */
export async function advanceTo(stage: Stage, day: string): Promise<void> {
  await scene(stage, { who: '演示时间' }, async (page) => {
    await page.goto('/office/log-in');
    await page.getByRole('button', { name: '推进时间' }).click();
    const bar = page.getByRole('region', { name: '推进演示时间' });
    await bar.getByRole('checkbox', { name: '同时补上这段时间各单位会做的事' }).uncheck();
    await bar.getByLabel('推进到哪一天').fill(day);
    await bar.getByRole('button', { name: '到这一天' }).click();
    await page.getByText(/演示时间已到/).waitFor();
  });
}

/** Lets some seconds of product time pass, as they would while somebody watches. */
export async function passSeconds({ product }: Stage, seconds: number): Promise<void> {
  const clock = await fetch(`${product.url}/api/clock`);
  const { now } = (await clock.json()) as { now: string };
  const to = new Date(Date.parse(now) + seconds * 1000).toISOString();
  const response = await fetch(`${product.url}/api/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  });
  if (!response.ok) throw new Error(`the clock did not move: ${await response.text()}`);
}

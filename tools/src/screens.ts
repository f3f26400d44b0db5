/**
 * `npm run screens`: starts the demo with a data folder of its own and makes pictures of each role's start page and
 * main list (filled, empty, loading, error) and of the teachers' pages, at a desk's and a phone's size, in docs/screens.
 * It also says which pages are wider than a phone's screen.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, launchBrowser, type Page } from '@yanxiu/e2e/browser';
import { loginOf, type Product, startProduct } from '@yanxiu/e2e/product';
import { enterOffice, type Visitor, visit, Watch } from '@yanxiu/e2e/visitor';
import { holdApi, type PageState, pageStates } from './screens/api-state.ts';
import { shootLearner } from './screens/learner-screen.ts';
import { palettePng } from './screens/palette-png.ts';
import { type RoleScreen, roleScreens } from './screens/role-screen.ts';
import { type Shoot, settled, sizes } from './screens/settled.ts';

const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url));
const mostBytes = 150 * 1024;
/** `npm run screens -- principal learner`: these alone, beside the pictures that are there. */
const only = process.argv.slice(2);
const wanted = (screens: readonly RoleScreen[]) =>
  only.length === 0 ? screens : screens.filter((screen) => only.includes(screen.role));

async function main(): Promise<void> {
  if (only.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const watch = new Watch();
  try {
    await askCodes(product);
    for (const screen of wanted(roleScreens)) await shootRole(browser, product, screen, watch);
    if (only.length === 0 || only.includes('learner')) await shootLearner(browser, product, shoot, watch);
  } finally {
    await browser.close();
    await product.stop();
  }
  report(watch);
}

/** Some people ask for a code, so that the outbox has something to show. */
async function askCodes({ url, logins }: Product): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: url };
  for (const { phone } of logins.slice(0, 4)) {
    const answer = await fetch(`${url}/api/session/code/send`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ phone }),
    });
    if (!answer.ok) throw new Error(`no code is sent: ${await answer.text()}`);
  }
}

const tooWide: string[] = [];

const shoot: Shoot = async (page, name) => {
  const overPx =
    ((await page.evaluate('document.documentElement.scrollWidth')) as number) - (page.viewportSize()?.width ?? 0);
  if (overPx > 0) tooWide.push(`${name} by ${overPx} px`);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  writeFileSync(join(folder, `${name}.png`), palettePng(png));
};

async function shootRole(browser: Browser, product: Product, screen: RoleScreen, watch: Watch): Promise<void> {
  for (const [sizeName, size] of Object.entries(sizes)) {
    const visitor = await visit(browser, product, { size, watch, who: screen.role });
    await enterOffice(visitor, loginOf(product, screen.role, screen.org));
    const { page } = visitor;
    await settled(page);
    await shoot(page, `${screen.role}-start-${sizeName}`);
    const addressOf = await menuOf(visitor, screen.role);
    const list = addressOf(screen.list);
    await shootList(page, list, (state) => `${screen.role}-list-${state}-${sizeName}`);
    for (const [name, entry] of Object.entries(screen.more ?? {})) {
      await page.goto(addressOf(entry));
      await settled(page);
      await shoot(page, `${screen.role}-${name}-${sizeName}`);
    }
    await visitor.context.close();
  }
}

/** Entry of the menu → its address. */
async function menuOf({ page }: Visitor, role: string): Promise<(entry: string) => string> {
  const links = page.getByRole('navigation', { name: '主菜单', includeHidden: true }).first().locator('a');
  const entries = await links.evaluateAll((all) =>
    all.map((link) => [link.textContent ?? '', link.getAttribute('href') ?? ''] as const),
  );
  const menu = new Map(entries);
  return (entry) => {
    const href = menu.get(entry);
    if (!href) throw new Error(`${role} has no ${entry} in the menu: ${[...menu.keys()].join(' ')}`);
    return href;
  };
}

async function shootList(page: Page, href: string, nameOf: (state: PageState) => string): Promise<void> {
  for (const state of pageStates) {
    // what the page before still asks for must not mix with the next one
    await page.goto('about:blank');
    const held = await holdApi(page, state, href === '/office/programs' ? '/api/programs' : '');
    await page.goto(href);
    await settled(page, state);
    await shoot(page, nameOf(state));
    await held.release();
  }
}

function report(watch: Watch): void {
  const files = readdirSync(folder).map((name) => ({ name, bytes: statSync(join(folder, name)).size }));
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  console.log(`${files.length} pictures, ${(total / 1024 / 1024).toFixed(1)} MB in docs/screens`);
  for (const { name, bytes } of files) {
    if (bytes > mostBytes) console.log(`too large: ${name} ${Math.round(bytes / 1024)} KB`);
  }
  // the pictures of errors make the browser say so: what it says about those is no flaw
  const flaws = watch.problems.filter((problem) => !problem.includes('ERR_CONNECTION_FAILED'));
  for (const problem of flaws) console.log(`console: ${problem}`);
  for (const name of tooWide) console.log(`too wide: ${name}`);
  if (flaws.length + tooWide.length > 0 || files.some((file) => file.bytes > mostBytes)) process.exitCode = 1;
}

await main();

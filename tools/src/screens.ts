/**
 * `npm run screens`: starts the demo with a data folder of its own and makes pictures of each role's start page and
 * main list (filled, empty, loading, error) and of the teachers' pages, at a desk's and a phone's size, in docs/screens.
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

async function main(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const watch = new Watch();
  try {
    for (const screen of roleScreens) await shootRole(browser, product, screen, watch);
    await shootLearner(browser, product, shoot, watch);
  } finally {
    await browser.close();
    await product.stop();
  }
  report(watch);
}

const shoot: Shoot = async (page, name) => {
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
    const href = await listAddress(visitor, screen);
    if (href) await shootList(page, href, (state) => `${screen.role}-list-${state}-${sizeName}`);
    await visitor.context.close();
  }
}

async function listAddress({ page }: Visitor, { role, list }: RoleScreen): Promise<string | null> {
  const links = page.getByRole('navigation', { name: '主菜单', includeHidden: true }).first().locator('a');
  const words = await links.allTextContents();
  const at = words.indexOf(list);
  if (at < 0) throw new Error(`${role} has no ${list} in the menu: ${words.join(' ')}`);
  return list === '首页' ? null : links.nth(at).getAttribute('href');
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
  if (flaws.length > 0 || files.some((file) => file.bytes > mostBytes)) process.exitCode = 1;
}

await main();

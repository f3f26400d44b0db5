import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, launchBrowser, type Page } from '@yanxiu/e2e/browser';
import { loginOf, type Product, startProduct } from '@yanxiu/e2e/product';
import { phone } from '@yanxiu/e2e/visitor';

/** What a page of the learner's app costs an old phone on a village's network at its first visit. */
export interface PageLoad {
  readonly name: string;
  /** JavaScript and CSS as they came over the wire. */
  readonly codeKb: number;
  readonly wholeKb: number;
  readonly lcpMs: number;
  /** What axe finds wrong. */
  readonly problems: readonly string[];
}

/** Slow 4G and a processor four times slower, as Lighthouse simulates a middling phone. */
const network = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const cpuRate = 4;

/** Opens the pages each in a browser profile of its own, so that nothing is cached; three times, the middle one counts. */
export async function measureLearnerLoad(): Promise<PageLoad[]> {
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  try {
    const cookie = await signIn(browser, product);
    const pages = [
      { name: '登录页', path: '/learner/', cookies: [] },
      { name: '学习首页', path: '/learner/', cookies: cookie },
      { name: '全部课程', path: '/learner/courses', cookies: cookie },
    ];
    const loads: PageLoad[] = [];
    for (const page of pages) {
      const tries: PageLoad[] = [];
      for (let turn = 0; turn < 3; turn += 1) tries.push(await loadOnce(browser, product, page));
      loads.push(tries.sort((a, b) => a.lcpMs - b.lcpMs)[1] ?? fail(page.name));
    }
    return loads;
  } finally {
    await browser.close();
    await product.stop();
  }
}

type Cookies = Parameters<Awaited<ReturnType<Browser['newContext']>>['addCookies']>[0];

async function signIn(browser: Browser, product: Product): Promise<Cookies> {
  const school = product.logins.flatMap(({ roles }) => roles).find(({ role }) => role === 'trainee')?.org ?? '';
  const { phone: login, password } = loginOf(product, 'trainee', school);
  const context = await browser.newContext({ baseURL: product.url, viewport: { ...phone } });
  const page = await context.newPage();
  await page.goto('/learner/');
  await page.getByLabel('手机号或登录号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

interface Wanted {
  readonly name: string;
  readonly path: string;
  readonly cookies: Cookies;
}

async function loadOnce(browser: Browser, product: Product, { name, path, cookies }: Wanted): Promise<PageLoad> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: { ...phone },
    isMobile: true,
    hasTouch: true,
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const weights = await slowDown(page);
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // what comes after the page stands still (the service worker's own shelf) belongs to the first visit as well
  await page.waitForTimeout(2_000);
  const lcpMs = await page.evaluate(largestPaint);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const problems = violations.map(({ id, nodes }) => `${id} (${nodes.length})`);
  await context.close();
  return { name, codeKb: weights.code / 1000, wholeKb: weights.whole / 1000, lcpMs, problems };
}

/** The browser's own account of its largest paint so far; runs in the page. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
}

async function slowDown(page: Page): Promise<{ code: number; whole: number }> {
  const client = await page.context().newCDPSession(page);
  const weights = { code: 0, whole: 0 };
  const kinds = new Map<string, string>();
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', network);
  await client.send('Emulation.setCPUThrottlingRate', { rate: cpuRate });
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weights.whole += encodedDataLength;
    const kind = kinds.get(requestId);
    if (kind === 'Script' || kind === 'Stylesheet') weights.code += encodedDataLength;
  });
  return weights;
}

function fail(name: string): never {
  throw new Error(`${name} was not measured`);
}

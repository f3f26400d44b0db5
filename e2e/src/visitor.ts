import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Login, Product } from './product.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const desk: Size = { width: 1440, height: 900 };
export const phone: Size = { width: 390, height: 844 };

/** Somebody at a screen of her own: a browser profile that shares nothing with the others. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** What a page must never do: errors in the console, exceptions, broken policies, answers of a stumbling server. */
export class Watch {
  readonly problems: string[] = [];

  on(page: Page, who: string): void {
    const note = (what: string) => this.problems.push(`${who} ${new URL(page.url()).pathname}: ${what}`);
    page.on('console', (message) => {
      if (message.type() === 'error') note(`${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => note(error.stack ?? error.message));
    page.on('response', (response) => {
      if (response.status() >= 500) note(`${response.status()} ${response.url()}`);
    });
  }
}

export interface VisitOptions {
  readonly size?: Size;
  readonly watch?: Watch;
  readonly who?: string;
}

/** Opens a profile of its own at the product's address. */
export async function visit(browser: Browser, product: Product, options: VisitOptions = {}): Promise<Visitor> {
  const { size = desk, watch, who = '访客' } = options;
  const context = await browser.newContext({
    viewport: { ...size },
    baseURL: product.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(size.width < 640 ? { hasTouch: true, isMobile: true } : {}),
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  watch?.on(page, who);
  return { page, context };
}

/** Logs in at the offices' door by phone and password, as a person would. */
export async function enterOffice({ page }: Visitor, login: Login): Promise<void> {
  await page.goto('/office/log-in');
  await page.getByLabel('手机号或登录号').fill(login.phone);
  await page.getByLabel('密码', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('main#content h1').waitFor();
}

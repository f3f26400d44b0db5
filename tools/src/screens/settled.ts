import type { Page } from '@yanxiu/e2e/browser';
import { desk, phone } from '@yanxiu/e2e/visitor';
import type { PageState } from './api-state.ts';

export const sizes = { desk, phone } as const;

/** Takes a picture of what is seen, without scrolling. */
export type Shoot = (page: Page, name: string) => Promise<void>;

/** Waits until nothing is busy any more; a loading page stays busy for good. */
export async function settled(page: Page, state: PageState = 'filled'): Promise<void> {
  if (state === 'loading') {
    await page.locator('[aria-busy=true], .skeleton').first().waitFor();
    await page.waitForTimeout(400);
    return;
  }
  await page.waitForLoadState('networkidle');
  if (state === 'error')
    await page
      .getByRole('button', { name: /重新读取|再试一次/ })
      .first()
      .waitFor({ timeout: 20_000 });
  else await page.locator('.ant-skeleton, .skeleton').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(250);
}

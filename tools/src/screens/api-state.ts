import { access } from '@yanxiu/contract/access';
import { operation } from '@yanxiu/contract/operation';
import { program } from '@yanxiu/contract/program';
import type { Page, Route } from '@yanxiu/e2e/browser';

/** What a page is shown as: with its data, without any, while it waits, and when reading fails. */
export const pageStates = ['filled', 'empty', 'loading', 'error'] as const;
export type PageState = (typeof pageStates)[number];

/** What the frame around every page reads is answered in every state. */
const ofFrame = new Set([
  access.endpoints.me.path,
  operation.endpoints.clock.path,
  operation.endpoints.jobs.path,
  program.endpoints.list.path,
]);

/**
 * Makes the reads of a page answer as the state wants: nothing in them, never, or not at all; `release` lets go of
 * what waits. `own` is a path of the frame that is the page's own list, `alsoFrame` what this app's frame reads besides.
 */
export async function holdApi(
  page: Page,
  state: PageState,
  own = '',
  alsoFrame: readonly string[] = [],
): Promise<{ release: () => Promise<void> }> {
  const waiting: Route[] = [];
  const handle = async (route: Route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const isFrames = (ofFrame.has(pathname) && pathname !== own) || alsoFrame.includes(pathname);
    if (request.method() !== 'GET' || isFrames) return route.continue();
    if (state === 'error') return route.abort('connectionfailed');
    if (state === 'empty') return answerEmpty(route);
    waiting.push(route);
  };
  if (state !== 'filled') await page.route('**/api/**', handle);
  return {
    release: async () => {
      if (state !== 'filled') await page.unroute('**/api/**', handle);
      for (const route of waiting) await route.abort().catch(() => undefined);
    },
  };
}

/** The real answer with its rows taken out; an answer that is no list stays as it is. */
async function answerEmpty(route: Route): Promise<void> {
  const response = await route.fetch();
  const text = await response.text();
  const isJson = response.headers()['content-type']?.includes('json') ?? false;
  await route.fulfill({ response, body: isJson ? JSON.stringify(emptied(JSON.parse(text))) : text });
}

function emptied(answer: unknown): unknown {
  if (Array.isArray(answer)) return [];
  if (answer === null || typeof answer !== 'object' || !('rows' in answer)) return answer;
  const zeros = (part: unknown) =>
    part !== null && typeof part === 'object' ? Object.fromEntries(Object.keys(part).map((key) => [key, 0])) : part;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => {
      if (key === 'rows') return [key, []];
      if (key === 'total') return [key, 0];
      return [key, key === 'totals' || key === 'counts' ? zeros(value) : value];
    }),
  );
}

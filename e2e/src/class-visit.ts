import { fileURLToPath } from 'node:url';
import { type ClassServer, startClassServer } from '@yanxiu/server/teaching/testing/class-server';
import { buildWeb } from '@yanxiu/tools/build-web';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { Stage } from './journey/stage.ts';
import { Watch } from './visitor.ts';

/** Somebody of the served classes, signed in already. */
export interface Person {
  readonly headers: { readonly cookie: string };
}

/** A server with trainees and tutors, and a browser to visit it with. */
export interface ClassVisit {
  readonly server: ClassServer;
  readonly browser: Browser;
  readonly stage: Stage;
  enter(page: Page, person: Person): Promise<void>;
  end(): Promise<void>;
}

export async function visitClasses(): Promise<ClassVisit> {
  const webRoots = await buildWeb(fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, ''), () => undefined);
  const [server, browser] = await Promise.all([startClassServer(webRoots), launchBrowser()]);
  return {
    server,
    browser,
    stage: { product: { url: server.url, logins: [], stop: async () => undefined }, browser, watch: new Watch() },
    async enter(page, person) {
      const [name = '', value = ''] = person.headers.cookie.split('=');
      await page.context().addCookies([{ name, value, url: server.url }]);
    },
    async end() {
      await browser.close();
      await server.stop();
    },
  };
}

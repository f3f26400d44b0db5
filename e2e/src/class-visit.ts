import { fileURLToPath } from 'node:url';
import { type ClassServer, startClassServer } from '@yanxiu/server/teaching/testing/class-server';
import { buildWeb } from '@yanxiu/tools/build-web';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
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

/** Puts everybody into one class and appoints its tutor; returns her acting as such. */
export async function oneClass(server: ClassServer): Promise<Person> {
  const { programId, manager, countyAdmin, tutor, trainees } = server.world;
  const base = `/api/programs/${programId}`;
  const { planKey } = await server.ask<{ planKey: string }>(manager, 'GET', `${base}/class-forming`);
  const { jobId } = await server.ask<{ jobId: string }>(manager, 'POST', `${base}/class-forming`, { planKey });
  const isDone = async () =>
    (await server.ask<{ state: string }>(manager, 'GET', `/api/jobs/${jobId}`)).state === 'done';
  await expect.poll(isDone, { timeout: 20_000 }).toBe(true);
  const { rows } = await server.ask<{ rows: { id: string }[] }>(manager, 'GET', `${base}/classes`);
  const classId = rows[0]?.id ?? '';
  const personIds = trainees.map((one) => one.personId);
  await server.ask(manager, 'POST', `${base}/classes/${classId}/people`, { personIds });
  const { name, phone: number } = tutor;
  await server.ask(countyAdmin, 'POST', `${base}/tutors`, { classIds: [classId], name, phone: number });
  return actingAgain(server, tutor);
}

/** Somebody whose first role was given while she was signed in without one. */
export async function actingAgain(server: ClassServer, person: Person): Promise<Person> {
  const { me } = await server.ask<{ me: { assignments: { id: string }[] } }>(person, 'GET', '/api/session');
  const response = await fetch(`${server.url}/api/session/role`, {
    method: 'POST',
    headers: { ...person.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ assignmentId: me.assignments[0]?.id }),
  });
  return { headers: { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' } };
}

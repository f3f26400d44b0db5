import { fileURLToPath } from 'node:url';
import { type MoneyServer, queueImport, startMoneyServer } from '@yanxiu/server/payment/testing/money-server';
import { type StatementWish, statementText } from '@yanxiu/server/payment/testing/money-world';
import { buildWeb } from '@yanxiu/tools/build-web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { scene } from './journey/stage.ts';
import { Watch } from './visitor.ts';

const feeFen = 12_000;
const mostKeys = 6;
const schools = ['实验小学', '实验中学', '第一中学', '东关小学', '西关小学'].map((name) => `阳城县${name}`);

let server: MoneyServer;
let browser: Browser;
beforeAll(async () => {
  const webRoots = await buildWeb(fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, ''), () => undefined);
  [server, browser] = await Promise.all([startMoneyServer(schools, webRoots), launchBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What the bank has, and the keys with which the accountant settles it: to this school, or as other business. */
interface Task extends StatementWish {
  readonly keys: readonly string[];
  readonly school: string | null;
}

/** Lines that name two schools; that it is the second, somebody else has to confirm. */
const doubtful = [3, 9, 15];
/** Of these the one in which the second person finds a mistake. */
const mistaken = 15;

/** Every third line is none of the programs' money; the others name a school but not for how many. */
const tasks: readonly Task[] = Array.from({ length: 20 }, (_, at) => {
  const when = { serial: `5500${at}`, at: `2021-10-27 ${10 + Math.floor(at / 6)}:1${at % 6}:00` };
  if (at % 3 === 2) {
    const payer = { name: '太行文化用品店', account: '62170099' };
    return { ...when, ...payer, amountFen: 30_050 + at, keys: ['o', 'Enter'], school: null };
  }
  const payer = { name: `武晋${'平安宁康乐'[at % 5]}`, account: `6217000${at}` };
  const paid = { ...when, ...payer, amountFen: (at + 1) * feeFen };
  const [first = '', second = ''] = schools;
  if (doubtful.includes(at))
    return { ...paid, remark: `${first}、${second}培训费`, keys: ['2', 'Enter'], school: second };
  const school = schools[at % schools.length] ?? '';
  const keys = at % 2 === 0 ? ['Enter'] : ['2', '1', 'Enter'];
  return { ...paid, remark: `${school}培训费`, keys, school };
});

/** What becomes of the mistake: the same line again, given to the school that stands first. */
const amended: Task = { ...(tasks[mistaken] as Task), keys: ['Enter'], school: schools[0] ?? '' };
const settled = tasks.map((task, at) => (at === mistaken ? amended : task));

interface Totals {
  readonly totals: Readonly<Record<string, number>>;
}

test('twenty lines are settled and confirmed by the keyboard alone, each with six keys at most', {
  timeout: 120_000,
}, async () => {
  const { ask, world } = server;
  const { jobId } = await queueImport(server, statementText(world.accountNumber, tasks), '流水.csv');
  const isDone = async () =>
    (await ask<{ state: string }>(world.finance, 'GET', `/api/jobs/${jobId}`)).state === 'done';
  await expect.poll(isDone, { timeout: 20_000 }).toBe(true);
  const watch = new Watch();
  const product = { url: server.url(), logins: [], stop: async () => undefined };
  await scene({ product, browser, watch }, { who: '会计' }, async (page) => {
    await enter(page, world.finance);
    await page.goto('/office/bank-lines');
    for (const [at, task] of tasks.entries()) expect(await settle(page, task, at)).toBeLessThanOrEqual(mostKeys);
    await page.getByText('没有待认领的流水').waitFor();
  });
  await scene({ product, browser, watch }, { who: '复核' }, async (page) => {
    await enter(page, world.second);
    await page.goto('/office/booking-reviews');
    await review(page);
  });
  await scene({ product, browser, watch }, { who: '会计' }, async (page) => {
    await enter(page, world.finance);
    await page.goto('/office/bank-lines');
    await settle(page, amended, tasks.length - 1);
    await page.getByText('没有待认领的流水').waitFor();
    await printBookings(page);
  });
  const sum = (lines: readonly Task[]) => lines.reduce((total, { amountFen }) => total + amountFen, 0);
  const stray = tasks.filter(({ school }) => school === null);
  const { totals } = await ask<Totals>(world.finance, 'GET', `/api/bank-accounts/${world.accountId}/balance`);
  expect(totals).toMatchObject({
    lines: tasks.length,
    incomingFen: sum(tasks),
    allocatedFen: sum(tasks) - sum(stray),
    otherFen: sum(stray),
    unallocatedFen: 0,
    differenceFen: 0,
  });
  for (const { id, schoolName } of world.bills) {
    const paid = await ask<{ allocatedFen: number }>(
      world.finance,
      'GET',
      `/api/programs/${world.programId}/bills/${id}`,
    );
    expect(paid.allocatedFen).toBe(sum(settled.filter(({ school }) => school === schoolName)));
  }
  expect(watch.problems).toEqual([]);
});

async function enter(page: Page, person: { readonly headers: { readonly cookie: string } }): Promise<void> {
  const [name = '', value = ''] = person.headers.cookie.split('=');
  await page.context().addCookies([{ name, value, url: server.url() }]);
}

/** The second person looks at each booking beside its evidence: one key confirms, one more asks why not. */
async function review(page: Page): Promise<void> {
  const [, second = ''] = schools;
  for (const [turn, at] of doubtful.entries()) {
    const work = page.getByRole('region', { name: '所选流水' });
    await page.getByText(`共 ${doubtful.length - turn} 笔`).waitFor();
    await work
      .getByText(amountOf(tasks[at] as Task))
      .first()
      .waitFor();
    await work.getByRole('region', { name: '提交的认领' }).getByText(second).waitFor();
    await work.getByText('与系统排在第一的学校不同，请仔细核对。').waitFor();
    if (at !== mistaken) {
      await page.keyboard.press('Enter');
      continue;
    }
    await page.keyboard.press('t');
    await page.getByRole('dialog', { name: '退回这笔认领' }).locator('textarea:focus').waitFor();
    await page.keyboard.type('不是这所学校');
    await page.keyboard.press('Control+Enter');
  }
  await page.getByText('没有等待复核的认领').waitFor();
}

/** What is printed is the whole list, not the page of it on the screen. */
async function printBookings(page: Page): Promise<void> {
  const url = `/api/bank-accounts/${server.world.accountId}/bookings`;
  const { total } = await server.ask<{ total: number }>(server.world.finance, 'GET', url);
  await page.goto('/office/bookings');
  const rows = page.locator('.ant-table-row');
  await rows.first().waitFor();
  const shown = await rows.count();
  expect(total).toBeGreaterThan(shown);
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset.printed = String(document.querySelectorAll('.ant-table-row').length);
    };
  });
  await page.getByRole('button', { name: '打印' }).click();
  await page.waitForFunction(() => document.body.dataset.printed !== undefined);
  expect(await page.evaluate(() => document.body.dataset.printed)).toBe(String(total));
  await expect.poll(() => rows.count()).toBe(shown);
}

function amountOf({ amountFen }: Task): string {
  return new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }).format(amountFen / 100);
}

/** Waits for what a person waits for, presses the keys, and counts them. */
async function settle(page: Page, task: Task, at: number): Promise<number> {
  const amount = amountOf(task);
  const work = page.getByRole('region', { name: '所选流水' });
  await work.getByText(amount).first().waitFor();
  await page.getByText(`共 ${tasks.length - at} 笔`).waitFor();
  if (task.school) await work.getByRole('radio').filter({ hasText: task.school }).waitFor();
  else await work.getByRole('button', { name: '其他业务' }).waitFor();
  for (const key of task.keys) {
    if (key === 'Enter' && task.school) await work.locator('[aria-checked=true]', { hasText: task.school }).waitFor();
    await page.keyboard.press(key);
    if (key === 'o') await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'submit');
  }
  return task.keys.length;
}

import type { Browser, Page } from '@yanxiu/e2e/browser';
import type { Login, Product } from '@yanxiu/e2e/product';
import { type Visitor, visit, type Watch } from '@yanxiu/e2e/visitor';
import { makeWorld } from '../demo/world.ts';
import { regionOf } from '../generator/school.ts';
import { holdApi, pageStates } from './api-state.ts';
import { type Shoot, settled, sizes } from './settled.ts';

const doors = [
  ['front', '/'],
  ['learner-log-in', '/learner/login'],
  ['learner-activate', '/learner/activate'],
  ['office-log-in', '/office/log-in'],
  ['verify', '/verify'],
] as const;

const pages = [
  ['start', '/learner/'],
  ['tasks', '/learner/tasks'],
  ['score', '/learner/score'],
  ['credits', '/learner/credits'],
  ['me', '/learner/me'],
] as const;

/** The day in the middle of 阳城's year on which a teacher is shown at her study. */
const midYear = '2022-02-16T19:30:00+08:00';

interface Session {
  readonly browser: Browser;
  readonly product: Product;
  readonly shoot: Shoot;
  readonly watch: Watch;
}

type Teacher = Pick<Login, 'name' | 'phone'>;

/** The doors that anybody sees, a teacher's pages after her year, her course list in every state, another's mid-year. */
export async function shootLearner(browser: Browser, product: Product, shoot: Shoot, watch: Watch): Promise<void> {
  const session = { browser, product, shoot, watch };
  const [finished] = product.logins.filter((login) => login.roles.some(({ role }) => role === 'trainee'));
  if (!finished) throw new Error('the demo names no trainee');
  await eachSize(session, async ({ page }, sizeName) => {
    for (const [name, path] of doors) await shootPage(page, path, shoot, `${name}-${sizeName}`);
    await enter(page, session, finished);
    for (const [name, path] of pages) await shootPage(page, path, shoot, `trainee-${name}-${sizeName}`);
    for (const state of pageStates) {
      await page.goto('about:blank');
      const held = await holdApi(page, state, '', ['/api/study', '/api/my/programs']);
      await page.goto('/learner/courses');
      await settled(page, state);
      await shoot(page, `trainee-list-${state}-${sizeName}`);
      await held.release();
    }
  });
  await advance(session);
  const studying = teacherOf('yangcheng');
  await eachSize(session, async ({ page }, sizeName) => {
    await enter(page, session, studying);
    await shootPage(page, '/learner/', shoot, `studying-start-${sizeName}`);
    await shootPage(page, '/learner/courses', shoot, `studying-list-${sizeName}`);
    await play(page);
    await shoot(page, `studying-lesson-${sizeName}`);
  });
}

/** Opens the first video that still has something to give, and plays it until its seconds count. */
async function play(page: Page): Promise<void> {
  const main = page.getByRole('main');
  await page.goto('/learner/courses');
  await main.getByRole('link').filter({ hasText: '学时' }).filter({ hasNotText: '已学满' }).first().click();
  await main.getByRole('link').filter({ hasText: '视频' }).filter({ hasNotText: '已学完' }).first().click();
  await page.getByRole('button', { name: /开始学习|播放|继续学习/ }).click();
  await page.getByText('计时中', { exact: true }).waitFor();
  await page.waitForTimeout(2000);
}

async function eachSize(session: Session, doing: (visitor: Visitor, sizeName: string) => Promise<void>): Promise<void> {
  for (const [sizeName, size] of Object.entries(sizes)) {
    const visitor = await visit(session.browser, session.product, { size, watch: session.watch, who: '老师' });
    await doing(visitor, sizeName);
    await visitor.context.close();
  }
}

async function shootPage(page: Page, path: string, shoot: Shoot, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
  await shoot(page, name);
}

/** Moves demo time to the middle of the year, with what would have happened meanwhile. */
async function advance({ product }: Session): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: product.url };
  const body = JSON.stringify({ to: midYear, simulate: true });
  const answer = await fetch(`${product.url}/api/clock/advance`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the clock stays: ${await answer.text()}`);
  for (let waitedSec = 0; waitedSec < 600; waitedSec += 2) {
    const clock = (await (await fetch(`${product.url}/api/clock`)).json()) as { now: string };
    if (new Date(clock.now) >= new Date(midYear)) return;
    await new Promise((later) => setTimeout(later, 2000));
  }
  throw new Error('the simulation takes longer than ten minutes');
}

/** A teacher of a region who has a phone of her own; all demo accounts have the one password. */
function teacherOf(region: 'yangcheng'): Teacher {
  const world = makeWorld();
  const schools = new Map(world.schools.map((school) => [school.code, school]));
  const staff = new Set(world.staff.map((member) => member.documentNumber));
  const teacher = world.people.find((person) => {
    const school = schools.get(person.schoolCode);
    const isHers = school !== undefined && regionOf(school) === region && person.sharesPhoneOf === null;
    return isHers && !staff.has(person.documentNumber);
  });
  if (!teacher) throw new Error(`no teacher in ${region}`);
  return teacher;
}

async function enter(page: Page, { product }: Session, teacher: Teacher): Promise<void> {
  await page.goto('/learner/login');
  await page.getByLabel('手机号或登录号').fill(teacher.phone);
  await page.getByRole('textbox', { name: '密码' }).fill(product.logins[0]?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `${teacher.name}老师` }).waitFor();
}

import type { Browser, Page } from '@yanxiu/e2e/browser';
import type { Product } from '@yanxiu/e2e/product';
import { visit, type Watch } from '@yanxiu/e2e/visitor';
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
] as const;

/** The doors that anybody sees, a teacher's pages after her year, and her course list in every state. */
export async function shootLearner(browser: Browser, product: Product, shoot: Shoot, watch: Watch): Promise<void> {
  for (const [sizeName, size] of Object.entries(sizes)) {
    const { page, context } = await visit(browser, product, { size, watch, who: '访客' });
    for (const [name, path] of doors) await shootPage(page, path, shoot, `${name}-${sizeName}`);
    await enter(page, product);
    for (const [name, path] of pages) await shootPage(page, path, shoot, `trainee-${name}-${sizeName}`);
    for (const state of pageStates) {
      await page.goto('about:blank');
      const held = await holdApi(page, state, '', ['/api/study', '/api/my/programs']);
      await page.goto('/learner/courses');
      await settled(page, state);
      await shoot(page, `trainee-list-${state}-${sizeName}`);
      await held.release();
    }
    await context.close();
  }
}

async function shootPage(page: Page, path: string, shoot: Shoot, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
  await shoot(page, name);
}

/** A teacher of the finished year: all demo accounts have the one password. */
async function enter(page: Page, product: Product): Promise<void> {
  const world = makeWorld();
  const schools = new Map(world.schools.map((school) => [school.code, school]));
  const teacher = world.people.find((person) => {
    const school = schools.get(person.schoolCode);
    return school !== undefined && regionOf(school) === 'xinzhou' && person.sharesPhoneOf === null;
  });
  await page.goto('/learner/login');
  await page.getByLabel('手机号或登录号').fill(teacher?.phone ?? '');
  await page.getByRole('textbox', { name: '密码' }).fill(product.logins[0]?.password ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `${teacher?.name}老师` }).waitFor();
}

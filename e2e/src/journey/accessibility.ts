import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { phone } from '../visitor.ts';
import { type Cast, names } from './cast.ts';
import { act, openMenu, type Stage, scene } from './stage.ts';
import { asTeacher } from './study.ts';

/** What axe finds against WCAG 2.1 A and AA on the main pages, as lines to read; the page's name stands first. */
export async function findBarriers(stage: Stage, cast: Cast): Promise<string[]> {
  const found: string[] = [];
  const look = async (name: string, page: Page) => {
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    for (const { id, nodes } of violations)
      found.push(`${name}: ${id} ${nodes.map((node) => node.target).join(' | ')}`);
  };
  await scene(stage, { who: '访客', size: phone }, async (page) => {
    for (const path of ['/', '/learner/activate', '/office/log-in']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(path, page);
    }
  });
  await asTeacher(stage, cast, async (page) => {
    await look('学习', page);
    for (const [path, title] of [
      ['/learner/score', '我的成绩'],
      ['/learner/credits', '学分和证书'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await look(title, page);
    }
  });
  await act(stage, 'countyAdmin', names.county, async (page) => {
    await look('首页', page);
    for (const entry of ['名单', '汇款登记', '成绩', '督导看板']) {
      await openMenu(page, entry);
      await look(entry, page);
    }
  });
  await act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '名单');
    await look('学校名单', page);
  });
  await act(stage, 'schoolFinance', names.school, async (page) => {
    await openMenu(page, '缴费单');
    await look('缴费单', page);
  });
  await act(stage, 'providerFinance', names.provider, async (page) => {
    for (const entry of ['待认领', '入账与复核']) {
      await openMenu(page, entry);
      await look(entry, page);
    }
    for (const [path, title] of [
      ['/office/booking-reviews', '逐笔复核'],
      ['/office/journal-setting', '凭证科目'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await look(title, page);
    }
  });
  return found;
}

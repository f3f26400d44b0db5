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
  await asTeacher(stage, cast, async (page) => look('学习', page));
  await act(stage, 'countyAdmin', names.county, async (page) => {
    await look('首页', page);
    for (const entry of ['名单', '督导看板']) {
      await openMenu(page, entry);
      await look(entry, page);
    }
  });
  await act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '名单');
    await look('学校名单', page);
  });
  return found;
}

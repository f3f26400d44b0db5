import type { Page } from 'playwright-core';
import { names } from '../journey/cast.ts';
import { act, openMenu, type Stage } from '../journey/stage.ts';
import type { RegistrationCast } from './fill.ts';

async function choose(page: Page, label: string, typed: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  await page.locator('.ant-select-item-option').filter({ hasText: typed }).first().click();
}

/** After the lock: somebody has left. The clerk sees what it does to the bill before she asks. */
export async function askRemoval(stage: Stage, { leaving, teachers }: RegistrationCast): Promise<void> {
  await act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '名单');
    await page.getByText(`参训人员（${teachers.length} 人）`).waitFor();
    await page.getByRole('button', { name: '办理变更' }).click();
    await page.getByRole('heading', { level: 1, name: '办理变更' }).waitFor();
    await choose(page, '办理谁', leaving.name);
    await choose(page, '退出的原因', '退休');
    await page.getByLabel('原因', { exact: true }).fill('十月底到龄退休，已办理手续');
    await page.getByRole('button', { name: '下一步：看对缴费的影响' }).click();
    await page.getByText(/应缴减少 1 人/).waitFor();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('已提交，等待审核').waitFor();
  });
}

export async function approveChange(stage: Stage, { leaving }: RegistrationCast): Promise<void> {
  await act(stage, 'countyAdmin', names.county, async (page) => {
    await openMenu(page, '变更单');
    await page.getByRole('button', { name: `通过${leaving.name}` }).click();
    await page.getByText('已通过，变更已生效').waitFor();
  });
}

/** The school sees one person less, and who left with the reason. */
export async function seeRemoval(stage: Stage, { leaving, teachers }: RegistrationCast): Promise<void> {
  await act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '名单');
    await page.getByText(`参训人员（${teachers.length - 1} 人）`).waitFor();
    await page.goto(`${new URL(page.url()).pathname}?withdrawn=true`);
    await page.getByRole('row').filter({ hasText: leaving.name }).getByText('已退出：退休').waitFor();
  });
}

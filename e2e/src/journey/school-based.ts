import { type Cast, names } from './cast.ts';
import { scan } from './evidence.ts';
import { act, openMenu, type Stage } from './stage.ts';

const task = '集体备课';

/** The clerk writes down a meeting of the whole staff, with its record and the scanned sign-in sheet. */
export async function recordActivity(stage: Stage): Promise<void> {
  await act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '校本研修');
    await page.getByRole('link', { name: '登记活动' }).click();
    await page.getByLabel('方案里的任务').click();
    await page.locator('.ant-select-item-option').filter({ hasText: task }).click();
    await page.getByLabel('日期').fill('2021-11-06');
    await page.getByLabel('主持人').fill('教研组长');
    await page.getByLabel('活动记录').fill('全体教师共同研讨大班科学活动的设计，形成教案一份。');
    await page
      .getByLabel('选择材料')
      .setInputFiles({ name: '签到表.pdf', mimeType: 'application/pdf', buffer: scan() });
    await page.getByText('签到表.pdf').first().waitFor();
    await page.getByRole('button', { name: /^(登记|保存)/ }).click();
    await page.getByRole('heading', { level: 1, name: task }).waitFor();
    await page.getByRole('button', { name: '提交校长确认' }).click();
    await page.getByText('已提交，等待校（园）长确认').waitFor();
  });
}

export async function confirmActivity(stage: Stage): Promise<void> {
  await act(stage, 'principal', names.school, async (page) => {
    await openMenu(page, '校本研修');
    await page.getByRole('link', { name: task, exact: true }).click();
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await page.getByText('已确认，等待上级认定').waitFor();
  });
}

export async function approveActivity(stage: Stage): Promise<void> {
  await act(stage, 'countyAdmin', names.county, async (page) => {
    await openMenu(page, '校本研修');
    await page.getByRole('link', { name: task, exact: true }).click();
    await page.getByRole('button', { name: '认定', exact: true }).click();
    await page.getByText('已认定，计入校本学时').waitFor();
  });
}

/** The provider writes down the offline lecture by the list of who came … */
export async function recordLecture(stage: Stage, { teachers }: Cast): Promise<void> {
  await act(stage, 'providerManager', names.provider, async (page) => {
    await openMenu(page, '线下授课');
    await page.getByRole('link', { name: '登记授课' }).click();
    await page.getByRole('heading', { level: 1, name: '登记授课' }).waitFor();
    await page.getByLabel('授课名称').fill('师德师风与校园安全专题报告');
    await page.getByLabel('日期').fill('2021-11-07');
    await page.getByLabel('主讲').fill('学科专家');
    await page
      .getByRole('textbox', { name: '名单' })
      .fill(teachers.map((one) => `${one.name} ${one.phone}`).join('\n'));
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText(`已登记 ${teachers.length} 人，名单全部对上。`).waitFor();
  });
}

/** … and marks the teachers' part in the activities. */
export async function giveMarks(stage: Stage, { teachers }: Cast): Promise<void> {
  await act(stage, 'providerManager', names.provider, async (page) => {
    await openMenu(page, '评分');
    const list = teachers.map((one, at) => `${one.name} ${one.phone} ${95 - at}`).join('\n');
    await page.getByRole('textbox', { name: '名单和分数' }).fill(list);
    await page.getByRole('button', { name: '登记评分' }).click();
    await page.getByText(`已登记 ${teachers.length} 人，名单全部对上。`).waitFor();
  });
}

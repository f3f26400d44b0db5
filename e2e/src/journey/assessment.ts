import { names } from './cast.ts';
import { act, dialog, openMenu, type Stage, search, stateTag } from './stage.ts';

/** The provider computes the scores and hands the school's sheet to its principal. */
export async function computeScores(stage: Stage): Promise<void> {
  await act(stage, 'providerManager', names.provider, async (page) => {
    await openMenu(page, '成绩');
    await page.getByRole('button', { name: '计算成绩', exact: true }).click();
    await page.getByText('计算成绩已完成').waitFor();
    await search(page, names.school);
    await page.getByRole('link', { name: names.school, exact: true }).click();
    await page.getByRole('button', { name: '确认，交学校' }).click();
    await dialog(page).getByRole('button', { name: '确认，交学校' }).click();
    await page.getByText('已确认，交校长核对').waitFor();
  });
}

/** The principal looks at her teachers' scores and posts them. */
export async function postScores(stage: Stage): Promise<void> {
  await act(stage, 'principal', names.school, async (page) => {
    await openMenu(page, '成绩');
    await page.getByRole('button', { name: '确认并公示' }).click();
    await dialog(page).getByRole('button', { name: '确认并公示' }).click();
    await page.getByText(/成绩公示到2022年5月9日/).waitFor();
  });
}

/** When the posting has ended without an objection, the county approves: the scores are locked. */
export async function approveScores(stage: Stage): Promise<void> {
  await act(stage, 'countyAdmin', names.county, async (page) => {
    await openMenu(page, '成绩');
    await search(page, names.school);
    await stateTag(page, '公示期满').waitFor();
    await page.getByRole('link', { name: names.school, exact: true }).click();
    await page.getByRole('button', { name: '审定', exact: true }).click();
    await dialog(page).getByRole('button', { name: '审定', exact: true }).click();
    await page.getByText('已审定，学分和证书已生成').waitFor();
  });
}

import { strict as assert } from 'node:assert';
import { type Cast, names } from './cast.ts';
import { act, openMenu, type Stage, search } from './stage.ts';

/**
 * The notice leaves the weights open. The county sets them so that a kindergarten's meeting, a lecture and a mark can
 * make a pass: nobody studies fifty hours in a test.
 */
export async function setWeights(stage: Stage): Promise<void> {
  await act(stage, 'countyAdmin', names.county, async (page) => {
    await openMenu(page, '培训项目');
    await page.getByRole('link', { name: names.program, exact: true }).click();
    await page.getByRole('main').getByRole('link', { name: '修改', exact: true }).click();
    for (const [part, percent] of Object.entries({ 网络研修: 10, 校本研修: 20, 研修活动: 30, 线下授课: 40 })) {
      await page.getByLabel(`${part}权重`).fill(String(percent));
    }
    await page.getByLabel('为什么修改').fill('按县里的考核办法确定四部分权重');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: names.program, exact: true }).waitFor();
    await page.getByText('第 2 版').first().waitFor();
    assert.ok((await page.title()).includes(names.program));
  });
}

/** The reporting unit whose roster it is. */
interface Unit {
  readonly school: string;
}

/** The clerk uploads her own workbook, looks at what was read, imports it and hands it to her principal. */
export async function submitRoster(stage: Stage, cast: Cast, { school }: Unit = names): Promise<void> {
  await act(stage, 'schoolAdmin', school, async (page) => {
    await openMenu(page, '名单');
    await page.getByLabel('参训名单').setInputFiles({
      name: `${school} 参训名单.xlsx`,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(cast.roster),
    });
    await page.getByRole('heading', { level: 1, name: '核对上传的名单' }).waitFor();
    const { length } = cast.teachers;
    await page.getByText(`共 ${length} 行`).waitFor();
    for (const { name } of cast.teachers) await page.getByRole('row').filter({ hasText: name }).waitFor();
    await page.getByRole('button', { name: `导入 ${length} 行` }).click();
    await page.getByText(`已导入：新增 ${length} 人`).waitFor();
    await page.getByRole('heading', { level: 1, name: '名单' }).waitFor();
    const staff = page.getByLabel('在职专任教师数');
    await staff.fill(String(cast.staffCount));
    await staff.press('Enter');
    await page.getByText('已保存在职专任教师数').waitFor();
    await page.getByRole('button', { name: '提交校长确认' }).click();
    await page.getByText('已提交，等待校长确认').waitFor();
  });
}

export async function confirmRoster(stage: Stage, { school }: Unit = names): Promise<void> {
  await act(stage, 'principal', school, async (page) => {
    await openMenu(page, '名单');
    await page.getByRole('button', { name: '确认并上报' }).click();
    await page.getByText('已确认，名单已上报').waitFor();
  });
}

/** The county is the last level of this program: it locks. */
export async function lockRoster(stage: Stage): Promise<void> {
  await act(stage, 'countyAdmin', names.county, async (page) => {
    await openMenu(page, '名单');
    await search(page, names.school);
    await page.getByRole('link', { name: names.school, exact: true }).click();
    await page.getByRole('button', { name: '通过并锁定' }).click();
    await page.getByText('已锁定，账号随即开通').waitFor();
  });
}

import { expect } from 'vitest';
import { names } from '../journey/cast.ts';
import { act, dialog, openMenu, type Stage, search } from '../journey/stage.ts';
import { type RegistrationCast, returnReasons } from './fill.ts';

/** The county opens what was handed in, writes a reason beside one row and returns the roster. */
export async function returnRoster(stage: Stage, { returned }: RegistrationCast): Promise<void> {
  await act(stage, 'countyAdmin', names.county, async (page) => {
    await openMenu(page, '名单');
    await search(page, names.school);
    await page.getByRole('link', { name: names.school, exact: true }).click();
    await page.getByLabel(`退回${returned.name}的原因`).fill(returnReasons.row);
    await page.getByRole('button', { name: '退回', exact: true }).click();
    const reason = dialog(page);
    await reason.getByText('另附 1 行的原因').waitFor();
    await reason.getByLabel('原因', { exact: true }).fill(returnReasons.whole);
    // closed before it is sent, the dialog still has it when it is opened again
    await reason.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await reason.getByText('已恢复您上次填写、还没有提交的内容。').waitFor();
    expect(await reason.getByLabel('原因', { exact: true }).inputValue()).toBe(returnReasons.whole);
    await reason.getByRole('button', { name: '退回', exact: true }).click();
    await reason.waitFor({ state: 'detached' });
    await page.getByText('名单已退回，请按要求修改后重新提交').waitFor();
  });
}

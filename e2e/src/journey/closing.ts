import { strict as assert } from 'node:assert';
import { dayText } from '@yanxiu/domain/kernel/day';
import type { Page } from 'playwright-core';
import type { Cast } from './cast.ts';
import { strayFen } from './money.ts';
import { type Place, yangcheng } from './place.ts';
import { act, dialog, openMenu, type Stage } from './stage.ts';

const feeFen = 12_000;

/** The day is closed on an account that adds up to the fen; afterwards nothing can be booked into it any more. */
export async function closeDay(stage: Stage, { teachers }: Cast, place = yangcheng): Promise<void> {
  const paidFen = teachers.length * feeFen;
  await act(stage, 'providerFinance', place.provider, async (page) => {
    await openMenu(page, '对账与结账');
    const open = { 收入: paidFen + strayFen, 认领净额: paidFen, 退款: 0, 冲正: 0, 未认领: strayFen, 其他业务: 0 };
    assert.deepEqual(await equation(page), open);
    await page.getByText('账平：收入与各项去向之和相等，合计与明细相符。').waitFor();
    await page.getByRole('button', { name: `日结 ${dayText(place.workOn)}` }).click();
    const closing = dialog(page, `日结 ${dayText(place.workOn)}`);
    await closing.getByLabel(`请输入“${place.workOn}”以确认`).fill(place.workOn);
    await closing.getByRole('button', { name: '结账' }).click();
    await page.getByText('已结账').first().waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: `日结 ${dayText(place.workOn)}` })
      .waitFor();
    await openMenu(page, '待认领');
    await refuseBackDated(page, place);
    await page.keyboard.press('o');
    await dialog(page, '记为其他业务').getByRole('button', { name: '记为其他业务' }).click();
    await page.getByText('没有待认领的流水').waitFor();
    await page.goto(`/office/closings?on=${place.workOn}`);
    assert.deepEqual(await equation(page), open);
    await page.goto(`/office/closings?on=${place.nextOn}`);
    await page.getByText(`${dayText(place.nextOn)} 的账户`).waitFor();
    assert.deepEqual(await equation(page), { ...open, 未认领: 0, 其他业务: strayFen });
    // a browser notes every refusal in its console: this one was wanted
    assert.match(stage.watch.problems.pop() ?? '', /409 \(Conflict\).*\/book$/);
  });
}

/** A booking that names a closed day is sent back with the day from which it may be booked. */
async function refuseBackDated(page: Page, place: Place): Promise<void> {
  await page.getByRole('region', { name: '所选流水' }).getByText('往来款').first().waitFor();
  await page.keyboard.press('/');
  const booking = dialog(page, '认领到缴费单');
  await booking.getByRole('combobox', { name: '查找学校或缴费码' }).fill(place.school);
  await page
    .locator('.ant-select-item-option')
    .filter({ hasText: `${place.school}（` })
    .click();
  await booking.getByLabel('入账日期').fill(place.workOn);
  await booking.getByRole('button', { name: '认领', exact: true }).click();
  await booking
    .getByRole('alert')
    .getByText(`请记到 ${dayText(place.nextOn)} 或以后`)
    .waitFor();
  await booking.getByRole('button', { name: '取消', exact: true }).click();
  await booking.waitFor({ state: 'hidden' });
  // the page hears no keys until the dialog's shade is gone as well
  await page.waitForFunction(() => !document.querySelector('.ant-modal-wrap:not([style*="display: none"])'));
}

/** The figures of the account as they stand on the page, in 分; what is in one place is the sum of the others. */
async function equation(page: Page): Promise<Record<string, number>> {
  await page.locator('.equation').waitFor();
  const read = await page
    .locator('.equation > div')
    .evaluateAll((terms) =>
      terms.map((term) => [term.querySelector('dt')?.textContent ?? '', term.querySelector('dd')?.textContent ?? '']),
    );
  const terms = read.map(([name = '', amount = '']): [string, number] => [
    name.replace(/（.*/, ''),
    Math.round(Number(amount.replaceAll(/[^\d.-]/g, '')) * 100),
  ]);
  const [incoming, ...parts] = terms;
  assert.equal(
    incoming?.[1],
    parts.reduce((sum, [, fen]) => sum + fen, 0),
  );
  return Object.fromEntries(terms);
}

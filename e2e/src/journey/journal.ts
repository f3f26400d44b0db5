import { strict as assert } from 'node:assert';
import { readSheets } from '@yanxiu/server/platform/sheets/read';
import type { Cast } from './cast.ts';
import { strayFen } from './money.ts';
import type { Place } from './place.ts';
import { act, contentOf, openMenu, type Stage } from './stage.ts';

const feeFen = 12_000;

/** The accountant enters her own accounts and takes the month's journal vouchers, which are balanced and say what came. */
export async function takeJournal(stage: Stage, { teachers }: Cast, place: Place): Promise<void> {
  const file = await act(stage, 'providerFinance', place.provider, async (page) => {
    await openMenu(page, '对账与结账');
    await page.getByRole('link', { name: '凭证科目' }).click();
    await page.getByText('还没有确认过科目').waitFor();
    await page.getByRole('radio', { name: '政府会计制度（高等学校）' }).check();
    const bank = page.getByRole('group', { name: '银行存款' });
    await bank.getByLabel('科目编码').fill('100201');
    await bank.getByLabel('科目名称').fill('银行存款—工行城建支行');
    await page.getByRole('button', { name: '保存科目' }).click();
    await page.getByRole('heading', { level: 1, name: '对账与结账' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `导出 ${place.workOn.slice(0, 7)} 凭证分录` }).click(),
    ]);
    return contentOf(download);
  });
  const read = await readSheets(new Uint8Array(file), '凭证分录.xlsx');
  if ('refused' in read) throw new Error(read.refused.message);
  const sums = read.sheets
    .find(({ name }) => name === '科目汇总')
    ?.rows.map(({ cells }) => cells.map((cell) => cell?.text));
  const yuan = (fen: number) => new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }).format(fen / 100);
  const paidFen = teachers.length * feeFen;
  const bank = sums?.find(([code]) => code === '100201');
  assert.deepEqual(bank?.slice(1, 3), ['银行存款—工行城建支行', yuan(paidFen + strayFen)]);
  const [, , debit, credit] = sums?.at(-1) ?? [];
  assert.equal(debit, credit);
}

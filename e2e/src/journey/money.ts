import { strict as assert } from 'node:assert';
import { icbcStatement, type StatementLine } from '@yanxiu/tools/generator/statement';
import type { Page } from 'playwright-core';
import type { Cast } from './cast.ts';
import { scan } from './evidence.ts';
import { type Place, yangcheng } from './place.ts';
import { act, contentOf, dialog, openMenu, type Stage, stateTag } from './stage.ts';

/** What a school reads off its bill and takes to the bank. */
export interface Transfer {
  readonly accountNumber: string;
  readonly remark: string;
  readonly heads: number;
}

const feeFen = 12_000;
/** So many of the teachers are paid for from somebody's own account, with nothing written on it. */
const late = 1;
/** What has nothing to do with the training came into the same account. */
export const strayFen = 500_01;

/** The school's accountant reads how to pay, pays at the bank for most teachers, and registers that with its voucher. */
export async function registerRemittance(stage: Stage, { teachers }: Cast, place = yangcheng): Promise<Transfer> {
  return act(stage, 'schoolFinance', place.school, async (page) => {
    await openMenu(page, '缴费单');
    await stateTag(page, '未到账').waitFor();
    const given = await page.locator('.remark-text').innerText();
    const account = await page
      .getByText(/^\d{4}( \d{1,4})+$/)
      .first()
      .innerText();
    assert.ok(given.includes(`${teachers.length}人`), given);
    const heads = teachers.length - late;
    const remark = given.replace(`${teachers.length}人`, `${heads}人`);
    await page.getByRole('button', { name: '登记汇款' }).click();
    await page.getByLabel('汇款回单').setInputFiles({ name: '回单.pdf', mimeType: 'application/pdf', buffer: scan() });
    await page.getByRole('link', { name: '回单.pdf' }).waitFor();
    await page.getByLabel('汇款金额').fill(String((heads * feeFen) / 100));
    await page.getByLabel('缴费人数').fill(String(heads));
    await page.getByLabel('汇款日期').fill(place.paidOn);
    await page.getByLabel('付款开户行').fill('山西阳城农村商业银行');
    await page.getByLabel('汇款备注原文').fill(remark);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('待县级核对').waitFor();
    return { accountNumber: account.replaceAll(' ', ''), remark, heads };
  });
}

/** The county holds the registration against the voucher. */
export async function checkRemittance(stage: Stage, place = yangcheng): Promise<void> {
  await act(stage, 'countyAdmin', place.county, async (page) => {
    await openMenu(page, '汇款登记');
    await page.getByRole('button', { name: `核对无误${place.school}` }).click();
    await page.getByText('已核对', { exact: true }).first().waitFor();
  });
}

/** The provider's accountant imports the bank's file: what is clear is booked, what is not waits for her. */
export async function importStatement(stage: Stage, transfer: Transfer, place = yangcheng): Promise<void> {
  await act(stage, 'providerFinance', place.provider, async (page) => {
    await openMenu(page, '导入流水');
    await page.getByLabel('银行流水').setInputFiles({
      name: 'historydetail.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(statementOf(transfer, place)),
    });
    await page.getByText('逐笔余额连续，流水完整。').waitFor();
    await page.getByRole('row').filter({ hasText: transfer.remark }).waitFor();
    await page.getByRole('button', { name: '导入 3 笔新流水' }).click();
    await page.getByText(/新导入 3 笔.*自动认领 1 笔.*待人工认领 2 笔/).waitFor();
    await page.getByRole('link', { name: '去认领' }).click();
    await bookByHand(page, place);
  });
}

/** The line that says nothing is given to the school by hand: the engine named nobody, so a second person looks on. */
async function bookByHand(page: Page, place: Place): Promise<void> {
  await page.getByRole('heading', { level: 1, name: '待认领' }).waitFor();
  await page.getByRole('region', { name: '所选流水' }).getByText('网银转账').first().waitFor();
  await page.getByRole('button', { name: '查找或分到几所学校' }).click();
  const booking = dialog(page, '认领到缴费单');
  await booking.getByRole('combobox', { name: '查找学校或缴费码' }).fill(place.school);
  await page
    .locator('.ant-select-item-option')
    .filter({ hasText: `${place.school}（` })
    .click();
  await booking.getByText(/剩余\s*0\.00/).waitFor();
  await booking.getByLabel('说明', { exact: true }).fill('电话核实：一位教师自行垫付');
  await booking.getByRole('button', { name: '认领', exact: true }).click();
  await page.getByText('已提交，等另一位财务人员复核后入账').waitFor();
}

/** Another accountant of the provider confirms what the first one booked. */
export async function confirmBooking(stage: Stage, place = yangcheng): Promise<void> {
  const second = 1;
  await act(
    stage,
    'providerFinance',
    place.provider,
    async (page) => {
      await openMenu(page, '入账与复核');
      await page.getByRole('button', { name: /^复核入账/ }).click();
      await page.getByText('已复核入账').waitFor();
    },
    second,
  );
}

/** Where the school wants its invoices. */
export const mailbox = 'caiwu@yangcheng-youeryuan.example';

/** The school sees that everything has arrived, and asks for two invoices: for most teachers, and for the late one. */
export async function askInvoice(stage: Stage, { teachers }: Cast, place = yangcheng): Promise<void> {
  await act(stage, 'schoolFinance', place.school, async (page) => {
    await openMenu(page, '缴费单');
    await stateTag(page, '已缴清').waitFor();
    const figures = await page.locator('.figures').innerText();
    assert.match(figures, /还差\s*0\.00/);
    const due = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
    assert.ok(figures.includes(due.format((teachers.length * feeFen) / 100)), figures);
    await page.getByRole('link', { name: '发票抬头' }).click();
    await page.getByLabel('接收邮箱').fill(mailbox);
    await page.getByRole('button', { name: '保存抬头' }).click();
    await stateTag(page, '已缴清').waitFor();
    const request = dialog(page, '申请开票');
    for (const heads of [teachers.length - late, late]) {
      await page.getByRole('button', { name: '申请开票' }).click();
      await request.getByLabel('开票金额').fill(String((heads * feeFen) / 100));
      await request.getByRole('button', { name: '申请开票' }).click();
      await page.getByText('已申请，开出后可在这里下载').first().waitFor();
      await request.waitFor({ state: 'hidden' });
    }
  });
}

/** The provider's accountant confirms how the fee is taxed and takes the file for the tax bureau's import. */
export async function exportInvoices(stage: Stage, place = yangcheng): Promise<Buffer> {
  return act(stage, 'providerFinance', place.provider, async (page) => {
    await openMenu(page, '批量开票');
    await page.getByRole('link', { name: '开票设置' }).click();
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByRole('button', { name: '导出 2 张并下载' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page, '导出待开发票').getByRole('button', { name: '导出并下载' }).click(),
    ]);
    await page.getByText('已做成一批，共 2 张').waitFor();
    return contentOf(file);
  });
}

/** The bank's export: the school's own transfer, one from a person that says nothing, and one that is not ours. */
function statementOf({ accountNumber, remark, heads }: Transfer, { school, paidOn }: Place): Uint8Array {
  const common = { direction: 'in', payerBankNumber: '', purpose: '' } as const;
  const lines: StatementLine[] = [
    {
      ...common,
      at: `${paidOn} 10:21:33`,
      amountFen: heads * feeFen,
      voucherNumber: '00001',
      payerName: school,
      payerAccount: '1405220101900001',
      summary: '转账',
      remark,
    },
    {
      ...common,
      at: `${paidOn} 15:02:10`,
      amountFen: late * feeFen,
      voucherNumber: '00002',
      payerName: '卫秋月',
      payerAccount: '6217001400000000001',
      summary: '网银转账',
      remark: '',
    },
    {
      ...common,
      at: `${paidOn} 16:30:45`,
      amountFen: strayFen,
      voucherNumber: '00003',
      payerName: '晋城市太行文化用品有限公司',
      payerAccount: '1405220101988888',
      summary: '转账',
      remark: '往来款',
    },
  ];
  return icbcStatement({ accountNumber, openingFen: 1_000_00 }, lines);
}

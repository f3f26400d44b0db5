import { strict as assert } from 'node:assert';
import { readSheets } from '@yanxiu/server/platform/sheets/read';
import { zipStream } from '@yanxiu/server/platform/sheets/zip-stream';
import type { Page } from 'playwright-core';
import { scan } from './evidence.ts';
import { mailbox } from './money.ts';
import { yangcheng } from './place.ts';
import { act, dialog, openMenu, type Stage } from './stage.ts';

/** An invoice as the tax bureau has issued it: who asked for what, and its number. */
export interface Issued {
  readonly serial: string;
  readonly uscc: string;
  readonly title: string;
  readonly amount: string;
  readonly number: string;
}

/** The bureau takes the workbook and issues: what it reads there is what comes back in its list. */
export async function issue(workbook: Buffer): Promise<readonly Issued[]> {
  const read = await readSheets(new Uint8Array(workbook), '批量开票.xlsx');
  if ('refused' in read) throw new Error(read.refused.message);
  const tables = read.sheets.map(({ rows }) => rows.map(({ cells }) => cells.map((cell) => cell?.text ?? '')));
  const invoices = tableWith(tables, '购买方名称');
  const items = tableWith(tables, '金额');
  return invoices.map((row, at) => ({
    serial: row('发票流水号'),
    uscc: row('购买方纳税人识别号'),
    title: row('购买方名称'),
    amount: items.find((item) => item('发票流水号') === row('发票流水号'))?.('金额') ?? '',
    number: `2114200000000000${String(at + 1).padStart(4, '0')}`,
  }));
}

type Row = (heading: string) => string;

/** The rows of the sheet that has this heading; the bureau's headings stand in row 3, some marked with a star. */
function tableWith(tables: readonly (readonly (readonly string[])[])[], heading: string): Row[] {
  const plain = (text: string) => text.replace(/^\*/, '').trim();
  for (const table of tables) {
    const head = table[2]?.map(plain) ?? [];
    if (!head.includes(heading) || !head.includes('发票流水号')) continue;
    return table
      .slice(3)
      .filter((row) => row.some((text) => text !== ''))
      .map((row) => (wanted) => row[head.indexOf(wanted)] ?? '');
  }
  throw new Error(`the workbook has no ${heading}`);
}

/** The accountant reads the bureau's list back and gives in its files: a zip, and one alone; a wrong XML is named. */
export async function takeInvoices(stage: Stage, issued: readonly Issued[], place = yangcheng): Promise<void> {
  const [first, second] = issued;
  assert.ok(first && second && issued.length === 2);
  const zip = await zipOf([
    { name: `dzfp_${first.number}.pdf`, chunks: [scan().toString()] },
    { name: `${first.number}.xml`, chunks: [xmlOf(first, first.amount)] },
  ]);
  await act(stage, 'providerFinance', place.provider, async (page) => {
    await openMenu(page, '批量开票');
    await page.getByLabel('电子税务局导出的“全量发票查询”').setInputFiles({
      name: '全量发票查询.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(resultOf(issued, place.workOn)),
    });
    await page.getByText('读了 2 张：登记号码 2 张，红冲 0 张，不是本系统的 0 张，要核对 0 张。').waitFor();
    await page.getByRole('row', { name: /第 1 批.*2 \/ 2/ }).waitFor();
    const give = (name: string, mimeType: string, buffer: Buffer) =>
      page.getByLabel('税务局下载的发票文件').setInputFiles({ name, mimeType, buffer });
    await give('发票.zip', 'application/zip', zip);
    await page.getByText('已配对 2 个文件，学校可以下载。').waitFor();
    await give(`dzfp_${second.number}.pdf`, 'application/pdf', scan());
    await page.getByText('已配对 3 个文件，学校可以下载。').waitFor();
    await give('另一个.xml', 'text/xml', Buffer.from(xmlOf(second, '1.00')));
    await page.getByText(/价税合计 1\.00/).waitFor();
    await page.getByText('已配对 3 个文件，学校可以下载。').waitFor();
  });
}

/** One goes to the school's mailbox, the other is fetched by hand and signed for in the register. */
export async function deliverInvoices(
  stage: Stage,
  [first, second]: readonly Issued[],
  place = yangcheng,
): Promise<void> {
  assert.ok(first && second);
  await act(stage, 'providerFinance', place.provider, async (page) => {
    await openMenu(page, '发票');
    const deliver = dialog(page, '交付发票');
    await invoiceRow(page, first).getByRole('button', { name: /^交付/ }).click();
    await deliver.getByText(`发到 ${mailbox}`).waitFor();
    await deliver.getByRole('button', { name: '发送邮件' }).click();
    await invoiceRow(page, first).getByText(`邮箱 ${mailbox}`).waitFor();
    await invoiceRow(page, second).getByRole('button', { name: /^交付/ }).click();
    await deliver.getByText('自取', { exact: true }).click();
    await deliver.getByLabel('领取人').fill('王出纳');
    await deliver.getByRole('button', { name: '登记领取' }).click();
    await invoiceRow(page, second).getByText('自取 王出纳').waitFor();
  });
}

/** The platform's operator sees in the outbox that the invoice was sent, and to whom. */
export async function findMail(stage: Stage): Promise<void> {
  const login = stage.product.logins.find(({ roles }) => roles.some(({ role }) => role === 'operator'));
  const org = login?.roles.find(({ role }) => role === 'operator')?.org;
  assert.ok(org);
  await act(stage, 'operator', org, async (page) => {
    await openMenu(page, '邮件发件箱');
    await page.getByRole('row').filter({ hasText: mailbox }).getByText('已发出').waitFor();
  });
}

/** The second invoice is written off; the school sees both as they stand and can fetch the files. */
export async function redLetter(stage: Stage, [first, second]: readonly Issued[], place = yangcheng): Promise<void> {
  assert.ok(first && second);
  await act(stage, 'providerFinance', place.provider, async (page) => {
    await openMenu(page, '发票');
    await invoiceRow(page, second).getByRole('button', { name: /^红冲/ }).click();
    const red = dialog(page, '登记红冲');
    await red.getByLabel('红字发票号码').fill('21142000000000009999');
    await red.getByLabel('红冲原因').fill('学校要求合并成一张');
    await red.getByRole('button', { name: '登记', exact: true }).click();
    await invoiceRow(page, second).getByText('已红冲').waitFor();
  });
  await act(stage, 'schoolFinance', place.school, async (page) => {
    await openMenu(page, '发票');
    await invoiceRow(page, first).getByText('已交付').waitFor();
    await invoiceRow(page, second).getByText('已红冲').waitFor();
    const file = await invoiceRow(page, first).getByRole('link', { name: 'PDF' }).getAttribute('href');
    const answer = await page.request.get(file ?? '');
    assert.equal((await answer.body()).subarray(0, 4).toString(), '%PDF');
  });
}

const invoiceRow = (page: Page, { number }: Issued) => page.getByRole('row').filter({ hasText: number });

/** 全量发票查询 as the bureau hands it out. */
function resultOf(issued: readonly Issued[], issuedOn: string): string {
  const head = '序号,数电发票号码,购方识别号,购买方名称,开票日期,价税合计,发票状态,是否正数发票,备注';
  const rows = issued.map((one, at) =>
    [at + 1, one.number, one.uscc, one.title, issuedOn, one.amount, '正常', '是', `${one.serial} 培训费`].join(','),
  );
  return [head, ...rows].join('\r\n');
}

function xmlOf(of: Issued, amount: string): string {
  return `<EInvoice><EIid>${of.number}</EIid><TotalTax-includedAmount>${amount}</TotalTax-includedAmount></EInvoice>`;
}

async function zipOf(entries: Parameters<typeof zipStream>[0]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

import { beforeAll, describe, expect, it } from 'vitest';
import {
  aBill,
  aMoneyWorld,
  billOf,
  importLines,
  lineOf,
  type MoneyWorld,
  send,
  uploadFile,
} from '../payment/testing/money-world.ts';
import { readSheets } from '../platform/sheets/read.ts';
import { zipOf } from '../platform/sheets/sheet-testing.ts';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

type Person = MoneyWorld['finance'];
const post = (person: Person, url: string, payload: object) => send(test, person, 'POST', url, payload);
const put = (person: Person, url: string, payload: object) =>
  test.server.inject({ method: 'PUT', url, headers: person.headers, payload });

const title = {
  name: '阳城县凤城镇第二中学',
  uscc: '121405225678901239',
  delivery: 'email',
  email: 'caiwu@example.cn',
};
const setting = {
  rateBp: 300,
  exempt: false,
  exemptReason: '',
  policy: '按3%简易征收',
  itemName: '*非学历教育服务*培训费',
  taxCode: '3070201020000000000',
  payeeName: '',
  reviewerName: '',
};

/** A bill of 56 heads with this much arrived for it. */
async function aPaidBill(paidFen = 672_000) {
  const world = await aMoneyWorld(test);
  const billId = await aBill(test, world, world.school, 56);
  await importLines(test, world, [
    { serial: '1', at: '2021-10-27 10:00:00', amountFen: paidFen, name: '武晋平', account: '62170000', remark: '款' },
  ]);
  const line = await lineOf(test, world, '1');
  const parts = [{ programId: world.programId, billId, amountFen: paidFen }];
  const { bookingId } = (await post(world.finance, `/api/bank-lines/${line.id}/book`, { parts })).json();
  await post(world.second, `/api/bookings/${bookingId}/confirm`, { version: 1 });
  const url = `/api/programs/${world.programId}/invoices`;
  const setTitle = (version = 0, change: object = {}) =>
    put(world.clerk, `/api/schools/${world.school.id}/invoice-title`, { version, ...title, ...change });
  const request = (payload: object = {}) => post(world.clerk, url, { billId, ...payload });
  const list = async (person = world.finance) => (await send(test, person, 'GET', url)).json();
  return { world, billId, lineId: line.id as string, bookingId: bookingId as string, url, setTitle, request, list };
}

const header = '序号,数电发票号码,购方识别号,购买方名称,开票日期,价税合计,发票状态,是否正数发票,备注';
const stamp = String(Date.now()).slice(-4);
const number = (at: number) => `24312000000136${stamp}${String(at).padStart(2, '0')}`;

async function readBack(world: MoneyWorld, rows: readonly string[]) {
  const fileId = await uploadFile(
    test,
    world.finance,
    Buffer.from([header, ...rows].join('\r\n')),
    '全量发票.csv',
    'sheet',
  );
  return (await post(world.finance, '/api/invoice-results', { fileId })).json();
}

describe('invoice.setTitle', () => {
  it('is the unit’s own, checked before use', async () => {
    const { world, setTitle } = await aPaidBill();
    expect((await setTitle(0, { uscc: '12140522' })).json()).toMatchObject({
      code: 'invoice.titleBad',
      message: expect.stringContaining('应为 18 位'),
    });
    expect((await setTitle(0, { email: '' })).json().message).toContain('请填写接收邮箱');
    const url = `/api/schools/${world.school.id}/invoice-title`;
    expect((await send(test, world.clerk, 'GET', url)).json()).toMatchObject({
      title: null,
      suggested: { name: world.school.name },
      version: 0,
      mayEdit: true,
    });
    expect((await setTitle()).statusCode).toBe(200);
    expect((await setTitle()).json().code).toBe('invoice.changed');
    expect((await setTitle(1)).json().version).toBe(2);
    expect((await send(test, world.countyAdmin, 'GET', url)).json()).toMatchObject({
      title: { uscc: title.uscc },
      mayEdit: false,
    });
    expect((await put(world.countyAdmin, url, { version: 2, ...title })).json().code).toBe('invoice.notOfUnit');
    expect((await put(world.finance, url, { version: 2, ...title })).statusCode).toBe(403);
    const [, other] = world.schools;
    const stranger = await aPerson(test, { role: 'schoolFinance', ...(other ? { org: other } : {}) });
    expect((await send(test, stranger, 'GET', url)).statusCode).toBe(404);
  });
});

describe('invoice.request', () => {
  it('never above what arrived, never twice', async () => {
    const { world, billId, request, setTitle } = await aPaidBill(660_000);
    expect((await request()).json().code).toBe('invoice.titleMissing');
    await setTitle();
    expect((await request({ totalFen: 660_001 })).json().code).toBe('invoice.aboveAllocated');
    expect((await request({ totalFen: 600_000 })).json()).toMatchObject({
      totalFen: 600_000,
      serial: expect.stringMatching(/^YX\d{10}$/),
    });
    expect((await request()).json().totalFen).toBe(60_000);
    expect((await request()).json().code).toBe('invoice.nothingToInvoice');
    expect(await billOf(test, world, billId)).toMatchObject({ requestedFen: 660_000, invoicedFen: 0 });
    expect((await post(world.finance, `/api/programs/${world.programId}/invoices`, { billId })).statusCode).toBe(403);
    const [, other] = world.schools;
    const stranger = await aPerson(test, { role: 'schoolFinance', ...(other ? { org: other } : {}) });
    expect((await post(stranger, `/api/programs/${world.programId}/invoices`, { billId })).statusCode).toBe(404);
  });

  it('two presses in the same moment make one invoice', async () => {
    const { world, billId, request, setTitle } = await aPaidBill();
    await setTitle();
    const answers = await Promise.all([request(), request(), request()]);
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 409, 409]);
    expect((await billOf(test, world, billId)).requestedFen).toBe(672_000);
  });

  it('can be withdrawn until it is exported', async () => {
    const { world, url, billId, request, setTitle } = await aPaidBill();
    await setTitle();
    const { id } = (await request()).json();
    expect((await post(world.clerk, `${url}/${id}/withdraw`, { version: 1, reason: '抬头填错' })).json()).toEqual({
      ok: true,
    });
    expect((await post(world.clerk, `${url}/${id}/withdraw`, { version: 2, reason: '再撤' })).json().code).toBe(
      'invoice.state',
    );
    expect((await billOf(test, world, billId)).requestedFen).toBe(0);
    expect((await request()).statusCode).toBe(200);
  });

  it('money under an invoice cannot leave its bill before the red letter', async () => {
    const { world, url, lineId, billId, request, setTitle, bookingId } = await aPaidBill();
    await setTitle();
    const { id } = (await request()).json();
    const refund = () =>
      post(world.finance, `/api/bank-lines/${lineId}/refund`, {
        takeOff: [{ programId: world.programId, billId, amountFen: 12_000 }],
        reason: '减一人',
      });
    expect((await refund()).json().message).toContain('请先红冲或撤回发票');
    expect(
      (await post(world.finance, `/api/bookings/${bookingId}/undo`, { version: 2, reason: '认错' })).json().message,
    ).toContain('请先红冲');
    const enter = () =>
      post(world.finance, `${url}/${id}/number`, { version: 1, number: number(1), issuedOn: '2021-10-28' });
    // what the tax is must be known before an invoice can be issued, in a batch or by itself
    expect((await enter()).json().code).toBe('invoice.settingMissing');
    await put(world.finance, '/api/invoice-setting', { version: 0, setting });
    expect((await enter()).statusCode).toBe(200);
    expect((await refund()).statusCode).toBe(409);
    const red = { version: 2, redNumber: number(2), redOn: '2021-10-28', reason: '减一人重开' };
    expect((await post(world.finance, `${url}/${id}/red-letter`, { ...red, redNumber: number(1) })).json().code).toBe(
      'invoice.redNumberBad',
    );
    expect((await post(world.finance, `${url}/${id}/red-letter`, { ...red, redOn: '2021-12-01' })).json().code).toBe(
      'invoice.issuedAhead',
    );
    expect((await post(world.finance, `${url}/${id}/red-letter`, red)).json()).toEqual({ ok: true });
    expect((await refund()).statusCode).toBe(200);
    expect(await billOf(test, world, billId)).toMatchObject({
      allocatedFen: 660_000,
      invoicedFen: 672_000,
      redFen: 672_000,
    });
    expect((await request()).json().totalFen).toBe(660_000);
  });
});

describe('from request to delivery', () => {
  it('exports the bureau’s workbook, reads the numbers back, takes the files, mails them', async () => {
    const { world, url, billId, request, setTitle, list } = await aPaidBill();
    await setTitle();
    const { id, serial } = (await request({ wish: '请备注学校全称' })).json();
    const make = () => post(world.finance, '/api/invoice-batches', { programId: world.programId });
    expect((await make()).json().code).toBe('invoice.settingMissing');
    expect(
      (await put(world.finance, '/api/invoice-setting', { version: 0, setting: { ...setting, rateBp: 0 } })).json()
        .code,
    ).toBe('invoice.settingBad');
    expect((await put(world.finance, '/api/invoice-setting', { version: 0, setting })).json()).toEqual({ version: 1 });
    const batch = (await make()).json();
    expect(batch).toMatchObject({ count: 1, totalFen: 672_000, left: 0 });
    expect((await make()).json().code).toBe('invoice.batchEmpty');
    // acceptance: 6524.27 + 195.73
    expect((await list()).rows[0]).toMatchObject({
      stateName: '已导出',
      netFen: 652_427,
      taxFen: 19_573,
      batchNumber: batch.number,
    });
    expect((await post(world.clerk, `${url}/${id}/withdraw`, { version: 2, reason: '迟了' })).json().code).toBe(
      'invoice.state',
    );

    const file = await send(test, world.finance, 'GET', `/api/invoice-batches/${batch.id}/workbook`);
    const read = await readSheets(new Uint8Array(file.rawPayload), 'batch.xlsx');
    if ('refused' in read) throw new Error(read.refused.message);
    expect(read.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['1-发票基本信息', false],
      ['2-发票明细信息', false],
      ['3-特定业务信息', false],
      ['4-附加要素信息', false],
      ['excelVersion', true],
    ]);
    const cell = (sheet: number, line: number, column: number) =>
      read.sheets[sheet]?.rows.find((row) => row.line === line)?.cells[column];
    expect(cell(0, 3, 0)?.text).toBe('发票流水号');
    expect(cell(0, 4, 0)).toMatchObject({ text: serial, kind: 'text' });
    expect(cell(0, 4, 22)?.text).toContain(`${serial} 阳城县2021年度`);
    expect(cell(1, 4, 7)).toMatchObject({ text: '6720.00', kind: 'text' });
    expect(cell(4, 4, 0)?.text).toBe('pt:20260401');

    const blue = number(3);
    const wrong = await readBack(world, [`1,${blue},${title.uscc},某校,2021-10-28,6720.01,正常,是,${serial}`]);
    expect(wrong).toMatchObject({
      issued: 0,
      problems: [{ line: 2, message: expect.stringContaining('应为 6,720.00 元') }],
    });
    const result = await readBack(world, [
      `1,${blue},${title.uscc},某校,2021-10-28,6720.00,正常,是,${serial} 备注`,
      '2,24312000000000000000,91,别家,2021-10-28,1.00,正常,是,',
    ]);
    expect(result).toEqual({ rows: 2, issued: 1, reddened: 0, foreign: 1, problems: [] });
    expect(await billOf(test, world, billId)).toMatchObject({ invoicedFen: 672_000 });
    expect((await readBack(world, [`1,${blue},${title.uscc},某校,2021-10-28,6720.00,正常,是,${serial}`])).issued).toBe(
      0,
    );

    const deliver = (payload: object) => post(world.finance, `${url}/${id}/deliver`, payload);
    expect((await deliver({ version: 3, how: 'email' })).json().code).toBe('invoice.noFile');
    expect((await deliver({ version: 3, how: 'pickup' })).json().code).toBe('invoice.receiverMissing');
    const xml = (total: string) =>
      Buffer.from(
        `<EInvoice><EIid>${blue}</EIid><TotalTax-includedAmount>${total}</TotalTax-includedAmount></EInvoice>`,
      );
    const fileIds = [
      await uploadFile(test, world.finance, Buffer.from('%PDF-1.7\n发票'), `dzfp_${blue}.pdf`, 'invoice'),
      await uploadFile(test, world.finance, xml('6720.00'), 'a.xml', 'invoice'),
      await uploadFile(test, world.finance, xml('1.00'), 'b.xml', 'invoice'),
      await uploadFile(
        test,
        world.finance,
        Buffer.from(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml('6720.00')}`),
        'c.xml',
        'invoice',
      ),
      await uploadFile(test, world.finance, Buffer.from('%PDF-1.7\n别的'), '扫描件.pdf', 'invoice'),
    ];
    const taken = (await post(world.finance, `/api/programs/${world.programId}/invoice-files`, { fileIds })).json();
    expect(taken.paired).toBe(2);
    expect(taken.problems.map((one: { name: string; message: string }) => one.message.slice(0, 10))).toEqual([
      '价税合计 1.00 ',
      '文件里有外部实体声明',
      '没有找到对应的发票。',
    ]);
    const { version } = (await list()).rows[0];
    expect((await deliver({ version, how: 'email' })).json()).toEqual({ ok: true });
    const mail = await test.app.database.db
      .selectFrom('outboxMail')
      .selectAll()
      .where('recipient', '=', title.email)
      .orderBy('createdAt', 'desc')
      .executeTakeFirstOrThrow();
    expect(mail.fileIds).toHaveLength(2);
    const own = await list(world.clerk);
    expect(own.rows[0]).toMatchObject({ stateName: '已交付', number: blue, deliveredTo: title.email });
    expect((await send(test, world.clerk, 'GET', `/api/files/${own.rows[0].files[0].id}`)).statusCode).toBe(200);
    const red = number(4);
    expect(
      await readBack(world, [
        `1,${red},${title.uscc},某校,2021-10-28,-6720.00,正常,否,被红冲蓝字数电发票号码：${blue}`,
      ]),
    ).toMatchObject({ reddened: 1 });
    expect(await billOf(test, world, billId)).toMatchObject({ invoicedFen: 672_000, redFen: 672_000 });
    expect((await send(test, world.finance, 'GET', `${url}/export`)).rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('takes a zip apart and hands over many at once, naming what can’t be', async () => {
    const { world, url, request, setTitle, list } = await aPaidBill();
    await setTitle();
    const serials = [(await request({ totalFen: 600_000 })).json().serial, (await request()).json().serial];
    await put(world.finance, '/api/invoice-setting', { version: 0, setting });
    await post(world.finance, '/api/invoice-batches', { programId: world.programId });
    const [first, second] = [number(7), number(8)];
    await readBack(world, [
      `1,${first},${title.uscc},某校,2021-10-28,6000.00,正常,是,${serials[0]}`,
      `2,${second},${title.uscc},某校,2021-10-28,720.00,正常,是,${serials[1]}`,
    ]);
    const archive = await zipOf([
      { name: `发票/dzfp_${first}.pdf`, chunks: ['%PDF-1.7\n发票'] },
      { name: '发票/说明.txt', chunks: ['请查收'] },
      { name: `dzfp_${second}.pdf`, chunks: ['不是 PDF'] },
    ]);
    const take = async (bytes: Buffer, name: string) => {
      const fileIds = [await uploadFile(test, world.finance, bytes, name, 'invoice')];
      return (await post(world.finance, `/api/programs/${world.programId}/invoice-files`, { fileIds })).json();
    };
    expect(await take(archive, '发票.zip')).toEqual({ paired: 1, problems: [] });
    const broken = (await take(archive.subarray(0, archive.length - 30), '坏的.zip')).problems[0];
    expect(broken).toMatchObject({ name: '坏的.zip', message: expect.stringContaining('打不开') });
    const rows: { id: string; version: number }[] = (await list()).rows;
    const chosen = rows.map(({ id, version }) => ({ id, version }));
    const deliver = (payload: object) => post(world.finance, `${url}/deliver`, { invoices: chosen, ...payload });
    expect((await deliver({ how: 'pickup' })).json().code).toBe('invoice.receiverMissing');
    expect((await post(world.clerk, `${url}/deliver`, { invoices: chosen, how: 'email' })).statusCode).toBe(403);
    const mailed = (await deliver({ how: 'email' })).json();
    expect(mailed).toMatchObject({ delivered: 1, problems: [{ message: expect.stringContaining('电子文件') }] });
    const again = (await deliver({ how: 'pickup', receiver: '张出纳' })).json();
    expect(again).toMatchObject({ delivered: 1, problems: [{ message: expect.stringContaining('刚被别人修改') }] });
    const states = (await list()).rows.map((row: { deliveredTo: string }) => row.deliveredTo).sort();
    expect(states).toEqual([title.email, '张出纳'].sort());
  });

  it('a batch that the bureau did not take goes back, as long as nothing was issued', async () => {
    const { world, request, setTitle, list } = await aPaidBill();
    await setTitle();
    await request();
    await put(world.finance, '/api/invoice-setting', { version: 0, setting });
    const { id } = (await post(world.finance, '/api/invoice-batches', { programId: world.programId })).json();
    const foreign = await aMoneyWorld(test);
    expect((await post(foreign.finance, `/api/invoice-batches/${id}/release`, { reason: '别人的' })).statusCode).toBe(
      404,
    );
    expect(
      (await post(world.finance, `/api/invoice-batches/${id}/release`, { reason: '税务局未受理' })).json(),
    ).toEqual({ ok: true });
    expect((await list()).rows[0]).toMatchObject({ state: 'requested', batchNumber: null });
    expect((await post(world.finance, `/api/invoice-batches/${id}/release`, { reason: '再来' })).json().code).toBe(
      'invoice.batchDone',
    );
    expect((await send(test, world.finance, 'GET', '/api/invoice-batches')).json().rows[0]).toMatchObject({
      releaseReason: '税务局未受理',
    });
  });
});

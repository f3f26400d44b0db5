import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { importTask } from './import-statement.ts';
import { rematchTask } from './match-account.ts';
import {
  aBill,
  aLiaison,
  aMoneyWorld,
  billOf,
  importLines,
  lineOf,
  type MoneyWorld,
  noProgress,
  send,
  statementText,
  uploadFile,
} from './testing/money-world.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const payment = (heads: number, serial: string, at = '2021-11-03 10:21:33') => ({
  serial,
  at,
  amountFen: heads * 12_000,
  name: '阳城县凤城镇第二中学',
  account: '6222000011112222',
  remark: `晋城市阳城县凤城镇第二中学，${heads}人，张三15400000077`,
});

async function aWorldWithBill(heads = 56) {
  const world = await aMoneyWorld(test);
  await aLiaison(test, world.school, '张三', '15400000077');
  return { world, billId: await aBill(test, world, world.school, heads) };
}

const previewOf = async (world: MoneyWorld, text: string) => {
  const fileId = await uploadFile(test, world.finance, Buffer.from(text), '流水.csv', 'sheet');
  return send(test, world.finance, 'POST', `/api/bank-accounts/${world.accountId}/statements/preview`, { fileId });
};

describe('payment.previewStatement', () => {
  it('tells what the file holds and keeps nothing', async () => {
    const { world } = await aWorldWithBill();
    const lines = [
      payment(56, '900001'),
      { serial: '900002', at: '2021-11-03 11:00:00', direction: 'out' as const, amountFen: 500, summary: '手续费' },
    ];
    const response = await previewOf(world, statementText(world.accountNumber, lines));
    expect(response.json()).toMatchObject({
      lines: 2,
      known: 0,
      inCount: 1,
      inFen: 672_000,
      outCount: 1,
      outFen: 500,
      gaps: [],
    });
    const list = (await send(test, world.finance, 'GET', `/api/bank-accounts/${world.accountId}/lines`)).json();
    expect(list.total).toBe(0);
  });

  it('names a gap in the running balance', async () => {
    const { world } = await aWorldWithBill();
    const text = statementText(world.accountNumber, [payment(1, '910001'), payment(2, '910002'), payment(3, '910003')]);
    const without = text
      .split('\r\n')
      .filter((row) => !row.includes('910002'))
      .join('\r\n');
    expect((await previewOf(world, without)).json().gaps[0].message).toMatch(/余额不连续/);
  });

  it('refuses another account’s file and one that is no statement', async () => {
    const { world } = await aWorldWithBill();
    const foreign = await previewOf(world, statementText('020099998888777', [payment(1, '920001')]));
    expect(foreign.json()).toMatchObject({ code: 'payment.accountForeign', params: { tail: '8777' } });
    expect((await previewOf(world, '姓名,学段\n张三,小学\n')).json().code).toBe('payment.statement_no_header');
  });

  it('is the provider’s own business', async () => {
    const { world } = await aWorldWithBill();
    const url = `/api/bank-accounts/${world.accountId}/statements`;
    expect((await send(test, world.countyAdmin, 'POST', url, { fileId: world.accountId })).statusCode).toBe(403);
    const foreign = (await aMoneyWorld(test)).finance;
    expect((await send(test, foreign, 'POST', url, { fileId: world.accountId })).statusCode).toBe(404);
    expect((await send(test, foreign, 'GET', `/api/bank-accounts/${world.accountId}/lines`)).statusCode).toBe(404);
    const auditor = await aPerson(test, { role: 'auditor', org: world.provider });
    expect((await send(test, auditor, 'GET', `/api/bank-accounts/${world.accountId}/lines`)).statusCode).toBe(200);
  });
});

describe('payment.importStatement', () => {
  it('books what is certain, leaves the rest with candidates, adds nothing for what overlaps', async () => {
    const { world, billId } = await aWorldWithBill();
    const lines = [
      payment(56, '930001'),
      {
        serial: '930002',
        at: '2021-11-03 12:00:00',
        amountFen: 360_000,
        name: '武晋平',
        account: '62170000',
        remark: '培训费',
      },
      { serial: '930003', at: '2021-11-03 13:00:00', amountFen: 4_321, name: '应付活期存款利息', summary: '结息' },
    ];
    const first = await importLines(test, world, lines);
    expect(first).toMatchObject({ lines: 3, added: 3, known: 0, booked: 1, ignored: 1, left: 1 });
    expect(await billOf(test, world, billId)).toMatchObject({
      allocatedFen: 672_000,
      balanceFen: 0,
      standing: 'settled',
    });
    const booked = await lineOf(test, world, '930001');
    expect(booked).toMatchObject({ state: 'booked', schools: ['阳城县凤城镇第二中学'] });
    expect(booked.bookings[0]).toMatchObject({ by: 'engine', state: 'booked', amountFen: 672_000 });
    expect(await lineOf(test, world, '930003')).toMatchObject({ state: 'other' });
    const open = await lineOf(test, world, '930002');
    expect(open).toMatchObject({ state: 'open', decision: 'person' });
    expect(open.reasons.length).toBeGreaterThan(0);
    const again = await importLines(test, world, [...lines, payment(1, '930004', '2021-11-04 09:00:00')]);
    expect(again).toMatchObject({ lines: 4, added: 1, known: 3 });
    expect((await billOf(test, world, billId)).allocatedFen).toBe(672_000);
    expect((await lineOf(test, world, '930004')).state).toBe('open');
  });

  it('a school that is registered under its 中心校 does not stand in the way of it', async () => {
    const names = ['阳城县北留镇中心学校', '阳城县北留镇河东小学', '阳城县北留镇中心幼儿园'];
    const world = await aMoneyWorld(test, { schools: names });
    const [centre, ...below] = world.schools;
    if (!centre) throw new Error('no school');
    const billId = await aBill(test, world, centre, 26);
    await test.app.database.db
      .updateTable('org')
      .set({ registeredName: names[0] ?? '', reportsThrough: centre.id })
      .where(
        'id',
        'in',
        below.map((school) => school.id),
      )
      .execute();
    const [name, amountFen] = [names[0] ?? '', 26 * 12_000];
    const paid = { serial: '930005', at: '2021-11-03 15:00:00', amountFen, name, remark: `晋城市${name}，缴费` };
    expect(await importLines(test, world, [paid])).toMatchObject({ booked: 1, left: 0 });
    expect(await billOf(test, world, billId)).toMatchObject({ standing: 'settled' });
  });

  it('a job that is run again doubles nothing', async () => {
    const { world, billId } = await aWorldWithBill();
    const fileId = await uploadFile(
      test,
      world.finance,
      Buffer.from(statementText(world.accountNumber, [payment(56, '940001')])),
      '流水.csv',
      'sheet',
    );
    const { statementId } = (
      await send(test, world.finance, 'POST', `/api/bank-accounts/${world.accountId}/statements`, { fileId })
    ).json();
    await Promise.all([
      importTask.run(test.app, { statementId }, noProgress),
      importTask.run(test.app, { statementId }, noProgress),
    ]);
    await importTask.run(test.app, { statementId }, noProgress);
    expect((await billOf(test, world, billId)).allocatedFen).toBe(672_000);
  });

  it('finds both of two equal lines without serials, once each', async () => {
    const { world } = await aWorldWithBill();
    const twin = {
      serial: '',
      at: '2021-11-03 10:00:00',
      amountFen: 12_000,
      name: '甲',
      account: '1',
      remark: '培训费',
    };
    const text = statementText(world.accountNumber, [twin, twin]).replace(/"[\d,.]+","(?=甲)/g, '"","');
    const fileId = await uploadFile(test, world.finance, Buffer.from(text), '流水.csv', 'sheet');
    for (const added of [2, 0]) {
      const { statementId } = (
        await send(test, world.finance, 'POST', `/api/bank-accounts/${world.accountId}/statements`, { fileId })
      ).json();
      expect(await importTask.run(test.app, { statementId }, noProgress)).toMatchObject({ lines: 2, added });
    }
  });

  it('keeps the refusal of a file that cannot be read', async () => {
    const { world } = await aWorldWithBill();
    const fileId = await uploadFile(test, world.finance, Buffer.from('姓名,学段\n张三,小学\n'), '名单.csv', 'sheet');
    const { statementId } = (
      await send(test, world.finance, 'POST', `/api/bank-accounts/${world.accountId}/statements`, { fileId })
    ).json();
    await importTask.run(test.app, { statementId }, noProgress);
    const list = (await send(test, world.finance, 'GET', `/api/bank-accounts/${world.accountId}/statements`)).json();
    expect(list.rows[0]).toMatchObject({ state: 'refused', refusal: expect.stringContaining('没有找到表头') });
  });

  it('books on the first open day what is found after a closing', async () => {
    const { world } = await aWorldWithBill();
    const url = `/api/bank-accounts/${world.accountId}/closings`;
    expect((await send(test, world.finance, 'POST', url, { kind: 'day', period: '2021-10-28' })).statusCode).toBe(200);
    await importLines(test, world, [payment(56, '950001', '2021-10-27 10:00:00')]);
    const line = await lineOf(test, world, '950001');
    expect(line).toMatchObject({ bookedOn: '2021-10-29', state: 'booked' });
  });
});

describe('payment.rematch', () => {
  it('books lines whose school became known since', async () => {
    const world = await aMoneyWorld(test);
    await importLines(test, world, [payment(56, '960001')]);
    expect((await lineOf(test, world, '960001')).state).toBe('open');
    await aLiaison(test, world.school, '张三', '15400000077');
    const billId = await aBill(test, world, world.school, 56);
    const response = await send(test, world.finance, 'POST', `/api/bank-accounts/${world.accountId}/rematch`, {});
    expect(response.json().jobId).toBeTruthy();
    expect(await rematchTask.run(test.app, { bankAccountId: world.accountId }, noProgress)).toMatchObject({
      booked: 1,
    });
    expect((await billOf(test, world, billId)).standing).toBe('settled');
  });
});

describe('payment.accounts', () => {
  it('counts what is open', async () => {
    const { world } = await aWorldWithBill();
    await importLines(test, world, [
      {
        serial: '970001',
        at: '2021-11-03 10:00:00',
        amountFen: 360_000,
        name: '武晋平',
        account: '62170000',
        remark: '培训费',
      },
    ]);
    const [account] = (await send(test, world.finance, 'GET', '/api/bank-accounts')).json();
    expect(account).toMatchObject({
      id: world.accountId,
      openLines: 1,
      openFen: 360_000,
      programs: [{ id: world.programId }],
    });
    const sheet = await send(test, world.finance, 'GET', `/api/bank-accounts/${world.accountId}/lines/export`);
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

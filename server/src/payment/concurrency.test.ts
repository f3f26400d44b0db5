import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { importTask } from './import-statement.ts';
import { matchAccount } from './match-account.ts';
import {
  aBill,
  aLiaison,
  aMoneyWorld,
  billOf,
  importLines,
  lineOf,
  type MoneyWorld,
  noProgress,
  type StatementWish,
  send,
  statementText,
  uploadFile,
} from './testing/money-world.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const book = (person: MoneyWorld['finance'], lineId: string, payload: object) =>
  send(test, person, 'POST', `/api/bank-lines/${lineId}/book`, payload);

const unclear = (serial: string, amountFen: number): StatementWish => ({
  serial,
  at: '2021-11-03 12:00:00',
  amountFen,
  name: '武晋平',
  account: `6217${serial}`,
  remark: '往来款',
});

const clear = (heads: number, serial: string): StatementWish => ({
  serial,
  at: '2021-11-03 10:21:33',
  amountFen: heads * 12_000,
  name: '阳城县凤城镇第二中学',
  account: '6222000011112222',
  remark: `晋城市阳城县凤城镇第二中学，${heads}人，张三15400000077`,
});

/** Account and bills add up, and nothing differs from its entries. */
async function expectEven(world: MoneyWorld): Promise<void> {
  const balance = (await send(test, world.finance, 'GET', `/api/bank-accounts/${world.accountId}/balance`)).json();
  expect(balance).toMatchObject({ differences: 0, totals: { differenceFen: 0 } });
}

describe('two clerks on one line', () => {
  it('give it to two schools: one is told that it is settled, the money is given once', async () => {
    const world = await aMoneyWorld(test);
    const [first, second] = world.schools;
    if (!first || !second) throw new Error('two schools');
    const bills = [await aBill(test, world, first, 5), await aBill(test, world, second, 5)];
    await importLines(test, world, [unclear('880001', 60_000)]);
    const line = await lineOf(test, world, '880001');
    const parts = (at: number) => ({
      parts: [{ programId: world.programId, billId: bills[at], amountFen: 60_000 }],
      reason: '电话核实',
    });
    const answers = await Promise.all([book(world.finance, line.id, parts(0)), book(world.second, line.id, parts(1))]);
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 409]);
    const waiting = answers.find((one) => one.statusCode === 200)?.json();
    const asker = answers[0]?.statusCode === 200 ? world.finance : world.second;
    const other = asker === world.finance ? world.second : world.finance;
    const confirm = () => send(test, other, 'POST', `/api/bookings/${waiting.bookingId}/confirm`, { version: 1 });
    expect(waiting.state).toBe('waiting');
    expect((await Promise.all([confirm(), confirm()])).map((one) => one.statusCode).sort()).toEqual([200, 409]);
    const paid = await Promise.all(bills.map((billId) => billOf(test, world, billId)));
    expect(paid.map((bill) => bill.allocatedFen).sort()).toEqual([0, 60_000]);
    await expectEven(world);
  });

  it('one confirms while the other sends back: only one of both happens', async () => {
    const world = await aMoneyWorld(test);
    const billId = await aBill(test, world, world.school, 5);
    await importLines(test, world, [unclear('880011', 60_000)]);
    const line = await lineOf(test, world, '880011');
    const part = { programId: world.programId, billId, amountFen: 60_000 };
    const { bookingId } = (await book(world.finance, line.id, { parts: [part], reason: '电话核实' })).json();
    const [confirmed, returned] = await Promise.all([
      send(test, world.second, 'POST', `/api/bookings/${bookingId}/confirm`, { version: 1 }),
      send(test, world.finance, 'POST', `/api/bookings/${bookingId}/return`, { version: 1, reason: '认错学校' }),
    ]);
    expect([confirmed.statusCode, returned.statusCode].sort()).toEqual([200, 409]);
    const { allocatedFen } = await billOf(test, world, billId);
    expect(allocatedFen).toBe(confirmed.statusCode === 200 ? 60_000 : 0);
    await expectEven(world);
  });
});

describe('an import while somebody works', () => {
  it('two imports of one file at once add each line once', async () => {
    const world = await aMoneyWorld(test);
    await aLiaison(test, world.school, '张三', '15400000077');
    const billId = await aBill(test, world, world.school, 56);
    const text = statementText(world.accountNumber, [clear(56, '880101'), unclear('880102', 12_000)]);
    const start = async () => {
      const fileId = await uploadFile(test, world.finance, Buffer.from(text), '流水.csv', 'sheet');
      const url = `/api/bank-accounts/${world.accountId}/statements`;
      return (await send(test, world.finance, 'POST', url, { fileId })).json().statementId as string;
    };
    const statements = [await start(), await start()];
    await Promise.all(statements.map((statementId) => importTask.run(test.app, { statementId }, noProgress)));
    const url = `/api/bank-accounts/${world.accountId}/lines`;
    expect((await send(test, world.finance, 'GET', url)).json().total).toBe(2);
    expect(await billOf(test, world, billId)).toMatchObject({ allocatedFen: 672_000, standing: 'settled' });
    await expectEven(world);
  });

  it('the engine and a person want the same line: it is booked once, and what a person touched stays hers', async () => {
    const world = await aMoneyWorld(test);
    await importLines(test, world, [clear(56, '880201')]);
    const line = await lineOf(test, world, '880201');
    expect(line.state).toBe('open');
    // the roster goes up: now the engine would book it by itself
    await aLiaison(test, world.school, '张三', '15400000077');
    const billId = await aBill(test, world, world.school, 56);
    const part = { programId: world.programId, billId, amountFen: 672_000 };
    await Promise.all([
      matchAccount(test.app, world.accountId, noProgress),
      send(test, world.finance, 'POST', `/api/bank-lines/${line.id}/other`, { amountFen: 5_000, reason: '手续费' }),
      book(world.second, line.id, { parts: [part], reason: '电话核实' }),
    ]);
    const after = await lineOf(test, world, '880201');
    const usedFen = after.allocatedFen + after.otherFen + after.openFen;
    expect(usedFen).toBe(672_000);
    expect((await billOf(test, world, billId)).allocatedFen).toBe(after.allocatedFen);
    await expectEven(world);
  });
});

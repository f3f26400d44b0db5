import { beforeAll, describe, expect, it } from 'vitest';
import { readSheets } from '../platform/sheets/read.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aBill, aMoneyWorld, importLines, lineOf, send } from './testing/money-world.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const line = (serial: string, at: string, amountFen: number) => ({
  serial,
  at,
  amountFen,
  name: '武晋平',
  account: '62170000',
  remark: '培训费',
});

async function aWorldWithLines() {
  const world = await aMoneyWorld(test);
  const billId = await aBill(test, world, world.school, 56);
  await importLines(test, world, [
    line('1', '2021-10-26 10:00:00', 360_000),
    line('2', '2021-10-27 10:00:00', 240_000),
  ]);
  const first = await lineOf(test, world, '1');
  const { bookingId } = (
    await send(test, world.finance, 'POST', `/api/bank-lines/${first.id}/book`, {
      parts: [{ programId: world.programId, billId, amountFen: 360_000 }],
    })
  ).json();
  await send(test, world.second, 'POST', `/api/bookings/${bookingId}/confirm`, { version: 1 });
  const url = `/api/bank-accounts/${world.accountId}`;
  const close = (kind: string, period: string, person = world.finance) =>
    send(test, person, 'POST', `${url}/closings`, { kind, period });
  const balance = async (on = '') =>
    (await send(test, world.finance, 'GET', `${url}/balance${on && `?on=${on}`}`)).json();
  return { world, billId, bookingId, url, close, balance };
}

describe('payment.balance', () => {
  it('adds up to the fen and states 应缴, 到账, 已开票 by county', async () => {
    const { balance } = await aWorldWithLines();
    const now = await balance();
    expect(now.totals).toMatchObject({
      incomingFen: 600_000,
      allocatedFen: 360_000,
      unallocatedFen: 240_000,
      otherFen: 0,
      differenceFen: 0,
      lines: 2,
    });
    expect(now.programs).toMatchObject([
      {
        owedFen: 672_000,
        allocatedFen: 360_000,
        unpaidFen: 312_000,
        counties: [{ name: '阳城县', owedFen: 672_000, allocatedFen: 360_000, invoicedFen: 0 }],
      },
    ]);
    expect(now).toMatchObject({ differences: 0, waiting: 0 });
    // what was booked on the 28th is not in the figures of the 27th
    expect((await balance('2021-10-27')).totals).toMatchObject({
      incomingFen: 600_000,
      allocatedFen: 0,
      unallocatedFen: 600_000,
      differenceFen: 0,
    });
    expect((await balance('2021-10-26')).totals).toMatchObject({ incomingFen: 360_000, unallocatedFen: 360_000 });
  });

  it('is a workbook with the equation, the counties and the schools of that day', async () => {
    const { world } = await aWorldWithLines();
    const url = `/api/bank-accounts/${world.accountId}/balance/export`;
    const sheets = async (on: string) => {
      const file = await send(test, world.finance, 'GET', `${url}?on=${on}`);
      const read = await readSheets(new Uint8Array(file.rawPayload), 'balance.xlsx');
      if ('refused' in read) throw new Error(read.refused.message);
      return new Map(
        read.sheets.map((sheet) => [sheet.name, sheet.rows.map((row) => row.cells.map((cell) => cell?.text))]),
      );
    };
    const now = await sheets('2021-10-28');
    expect(now.get('账户平衡')?.find(([name]) => name === '收入减各项去向（应为 0）')?.[1]).toBe('0.00');
    expect(now.get('按县')?.at(-1)).toEqual([expect.any(String), '阳城县', '6,720.00', '3,600.00', '3,120.00', '0.00']);
    expect(now.get('按学校')?.at(-1)?.slice(2)).toEqual([
      world.school.name,
      '6,720.00',
      '3,600.00',
      '3,120.00',
      '0.00',
    ]);
    expect((await sheets('2021-10-27')).get('按学校')?.at(-1)?.slice(3)).toEqual(['0.00', '0.00', '0.00', '0.00']);
    expect((await send(test, world.countyAdmin, 'GET', `${url}?on=2021-10-28`)).statusCode).toBe(403);
  });
});

describe('payment.close', () => {
  it('shuts the period: back-dated bookings are refused, later ones count later, the figures stay', async () => {
    const { world, billId, bookingId, close, balance, url } = await aWorldWithLines();
    expect((await close('day', '2021-10-29')).json().code).toBe('payment.closeAhead');
    expect((await close('month', '2021-10')).json().code).toBe('payment.closeAhead');
    expect((await close('day', '2021-13-40')).statusCode).toBe(400);
    expect((await close('day', '2021-10-28')).statusCode).toBe(200);
    expect((await close('day', '2021-10-28')).json().code).toBe('payment.closeAgain');
    expect((await close('day', '2021-10-27')).json().code).toBe('payment.closeAgain');
    const second = await lineOf(test, world, '2');
    const parts = [{ programId: world.programId, billId, amountFen: 240_000 }];
    const book = (rest: object) =>
      send(test, world.finance, 'POST', `/api/bank-lines/${second.id}/book`, { parts, ...rest });
    expect((await book({ bookedOn: '2021-10-28' })).json()).toMatchObject({
      code: 'payment.dayClosed',
      message: expect.stringContaining('请记到 2021年10月29日 或以后'),
    });
    const waiting = (await book({})).json();
    await send(test, world.second, 'POST', `/api/bookings/${waiting.bookingId}/confirm`, { version: 1 });
    await send(test, world.finance, 'POST', `/api/bookings/${bookingId}/undo`, { version: 2, reason: '认错学校' });
    expect((await balance('2021-10-28')).totals).toMatchObject({ allocatedFen: 360_000, unallocatedFen: 240_000 });
    expect((await balance()).totals).toMatchObject({
      allocatedFen: 240_000,
      unallocatedFen: 360_000,
      differenceFen: 0,
    });
    const [kept] = (await send(test, world.finance, 'GET', `${url}/closings`)).json().rows;
    expect(kept).toMatchObject({
      name: '2021年10月28日',
      byName: '钱会计',
      totals: { allocatedFen: 360_000, unallocatedFen: 240_000 },
    });
    expect(kept.totals).toEqual((await balance('2021-10-28')).totals);
  });

  it('the database refuses an entry in a closed period whatever the code does', async () => {
    const { world, close, bookingId, billId } = await aWorldWithLines();
    await close('day', '2021-10-28');
    const second = await lineOf(test, world, '2');
    const row = {
      programId: world.programId,
      billId,
      bankLineId: second.id,
      bookingId,
      amountFen: 1,
      at: new Date(),
      reason: '',
      id: bookingId,
    };
    await expect(
      test.app.database.db
        .insertInto('allocation')
        .values({ ...row, bookedOn: '2021-10-28' })
        .execute(),
    ).rejects.toThrow(/period is closed/);
    const entry = {
      programId: world.programId,
      billId,
      id: bookingId,
      kind: 'adjustment' as const,
      heads: 0,
      amountFen: 1,
      at: new Date(),
      source: 'fee' as const,
      reason: '',
    };
    await expect(
      test.app.database.db
        .insertInto('billEntry')
        .values({ ...entry, bookedOn: '2021-10-28' })
        .execute(),
    ).rejects.toThrow(/period is closed/);
    await expect(test.app.database.db.deleteFrom('closing').execute()).rejects.toThrow(/append-only/);
  });

  it('is the provider’s finance’s own', async () => {
    const { world, close, url } = await aWorldWithLines();
    expect((await close('day', '2021-10-28', world.countyAdmin)).statusCode).toBe(403);
    const foreign = await aMoneyWorld(test);
    expect((await close('day', '2021-10-28', foreign.finance)).statusCode).toBe(404);
    for (const name of ['ledger/export?fromOn=2021-10-01&toOn=2021-10-31', 'refunds/export', 'lines/export']) {
      expect((await send(test, world.finance, 'GET', `${url}/${name}`)).rawPayload.subarray(0, 2).toString()).toBe(
        'PK',
      );
      expect((await send(test, foreign.finance, 'GET', `${url}/${name}`)).statusCode).toBe(404);
    }
  });
});

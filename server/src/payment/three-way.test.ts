import { findingKeys, findings } from '@yanxiu/domain/payment/three-way';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aBill, aMoneyWorld, importLines, type MoneyWorld, send, uploadFile } from './testing/money-world.ts';

let test: TestApp;
let world: MoneyWorld;

interface Row {
  schoolName: string;
  findings: { key: string; isException: boolean }[];
}

const names = ['阳城县凤城镇第二中学', '阳城县实验小学', '阳城县第一中学校', '阳城县第三中学校', '阳城县东关小学'];
const url = () => `/api/programs/${world.programId}/three-way`;
const page = async (query = '') =>
  (await send(test, world.finance, 'GET', `${url()}?size=50${query}`)).json() as {
    rows: Row[];
    total: number;
    totals: Record<string, number>;
  };

/** Five schools: settled, too much, unpaid with a remittance, part, and paid with its roster taken back. */
beforeAll(async () => {
  test = await testApp();
  world = await aMoneyWorld(test, { schools: names });
  const { db } = test.app.database;
  const states = ['submitted', 'submitted', 'submitted', 'submitted', 'returned'] as const;
  const bills: string[] = [];
  for (const [at, school] of world.schools.entries()) {
    const key = { programId: world.programId, schoolId: school.id };
    await db
      .insertInto('registration')
      .values({ ...key, state: states[at] ?? 'draft' })
      .execute();
    const rows = Array.from({ length: 5 }, (_, line) => ({ line: line + 1, name: `教师${line}`, nameKey: `${line}` }));
    await db
      .insertInto('rosterEntry')
      .values(rows.map((row) => ({ ...key, ...row, id: crypto.randomUUID(), workSchoolId: school.id })))
      .execute();
    bills.push(await aBill(test, world, school, 5));
  }
  const [, , , part, taken] = bills;
  const paid = (at: number, heads: number, serial: string) => ({
    serial,
    at: '2021-11-03 10:00:00',
    amountFen: heads * 12_000,
    name: names[at] ?? '',
    account: `6222${serial}`,
    remark: `${names[at]}，${heads}人`,
  });
  await importLines(test, world, [paid(0, 5, '77001'), paid(1, 5, '77002'), paid(3, 5, '77003'), paid(4, 5, '77004')]);
  await importLines(test, world, [
    ...[paid(0, 5, '77001'), paid(1, 5, '77002'), paid(3, 5, '77003'), paid(4, 5, '77004')],
    { serial: '77005', at: '2021-11-04 10:00:00', amountFen: 6_000, name: '武晋平', remark: '往来款' },
  ]);
  // two schools gain or lose a teacher after they paid
  for (const [billId, heads] of [
    [bills[1], -1],
    [part, 1],
  ] as const) {
    await db
      .insertInto('billEntry')
      .values({
        programId: world.programId,
        id: crypto.randomUUID(),
        billId: billId ?? '',
        kind: 'adjustment',
        heads,
        amountFen: heads * 12_000,
        bookedOn: '2021-11-04',
        at: test.clock.now(),
        source: 'change',
        sourceId: crypto.randomUUID(),
        reason: '变更单',
      })
      .execute();
  }
  expect(taken).toBeDefined();
  const clerk = await aPerson(test, { role: 'schoolFinance', ...(world.schools[2] ? { org: world.schools[2] } : {}) });
  const voucherId = await uploadFile(test, clerk, Buffer.from('%PDF-1.7\n回单'), '回单.pdf', 'evidence');
  const registered = await send(test, clerk, 'POST', `/api/programs/${world.programId}/remittances`, {
    billId: bills[2],
    payerName: names[2],
    payerAccount: '',
    payerBank: '中国工商银行阳城支行',
    paidOn: '2021-10-28',
    amountFen: 60_000,
    heads: 5,
    voucherFileIds: [voucherId],
  });
  expect(registered.statusCode).toBe(200);
});

describe('payment.threeWay', () => {
  it('puts what does not agree first, the gravest above', async () => {
    const { rows, total, totals } = await page();
    expect(rows.map((row) => [row.schoolName, row.findings[0]?.key])).toEqual([
      [names[4], 'paidNoRoster'],
      [names[1], 'over'],
      [names[2], 'unpaid'],
      [names[3], 'part'],
      [names[0], 'notInvoiced'],
    ]);
    expect(total).toBe(5);
    expect(totals).toMatchObject({ rosterHeads: 25, heads: 25, owedFen: 300_000, allocatedFen: 240_000, lines: 4 });
  });

  it('filters by the very rule that it shows', async () => {
    const { rows } = await page();
    for (const key of findingKeys) {
      const expected = rows.filter((row) => row.findings.some((one) => one.key === key));
      expect((await page(`&finding=${key}`)).rows.map((row) => row.schoolName)).toEqual(
        expected.map((row) => row.schoolName),
      );
    }
    const exceptions = rows.filter((row) => row.findings.some((one) => one.isException));
    expect((await page('&finding=exception')).total).toBe(exceptions.length);
    expect((await page(`&q=${encodeURIComponent('实验')}`)).rows).toHaveLength(1);
  });

  it('shows the county its own schools alone, and nothing to another county', async () => {
    const own = (await send(test, world.countyAdmin, 'GET', url())).json();
    expect(own.total).toBe(5);
    const other = await aMoneyWorld(test);
    expect((await send(test, other.countyAdmin, 'GET', url())).statusCode).toBe(404);
    expect((await send(test, other.finance, 'GET', url())).statusCode).toBe(404);
    expect((await send(test, world.clerk, 'GET', url())).json().total).toBe(1);
  });
});

describe('payment.threeWayRegions', () => {
  it('sums by county and counts each finding; unclaimed money is the ledger’s reader’s', async () => {
    const sums = (await send(test, world.finance, 'GET', `${url()}/regions`)).json();
    expect(sums.rows).toEqual([
      expect.objectContaining({ name: '阳城县', units: 5, exceptions: 4, owedFen: 300_000, allocatedFen: 240_000 }),
    ]);
    expect(sums.unclaimed).toEqual({ lines: 1, amountFen: 6_000 });
    expect(sums.counts.map((one: { key: string }) => one.key)).toEqual(Object.keys(findings));
    const county = (await send(test, world.countyAdmin, 'GET', `${url()}/regions`)).json();
    expect(county.unclaimed).toBeNull();
  });
});

describe('payment.exportThreeWay', () => {
  it('is a workbook', async () => {
    const sheet = await send(test, world.countyAdmin, 'GET', `${url()}/export?finding=exception`);
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

import { journalPresets } from '@yanxiu/domain/payment/journal';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSheets } from '../platform/sheets/read.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { recordInvoice } from './record-invoice.ts';
import { aBill, aMoneyWorld, importLines, inSystem, lineOf, type MoneyWorld, send } from './testing/money-world.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const urlOf = (world: MoneyWorld) => `/api/bank-accounts/${world.accountId}/journal-setting`;

async function sheetsOf(world: MoneyWorld): Promise<Map<string, string[][]>> {
  const url = `/api/bank-accounts/${world.accountId}/ledger/export?fromOn=2021-10-01&toOn=2021-10-31`;
  const file = await send(test, world.finance, 'GET', url);
  const read = await readSheets(new Uint8Array(file.rawPayload), 'journal vouchers.xlsx');
  if ('refused' in read) throw new Error(read.refused.message);
  return new Map(
    read.sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))]),
  );
}

/** A transfer on a bill with its invoice, one that is sent back by the bank, and the bank's interest. */
async function aMonth(): Promise<MoneyWorld> {
  const world = await aMoneyWorld(test);
  const billId = await aBill(test, world, world.school, 56);
  await importLines(test, world, [
    {
      serial: '1',
      at: '2021-10-26 10:00:00',
      amountFen: 672_000,
      name: world.school.name,
      account: '1405001',
      remark: `${world.school.name}，56人`,
    },
    { serial: '2', at: '2021-10-26 11:00:00', amountFen: 24_000, name: '武晋平', account: '62170001', remark: '款项' },
    {
      serial: '3',
      at: '2021-10-26 12:00:00',
      amountFen: 24_000,
      name: '武晋平',
      account: '62170001',
      remark: '退汇',
      direction: 'out',
    },
    { serial: '4', at: '2021-10-26 13:00:00', amountFen: 321, name: '', account: '', remark: '结息' },
  ]);
  const [original, back] = [await lineOf(test, world, '2'), await lineOf(test, world, '3')];
  const answer = await send(test, world.finance, 'POST', `/api/bank-lines/${back.id}/reversal`, {
    originalId: original.id,
  });
  expect(answer.statusCode).toBe(200);
  const interest = await lineOf(test, world, '4');
  await send(test, world.finance, 'POST', `/api/bank-lines/${interest.id}/other`, { reason: '利息' });
  const fact = { programId: world.programId, billId, invoiceId: crypto.randomUUID(), amountFen: 672_000 };
  for (const kind of ['request', 'issue'] as const)
    await inSystem(test, (ctx) => recordInvoice(ctx, { ...fact, kind, taxFen: kind === 'issue' ? 19_573 : 0 }));
  return world;
}

describe('payment.exportLedger', () => {
  it('is balanced journal vouchers under the provider’s own accounts, with a sum by account', async () => {
    const world = await aMonth();
    const unsaved = await sheetsOf(world);
    expect(unsaved.get('凭证分录')?.[0]?.[0]).toContain('科目未确认，暂按企业会计准则');
    const { setting } = journalPresets.government;
    const own = {
      ...setting,
      word: '收',
      subjects: { ...setting.subjects, bank: { code: '100203', name: '银行存款—工行' } },
    };
    expect((await send(test, world.finance, 'PUT', urlOf(world), { version: 0, setting: own })).json()).toEqual({
      version: 1,
    });
    const sheets = await sheetsOf(world);
    const sums = Object.fromEntries(
      (sheets.get('科目汇总') ?? []).slice(2).map(([code, , debit, credit]) => [code, [debit, credit]]),
    );
    expect(sums).toEqual({
      '100203': ['6,963.21', '240.00'],
      '230701': ['7,203.21', '7,203.21'],
      '1212': ['6,720.00', '6,720.00'],
      '230702': ['240.00', '240.00'],
      '230703': ['0.00', '3.21'],
      '4101': ['0.00', '6,524.27'],
      '2101': ['0.00', '195.73'],
      '': ['21,126.42', '21,126.42'],
    });
    const rows = (sheets.get('凭证分录') ?? []).slice(2);
    expect(new Set(rows.map((row) => row[1]))).toEqual(new Set(['收']));
    expect(rows.map((row) => Number(row[2]))).toEqual(rows.map((row) => Number(row[2])).toSorted((a, b) => a - b));
    const receivable = rows.filter((row) => row[4] === '1212').map((row) => [row[6], row[7], row[9]]);
    expect(receivable).toEqual([
      ['', '6,720.00', world.school.name],
      ['6,720.00', '', world.school.name],
    ]);
  });
});

describe('payment.setJournalSetting', () => {
  it('is offered with presets, kept with its version, and checked', async () => {
    const world = await aMoneyWorld(test);
    const before = (await send(test, world.finance, 'GET', urlOf(world))).json();
    expect(before).toMatchObject({
      setting: null,
      version: 0,
      presets: [{ name: '企业会计准则' }, { name: '政府会计制度（高等学校）' }],
    });
    const { setting } = before.presets[0];
    const save = (version: number, wanted: object) =>
      send(test, world.finance, 'PUT', urlOf(world), { version, setting: wanted });
    const twins = { ...setting, subjects: { ...setting.subjects, tax: setting.subjects.bank } };
    expect((await save(0, twins)).json()).toMatchObject({
      code: 'payment.subjectsBad',
      message: expect.stringContaining('1002'),
    });
    expect((await save(0, { ...setting, word: '' })).statusCode).toBe(400);
    expect((await save(0, setting)).statusCode).toBe(200);
    expect((await save(0, setting)).json().code).toBe('payment.changed');
    expect((await save(1, setting)).json()).toEqual({ version: 2 });
    expect((await send(test, world.finance, 'GET', urlOf(world))).json()).toMatchObject({ setting, version: 2 });
  });

  it('is the provider’s finance’s own', async () => {
    const world = await aMoneyWorld(test);
    const foreign = await aMoneyWorld(test);
    const { setting } = journalPresets.enterprise;
    for (const [person, status] of [
      [world.countyAdmin, 403],
      [world.clerk, 403],
      [foreign.finance, 404],
    ] as const) {
      expect((await send(test, person, 'GET', urlOf(world))).statusCode).toBe(status);
      expect((await send(test, person, 'PUT', urlOf(world), { version: 0, setting })).statusCode).toBe(status);
    }
  });
});

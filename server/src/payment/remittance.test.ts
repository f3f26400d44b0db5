import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aBill, aMoneyWorld, type MoneyWorld, send, uploadFile } from './testing/money-world.ts';

let test: TestApp;
let world: MoneyWorld;
let billId: string;
let voucherId: string;
beforeAll(async () => {
  test = await testApp();
  world = await aMoneyWorld(test);
  billId = await aBill(test, world, world.school, 56);
  voucherId = await uploadFile(test, world.clerk, Buffer.from('%PDF-1.7\n回单'), '回单.pdf', 'evidence');
});

const wish = () => ({
  billId,
  payerName: '阳城县凤城镇第二中学',
  payerAccount: '6222 0000 1111 2222',
  payerBank: '中国工商银行阳城支行',
  paidOn: '2021-10-28',
  amountFen: 672_000,
  heads: 56,
  voucherFileIds: [voucherId],
});
const register = (person: MoneyWorld['clerk'], change: object = {}) =>
  send(test, person, 'POST', `/api/programs/${world.programId}/remittances`, { ...wish(), ...change });
const act = (person: MoneyWorld['clerk'], id: string, what: string, payload: object) =>
  send(test, person, 'POST', `/api/programs/${world.programId}/remittances/${id}/${what}`, payload);

describe('payment.registerRemittance', () => {
  it('is written down with its voucher, which county and provider can open', async () => {
    const response = await register(world.clerk);
    expect(response.statusCode).toBe(200);
    for (const reader of [world.countyAdmin, world.finance]) {
      const list = (
        await send(test, reader, 'GET', `/api/programs/${world.programId}/remittances?schoolId=${world.school.id}`)
      ).json();
      expect(list.rows[0]).toMatchObject({
        payerAccount: '6222000011112222',
        stateName: '待县级核对',
        arrivalName: '待到账',
        amountFen: 672_000,
      });
      const file = await send(test, reader, 'GET', `/api/files/${list.rows[0].vouchers[0].id}`);
      expect(file.statusCode).toBe(200);
    }
    const bill = (await send(test, world.clerk, 'GET', `/api/programs/${world.programId}/bills/${billId}`)).json();
    expect(bill.registeredFen).toBe(672_000);
  });

  it.each([
    ['the post office', { payerBank: '阳城县邮政局' }, 'payment.postOffice'],
    ['a day to come', { paidOn: '2021-12-01' }, 'payment.paidLater'],
  ])('refuses %s', async (_, change, code) => {
    expect((await register(world.clerk, change)).json().code).toBe(code);
  });

  it('refuses a missing voucher, a table as voucher and somebody else’s file', async () => {
    expect((await register(world.clerk, { voucherFileIds: [] })).statusCode).toBe(400);
    const sheet = await uploadFile(test, world.clerk, Buffer.from('学校,金额\n甲,1\n'), '清单.csv', 'sheet');
    expect((await register(world.clerk, { voucherFileIds: [sheet] })).json().code).toBe('payment.voucherKind');
    const foreign = await uploadFile(test, world.finance, Buffer.from('%PDF-1.7\n别人的'), '别人.pdf', 'evidence');
    expect((await register(world.clerk, { voucherFileIds: [foreign] })).statusCode).toBe(404);
  });

  it('is the payer’s own: not the county’s for a school, not another school’s, not a role without the right', async () => {
    expect((await register(world.countyAdmin)).json().code).toBe('payment.notOfUnit');
    const [, other] = world.schools;
    const stranger = await aPerson(test, { role: 'schoolFinance', ...(other ? { org: other } : {}) });
    expect((await register(stranger)).statusCode).toBe(404);
    const principal = await aPerson(test, { role: 'principal', org: world.school });
    expect((await register(principal)).statusCode).toBe(403);
  });
});

describe('the county ticks off', () => {
  const registered = async () => (await register(world.clerk)).json().id as string;

  it('checks, and the provider notes it', async () => {
    const id = await registered();
    expect((await act(world.clerk, id, 'check', { version: 1 })).statusCode).toBe(403);
    expect((await act(world.countyAdmin, id, 'check', { version: 1 })).json()).toEqual({ ok: true });
    expect((await act(world.countyAdmin, id, 'check', { version: 2 })).json().message).toBe(
      '这条汇款登记县级已核对，不能再办理。',
    );
    expect((await act(world.finance, id, 'note', { version: 2 })).json()).toEqual({ ok: true });
    expect((await act(world.clerk, id, 'withdraw', { version: 3, reason: '填错了' })).json().code).toBe(
      'payment.remittanceState',
    );
  });

  it('checks several at once, all or none', async () => {
    const [first, second] = [await registered(), await registered()];
    const url = `/api/programs/${world.programId}/remittances/check`;
    const both = { remittances: [first, second].map((id) => ({ id, version: 1 })) };
    const stale = { remittances: [both.remittances[0], { id: second, version: 7 }] };
    expect((await send(test, world.countyAdmin, 'POST', url, stale)).json().code).toBe('payment.changed');
    expect((await send(test, world.countyAdmin, 'POST', url, both)).json()).toEqual({ checked: 2 });
    expect((await send(test, world.countyAdmin, 'POST', url, both)).json().code).toBe('payment.remittanceState');
    expect((await send(test, world.clerk, 'POST', url, both)).statusCode).toBe(403);
  });

  it('returns with a reason, and the unit withdraws', async () => {
    const id = await registered();
    expect((await act(world.countyAdmin, id, 'return', { version: 1 })).statusCode).toBe(400);
    expect((await act(world.countyAdmin, id, 'return', { version: 1, reason: '凭据看不清' })).json()).toEqual({
      ok: true,
    });
    expect((await act(world.clerk, id, 'withdraw', { version: 1, reason: '重新登记' })).json().code).toBe(
      'payment.changed',
    );
    expect((await act(world.clerk, id, 'withdraw', { version: 2, reason: '重新登记' })).json()).toEqual({ ok: true });
  });

  it('prints 附件 3 as a workbook and as A4', async () => {
    const url = `/api/programs/${world.programId}/remittances/export`;
    expect((await send(test, world.countyAdmin, 'GET', url)).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await send(test, world.countyAdmin, 'GET', `${url}?format=pdf`)).rawPayload.subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
  });
});

import { beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aBill, aMoneyWorld, importLines, lineOf, type MoneyWorld, send } from './testing/money-world.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

async function booked(world: MoneyWorld, payer: string) {
  const billId = await aBill(test, world, world.school, 56);
  const line = { serial: '130001', at: '2021-11-03 10:00:00', amountFen: 660_050, remark: '款项' };
  await importLines(test, world, [{ ...line, name: payer, account: '6222000055556666' }]);
  const { id } = await lineOf(test, world, '130001');
  const parts = [{ programId: world.programId, billId, amountFen: 660_050 }];
  const answer = await send(test, world.finance, 'POST', `/api/bank-lines/${id}/book`, { parts });
  const { bookingId, state } = answer.json();
  if (state === 'waiting') await send(test, world.second, 'POST', `/api/bookings/${bookingId}/confirm`, { version: 1 });
  return bookingId as string;
}

const aliases = async (world: MoneyWorld) =>
  (await send(test, world.countyAdmin, 'GET', `/api/orgs/${world.school.id}`)).json().aliasSources;

it('a confirmed booking teaches the school’s other name, and undoing it forgets it', async () => {
  const world = await aMoneyWorld(test, { schools: ['阳城县凤城镇第二中学', '阳城县实验小学'] });
  const bookingId = await booked(world, '阳城县凤城第二初级中学校');
  expect(await aliases(world)).toMatchObject([{ alias: '阳城县凤城第二初级中学校', source: 'booking' }]);
  const { version } = (await lineOf(test, world, '130001')).bookings[0];
  await send(test, world.finance, 'POST', `/api/bookings/${bookingId}/undo`, { version, reason: '认错学校' });
  expect(await aliases(world)).toEqual([]);
});

it('a person, a treasury and another school’s name teach nothing', async () => {
  for (const payer of ['武晋平', '阳城县财政国库支付中心', '阳城县实验小学']) {
    const world = await aMoneyWorld(test, { schools: ['阳城县凤城镇第二中学', '阳城县实验小学'] });
    await booked(world, payer);
    expect(await aliases(world), payer).toEqual([]);
  }
});

import { beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aBill, aMoneyWorld, importLines, lineOf, send } from './testing/money-world.ts';

const feeFen = 12_000;
const numerals = '一二三四五六七八九十';
const names = Array.from(
  { length: 30 },
  (_, at) => `阳城县${'东西南'[Math.floor(at / 10)]}城第${numerals[at % 10]}小学`,
);

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

it('a county pays thirty schools in one line: the list must be the line, to the fen', async () => {
  const world = await aMoneyWorld(test, { schools: names });
  const bills = new Map<string, string>();
  const heads = (at: number) => 3 + (at % 7);
  for (const [at, school] of world.schools.entries())
    bills.set(school.name, await aBill(test, world, school, heads(at)));
  const amountFen = names.reduce((sum, _name, at) => sum + heads(at) * feeFen, 0);
  const payer = { name: '阳城县教育局', account: '0512000000000001', remark: '教师培训费' };
  await importLines(test, world, [{ serial: '3001', at: '2021-10-27 10:00:00', amountFen, ...payer }]);
  const line = await lineOf(test, world, '3001');
  const url = `/api/bank-lines/${line.id}`;
  const list = names.map((name, at) => `${name}\t${heads(at)}\t${heads(at) * 120}`).join('\n');
  const read = (
    await send(test, world.finance, 'POST', `${url}/read-list`, { programId: world.programId, text: list })
  ).json();
  expect(read.sumFen).toBe(amountFen);
  const parts: { programId: string; billId: string; amountFen: number }[] = read.rows.map(
    (row: { bill: { programId: string; billId: string }; amountFen: number }) => ({
      programId: row.bill.programId,
      billId: row.bill.billId,
      amountFen: row.amountFen,
    }),
  );
  expect(parts.map((part) => part.billId).toSorted()).toEqual([...bills.values()].toSorted());
  const book = (given: typeof parts) => send(test, world.finance, 'POST', `${url}/book`, { parts: given, exact: true });
  const lacking = parts.map((part, at) => (at === 0 ? { ...part, amountFen: part.amountFen - 1 } : part));
  expect((await book(lacking)).json()).toMatchObject({
    code: 'payment.splitShort',
    message: expect.stringContaining('相差 0.01 元'),
  });
  const { bookingId, state } = (await book(parts)).json();
  expect(state).toBe('waiting');
  await send(test, world.second, 'POST', `/api/bookings/${bookingId}/confirm`, { version: 1 });
  const after = (
    await send(test, world.finance, 'GET', `/api/programs/${world.programId}/bills?size=100&page=1`)
  ).json();
  expect(after.rows).toHaveLength(30);
  for (const row of after.rows) expect(row).toMatchObject({ standing: 'settled', balanceFen: 0 });
  expect(await lineOf(test, world, '3001')).toMatchObject({ openFen: 0, allocatedFen: amountFen });
});

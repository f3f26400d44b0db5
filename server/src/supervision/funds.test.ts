import { beforeAll, describe, expect, it } from 'vitest';
import { aBill, aMoneyWorld, importLines, lineOf, type MoneyWorld, send } from '../payment/testing/money-world.ts';
import { aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let world: MoneyWorld;
let cityAdmin: BuiltPerson;
let provinceAdmin: BuiltPerson;
let schoolAdmin: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  world = await aMoneyWorld(test);
  cityAdmin = await aPerson(test, { role: 'cityAdmin', org: world.city });
  provinceAdmin = await aPerson(test, { role: 'provinceAdmin', org: world.province });
  schoolAdmin = await aPerson(test, { role: 'schoolAdmin', org: world.school });
});

const amounts = {
  payrollFen: 1_000_000_01,
  trainingFen: 25_000_00,
  publicFen: 100_000_00,
  publicTrainingFen: 5_000_00,
  note: '',
};

function save(person: BuiltPerson, orgId: string, year: number, body: object) {
  return test.server.inject({
    method: 'PUT',
    url: `/api/orgs/${orgId}/funds/${year}`,
    headers: person.headers,
    payload: body,
  });
}

async function rowsOf(person: BuiltPerson, query = 'year=2021') {
  const response = await send(test, person, 'GET', `/api/funds?${query}`);
  return response.json().rows as Record<string, unknown>[];
}

describe('经费保障', () => {
  it('is entered by the county, computed to the fen, and read above it', async () => {
    const first = await save(world.countyAdmin, world.county.id, 2021, { ...amounts, version: 0 });
    expect(first.json()).toEqual({ version: 1, state: 'short' });
    expect(await rowsOf(cityAdmin)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          orgId: world.county.id,
          state: 'short',
          payrollDueFen: 25_000_01,
          payrollShortFen: 1,
          publicDueFen: 5_000_00,
          publicShortFen: 0,
        }),
        expect.objectContaining({ orgId: world.city.id, kind: 'city', state: 'missing', version: 0 }),
      ]),
    );
    expect((await rowsOf(provinceAdmin)).map((row) => row.orgId)).toContain(world.county.id);
    expect((await rowsOf(world.countyAdmin)).map((row) => row.orgId)).toEqual([world.county.id]);
  });

  it('refuses another unit, a part above its whole, a year ahead, and a change of what was changed meanwhile', async () => {
    const foreign = await save(cityAdmin, world.county.id, 2021, { ...amounts, version: 1 });
    expect(foreign.statusCode).toBe(409);
    expect(foreign.json().message).toContain('阳城县自己填报');
    const part = await save(world.countyAdmin, world.county.id, 2020, {
      ...amounts,
      publicTrainingFen: amounts.publicFen + 1,
      version: 0,
    });
    expect(part.json().message).toContain('请核对两项金额');
    const ahead = await save(world.countyAdmin, world.county.id, 2022, { ...amounts, version: 0 });
    expect(ahead.json().message).toContain('还没有到 2022 年');
    const stale = await save(world.countyAdmin, world.county.id, 2021, { ...amounts, version: 0 });
    expect(stale.statusCode).toBe(409);
    expect((await save(provinceAdmin, world.county.id, 2021, { ...amounts, version: 1 })).statusCode).toBe(403);
    expect((await send(test, schoolAdmin, 'GET', '/api/funds?year=2021')).statusCode).toBe(403);
  });

  it('keeps every change, and says who made it', async () => {
    const better = await save(world.countyAdmin, world.county.id, 2021, {
      ...amounts,
      trainingFen: 25_000_01,
      version: 1,
    });
    expect(better.json()).toEqual({ version: 2, state: 'met' });
    const unit = (await send(test, cityAdmin, 'GET', `/api/orgs/${world.county.id}/funds`)).json();
    expect(unit.changes.map((one: { trainingFen: number; byName: string }) => [one.trainingFen, one.byName])).toEqual([
      [25_000_01, '赵管理'],
      [25_000_00, '赵管理'],
    ]);
    expect(unit.rows.map((one: { year: number }) => one.year)).toEqual([2021, 2020, 2019]);
  });

  it('shows the fees of the ledger beside it, by the year of the booking', async () => {
    const billId = await aBill(test, world, world.school, 4);
    await importLines(test, world, [
      { serial: 'JF1', at: '2021-10-20 10:00:00', amountFen: 48_000, name: '张三', remark: '培训费' },
    ]);
    const line = await lineOf(test, world, 'JF1');
    const booked = await send(test, world.finance, 'POST', `/api/bank-lines/${line.id}/book`, {
      parts: [{ programId: world.programId, billId, amountFen: 48_000 }],
      reason: '学校来电确认',
    });
    // the engine did not rank it, so a second person confirms; until then it is no money of the ledger
    expect((await rowsOf(world.countyAdmin))[0]?.feesFen).toBe(0);
    const { bookingId } = booked.json();
    await send(test, world.second, 'POST', `/api/bookings/${bookingId}/confirm`, { version: 1 });
    const own = (await rowsOf(world.countyAdmin))[0];
    expect(own?.feesFen).toBe(48_000);
    expect((await rowsOf(world.countyAdmin, 'year=2020'))[0]?.feesFen).toBe(0);
  });

  it('narrows, sorts and exports', async () => {
    expect((await rowsOf(cityAdmin, 'year=2021&state=missing')).map((row) => row.orgId)).toEqual([world.city.id]);
    expect((await rowsOf(cityAdmin, 'year=2021&q=阳城')).map((row) => row.orgId)).toEqual([world.county.id]);
    expect((await rowsOf(cityAdmin, 'year=2021&sort=-payrollFen'))[0]?.orgId).toBe(world.county.id);
    const file = await send(test, cityAdmin, 'GET', '/api/funds/export?year=2021');
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

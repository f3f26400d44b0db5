import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { registrationLocked, registrationUnlocked, rosterChanged } from '../registration/facts.ts';
import { aBill, aLiaison, aMoneyWorld, aRosterName, inSystem, type MoneyWorld, send } from './testing/money-world.ts';

let test: TestApp;
let world: MoneyWorld;
beforeAll(async () => {
  test = await testApp();
  world = await aMoneyWorld(test);
});

const get = (person: MoneyWorld['finance'], url: string) => send(test, person, 'GET', url);

describe('bills follow the registration', () => {
  it('provisional from the submission, firm from the lock, each difference a line of its own', async () => {
    const { programId } = world;
    const billId = await aBill(test, world, world.school, 56);
    await aBill(test, world, world.school, 57);
    const schoolId = world.school.id;
    await inSystem(test, (ctx) =>
      ctx.publish(registrationLocked, { programId, schoolId, headcount: 55, entryIds: [] }),
    );
    const locked = (await get(world.clerk, `/api/programs/${programId}/bills/${billId}`)).json();
    expect(locked).toMatchObject({
      state: 'firm',
      heads: 55,
      dueFen: 672_000,
      adjustedFen: -12_000,
      balanceFen: 660_000,
      standing: 'unpaid',
    });
    expect(locked.entries.map((entry: { heads: number; reason: string }) => [entry.heads, entry.reason])).toEqual([
      [56, '名单上报 56 人'],
      [1, '名单上报 57 人'],
      [-2, '名单锁定 55 人'],
    ]);
    await inSystem(test, (ctx) =>
      ctx.publish(registrationUnlocked, { programId, schoolId, entryIds: [], reason: '误锁' }),
    );
    expect((await get(world.clerk, `/api/programs/${programId}/bills/${billId}`)).json()).toMatchObject({
      state: 'provisional',
      heads: 55,
    });
  });

  it('a change order adjusts once, and a transfer with its bill moves between two', async () => {
    const [, from, to] = world.schools;
    if (!from || !to) throw new Error('three schools');
    const fromId = await aBill(test, world, from, 10);
    const toId = await aBill(test, world, to, 5);
    const changeId = '019a0000-0000-7000-8000-00000000c001';
    const change = {
      programId: world.programId,
      schoolId: from.id,
      changeId,
      kind: 'transfer' as const,
      headDelta: -1,
      toSchoolId: to.id,
      toHeadDelta: 1,
      billable: true,
      personId: null,
      addedEntryId: null,
      addedPersonId: null,
      words: '名单变更：调动',
    };
    await inSystem(test, (ctx) => ctx.publish(rosterChanged, change));
    const heads = async (id: string) =>
      (await get(world.finance, `/api/programs/${world.programId}/bills/${id}`)).json().heads;
    expect([await heads(fromId), await heads(toId)]).toEqual([9, 6]);
    await expect(inSystem(test, (ctx) => ctx.publish(rosterChanged, change))).rejects.toThrow(
      /bill_entry_of_change_once/,
    );
  });
});

describe('payment.bill', () => {
  it('tells how to pay, with the whole phone for the unit itself and a masked one for others', async () => {
    const own = await aMoneyWorld(test);
    await aLiaison(test, own.school, '张三', '15400000088');
    const billId = await aBill(test, own, own.school, 56);
    const url = `/api/programs/${own.programId}/bills/${billId}`;
    const bill = (await get(own.clerk, url)).json();
    expect(bill.howToPay.remark).toMatch(/^JF\d{8} 晋城市阳城县凤城镇第二中学，56人，张三15400000088$/);
    expect(bill.howToPay).toMatchObject({
      payableFen: 672_000,
      dueOn: '2021-11-15',
      payee: { accountNumber: own.accountNumber },
    });
    expect(bill.words).toBe('还没有到账，应缴 6,720.00 元（56 人）。');
    expect((await get(own.finance, url)).json().howToPay.remark).toContain('154****0088');
  });

  it('is hidden from other schools and counties, and from roles without the right', async () => {
    const [, other] = world.schools;
    const billId = await aBill(test, world, world.school, 55);
    const url = `/api/programs/${world.programId}/bills/${billId}`;
    const strangers = [
      await aPerson(test, { role: 'schoolFinance', ...(other ? { org: other } : {}) }),
      await aPerson(test, { role: 'countyAdmin', org: await anOrg(test, { kind: 'county' }) }),
      await aPerson(test, { role: 'providerFinance', org: await anOrg(test, { kind: 'provider' }) }),
    ];
    for (const stranger of strangers) {
      expect((await get(stranger, url)).statusCode).toBe(404);
      // a school of the program lists nothing; whoever the program is none of is told that there is none
      const list = await get(stranger, `/api/programs/${world.programId}/bills?schoolId=${world.school.id}`);
      expect(list.statusCode === 404 || list.json().total === 0).toBe(true);
    }
    const tutor = await aPerson(test, { role: 'tutor', org: world.county });
    expect((await get(tutor, url)).statusCode).toBe(403);
  });
});

describe('payment.bills and payment.totals', () => {
  it('lists, filters and sums to the fen', async () => {
    const own = await aMoneyWorld(test);
    const [a, b] = own.schools;
    if (!a || !b) throw new Error('two schools');
    await aBill(test, own, a, 10);
    await aBill(test, own, b, 5);
    const list = (
      await get(own.countyAdmin, `/api/programs/${own.programId}/bills?standing=unpaid&sort=-heads`)
    ).json();
    expect(list).toMatchObject({ total: 2, totals: { heads: 15, owedFen: 180_000, unpaidFen: 180_000 } });
    expect(list.rows.map((row: { schoolName: string }) => row.schoolName)).toEqual([a.name, b.name]);
    const found = (
      await get(own.countyAdmin, `/api/programs/${own.programId}/bills?q=${encodeURIComponent('北留')}`)
    ).json();
    expect(found.rows).toHaveLength(1);
    const byCode = (await get(own.countyAdmin, `/api/programs/${own.programId}/bills?q=${found.rows[0].code}`)).json();
    expect(byCode.rows[0].id).toBe(found.rows[0].id);
    const totals = (await get(own.finance, `/api/programs/${own.programId}/payment-totals`)).json();
    expect(totals).toMatchObject({
      rows: [{ name: '阳城县', bills: 2, owedFen: 180_000, unpaidFen: 180_000 }],
      totals: { owedFen: 180_000 },
    });
    const sheet = await get(own.countyAdmin, `/api/programs/${own.programId}/bills/export`);
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('payment.remind', () => {
  it('mails those who still owe, with the amount and the code, and names all for the group', async () => {
    const world = await aMoneyWorld(test);
    const [first, second, third] = world.schools;
    if (!first || !second || !third) throw new Error('three schools');
    const { db } = test.app.database;
    await aBill(test, world, first, 10);
    await aBill(test, world, second, 5);
    await aBill(test, world, third, 0);
    const email = `caiwu-${world.programId}@example.cn`;
    await db
      .insertInto('orgContact')
      .values({ orgId: first.id, duty: 'finance', name: '王出纳', email, updatedAt: test.clock.now() })
      .execute();
    const remind = (person: typeof world.clerk) =>
      test.server.inject({
        method: 'POST',
        url: `/api/programs/${world.programId}/payment-reminder`,
        headers: person.headers,
        payload: {},
      });
    expect((await remind(world.clerk)).statusCode).toBe(403);
    const told = (await remind(world.countyAdmin)).json();
    expect(told.units).toEqual([
      { name: expect.any(String), liaisonName: expect.any(String), liaisonPhone: '', mailed: expect.any(Boolean) },
      { name: expect.any(String), liaisonName: expect.any(String), liaisonPhone: '', mailed: expect.any(Boolean) },
    ]);
    expect(told.units.filter((unit: { mailed: boolean }) => unit.mailed)).toMatchObject([
      { name: first.name, liaisonName: '王出纳' },
    ]);
    expect(told.text).toContain('以下 2 个单位尚未缴清培训费');
    const mail = await db.selectFrom('outboxMail').selectAll().where('recipient', '=', email).executeTakeFirstOrThrow();
    expect(mail.body).toContain('应缴 1,200.00 元，还差 1,200.00 元');
    expect(mail.body).toMatch(/缴费码 JF\d{8}/);
    const stranger = await aMoneyWorld(test);
    expect((await remind(stranger.finance)).statusCode).toBe(404);
    expect((await remind(world.finance)).json().units).toHaveLength(2);
  });
});

describe('payment.takeOver', () => {
  it('lets the county pay for its own schools alone, and gives it back', async () => {
    const own = await aMoneyWorld(test);
    const billId = await aBill(test, own, own.school, 10);
    const url = `/api/programs/${own.programId}/bills/take-over`;
    const payload = { schoolIds: [own.school.id], payer: 'bureau', reason: '县财政统一支付' };
    const cityAdmin = await aPerson(test, { role: 'cityAdmin', org: own.city });
    expect((await send(test, cityAdmin, 'POST', url, payload)).json().code).toBe('payment.notYourSchool');
    expect((await send(test, own.clerk, 'POST', url, payload)).statusCode).toBe(403);
    expect((await send(test, own.countyAdmin, 'POST', url, payload)).json()).toEqual({ changed: 1 });
    const bill = (await get(own.clerk, `/api/programs/${own.programId}/bills/${billId}`)).json();
    expect(bill.payerName).toBe('阳城县');
    expect(bill.allowed).toContainEqual({
      act: 'register',
      allowed: false,
      reason: '这张缴费单由阳城县缴纳，请由阳城县登记汇款。',
    });
    expect((await send(test, own.countyAdmin, 'POST', url, { ...payload, payer: 'school' })).json()).toEqual({
      changed: 1,
    });
  });
});

describe('payment.previewChange', () => {
  it('says what a change would do', async () => {
    const own = await aMoneyWorld(test);
    await aBill(test, own, own.school, 10);
    const url = `/api/programs/${own.programId}/bill-change-preview`;
    const preview = await send(test, own.clerk, 'POST', url, { schoolId: own.school.id, headDelta: -2 });
    expect(preview.json()).toMatchObject({ amountFen: -24_000, beforeFen: 120_000, afterFen: 96_000 });
    const [, other] = own.schools;
    const without = await send(test, own.countyAdmin, 'POST', url, { schoolId: other?.id, headDelta: 1 });
    expect(without.json()).toMatchObject({
      code: 'payment.noBill',
      message: expect.stringContaining('北留镇中心学校'),
    });
  });
});

describe('payment.paymentNotice', () => {
  it('is a PDF with the names of the roster', async () => {
    const own = await aMoneyWorld(test);
    await aRosterName(test, own.programId, own.school, 1, '李小红');
    await aRosterName(test, own.programId, own.school, 2, '司马䶮');
    const billId = await aBill(test, own, own.school, 2);
    const response = await get(own.clerk, `/api/programs/${own.programId}/bills/${billId}/notice`);
    expect(response.headers['content-type']).toBe('application/pdf');
    expect(response.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

it('a closed program’s bills bear the names of their time, in list, detail and sums', async () => {
  const then = await aMoneyWorld(test);
  const { id, name } = then.school;
  const billId = await aBill(test, then, then.school, 3);
  const { pool } = test.app.database;
  await pool.query(`insert into org_name (org_id, name, until_at) values ($1, $2, now() + interval '10 years')`, [
    id,
    name,
  ]);
  await pool.query(`update org set name = '后来的名称' where id = $1`, [id]);
  const bills = `/api/programs/${then.programId}/bills`;
  const names = async () => [
    (await get(then.finance, `${bills}/${billId}`)).json().schoolName,
    ...(await get(then.finance, bills)).json().rows.map((row: { schoolName: string }) => row.schoolName),
  ];
  expect(await names()).toEqual(['后来的名称', '后来的名称']);
  await pool.query(`update program set state = 'closed', closed_at = now() where id = $1`, [then.programId]);
  expect(await names()).toEqual([name, name]);
});

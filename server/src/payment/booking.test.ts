import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import {
  aBill,
  aMoneyWorld,
  billOf,
  importLines,
  lineOf,
  type MoneyWorld,
  type StatementWish,
  send,
} from './testing/money-world.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

type Person = MoneyWorld['finance'];
const post = (person: Person, url: string, payload: object) => send(test, person, 'POST', url, payload);

/** Lines that the engine leaves to a person: a private payer and a remark that says nothing. */
const unclear = (serial: string, amountFen: number, more: Partial<StatementWish> = {}): StatementWish => ({
  serial,
  at: '2021-11-03 10:00:00',
  amountFen,
  name: '武晋平',
  account: '6217000012345678',
  remark: '培训费',
  ...more,
});

async function aLine(amountFen: number, heads = 56, more: Partial<StatementWish> = {}) {
  const world = await aMoneyWorld(test);
  const billId = await aBill(test, world, world.school, heads);
  await importLines(test, world, [unclear('100001', amountFen, more)]);
  const line = await lineOf(test, world, '100001');
  const part = (fen: number, id = billId) => ({ programId: world.programId, billId: id, amountFen: fen });
  const book = (person: Person, parts: object[], rest: object = {}) =>
    post(person, `/api/bank-lines/${line.id}/book`, { parts, ...rest });
  return { world, billId, line, part, book };
}

/** A line booked on its bill by two persons. */
async function aBookedLine(amountFen = 672_000, heads = 56) {
  const made = await aLine(amountFen, heads);
  const { bookingId } = (await made.book(made.world.finance, [made.part(amountFen)])).json();
  await post(made.world.second, `/api/bookings/${bookingId}/confirm`, { version: 1 });
  return { ...made, bookingId };
}

describe('payment.book', () => {
  it('waits for a second person when the engine did not rank it first, then counts', async () => {
    const { world, billId, line, part, book } = await aLine(672_000);
    const { bookingId, state } = (await book(world.finance, [part(672_000)], { reason: '电话核实' })).json();
    expect(state).toBe('waiting');
    expect((await billOf(test, world, billId)).allocatedFen).toBe(0);
    expect((await lineOf(test, world, '100001')).state).toBe('waiting');
    expect((await book(world.second, [part(1)])).json().code).toBe('payment.lineWaiting');
    const own = await post(world.finance, `/api/bookings/${bookingId}/confirm`, { version: 1 });
    expect(own.json().code).toBe('payment.secondIsAsker');
    expect((await post(world.second, `/api/bookings/${bookingId}/confirm`, { version: 1 })).json().state).toBe(
      'booked',
    );
    expect(await billOf(test, world, billId)).toMatchObject({ allocatedFen: 672_000, standing: 'settled' });
    expect((await post(world.second, `/api/bookings/${bookingId}/confirm`, { version: 2 })).json().code).toBe(
      'payment.bookingState',
    );
    const shown = await lineOf(test, world, '100001');
    expect(shown.bookings[0]).toMatchObject({
      askedByName: '钱会计',
      secondByName: '孙复核',
      parts: [{ schoolName: world.school.name, amountFen: 672_000 }],
    });
    expect(shown.id).toBe(line.id);
  });

  it('the engine’s first candidate up to 10,000 元 needs no second person', async () => {
    const world = await aMoneyWorld(test);
    const billId = await aBill(test, world, world.school, 56);
    const odd = { name: '阳城县凤城镇第二中学', account: '6222000011112222', remark: '阳城县凤城镇第二中学培训费' };
    await importLines(test, world, [unclear('110001', 672_050, odd)]);
    const line = await lineOf(test, world, '110001');
    expect(line.candidates[0]).toMatchObject({ billId, schoolName: world.school.name });
    const parts = [{ programId: world.programId, billId, amountFen: 672_000 }];
    expect((await post(world.finance, `/api/bank-lines/${line.id}/book`, { parts })).json().state).toBe('booked');
    expect(await lineOf(test, world, '110001')).toMatchObject({ state: 'part', openFen: 50, allocatedFen: 672_000 });
  });

  it('splits a county’s payment by a pasted list, to the fen', async () => {
    const { world, line } = await aLine(48_000, 1);
    const [, b, c] = world.schools;
    if (!b || !c) throw new Error('three schools');
    await aBill(test, world, b, 2);
    await aBill(test, world, c, 1);
    const url = `/api/bank-lines/${line.id}`;
    const text = '凤城镇第二中学\t1\t120\n北留镇中心校\t2\t240\n实验小学\t1\t120\n合计\t4\t480';
    const read = (await post(world.finance, `${url}/read-list`, { programId: world.programId, text })).json();
    expect(read).toMatchObject({ sumFen: 48_000, openFen: 48_000 });
    expect(read.rows.map((row: { problem: string | null }) => row.problem)).toEqual([null, null, null]);
    const parts = read.rows.map((row: { bill: { programId: string; billId: string }; amountFen: number }) => ({
      programId: row.bill.programId,
      billId: row.bill.billId,
      amountFen: row.amountFen,
    }));
    const short = await post(world.finance, `${url}/book`, { parts: parts.slice(1), exact: true });
    expect(short.json()).toMatchObject({
      code: 'payment.splitShort',
      message: expect.stringContaining('相差 120.00 元'),
    });
    expect((await post(world.finance, `${url}/book`, { parts, exact: true })).json().state).toBe('waiting');
    const unknown = (
      await post(world.finance, `${url}/read-list`, { programId: world.programId, text: '没有的小学 3人' })
    ).json();
    expect(unknown.rows[0].problem).toContain('没有找到缴费单');
  });

  it('refuses what cannot be', async () => {
    const { world, part, book } = await aLine(672_000);
    const code = async (parts: object[], rest: object = {}) => (await book(world.finance, parts, rest)).json().code;
    expect(await code([])).toBe('invalid');
    expect(await code([part(0)])).toBe('payment.splitNotPositive');
    expect(await code([part(1), part(1)])).toBe('payment.splitTwice');
    expect(await code([part(672_001)])).toBe('payment.splitTooMuch');
    expect(await code([part(1, world.accountId)])).toBe('payment.billGone');
    expect(await code([part(1)], { bookedOn: '2021-11-02' })).toBe('payment.dayBeforeLine');
    expect(await code([part(1)], { bookedOn: '2021-12-30' })).toBe('payment.dayAhead');
    const other = await aMoneyWorld(test);
    const foreignBill = await aBill(test, other, other.school, 1);
    expect(await code([{ programId: other.programId, billId: foreignBill, amountFen: 1 }])).toBe('payment.billGone');
    expect((await book(other.finance, [part(1)])).statusCode).toBe(404);
    expect((await book(world.countyAdmin, [part(1)])).statusCode).toBe(403);
  });

  it('the database refuses a bill of a program that is not paid into the account', async () => {
    const { world, line } = await aBookedLine();
    const other = await aMoneyWorld(test);
    const foreign = await aBill(test, other, other.school, 1);
    const db = test.app.database.db;
    const booking = await db
      .selectFrom('booking')
      .select('id')
      .where('bankLineId', '=', line.id)
      .executeTakeFirstOrThrow();
    const row = {
      programId: other.programId,
      billId: foreign,
      bankLineId: line.id,
      bookingId: booking.id,
      bookedOn: '2021-11-03',
      at: new Date(),
      reason: '',
    };
    const insert = (change: object) =>
      db
        .insertInto('allocation')
        .values({ ...row, id: line.id, amountFen: 1, ...change })
        .execute();
    await expect(insert({})).rejects.toThrow(/not paid into this account/);
    const own = await db
      .selectFrom('bill')
      .select('id')
      .where('programId', '=', world.programId)
      .executeTakeFirstOrThrow();
    await expect(insert({ programId: world.programId, billId: own.id })).rejects.toThrow(/bank_line_not_exceeded/);
    await expect(db.updateTable('bill').set({ allocatedFen: 0 }).where('id', '=', own.id).execute()).rejects.toThrow(
      /follow from its entries/,
    );
    await expect(db.updateTable('bankLine').set({ amountFen: 1 }).where('id', '=', line.id).execute()).rejects.toThrow(
      /stays as it was imported/,
    );
    await expect(db.deleteFrom('allocation').where('bankLineId', '=', line.id).execute()).rejects.toThrow(
      /append-only/,
    );
  });
});

describe('payment.returnBooking and payment.undoBooking', () => {
  it('a second person sends back with a reason, the asker takes back', async () => {
    const { world, part, book } = await aLine(672_000);
    const first = (await book(world.finance, [part(672_000)])).json().bookingId;
    expect(
      (await post(world.second, `/api/bookings/${first}/return`, { version: 1, reason: '不是这所学校' })).json(),
    ).toEqual({ ok: true });
    const second = (await book(world.finance, [part(672_000)])).json().bookingId;
    expect(
      (await post(world.finance, `/api/bookings/${second}/return`, { version: 1, reason: '选错了' })).json(),
    ).toEqual({ ok: true });
    const shown = await lineOf(test, world, '100001');
    expect(shown.state).toBe('open');
    expect(shown.bookings.map((booking: { stateName: string }) => booking.stateName)).toEqual(['已撤回', '复核退回']);
  });

  it('undoes with a reason, once, and the money is open again', async () => {
    const { world, billId, bookingId } = await aBookedLine();
    const url = `/api/bookings/${bookingId}/undo`;
    expect((await post(world.finance, url, { version: 2 })).statusCode).toBe(400);
    expect((await post(world.finance, url, { version: 1, reason: '认错学校' })).json().code).toBe('payment.changed');
    expect((await post(world.finance, url, { version: 2, reason: '认错学校' })).json()).toEqual({ ok: true });
    expect((await post(world.finance, url, { version: 3, reason: '再来一次' })).json().code).toBe(
      'payment.bookingState',
    );
    expect((await billOf(test, world, billId)).balanceFen).toBe(672_000);
    expect(await lineOf(test, world, '100001')).toMatchObject({ state: 'open', openFen: 672_000 });
  });

  it('what was learnt from a booking is forgotten with it', async () => {
    const world = await aMoneyWorld(test);
    const billId = await aBill(test, world, world.school, 56);
    const payer = { name: '阳城县凤城镇第二中学', account: '6222000033334444', remark: '款项' };
    await importLines(test, world, [unclear('120001', 660_000 + 50, payer)]);
    const line = await lineOf(test, world, '120001');
    const parts = [{ programId: world.programId, billId, amountFen: 660_050 }];
    const { bookingId, state } = (await post(world.finance, `/api/bank-lines/${line.id}/book`, { parts })).json();
    if (state === 'waiting') await post(world.second, `/api/bookings/${bookingId}/confirm`, { version: 1 });
    const known = async () => (await send(test, world.finance, 'GET', '/api/known-payers')).json();
    expect((await known()).rows[0]).toMatchObject({ account: '6222000033334444', schoolName: world.school.name });
    const { version } = (await lineOf(test, world, '120001')).bookings[0];
    await post(world.finance, `/api/bookings/${bookingId}/undo`, { version, reason: '认错学校' });
    expect((await known()).total).toBe(0);
  });
});

describe('payment.bookOther', () => {
  it('puts aside what is not ours, by a second person above 10,000 元', async () => {
    const { world, line } = await aLine(1_500_000);
    const url = `/api/bank-lines/${line.id}/other`;
    expect((await post(world.finance, url, { amountFen: 1_500_001, reason: '投标保证金' })).json().code).toBe(
      'payment.splitTooMuch',
    );
    expect((await post(world.finance, url, { amountFen: 500_000, reason: '投标保证金' })).json().state).toBe('booked');
    const rest = (await post(world.finance, url, { reason: '投标保证金' })).json();
    expect(rest.state).toBe('booked');
    expect(await lineOf(test, world, '100001')).toMatchObject({ state: 'other', otherFen: 1_500_000 });
    expect((await post(world.finance, url, { reason: '再记一次' })).json().code).toBe('payment.lineSettled');
    const large = await aLine(1_000_001);
    expect(
      (await post(large.world.finance, `/api/bank-lines/${large.line.id}/other`, { reason: '货款' })).json().state,
    ).toBe('waiting');
  });
});

describe('payment.refund', () => {
  // 6,720 twice: 6,720 too much, refund flow
  it('takes the money off its bill, leaves the line, is carried out by an outgoing line, and comes back when it bounces', async () => {
    const { world, billId, line, part } = await aBookedLine(684_000, 56);
    expect(await billOf(test, world, billId)).toMatchObject({ standing: 'over', balanceFen: -12_000 });
    const url = `/api/bank-lines/${line.id}/refund`;
    expect((await post(world.finance, url, { reason: '多缴' })).json().code).toBe('payment.refundNothing');
    expect((await post(world.finance, url, { takeOff: [part(684_001)], reason: '多缴' })).json().code).toBe(
      'payment.splitTooMuch',
    );
    expect((await post(world.finance, url, { takeOff: [part(12_000)], reason: '多缴一人' })).json().state).toBe(
      'booked',
    );
    expect(await billOf(test, world, billId)).toMatchObject({
      standing: 'settled',
      refunds: [{ amountFen: 12_000, stateName: '待付款' }],
    });
    expect(await lineOf(test, world, '100001')).toMatchObject({
      allocatedFen: 672_000,
      refundedFen: 12_000,
      openFen: 0,
    });

    const [refund] = (
      await send(test, world.finance, 'GET', `/api/bank-accounts/${world.accountId}/refunds?state=decided`)
    ).json().rows;
    expect(refund).toMatchObject({ toName: '武晋平', toAccount: '6217000012345678', schoolName: world.school.name });
    await importLines(
      test,
      world,
      [
        unclear('100002', 12_001, { direction: 'out', at: '2021-11-05 10:00:00' }),
        unclear('100003', 12_000, { direction: 'out', at: '2021-11-05 11:00:00' }),
        unclear('100004', 12_000, { at: '2021-11-06 11:00:00', summary: '退汇', remark: '账号户名不符' }),
      ],
      20_000_000,
    );
    const wrong = await lineOf(test, world, '100002');
    expect(
      (await post(world.finance, `/api/bank-lines/${wrong.id}/carry-out`, { refundIds: [refund.id] })).json().code,
    ).toBe('payment.refundAmount');
    expect((await post(world.finance, `/api/bank-lines/${wrong.id}/book`, { parts: [part(1)] })).json().code).toBe(
      'payment.lineOut',
    );
    const out = await lineOf(test, world, '100003');
    expect(
      (await post(world.finance, `/api/bank-lines/${out.id}/carry-out`, { refundIds: [refund.id] })).json().state,
    ).toBe('booked');
    expect((await lineOf(test, world, '100003')).state).toBe('linked');
    const decision = (await lineOf(test, world, '100001')).bookings.find(
      (one: { kind: string }) => one.kind === 'refund',
    );
    expect(
      (await post(world.finance, `/api/bookings/${decision.id}/undo`, { version: 1, reason: '不退了' })).json().code,
    ).toBe('payment.refundPaid');

    const back = await lineOf(test, world, '100004');
    expect(back.state).toBe('open');
    const linked = (await post(world.finance, `/api/bank-lines/${back.id}/reversal`, { originalId: out.id })).json();
    if (linked.state === 'waiting')
      await post(world.second, `/api/bookings/${linked.bookingId}/confirm`, { version: 1 });
    expect(await lineOf(test, world, '100004')).toMatchObject({ state: 'reversed', openFen: 0 });
    expect(await lineOf(test, world, '100001')).toMatchObject({ refundedFen: 0, openFen: 12_000 });
    const balance = (
      await send(test, world.finance, 'GET', `/api/bank-accounts/${world.accountId}/balance?on=2021-11-30`)
    ).json();
    expect(balance.totals).toMatchObject({
      incomingFen: 696_000,
      allocatedFen: 672_000,
      reversedFen: 12_000,
      unallocatedFen: 12_000,
      differenceFen: 0,
    });
    expect(balance.differences).toBe(0);
  });

  it('a decided refund can be undone, and goes nowhere without an account', async () => {
    const { world, billId, line, part } = await aBookedLine();
    await post(world.finance, `/api/bank-lines/${line.id}/refund`, { takeOff: [part(12_000)], reason: '减一人' });
    const refund = (await lineOf(test, world, '100001')).bookings.find(
      (one: { kind: string }) => one.kind === 'refund',
    );
    expect(
      (
        await post(world.finance, `/api/bookings/${refund.id}/undo`, { version: refund.version, reason: '变更取消' })
      ).json(),
    ).toEqual({ ok: true });
    expect((await billOf(test, world, billId)).allocatedFen).toBe(672_000);
    const cash = await aLine(12_000, 56, { account: '' });
    const answer = await post(cash.world.finance, `/api/bank-lines/${cash.line.id}/refund`, {
      fromOpenFen: 12_000,
      reason: '退回',
    });
    expect(answer.json().code).toBe('payment.refundNoAccount');
  });

  it('an undo that would leave a refund without its money is refused', async () => {
    const { world, line, part, bookingId } = await aBookedLine();
    await post(world.finance, `/api/bank-lines/${line.id}/refund`, { takeOff: [part(12_000)], reason: '减一人' });
    const answer = await post(world.finance, `/api/bookings/${bookingId}/undo`, { version: 2, reason: '认错' });
    expect(answer.json().message).toContain('请先撤销退款');
  });
});

describe('payment.linkReversal', () => {
  it('a reversal proposes its original; the booking is undone first', async () => {
    const { world, line, bookingId } = await aBookedLine();
    await importLines(
      test,
      world,
      [
        unclear('100009', 672_000, {
          direction: 'out',
          at: '2021-11-04 10:00:00',
          summary: '冲正',
          remark: '账号户名不符',
        }),
      ],
      20_000_000,
    );
    const reversal = await lineOf(test, world, '100009');
    const link = (originalId: string) => post(world.finance, `/api/bank-lines/${reversal.id}/reversal`, { originalId });
    expect((await link(reversal.id)).json().code).toBe('payment.reversalPair');
    expect((await link(line.id)).json()).toMatchObject({
      code: 'payment.reversalBooked',
      message: expect.stringContaining('6,720.00'),
    });
    await post(world.finance, `/api/bookings/${bookingId}/undo`, { version: 2, reason: '银行冲正' });
    const answer = (await link(line.id)).json();
    if (answer.state === 'waiting')
      await post(world.second, `/api/bookings/${answer.bookingId}/confirm`, { version: 1 });
    expect(await lineOf(test, world, '100001')).toMatchObject({ state: 'reversed', reversedFen: 672_000 });
    expect(await lineOf(test, world, '100009')).toMatchObject({ state: 'linked', openFen: 0 });
  });
});

describe('two clerks in the same moment', () => {
  it('book one line once', async () => {
    const { world, billId, line } = await aLine(12_000, 56);
    const third = await aPerson(test, { role: 'providerFinance', org: world.provider });
    const other = (person: Person) => post(person, `/api/bank-lines/${line.id}/other`, { reason: '同时处理' });
    const answers = await Promise.all([world.finance, world.second, third].map(other));
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 409, 409]);
    expect((await billOf(test, world, billId)).allocatedFen).toBe(0);
    expect(await lineOf(test, world, '100001')).toMatchObject({ otherFen: 12_000, openFen: 0 });
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { rosterChanged } from '../registration/facts.ts';
import { recordInvoice } from './record-invoice.ts';
import { checkAmounts } from './testing/check-amounts.ts';
import { checkLedger } from './testing/check-ledger.ts';
import { aBill, aMoneyWorld, importLines, inSystem, type StatementWish, send } from './testing/money-world.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

/** What clerks do, drawn at random; numbers choose among what is there, so that any history can be played. */
type Step =
  | {
      readonly act: 'book';
      readonly line: number;
      readonly bill: number;
      readonly second: number;
      readonly share: number;
    }
  | { readonly act: 'confirm' | 'return' | 'undo'; readonly booking: number }
  | { readonly act: 'other' | 'refund' | 'refundOpen'; readonly line: number; readonly share: number }
  | { readonly act: 'carryOut'; readonly line: number; readonly refund: number }
  | { readonly act: 'reverse'; readonly line: number; readonly original: number }
  | { readonly act: 'change'; readonly bill: number; readonly delta: number }
  | {
      readonly act: 'invoice';
      readonly bill: number;
      readonly invoice: number;
      readonly kind: 'request' | 'issue' | 'red';
    }
  | { readonly act: 'takeOver' }
  /** A later statement that overlaps the earlier ones, while others book. */
  | { readonly act: 'import'; readonly more: number }
  | { readonly act: 'close'; readonly day: number };

const index = fc.nat(1000);
const share = fc.integer({ min: 1, max: 100 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant('book' as const), line: index, bill: index, second: index, share }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('confirm' as const), booking: index }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('return' as const, 'undo' as const), booking: index }) },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom('other' as const, 'refund' as const, 'refundOpen' as const),
      line: index,
      share,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('carryOut' as const), line: index, refund: index }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('reverse' as const), line: index, original: index }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('change' as const), bill: index, delta: fc.integer({ min: -3, max: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('invoice' as const),
      bill: index,
      invoice: fc.nat(9),
      kind: fc.constantFrom('request' as const, 'request' as const, 'issue' as const, 'red' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('takeOver' as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('import' as const), more: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('close' as const), day: fc.integer({ min: 20, max: 28 }) }) },
);

const statement = fc.array(
  fc.record({
    direction: fc.constantFrom('in' as const, 'in' as const, 'in' as const, 'out' as const),
    heads: fc.constantFrom(10, 60),
    odd: fc.constantFrom(0, 0, 0, 0, 12_345),
  }),
  { minLength: 3, maxLength: 7 },
);

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];

async function aHistory(lines: readonly { direction: 'in' | 'out'; heads: number; odd: number }[]) {
  const world = await aMoneyWorld(test);
  const bills: string[] = [];
  for (const [at, school] of world.schools.entries()) bills.push(await aBill(test, world, school, 20 + at));
  const wishes = lines.map(
    ({ direction, heads, odd }, at): StatementWish => ({
      serial: `7${at}0001`,
      at: `2021-10-2${at} 10:00:00`,
      direction,
      amountFen: heads * 12_000 + odd,
      name: '武晋平',
      account: `6217${at}`,
      remark: '款项',
    }),
  );
  await importLines(test, world, wishes, 90_000_000);
  return { world, bills, wishes };
}

type History = Awaited<ReturnType<typeof aHistory>>;

/** Plays one step as a request of one of the two clerks; a refusal is a fine answer, an error is not. */
async function play({ world, bills, wishes }: History, one: Step, at: number): Promise<number> {
  const db = test.app.database.db;
  const clerk = at % 2 === 0 ? world.finance : world.second;
  const post = async (url: string, payload: object) => (await send(test, clerk, 'POST', url, payload)).statusCode;
  const lines = await db
    .selectFrom('bankLine')
    .select(['id', 'direction', 'amountFen', 'openFen', 'allocatedFen'])
    .where('bankAccountId', '=', world.accountId)
    .orderBy('key')
    .execute();
  const fit = one.act === 'refund' ? lines.filter((each) => each.allocatedFen > 0) : lines;
  const line = 'line' in one ? pick(fit, one.line) : undefined;
  if ('line' in one && !line) return 200;
  const part = (bill: string | undefined, amountFen: number) => ({
    programId: world.programId,
    billId: bill ?? '',
    amountFen,
  });
  switch (one.act) {
    case 'book': {
      const amountFen = Math.ceil(((line?.amountFen ?? 0) * one.share) / 100);
      const [first, second] = [pick(bills, one.bill), pick(bills, one.second)];
      const half = Math.floor(amountFen / 2);
      const parts =
        first === second || half === 0 ? [part(first, amountFen)] : [part(first, half), part(second, amountFen - half)];
      return post(`/api/bank-lines/${line?.id}/book`, { parts });
    }
    case 'confirm':
    case 'return':
    case 'undo': {
      const bookings = await db
        .selectFrom('booking')
        .innerJoin('bankLine', 'bankLine.id', 'booking.bankLineId')
        .select(['booking.id', 'booking.version'])
        .where('bankLine.bankAccountId', '=', world.accountId)
        .where('booking.state', '=', one.act === 'undo' ? 'booked' : 'waiting')
        .orderBy('booking.id')
        .execute();
      const booking = pick(bookings, one.booking);
      const reason = one.act === 'confirm' ? {} : { reason: '随机' };
      return booking ? post(`/api/bookings/${booking.id}/${one.act}`, { version: booking.version, ...reason }) : 200;
    }
    case 'other':
      return post(`/api/bank-lines/${line?.id}/other`, {
        amountFen: Math.ceil(((line?.amountFen ?? 0) * one.share) / 100),
        reason: '其他业务',
      });
    case 'refundOpen':
      return post(`/api/bank-lines/${line?.id}/refund`, {
        fromOpenFen: Math.ceil(((line?.openFen ?? 0) * one.share) / 100),
        reason: '退回',
      });
    case 'refund': {
      const given = await db
        .selectFrom('allocation')
        .select((eb) => ['billId', eb.fn.sum<number>('amountFen').as('fen')])
        .where('bankLineId', '=', line?.id ?? '')
        .groupBy('billId')
        .execute();
      const takeOff = given
        .filter((row) => Number(row.fen) > 0)
        .map((row) => part(row.billId, Math.ceil((Number(row.fen) * one.share) / 100)));
      return post(`/api/bank-lines/${line?.id}/refund`, { takeOff, reason: '退款' });
    }
    case 'carryOut': {
      const refunds = await db
        .selectFrom('refund')
        .innerJoin('bankLine', 'bankLine.id', 'refund.bankLineId')
        .select('refund.id')
        .where('bankLine.bankAccountId', '=', world.accountId)
        .orderBy('refund.id')
        .execute();
      const refund = pick(refunds, one.refund);
      return refund ? post(`/api/bank-lines/${line?.id}/carry-out`, { refundIds: [refund.id] }) : 200;
    }
    case 'reverse': {
      const pairs = lines.filter((each) => each.direction !== line?.direction && each.amountFen === line?.amountFen);
      return post(`/api/bank-lines/${line?.id}/reversal`, { originalId: pick(pairs, one.original)?.id });
    }
    case 'change': {
      const school = pick(world.schools, one.bill);
      const fact = {
        programId: world.programId,
        schoolId: school?.id ?? '',
        changeId: crypto.randomUUID(),
        kind: 'add' as const,
        headDelta: one.delta,
      };
      const rest = {
        toSchoolId: null,
        toHeadDelta: 0,
        billable: true,
        personId: null,
        addedEntryId: null,
        addedPersonId: null,
        words: '名单变更',
      };
      await inSystem(test, (ctx) => ctx.publish(rosterChanged, { ...fact, ...rest })).catch((error: unknown) => {
        if (!String(error).includes('bill_heads_are_not_negative')) throw error;
      });
      return 200;
    }
    case 'invoice': {
      const billId = pick(bills, one.bill) ?? '';
      // a few invoices of one head each: some fit what arrived, some don't
      const invoiceId = `019a0000-0000-7000-8000-00000000000${one.invoice}`;
      const fact = { programId: world.programId, billId, invoiceId, kind: one.kind, amountFen: 12_000 };
      return inSystem(test, (ctx) => recordInvoice(ctx, fact)).then(
        () => 200,
        (error: unknown) => (/bill_invoice|bill_red/.test(String(error)) ? 409 : 500),
      );
    }
    case 'import': {
      const later = Array.from({ length: one.more }, (_, at): StatementWish => {
        const when = { serial: `88${at}0001`, at: `2021-10-27 1${at}:00:00` };
        return { ...when, amountFen: 24_000 * (at + 1), name: '武晋平', account: '62179', remark: '款项' };
      });
      await importLines(test, world, [...wishes, ...later], 90_000_000);
      return 200;
    }
    case 'close':
      return post(`/api/bank-accounts/${world.accountId}/closings`, { kind: 'day', period: `2021-10-${one.day}` });
    case 'takeOver': {
      const payload = { schoolIds: [world.school.id], payer: at % 3 === 0 ? 'school' : 'bureau', reason: '随机' };
      return (await send(test, world.countyAdmin, 'POST', `/api/programs/${world.programId}/bills/take-over`, payload))
        .statusCode;
    }
  }
}

describe('the ledger', () => {
  it('adds up to the fen after any history of two clerks, step by step and all at once, and so does every page', async () => {
    await fc.assert(
      fc.asyncProperty(
        statement,
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 14 }),
        async (lines, rounds) => {
          const history = await aHistory(lines);
          for (const [turn, round] of rounds.entries()) {
            const codes = await Promise.all(round.map((one, at) => play(history, one, turn + at)));
            expect(codes.filter((code) => code >= 500)).toEqual([]);
          }
          await checkLedger(test, history.world);
          await checkAmounts(test, history.world);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  }, 240_000);
});

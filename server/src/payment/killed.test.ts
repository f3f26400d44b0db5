import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MoneyServer, queueImport, startMoneyServer } from './testing/money-server.ts';
import { type StatementWish, statementText } from './testing/money-world.ts';

const feeFen = 12_000;
const schools = Array.from({ length: 24 }, (_, at) => `阳城县第${at + 11}中学`);
const interest = 7_000;
const unclear = 60;

let server: MoneyServer;
beforeAll(async () => {
  server = await startMoneyServer(schools);
}, 60_000);
afterAll(() => server?.stop());

/** Payments that are certain, between them the bank's interest by the cent, at the end what nobody can place. */
function linesOf({ world }: MoneyServer): StatementWish[] {
  const at = (nth: number) => `2021-10-${20 + Math.floor(nth / 3600)} 10:${minute(nth)}:${two(nth % 60)}`;
  const minute = (nth: number) => two(Math.floor(nth / 60) % 60);
  const two = (number: number) => String(number).padStart(2, '0');
  const earned = Array.from({ length: interest }, (_, nth) => ({
    serial: `I${nth}`,
    at: at(nth),
    amountFen: 1 + (nth % 97),
    name: '应付活期存款利息',
    summary: '结息',
  }));
  const paid = world.bills.map(({ schoolName, heads, phone }, nth) => ({
    serial: `P${nth}`,
    at: at(nth * 250),
    amountFen: heads * feeFen,
    name: schoolName,
    account: `62220000${nth}`,
    remark: `晋城市${schoolName}，${heads}人，张三${phone}`,
  }));
  const odd = Array.from({ length: unclear }, (_, nth) => ({
    serial: `U${nth}`,
    at: at(interest + nth),
    amountFen: 5_000 + nth,
    name: '武晋平',
    account: '62170000',
    remark: '往来款',
  }));
  return [...earned, ...paid, ...odd].sort((one, other) => (one.at < other.at ? -1 : 1));
}

interface Balance {
  readonly differences: number;
  readonly totals: Record<
    'lines' | 'incomingFen' | 'allocatedFen' | 'otherFen' | 'unallocatedFen' | 'differenceFen',
    number
  >;
}

const balance = () =>
  server.ask<Balance>(server.world.finance, 'GET', `/api/bank-accounts/${server.world.accountId}/balance`);

/** Asks again and again, as fast as the server answers, until it is so. */
async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (const endAt = Date.now() + 30_000; Date.now() < endAt; ) {
    const answer = await ask();
    if (isSo(answer)) return answer;
  }
  throw new Error('it did not come to that');
}

const sum = (lines: readonly { amountFen: number }[]) => lines.reduce((total, { amountFen }) => total + amountFen, 0);

describe('a server that is killed with -9', () => {
  it('takes an import up again where it was: each line once, each booking once', { timeout: 60_000 }, async () => {
    const lines = linesOf(server);
    const text = statementText(server.world.accountNumber, lines);
    const { jobId } = await queueImport(server, text, '流水.csv');
    await until(balance, ({ totals }) => totals.lines > 0);
    await server.kill();
    await server.start();
    const afterFirst = await balance();
    expect(afterFirst.totals.lines).toBeGreaterThan(0);
    expect(afterFirst).toMatchObject({ differences: 0, totals: { differenceFen: 0 } });
    await until(balance, ({ totals }) => totals.otherFen > 0);
    await server.kill();
    await server.start();
    const afterSecond = await balance();
    expect(afterSecond.totals.otherFen).toBeGreaterThan(0);
    expect(afterSecond.totals.unallocatedFen).toBeGreaterThan(
      sum(lines.filter(({ serial }) => serial.startsWith('U'))),
    );
    expect(afterSecond).toMatchObject({ differences: 0, totals: { differenceFen: 0 } });
    const job = () => server.ask<{ state: string }>(server.world.finance, 'GET', `/api/jobs/${jobId}`);
    await until(job, ({ state }) => state === 'done');
    const of = (kind: string) => sum(lines.filter(({ serial }) => serial.startsWith(kind)));
    expect(await balance()).toMatchObject({
      differences: 0,
      totals: {
        lines: lines.length,
        incomingFen: sum(lines),
        allocatedFen: of('P'),
        otherFen: of('I'),
        unallocatedFen: of('U'),
        differenceFen: 0,
      },
    });
    for (const { id, heads } of server.world.bills) {
      const bill = `/api/programs/${server.world.programId}/bills/${id}`;
      const paid = await server.ask<object>(server.world.finance, 'GET', bill);
      expect(paid).toMatchObject({ allocatedFen: heads * feeFen, balanceFen: 0, standing: 'settled' });
    }
  });

  it('keeps each booking that it has answered, and none by half', { timeout: 60_000 }, async () => {
    const { ask, world } = server;
    const url = `/api/bank-accounts/${world.accountId}/lines?state=open&size=100`;
    type Lines = { rows: { id: string; openFen: number }[]; total: number };
    const open = await ask<Lines>(world.finance, 'GET', url);
    expect(open.total).toBe(unclear);
    const before = await balance();
    const answered: number[] = [];
    let killing: Promise<void> | null = null;
    const bookOne = async ({ id, openFen }: Lines['rows'][number]) => {
      await ask(world.finance, 'POST', `/api/bank-lines/${id}/other`, { amountFen: openFen, reason: '付款单位误转' });
      answered.push(openFen);
      if (answered.length === 5) killing = server.kill();
    };
    const ends = await Promise.allSettled(open.rows.map(bookOne));
    await killing;
    expect(ends.some(({ status }) => status === 'rejected')).toBe(true);
    await server.start();
    const after = await balance();
    const left = await ask<Lines>(world.finance, 'GET', url);
    const openFens = left.rows.map(({ openFen }) => openFen);
    expect(openFens.filter((fen) => answered.includes(fen))).toEqual([]);
    const bookedFen =
      open.rows.reduce((total, { openFen }) => total + openFen, 0) - openFens.reduce((a, b) => a + b, 0);
    expect(after.totals).toEqual({
      ...before.totals,
      otherFen: before.totals.otherFen + bookedFen,
      unallocatedFen: before.totals.unallocatedFen - bookedFen,
    });
    expect(after.differences).toBe(0);
    for (const line of left.rows) await bookOneMore(line.id);
    expect((await balance()).totals).toMatchObject({ unallocatedFen: 0, differenceFen: 0 });
  });
});

const bookOneMore = (id: string) =>
  server.ask(server.world.finance, 'POST', `/api/bank-lines/${id}/other`, { reason: '付款单位误转' });

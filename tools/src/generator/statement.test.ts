import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import { readStatementSheets } from '@yanxiu/domain/payment/statement-pick';
import { readSheets } from '@yanxiu/server/platform/sheets/read';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeGbk } from './gbk.ts';
import { type PayingUnit, type PlannedLine, planPayments } from './payment-plan.ts';
import { generateSchools, type Region, reportingUnits, schoolsOf } from './school.ts';
import { icbcStatement, icbcText } from './statement.ts';

const schools = generateSchools(1);
const account = { accountNumber: '0512040509026402092', openingFen: 1_234_567 };

function payingUnits(region: Region): PayingUnit[] {
  return reportingUnits(schoolsOf(region, schools)).map((school, at) => ({
    school,
    heads: school.teacherCount,
    liaison: { name: '元婷婷', phone: `154${String(40_000_000 + at)}` },
  }));
}

const order = { seed: 1, feeFen: 12_000, fromOn: '2021-11-01', toOn: '2021-11-15' };
const plan = planPayments(payingUnits('yangcheng'), order);
const of = (scenario: PlannedLine['scenario']) => plan.filter((line) => line.scenario === scenario);

test('GBK is what the platform’s decoder reads back; what GBK lacks is a question mark', () => {
  const decode = (bytes: Uint8Array) => new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  expect(encodeGbk('阳城A')).toEqual(Uint8Array.of(0xd1, 0xf4, 0xb3, 0xc7, 0x41));
  expect(decode(encodeGbk('王喆·¥'))).toBe('王喆·?');
  expect(decode(encodeGbk('李㛃𠮷'))).toBe('李??');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('晋', '城', '镕', '，', '（', 'Ａ', 'x', '7', '\t') }), (text) => {
      expect(decode(encodeGbk(text))).toBe(text);
    }),
  );
});

describe('the plan of a year’s payments', () => {
  test('the same seed gives the same lines', () => {
    expect(planPayments(payingUnits('yangcheng'), order)).toEqual(plan);
    expect(planPayments(payingUnits('yangcheng'), { ...order, seed: 2 })).not.toEqual(plan);
  });

  test.each(['yangcheng', 'xinzhou'] as const)('%s: every unit is paid for to the fen, by whichever way', (region) => {
    const units = payingUnits(region);
    const paid = new Map<string, number>();
    for (const line of planPayments(units, order)) {
      const sum = line.allocations.reduce((total, one) => total + one.amountFen, 0);
      expect(line.allocations.length === 0 || sum === line.amountFen).toBe(true);
      for (const one of line.allocations) paid.set(one.unitCode, (paid.get(one.unitCode) ?? 0) + one.amountFen);
    }
    for (const unit of units) expect(paid.get(unit.school.code)).toBe(unit.heads * order.feeFen);
  });

  test('holds each incident as often as asked', () => {
    expect(of('part')).toHaveLength(2);
    expect(of('double')).toHaveLength(1);
    expect(of('unreadable')).toHaveLength(1);
    expect(of('countyPaid')).toHaveLength(1);
    expect(of('countyPaid')[0]?.allocations).toHaveLength(3);
    const more = planPayments(payingUnits('yangcheng'), { ...order, incidents: { double: 4, part: 0 } });
    expect(more.filter((line) => line.scenario === 'double')).toHaveLength(4);
    expect(more.filter((line) => line.scenario === 'part')).toHaveLength(0);
  });

  test('a reversal takes back its original, which is paid again later', () => {
    const [back] = of('reversal');
    const original = plan.find((line) => line.voucherNumber === back?.reverses);
    expect(original?.scenario).toBe('reversed');
    expect([back?.direction, back?.amountFen]).toEqual(['out', original?.amountFen]);
    expect((back?.at ?? '') > (original?.at ?? '')).toBe(true);
  });

  test('vouchers are unique and money arrives from the first to the last day, or as a consequence after it', () => {
    expect(new Set(plan.map((line) => line.voucherNumber)).size).toBe(plan.length);
    for (const line of plan) {
      expect(line.at >= '2021-11-01' && line.at < '2021-11-20').toBe(true);
      expect(line.amountFen).toBeGreaterThan(0);
    }
  });
});

describe('the statement file', () => {
  test('begins like ICBC’s and carries the balance from line to line', () => {
    const [mark, header, ...rows] = icbcText(account, plan).trimEnd().split('\r\n');
    expect(mark).toBe('[HISTORYDETAIL]');
    expect(header?.split('\t')).toHaveLength(13);
    expect(rows).toHaveLength(plan.length);
    const cells = rows.map((row) => row.split('\t'));
    expect(cells.every((row) => row.length === 13)).toBe(true);
    expect([...cells].map((row) => row[3]).sort()).toEqual(cells.map((row) => row[3]));
    const fen = (text: string | undefined) => Math.round(Number((text ?? '').replaceAll(',', '')) * 100);
    let balance = account.openingFen;
    for (const row of cells) {
      balance += fen(row[6]) - fen(row[5]);
      expect(fen(row[11])).toBe(balance);
    }
  });

  test('is read by the product without a gap, reversal and all', async () => {
    const read = await readSheets(icbcStatement(account, plan), '对账单.csv');
    if ('refused' in read) throw new Error(read.refused.message);
    const statement = readStatementSheets(read.sheets);
    if (isRefusal(statement)) throw new Error(statement.message);
    expect([statement.layout, statement.account, statement.gaps]).toEqual(['icbc-a', account.accountNumber, []]);
    expect(statement.lines.map((line) => [line.direction, line.amountFen, line.counterName])).toEqual(
      plan.map((line) => [line.direction, line.amountFen, line.payerName]),
    );
  });
});

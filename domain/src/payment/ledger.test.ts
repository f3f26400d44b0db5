import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountDifference, billStanding, paidHeads } from './balance.ts';
import { previewChange } from './change-preview.ts';
import { lineDay, openDay, refuseBookingDay, refuseClosing } from './closing.ts';
import { readCountyList } from './county-list.ts';
import { needsSecondPerson, refuseSplit } from './ledger.ts';
import { isPostOffice, refuseRemittance } from './remittance-rule.ts';
import { lineState } from './states.ts';
import { transferRemark } from './transfer-remark.ts';

const bill = { dueFen: 672_000, adjustedFen: 0, allocatedFen: 0, feeFen: 12_000, heads: 56 };
const part = (billId: string, amountFen: number) => ({ programId: 'p', billId, schoolName: `${billId}校`, amountFen });

// 56 people → 6,720 元; 6,600 paid → short of 120, one person; paid twice → 6,720 too much
describe('billStanding', () => {
  it.each([
    [0, 'unpaid', 672_000, 0, '还没有到账，应缴 6,720.00 元（56 人）。'],
    [660_000, 'part', 12_000, 55, '少缴 120.00 元（1 人），请补缴；备注仍按原样填写。'],
    [660_050, 'part', 11_950, 55, '少缴 119.50 元，请补缴；备注仍按原样填写。'],
    [672_000, 'settled', 0, 56, '已缴清，可以申请发票。'],
    [
      1_344_000,
      'over',
      -672_000,
      56,
      '多缴 6,720.00 元（56 人）。款项由承训机构财务原路退回原付款账户；已开票的先红冲。',
    ],
  ])('of 6,720.00 with %i fen arrived is %s', (allocatedFen, standing, balanceFen, heads, words) => {
    expect(billStanding({ ...bill, allocatedFen })).toEqual({ standing, balanceFen, paidHeads: heads, words });
  });

  it('counts whole heads only, at most the bill’s', () => {
    expect(paidHeads({ allocatedFen: 23_999, feeFen: 12_000, heads: 56 })).toBe(1);
    expect(paidHeads({ allocatedFen: 9_999_999, feeFen: 12_000, heads: 56 })).toBe(56);
  });

  it('balance is due and adjustments less what was allocated, to the fen', () => {
    const fen = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(fen, fc.integer({ min: -1e6, max: 1e6 }), fen, (dueFen, adjustedFen, allocatedFen) => {
        const { balanceFen } = billStanding({ ...bill, dueFen, adjustedFen, allocatedFen });
        return balanceFen === dueFen + adjustedFen - allocatedFen;
      }),
    );
  });
});

describe('accountDifference', () => {
  it('is nothing when incoming is all accounted for', () => {
    const totals = { allocatedFen: 5, refundedFen: 4, reversedFen: 3, unallocatedFen: 2, otherFen: 1 };
    expect(accountDifference({ ...totals, incomingFen: 15 })).toBe(0);
    expect(accountDifference({ ...totals, incomingFen: 16 })).toBe(1);
  });
});

describe('previewChange', () => {
  it('says what a removal after payment and invoice leads to', () => {
    const preview = previewChange({ ...bill, allocatedFen: 672_000 }, -1, 672_000);
    expect(preview.amountFen).toBe(-12_000);
    expect(preview.after.standing).toBe('over');
    expect(preview.words).toMatch(
      /^应缴减少 120\.00 元（1 人）。多缴 120\.00 元（1 人）。.*发票多开的部分须先红冲，再退款。$/,
    );
  });
  it('says nothing changes for a correction', () => {
    expect(previewChange(bill, 0, 0).words).toBe('应缴不变。');
  });
});

describe('refuseSplit', () => {
  it.each([
    [[], 'payment.splitEmpty'],
    [[part('a', 0)], 'payment.splitNotPositive'],
    [[part('a', -1), part('b', 2)], 'payment.splitNotPositive'],
    [[part('a', 1), part('a', 1)], 'payment.splitTwice'],
    [[part('a', 60), part('b', 41)], 'payment.splitTooMuch'],
  ])('%j of 1.00 is refused', (split, code) => expect(refuseSplit(split, 100)?.code).toBe(code));

  it('a county’s list must sum to the line to the fen', () => {
    expect(refuseSplit([part('a', 60), part('b', 39)], 100, true)?.message).toContain('相差 0.01 元');
    expect(refuseSplit([part('a', 60), part('b', 40)], 100, true)).toBeNull();
  });
});

describe('needsSecondPerson', () => {
  const ranked = { decision: 'person', allocations: [], candidates: [{ billId: 'a' }, { billId: 'b' }] } as const;
  it.each([
    ['the first candidate, 10,000.00', [part('a', 1_000_000)], ranked, false],
    ['above 10,000.00', [part('a', 1_000_001)], ranked, true],
    ['the second candidate', [part('b', 12_000)], ranked, true],
    ['two bills', [part('a', 12_000), part('b', 12_000)], ranked, true],
    ['a line that the engine has not seen', [part('a', 12_000)], null, true],
  ])('%s → %s', (_, split, of, wanted) => expect(needsSecondPerson(split, of)).toBe(wanted));

  it('the engine’s own allocations are ranked first', () => {
    const own = { decision: 'person', allocations: [part('a', 1), part('b', 2)], candidates: [] } as const;
    expect(needsSecondPerson([part('b', 2), part('a', 1)], own)).toBe(false);
    expect(needsSecondPerson([part('b', 1), part('a', 2)], own)).toBe(true);
  });
});

describe('closing', () => {
  it.each([
    ['2021-11-03', null, '2021-11-03'],
    ['2021-11-03', '2021-11-02', '2021-11-03'],
    ['2021-11-03', '2021-11-03', '2021-11-04'],
  ])('what happens on %s with %s closed counts on %s', (today, closed, day) =>
    expect(openDay(today, closed)).toBe(day),
  );

  it('a line that is found late counts on the first open day', () => {
    expect(lineDay('2021-10-30', '2021-10-31')).toBe('2021-11-01');
    expect(lineDay('2021-11-02', '2021-10-31')).toBe('2021-11-02');
  });

  it.each([
    ['2021-10-31', 'payment.dayClosed'],
    ['2021-11-02', 'payment.dayBeforeLine'],
    ['2021-11-09', 'payment.dayAhead'],
  ])('booking on %s is refused', (day, code) => {
    expect(refuseBookingDay(day, '2021-11-08', '2021-10-31', '2021-11-03')?.code).toBe(code);
  });

  it.each([
    ['day', '2021-11-08', null, null],
    ['day', '2021-11-09', null, 'payment.closeAhead'],
    ['day', '2021-11-05', '2021-11-05', 'payment.closeAgain'],
    ['month', '2021-10', '2021-10-31', null],
    ['month', '2021-11', '2021-10-31', 'payment.closeAhead'],
  ] as const)('closing %s %s after %s: %s', (kind, period, closed, code) => {
    expect(refuseClosing(kind, period, '2021-11-08', closed)?.code ?? null).toBe(code);
  });
});

describe('lineState', () => {
  const line = {
    direction: 'in',
    amountFen: 10,
    allocatedFen: 0,
    refundedFen: 0,
    reversedFen: 0,
    otherFen: 0,
  } as const;
  it.each([
    [line, 'open'],
    [{ ...line, allocatedFen: 4 }, 'part'],
    [{ ...line, allocatedFen: 4, refundedFen: 6 }, 'booked'],
    [{ ...line, refundedFen: 10 }, 'refunded'],
    [{ ...line, reversedFen: 10 }, 'reversed'],
    [{ ...line, otherFen: 10 }, 'other'],
    [{ ...line, direction: 'out', refundedFen: 10 }, 'linked'],
  ] as const)('%j is %s', (parts, state) => expect(lineState(parts, false)).toBe(state));
});

describe('transferRemark', () => {
  const facts = {
    code: 'JF00001231',
    city: '晋城市',
    county: '阳城县',
    school: '阳城县凤城镇第二中学',
    heads: 56,
    contact: '张三',
    phone: '15400000001',
  };
  it('follows the two notices, the code first', () => {
    expect(transferRemark('{city}{county}{school}，{headcount}，{contact}{phone}', facts)).toBe(
      'JF00001231 晋城市阳城县凤城镇第二中学，56人，张三15400000001',
    );
    expect(
      transferRemark('{county}{school}（备案名称），{headcount}，{contact}{phone}', {
        ...facts,
        school: '山西省晋城市阳城县第一中学校',
      }),
    ).toBe('JF00001231 阳城县第一中学校，56人，张三15400000001');
  });

  it('keeps the city of a school that stands under no county', () => {
    expect(
      transferRemark('{county}{school}（备案名称），{headcount}，{contact}{phone}', {
        ...facts,
        city: '忻州市',
        county: '',
        school: '忻州市第一中学校',
      }),
    ).toBe('JF00001231 忻州市第一中学校，56人，张三15400000001');
  });
});

describe('remittance', () => {
  it.each([
    ['中国邮政集团阳城县邮局', true],
    ['邮政汇款', true],
    ['中国邮政储蓄银行阳城县支行', false],
    ['邮储银行', false],
    ['中国工商银行', false],
  ])('%s is the post office: %s', (bank, is) => expect(isPostOffice(bank)).toBe(is));

  it('needs a voucher and a day that has come', () => {
    const remittance = { payerBank: '中国工商银行', paidOn: '2021-11-03', vouchers: 1 };
    expect(refuseRemittance(remittance, '2021-11-03')).toBeNull();
    expect(refuseRemittance(remittance, '2021-11-02')?.code).toBe('payment.paidLater');
    expect(refuseRemittance({ ...remittance, vouchers: 0 }, '2021-11-03')?.code).toBe('payment.voucherMissing');
  });
});

describe('readCountyList', () => {
  it('reads what people paste', () => {
    const rows = readCountyList(
      '序号\t学校\t人数\t金额\n1\t凤城镇第二中学\t56\t6,720.00\n\n2\t北留镇中心校\t30人\n3 润城镇中心校 1200元\n合计\t\t96\t11520',
      12_000,
    );
    expect(rows).toEqual([
      { line: 2, schoolText: '凤城镇第二中学', heads: 56, amountFen: 672_000, problem: null },
      { line: 4, schoolText: '北留镇中心校', heads: 30, amountFen: 360_000, problem: null },
      { line: 5, schoolText: '润城镇中心校', heads: 10, amountFen: 120_000, problem: null },
    ]);
  });
  it.each([
    ['甲村小学 165\n乙村小学 126\n丙村小学 44', [165, 126, 44]],
    ['学校,人数\n甲村小学,240\n乙村小学,120', [240, 120]],
    ['甲村小学 240\n乙村小学 120', [2, 1]],
    ['学校,金额\n甲村小学,240\n乙村小学,120', [2, 1]],
    ['甲村小学 6720\n乙村小学 130', [56, null]],
  ])('tells people from yuan where a row has one number: %s', (text, heads) => {
    expect(readCountyList(text, 12_000).map((row) => row.heads)).toEqual(heads);
  });
  it('names the row where headcount and amount don’t agree or are missing', () => {
    const rows = readCountyList('甲村小学,5,610\n乙村小学', 12_000);
    expect(rows.map((row) => row.problem)).toEqual([
      '第 1 行“甲村小学”的金额与人数不符：5 人应为 600 元，请核对。',
      '第 2 行“乙村小学”没有读出人数或金额，请写成“学校 人数 金额”。',
    ]);
  });
});

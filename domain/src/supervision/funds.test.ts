import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fundsStanding, mostFundsFen } from './funds.ts';

const none = { payrollFen: 0, trainingFen: 0, publicFen: 0, publicTrainingFen: 0 };

describe('funds compliance (rules §10)', () => {
  it.each([
    // payroll, spent, due, short
    [1_000_000_00, 25_000_00, 25_000_00, 0],
    [1_000_000_00, 24_999_99, 25_000_00, 1],
    [40, 0, 1, 1], // exactly one fen
    [41, 1, 2, 1], // 1.025 fen: the next fen up
    [1, 0, 1, 1],
    [0, 0, 0, 0],
    [mostFundsFen, 0, 2_500_000_000_000, 2_500_000_000_000],
  ])('payroll %d with %d spent: %d due, %d missing', (payrollFen, trainingFen, dueFen, shortFen) => {
    expect(fundsStanding({ ...none, payrollFen, trainingFen }).payroll).toEqual({ dueFen, shortFen });
  });

  it('takes 5 % of public funds, and both shares must be reached', () => {
    const entry = { payrollFen: 100_00, trainingFen: 2_50, publicFen: 100_01, publicTrainingFen: 5_00 };
    expect(fundsStanding(entry).publicFunds).toEqual({ dueFen: 5_01, shortFen: 1 });
    expect(fundsStanding(entry).met).toBe(false);
    expect(fundsStanding({ ...entry, publicTrainingFen: 5_01 }).met).toBe(true);
  });

  it('finds the least whole fen that is not below the share, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: mostFundsFen }), (payrollFen) => {
        const due = BigInt(fundsStanding({ ...none, payrollFen }).payroll.dueFen) * 1000n;
        const share = BigInt(payrollFen) * 25n;
        expect(due >= share && due - 1000n < share).toBe(true);
      }),
    );
  });
});

/** What a bureau reports for one year, in whole fen: the payroll of its teachers, its schools' 公用经费, and what went to training. */
export interface FundsEntry {
  readonly payrollFen: number;
  readonly trainingFen: number;
  readonly publicFen: number;
  readonly publicTrainingFen: number;
}

export interface FundsShare {
  /** The least that must have been spent, in fen. */
  readonly dueFen: number;
  /** What is missing, in fen; 0 when it was reached. */
  readonly shortFen: number;
}

export interface FundsStanding {
  /** 教师培训经费 against 教职工工资总额. */
  readonly payroll: FundsShare;
  /** Training out of the public schools' 公用经费. */
  readonly publicFunds: FundsShare;
  readonly met: boolean;
}

/** The largest amount that can be entered: 1 万亿元; times the share it is still a safe whole number. */
export const mostFundsFen = 100_000_000_000_000;

/** 2.5 % of the payroll and 5 % of 公用经费, as thousandths (rules §10). */
export const payrollThousandths = 25;
export const publicThousandths = 50;

/**
 * Whether a year's training money reaches 2.5 % of the payroll and 5 % of 公用经费 (rules §10). "Not less than" a share
 * that is no whole fen means the next fen up. Amounts are whole fen, from 0 to `mostFundsFen`.
 */
export function fundsStanding(entry: FundsEntry): FundsStanding {
  const payroll = shareOf(entry.payrollFen, payrollThousandths, entry.trainingFen);
  const publicFunds = shareOf(entry.publicFen, publicThousandths, entry.publicTrainingFen);
  return { payroll, publicFunds, met: payroll.shortFen === 0 && publicFunds.shortFen === 0 };
}

function shareOf(baseFen: number, thousandths: number, spentFen: number): FundsShare {
  const product = baseFen * thousandths;
  const rest = product % 1000;
  const dueFen = (product - rest) / 1000 + (rest > 0 ? 1 : 0);
  return { dueFen, shortFen: Math.max(0, dueFen - spentFen) };
}

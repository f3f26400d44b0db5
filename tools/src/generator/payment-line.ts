import { bankNumberOf } from './bank.ts';
import type { PayingUnit, PaymentScenario, Unnumbered } from './payment-plan.ts';
import { cityCodeOf, placeName } from './place.ts';
import type { Random } from './random.ts';
import { type RemarkKind, remarkText } from './remark.ts';
import type { School } from './school.ts';
import type { StatementLine } from './statement.ts';

export interface Incoming {
  readonly count: number;
  readonly amountFen: number;
  readonly at: string;
  readonly as: PaymentScenario;
  readonly allocated: boolean;
  readonly kind: RemarkKind;
}

/** A unit's payment as the bank prints it, allocated to the unit unless the money goes back or came twice. */
export function incomingLine(unit: PayingUnit, incoming: Incoming, random: Random): Unnumbered {
  const { school, liaison } = unit;
  const { count, amountFen, at, as, kind } = incoming;
  const facts = {
    city: placeName(cityCodeOf(school.parentCode)),
    schoolName: school.name,
    alias: school.aliases[0] ?? school.name,
    heads: count,
    liaison: liaison.name,
    phone: liaison.phone,
  };
  return {
    at,
    direction: 'in',
    amountFen,
    ...payerOf(school, as, random),
    summary: random.pick(['转账', '网银转账', '跨行转账', '汇兑']),
    purpose: '',
    remark: remarkText(kind, facts, random),
    scenario: as,
    allocations: incoming.allocated ? [{ unitCode: school.code, heads: count, amountFen }] : [],
  };
}

function payerOf(school: School, as: PaymentScenario, random: Random): PayerPart {
  const bank = school.bank;
  if (as === 'unreadable' || !bank) {
    // A private person's card: neither the name nor the remark leads to a school.
    return {
      payerName: random.pick(['武晋平', '任小红', '贾海龙', '牛雅丽']),
      payerAccount: `62${random.digits(17)}`,
      payerBankNumber: '',
    };
  }
  const bankNumber = bankNumberOf(bank.bankName, school.parentCode);
  return { payerName: bank.accountName, payerAccount: bank.accountNumber, payerBankNumber: bankNumber };
}

type PayerPart = Pick<StatementLine, 'payerName' | 'payerAccount' | 'payerBankNumber'>;

/** One line of the bureau for several schools, its remark listing each with its headcount. */
export function countyLine(units: readonly PayingUnit[], feeFen: number, at: string, random: Random): Unnumbered {
  const parent = units[0]?.school.parentCode ?? '';
  const bureau = parent.startsWith('1405') ? '教育局' : '教育科技局';
  const allocations = units.map(({ school, heads }) => ({ unitCode: school.code, heads, amountFen: heads * feeFen }));
  return {
    at,
    direction: 'in',
    amountFen: allocations.reduce((sum, one) => sum + one.amountFen, 0),
    payerName: `${placeName(parent)}${bureau}`,
    payerAccount: `05${random.digits(17)}`,
    payerBankNumber: bankNumberOf('中国工商银行', parent),
    summary: '转账',
    purpose: '教师培训费',
    remark: units.map(({ school, heads }) => `${school.name}${heads}人`).join('、'),
    scenario: 'countyPaid',
    allocations,
  };
}

/** What is in every bank account beside the program's money: interest, and somebody's other business. */
export function otherLines(interestAt: string, businessAt: string, random: Random): Unnumbered[] {
  const bare = {
    direction: 'in',
    payerAccount: '',
    payerBankNumber: '',
    purpose: '',
    remark: '',
    allocations: [],
  } as const;
  const interest = { payerName: '应付活期存款利息', summary: '结息', scenario: 'interest' } as const;
  const business = {
    payerName: '某图书发行有限公司',
    payerAccount: `05${random.digits(17)}`,
    summary: '转账',
    remark: '投标保证金',
    scenario: 'otherBusiness',
  } as const;
  return [
    { ...bare, ...interest, at: interestAt, amountFen: random.int(3000, 90_000) },
    { ...bare, ...business, at: businessAt, amountFen: random.int(20, 99) * 10_001 },
  ];
}

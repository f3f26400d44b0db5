import { yuanText } from '@yanxiu/domain/kernel/money';
import { encodeGbk } from './gbk.ts';

/** One line of a bank account as the bank sees it: money in (`in`, 贷) or out (`out`, 借). */
export interface StatementLine {
  /** Shanghai time, `2021-11-03 10:21:33`. */
  readonly at: string;
  readonly direction: 'in' | 'out';
  /** Always positive. */
  readonly amountFen: number;
  readonly voucherNumber: string;
  readonly payerName: string;
  readonly payerAccount: string;
  /** CNAPS number of the payer's bank; empty where the bank prints none. */
  readonly payerBankNumber: string;
  /** 摘要. */
  readonly summary: string;
  /** 用途. */
  readonly purpose: string;
  /** 个性化信息, where the payer's remark stands. */
  readonly remark: string;
}

export interface StatementAccount {
  readonly accountNumber: string;
  /** The balance before the first line. */
  readonly openingFen: number;
}

/** The columns of ICBC's layout with `[HISTORYDETAIL]` as its first line. */
const columns = [
  '凭证号',
  '本方账号',
  '对方账号',
  '交易时间',
  '借/贷',
  '借方发生额',
  '贷方发生额',
  '对方行号',
  '摘要',
  '用途',
  '对方单位名称',
  '余额',
  '个性化信息',
];

const noTabs = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** The statement as text, lines in the order of time, with the running balance of each. */
export function icbcText(account: StatementAccount, lines: readonly StatementLine[]): string {
  let balanceFen = account.openingFen;
  const rows = lines
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map((line) => {
      const isIn = line.direction === 'in';
      balanceFen += isIn ? line.amountFen : -line.amountFen;
      const amount = yuanText(line.amountFen);
      return [
        line.voucherNumber,
        account.accountNumber,
        line.payerAccount,
        line.at,
        isIn ? '贷' : '借',
        isIn ? '' : amount,
        isIn ? amount : '',
        line.payerBankNumber,
        line.summary,
        line.purpose,
        line.payerName,
        yuanText(balanceFen),
        line.remark,
      ];
    });
  const body = [columns, ...rows].map((row) => row.map(noTabs).join('\t')).join('\r\n');
  return `[HISTORYDETAIL]\r\n${body}\r\n`;
}

/** The statement file as ICBC hands it out: GBK, separated by tabs, called `.csv`. */
export function icbcStatement(account: StatementAccount, lines: readonly StatementLine[]): Uint8Array {
  return encodeGbk(icbcText(account, lines));
}

import { z } from 'zod';

/** What the journal vouchers of a bank account are booked on; each is an account (科目) of the provider's own ledger program. */
export const subjectRoles = ['bank', 'unclaimed', 'receivable', 'refundDue', 'other', 'income', 'tax'] as const;

export type SubjectRole = (typeof subjectRoles)[number];

/** What the accountant is asked for, and what each account stands for in the ledger. */
export const subjectWords: Readonly<Record<SubjectRole, { readonly name: string; readonly meaning: string }>> = {
  bank: { name: '银行存款', meaning: '流水的每一笔收入和支出' },
  unclaimed: { name: '待认领款项', meaning: '到账后还没有认领、退回或记为其他业务的钱' },
  receivable: { name: '应收培训费', meaning: '认领到缴费单的钱；开票时转为收入' },
  refundDue: { name: '应付退款', meaning: '已办理、银行还没有付出的退款，以及退汇' },
  other: { name: '其他业务', meaning: '不属于培训费的往来，利息和手续费' },
  income: { name: '培训收入', meaning: '发票的不含税金额' },
  tax: { name: '应交增值税', meaning: '发票的税额；免税的不用' },
};

const subject = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z.\-_]{1,30}$/, '科目编码只能用数字、字母、点和横线，不超过 30 位。'),
  name: z.string().trim().min(1, '请填写科目名称。').max(60),
});

/** 凭证字 and the accounts: data of the provider, because every ledger program has its own plan of accounts. */
export const journalSetting = z.strictObject({
  word: z.string().trim().min(1, '请填写凭证字，例如“记”。').max(4),
  subjects: z.strictObject({
    bank: subject,
    unclaimed: subject,
    receivable: subject,
    refundDue: subject,
    other: subject,
    income: subject,
    tax: subject,
  }),
});

export type JournalSetting = z.infer<typeof journalSetting>;

const own = (code: string, name: string) => ({ code, name });

/** Plans to begin with; level-two codes are the usual ones and are meant to be changed to the provider's own. */
export const journalPresets: Readonly<
  Record<'enterprise' | 'government', { readonly name: string; readonly setting: JournalSetting }>
> = {
  enterprise: {
    name: '企业会计准则',
    setting: {
      word: '记',
      subjects: {
        bank: own('1002', '银行存款'),
        unclaimed: own('224101', '其他应付款—待认领款项'),
        receivable: own('1122', '应收账款—培训费'),
        refundDue: own('224102', '其他应付款—应付退款'),
        other: own('224103', '其他应付款—其他业务'),
        income: own('6001', '主营业务收入—培训收入'),
        tax: own('2221', '应交税费—应交增值税'),
      },
    },
  },
  government: {
    name: '政府会计制度（高等学校）',
    setting: {
      word: '记',
      subjects: {
        bank: own('1002', '银行存款'),
        unclaimed: own('230701', '其他应付款—待认领款项'),
        receivable: own('1212', '应收账款—培训费'),
        refundDue: own('230702', '其他应付款—应付退款'),
        other: own('230703', '其他应付款—其他业务'),
        income: own('4101', '事业收入—培训收入'),
        tax: own('2101', '应交增值税'),
      },
    },
  },
};

/** Two accounts of one code would fall together in the ledger program; a sentence that names them, null when all differ. */
export function problemOfSubjects({ subjects }: JournalSetting): string | null {
  const seen = new Map<string, SubjectRole>();
  for (const role of subjectRoles) {
    const twin = seen.get(subjects[role].code);
    if (twin !== undefined)
      return `“${subjectWords[twin].name}”和“${subjectWords[role].name}”用了同一个科目编码 ${subjects[role].code}，请分开。`;
    seen.set(subjects[role].code, role);
  }
  return null;
}

/** What the ledger has to tell the journal vouchers: a line that came or went, an entry of one, or an invoice. Signed fen. */
export type Posted =
  | {
      readonly kind: 'line' | 'refund' | 'reversal' | 'other';
      readonly direction: 'in' | 'out';
      readonly amountFen: number;
    }
  | { readonly kind: 'allocation'; readonly amountFen: number }
  | { readonly kind: 'invoice'; readonly amountFen: number; readonly taxFen: number };

/** One side of a journal voucher; a negative amount (红字) takes an earlier one back. */
export interface JournalSide {
  readonly role: SubjectRole;
  readonly debitFen: number;
  readonly creditFen: number;
}

/**
 * Debit and credit of what was posted. Both sides sum to the same. Whatever the history, the bank's account stands at
 * incoming less outgoing lines, 待认领款项 at what is still open of both, 应收培训费 at invoiced less allocated (rules §6).
 */
export function journalSides(posted: Posted): JournalSide[] {
  if (posted.kind === 'invoice') {
    const netFen = posted.amountFen - posted.taxFen;
    const tax = posted.taxFen === 0 ? [] : [credit('tax', posted.taxFen)];
    return [debit('receivable', posted.amountFen), credit('income', netFen), ...tax];
  }
  const [from, to] = sidesOf(posted);
  return [debit(from, posted.amountFen), credit(to, posted.amountFen)];
}

/** Debit and credit of an incoming line or its entry; an outgoing line's run the other way. */
const incoming: Readonly<Record<'line' | 'refund' | 'reversal' | 'other', readonly [SubjectRole, SubjectRole]>> = {
  line: ['bank', 'unclaimed'],
  refund: ['unclaimed', 'refundDue'],
  // what the bank takes back passes through the same account on both lines, and a refund that bounced is owed again
  reversal: ['unclaimed', 'refundDue'],
  other: ['unclaimed', 'other'],
};

function sidesOf(posted: Exclude<Posted, { kind: 'invoice' }>): readonly [SubjectRole, SubjectRole] {
  if (posted.kind === 'allocation') return ['unclaimed', 'receivable'];
  const [from, to] = incoming[posted.kind];
  return posted.direction === 'in' ? [from, to] : [to, from];
}

function debit(role: SubjectRole, fen: number): JournalSide {
  return { role, debitFen: fen, creditFen: 0 };
}

function credit(role: SubjectRole, fen: number): JournalSide {
  return { role, debitFen: 0, creditFen: fen };
}

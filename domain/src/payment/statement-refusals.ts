import { refusals } from '../kernel/refusal.ts';

const texts = {
  statement_pdf:
    '这是 PDF 文件，里面的数字不能可靠地读出来。请在网上银行的“账户明细”里重新导出 Excel（.xls、.xlsx）或文本（.csv、.txt）格式，再上传。',
  statement_no_header:
    '在前 20 行里没有找到表头。表头一行至少要有交易时间、金额、余额这类列名（例如：交易时间、对方户名、收入金额、支出金额、余额、摘要）。请用网上银行导出的原文件，不要删去表头。',
  statement_no_amount:
    '表头在第 {line} 行，但没有找到金额列（收入金额、贷方发生额、转入金额，或发生额加借贷标志）。请用网上银行导出的原文件。',
  statement_no_date: '表头在第 {line} 行，但没有找到交易时间或交易日期列。请用网上银行导出的原文件。',
  statement_no_flag: '表头在第 {line} 行，只有一列发生额，没有借贷标志，分不清收入和支出。请导出带“借贷标志”的明细。',
  statement_empty: '表头在第 {line} 行，下面没有一笔流水。请检查导出时选的起止日期。',
  statement_several_accounts: '文件里有几个本方账号（{accounts}）。一份流水只能属于一个账户，请按账户分别导出再上传。',
  statement_unreadable:
    '表头在第 {line} 行，下面 {rows} 行都读不出时间和金额（例如第 {first} 行）。请用网上银行导出的原文件。',
} as const;

/** The "no" of reading a bank statement, in the accountant's words. */
export const statementRefusal = refusals('payment', texts);

/** True when the file is a PDF whatever its name says: those are refused with advice (rules §6). */
export function isPdf(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return head.includes('%PDF-');
}

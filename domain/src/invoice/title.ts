import { checkUscc } from '../kernel/uscc.ts';

/** What an invoice needs of its buyer (rules §6): 备案名称, USCC, where it is to be sent. */
export interface InvoiceTitle {
  readonly name: string;
  readonly uscc: string;
  readonly address: string;
  readonly phone: string;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly email: string;
  readonly delivery: 'email' | 'pickup';
}

export interface TitleVerdict {
  /** What must be put right before it can be used. */
  readonly problems: readonly string[];
  /** What should be looked at; an odd check digit is real in early codes (GB 32100). */
  readonly warnings: readonly string[];
}

/** Checks a title against the registered name and the rules of GB 32100. */
export function checkTitle(title: InvoiceTitle, registeredName: string): TitleVerdict {
  const problems: string[] = [];
  const warnings: string[] = [];
  if (title.name.length < 4) problems.push('请填写发票抬头（备案名称）。');
  else if (registeredName !== '' && title.name !== registeredName)
    warnings.push(`抬头与备案名称“${registeredName}”不同，请确认用哪一个开票。`);
  const uscc = checkUscc(title.uscc);
  if (uscc.state === 'invalid') problems.push(uscc.message ?? '统一社会信用代码不对。');
  if (uscc.state === 'warning' && uscc.message) warnings.push(uscc.message);
  if (title.delivery === 'email' && title.email === '') problems.push('选择邮箱接收的，请填写接收邮箱。');
  if (title.bankAccount !== '' && !/^[\d-]{6,40}$/.test(title.bankAccount.replace(/\s/g, '')))
    problems.push('银行账号只填数字。');
  if ((title.bankName === '') !== (title.bankAccount === ''))
    warnings.push('开户行和账号应同时填写，否则不在发票上显示。');
  return { problems, warnings };
}

import { type FieldCheck, invalidField, validField } from './field-check.ts';
import { compactText, isScientific } from './text-width.ts';

export interface CnapsFacts {
  /** The bank's common name; null for a class that isn't in our short list. */
  readonly bank: string | null;
  readonly bankClass: string;
  readonly cityCode: string;
}

const banks: Readonly<Record<string, string>> = {
  '102': '中国工商银行',
  '103': '中国农业银行',
  '104': '中国银行',
  '105': '中国建设银行',
  '301': '交通银行',
  '313': '城市商业银行',
  '314': '农村商业银行',
  '402': '农村信用社',
  '403': '中国邮政储蓄银行',
};

/**
 * Checks a CNAPS bank code (联行号): 12 digits, the last by ISO 7064 MOD 11,10; a wrong one is invalid (rules §2).
 * Codes: `cnaps.` missing, destroyed, alphabet, length, checkDigit.
 */
export function checkCnaps(raw: string): FieldCheck<CnapsFacts> {
  const text = compactText(raw)
    .replace(/^['‘’`"“”]+|['‘’`"“”]+$/g, '')
    .replaceAll('-', '');
  const wrong = (code: string, message: string) => invalidField(raw, text, `cnaps.${code}`, message);
  if (text === '') return wrong('missing', '没有填联行号，请补填 12 位联行号。');
  if (isScientific(text)) {
    return wrong('destroyed', '联行号已被表格软件改成近似数，请把这一列设为“文本”格式后重新填写。');
  }
  if (!/^\d+$/.test(text)) return wrong('alphabet', '联行号只有数字，请向开户行核对后改正。');
  if (text.length !== 12) return wrong('length', `联行号应为 12 位，现为 ${text.length} 位，请向开户行核对后改正。`);
  if (text[11] !== checkDigitCnaps(text)) {
    return wrong('checkDigit', '联行号校验位不符，一定有一位写错，请向开户行核对后改正。');
  }
  const bankClass = text.slice(0, 3);
  return validField(raw, text, { bank: banks[bankClass] ?? null, bankClass, cityCode: text.slice(3, 7) });
}

/** The 12th digit that the first 11 call for. */
export function checkDigitCnaps(code: string): string {
  let product = 10;
  for (let at = 0; at < 11; at++) {
    const sum = (product + Number(code[at])) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return String((11 - product) % 10);
}

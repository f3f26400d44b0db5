import { doubtfulField, type FieldCheck, invalidField, validField } from './field-check.ts';
import { compactText, isScientific } from './text-width.ts';

export interface UsccFacts {
  /** Registering authority and kind of body, in words; null for a pair that the standard leaves free. */
  readonly category: string | null;
  readonly areaCode: string;
  readonly organisationCode: string;
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

const categories: Readonly<Record<string, string>> = {
  '11': '机关',
  '12': '事业单位',
  '51': '社会团体',
  '52': '民办非企业单位',
  '53': '基金会',
  '91': '企业',
  '92': '个体工商户',
  '93': '农民专业合作社',
};

/**
 * Checks a unified social credit code (GB 32100-2015). A wrong length or alphabet is invalid; a wrong check character
 * only warns, because real early codes break it (rules §2). Codes: `uscc.` missing, destroyed, length, alphabet,
 * checkDigit (warning).
 */
export function checkUscc(raw: string): FieldCheck<UsccFacts> {
  const text = compactText(raw)
    .replace(/^['‘’`"“”]+|['‘’`"“”]+$/g, '')
    .replaceAll('-', '')
    .toUpperCase();
  const wrong = (code: string, message: string) => invalidField(raw, text, `uscc.${code}`, message);
  if (text === '') return wrong('missing', '没有填统一社会信用代码，请补填 18 位代码。');
  if (/^\d\.?\d*E\+\d+$/.test(text) || isScientific(text)) {
    return wrong('destroyed', '代码已被表格软件改成近似数，末几位丢失，请把这一列设为“文本”格式后重新填写。');
  }
  const foreign = [...text].find((character) => !alphabet.includes(character));
  if (foreign) {
    const hint = foreign === 'O' ? '，字母 O 应为数字 0' : foreign === 'I' ? '，字母 I 应为数字 1' : '';
    return wrong('alphabet', `统一社会信用代码里不会有“${foreign}”${hint}，请对照登记证书改正。`);
  }
  if (text.length !== 18) {
    const hint = text.length === 15 ? '；15 位是旧税号，请填换证后的代码' : '';
    return wrong('length', `统一社会信用代码应为 18 位，现为 ${text.length} 位${hint}，请对照登记证书改正。`);
  }
  const facts = {
    category: categories[text.slice(0, 2)] ?? null,
    areaCode: text.slice(2, 8),
    organisationCode: `${text.slice(8, 16)}-${text[16]}`,
  };
  if (text[17] !== checkCharacterGb32100(text)) {
    const doubt = '统一社会信用代码校验位不符，请对照登记证书核对；确认无误可以继续。';
    return doubtfulField(raw, text, facts, 'uscc.checkDigit', doubt);
  }
  return validField(raw, text, facts);
}

/** The 18th character that the first 17 call for. */
export function checkCharacterGb32100(code: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += alphabet.indexOf(code[at] ?? '0') * (weights[at] ?? 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

import { type Day, isDay } from './day.ts';
import { doubtfulField, type FieldCheck, invalidField, validField } from './field-check.ts';
import { compactText, isScientific } from './text-width.ts';

/** Kinds of identity document a roster may name (rules §2): each has its own form of number. */
export const documentKinds = ['id', 'residencePermitHmt', 'permanentResident', 'passport'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentKindNames: Readonly<Record<DocumentKind, string>> = {
  id: '居民身份证',
  residencePermitHmt: '港澳台居民居住证',
  permanentResident: '外国人永久居留身份证',
  passport: '护照',
};

export interface PersonFacts {
  readonly documentKind: DocumentKind;
  readonly sex: 'male' | 'female' | null;
  readonly birthOn: Day | null;
}

const kindWords: readonly (readonly [RegExp, DocumentKind])[] = [
  [/港|澳|台湾|台胞|居住证/, 'residencePermitHmt'],
  [/外国人|永久居留|永居/, 'permanentResident'],
  [/护照|passport/i, 'passport'],
  [/身份证|^1$|^id/i, 'id'],
];

/** The words of a 证件类型 column as a kind; null when they name none of ours (通行证, 军官证 …). */
export function readDocumentKind(text: string): DocumentKind | null {
  const plain = compactText(text);
  if (/通行证|军官|士兵|户口/.test(plain)) return null;
  return kindWords.find(([words]) => words.test(plain))?.[1] ?? null;
}

/**
 * Checks a document number. Without `kind` an 18-digit number tells its own: 81/82/83 is a residence permit of Hong
 * Kong, Macao and Taiwan, 9 a foreigner's permanent residence card, three letters and twelve digits its older form.
 * The area code is never looked up: most teachers of 忻州 carry the abolished 1422xx (GB 11643, rules §2). Codes:
 * `idNumber.` missing, destroyed, tailZeros (warning), old15, length, alphabet, date, checkDigit, kind, passport.
 */
export function checkDocumentNumber(raw: string, kind: DocumentKind | null = null): FieldCheck<PersonFacts> {
  const typed = compactText(raw)
    .replace(/^['‘’`"“”]+|['‘’`"“”]+$/g, '')
    .toUpperCase();
  const text = typed.replace(/^(\d{17})[×✕ХΧ*]$/, '$1X');
  if (text === '') return invalidField(raw, '', 'idNumber.missing', '没有填身份证号，请补填 18 位身份证号。');
  if (isScientific(text) || /^\d{15,}\.0*$/.test(text)) return destroyed(raw, text);
  if (kind === 'passport') return checkPassport(raw, text);
  if (kind === 'permanentResident' || (kind === null && /^[A-Z]{3}\d{12}$/.test(text))) {
    return checkPermanentResident(raw, text);
  }
  return checkEighteen(raw, text.replace(/^(\d{6})-?(\d{8})-?(\d{3}[\dX])$/, '$1$2$3'), kind);
}

function checkEighteen(raw: string, text: string, kind: DocumentKind | null): FieldCheck<PersonFacts> {
  const wrong = (code: string, message: string) => invalidField(raw, text, `idNumber.${code}`, message);
  if (/^\d{15}$/.test(text)) {
    return wrong('old15', '这是 15 位旧身份证号，已经停用，请按现在的身份证填 18 位号码。');
  }
  if (!/^[\dX]*$/.test(text)) {
    return wrong('alphabet', '身份证号里有数字和末位 X 以外的字符，请改正；如是护照等其他证件，请在“证件类型”列注明。');
  }
  if (text.length !== 18) return wrong('length', `身份证号应为 18 位，现为 ${text.length} 位，请对照证件改正。`);
  if (!/^\d{17}[\dX]$/.test(text)) return wrong('alphabet', '身份证号只有最后一位可以是 X，请对照证件改正。');
  const birthOn = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const rightDigit = text[17] === checkDigitGb11643(text);
  if (text.endsWith('000') && !rightDigit) return destroyed(raw, text);
  if (!isDay(birthOn) || birthOn < '1850-01-01') {
    return wrong('date', `身份证号第 7 至 14 位不是真实的日期（${text.slice(6, 14)}），请对照证件改正。`);
  }
  if (!rightDigit) return wrong('checkDigit', '身份证号校验位不符，一定有一位写错，请对照证件逐位核对。');
  const own = kindOfNumber(text);
  if (kind !== null && kind !== own) {
    return wrong('kind', `这个号码不是${documentKindNames[kind]}的号码，请核对证件类型和号码。`);
  }
  const sex = Number(text[16]) % 2 === 1 ? 'male' : 'female';
  const facts: PersonFacts = { documentKind: own, sex, birthOn };
  if (text.endsWith('000')) {
    const doubt = '身份证号末三位为 000，可能被表格软件改写过，请对照证件核对。';
    return doubtfulField(raw, text, facts, 'idNumber.tailZeros', doubt);
  }
  return validField(raw, text, facts);
}

function kindOfNumber(text: string): DocumentKind {
  if (/^8[123]/.test(text)) return 'residencePermitHmt';
  return text.startsWith('9') ? 'permanentResident' : 'id';
}

/** The card of 2023 has 18 digits beginning with 9, checked as an ID number; the older one three letters and twelve digits. */
function checkPermanentResident(raw: string, text: string): FieldCheck<PersonFacts> {
  if (/^9\d{16}[\dX]$/.test(text)) return checkEighteen(raw, text, 'permanentResident');
  const parts = /^[A-Z]{3}\d{4}(\d\d)(\d\d)(\d\d)\d{2}$/.exec(text);
  if (!parts) {
    const message = '外国人永久居留身份证号应为 9 开头的 18 位，或 3 个字母加 12 位数字，请对照证件改正。';
    return invalidField(raw, text, 'idNumber.length', message);
  }
  const [, year, month, date] = parts;
  if (!isDay(`19${year}-${month}-${date}`) && !isDay(`20${year}-${month}-${date}`)) {
    return invalidField(raw, text, 'idNumber.date', '证件号里的出生日期不是真实的日期，请对照证件改正。');
  }
  return validField(raw, text, { documentKind: 'permanentResident', sex: null, birthOn: null });
}

function checkPassport(raw: string, text: string): FieldCheck<PersonFacts> {
  if (!/^(?=.*\d)[A-Z0-9]{5,20}$/.test(text)) {
    return invalidField(raw, text, 'idNumber.passport', '护照号应为 5 至 20 位字母和数字，请对照护照改正。');
  }
  return validField(raw, text, { documentKind: 'passport', sex: null, birthOn: null });
}

function destroyed(raw: string, text: string): FieldCheck<never> {
  const message =
    '身份证号已被表格软件改成近似数，末几位丢失，无法还原。请把这一列设为“文本”格式，再对照证件重新填写。';
  return invalidField(raw, text, 'idNumber.destroyed', message);
}

/** The same words where a cell holds a number of 16 digits or more: a spreadsheet keeps only 15 of them. */
export function destroyedDocumentNumber(raw: string): FieldCheck<PersonFacts> {
  return destroyed(raw, compactText(raw));
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The 18th character that the first 17 digits call for (GB 11643, ISO 7064 MOD 11-2). */
export function checkDigitGb11643(digits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (digits.charCodeAt(at) - 48) * (weights[at] ?? 0);
  return '10X98765432'[sum % 11] ?? '';
}

/** Full years of age on a day; null when the birth date isn't known. */
export function ageOn(birthOn: Day | null, today: Day): number | null {
  if (birthOn === null) return null;
  const years = Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return today.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

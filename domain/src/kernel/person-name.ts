import { doubtfulField, type FieldCheck, invalidField, validField } from './field-check.ts';
import { compareKey, plainText } from './text-width.ts';

const middleDots = /[•‧・･∙⋅●．.。,，]/g;
const han = /\p{Script=Han}/u;

/**
 * Checks a person's name: 2 to 20 characters, Chinese with `·` between the parts of a minority name, or Latin. Spaces
 * inside a Chinese name (张　三) go, look-alike dots become `·`; rare characters stay untouched. Codes: `name.` missing,
 * unreadable, alphabet, length, privateUse (warning), mixed (warning).
 */
export function checkPersonName(raw: string): FieldCheck<null> {
  const plain = plainText(raw);
  const text = han.test(plain) ? chineseName(plain) : plain;
  const wrong = (code: string, message: string) => invalidField(raw, text, `name.${code}`, message);
  if (text === '') return wrong('missing', '没有填姓名，请补填。');
  if (/[?�□]|锟斤拷|\(cid:/.test(text)) {
    return wrong('unreadable', '姓名里有显示不出的字（问号或方框），请重新输入这个字。');
  }
  if (/^(-|—|\/|无|暂无|待定)$/.test(text)) return wrong('missing', '没有填姓名，请补填。');
  if (!/^[\p{Script=Han}\p{Script=Latin}\p{Co}〇· '.,-]+$/u.test(text)) {
    return wrong('alphabet', '姓名里有数字或符号，请只填姓名，其他说明写到备注。');
  }
  const length = [...text].length;
  if (length < 2 || length > 20) return wrong('length', `姓名应为 2 至 20 个字，现为 ${length} 个，请核对后改正。`);
  if (/\p{Co}/u.test(text)) {
    const doubt = '姓名里有自造字，别的电脑和证书上可能显示不出，请用输入法重新输入这个字。';
    return doubtfulField(raw, text, null, 'name.privateUse', doubt);
  }
  if (han.test(text) && /\p{Script=Latin}/u.test(text)) {
    return doubtfulField(raw, text, null, 'name.mixed', '姓名里中文和字母混在一起，请对照证件核对。');
  }
  return validField(raw, text, null);
}

function chineseName(plain: string): string {
  return plain.replaceAll(' ', '').replace(middleDots, '·').replace(/·{2,}/g, '·').replace(/^·|·$/g, '');
}

/** Two spellings of one name agree when their keys do: without spaces and dots, full-width and variants folded. */
export function nameKey(name: string): string {
  return compareKey(name).replace(middleDots, '').replaceAll('·', '');
}

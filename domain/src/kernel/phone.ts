import { type FieldCheck, invalidField, validField } from './field-check.ts';
import { compactText, isScientific } from './text-width.ts';

/**
 * Checks a mobile number of mainland China, which is the log-in name and so can't be a landline. Spaces, hyphens,
 * full-width digits, +86 and a dialled 0 are put right. Codes: `phone.` missing, destroyed, several, landline, length,
 * alphabet, prefix.
 */
export function checkPhone(raw: string): FieldCheck<null> {
  const typed = compactText(raw).replace(/^['‘’`"“”]+|['‘’`"“”]+$/g, '');
  const wrong = (code: string, message: string, text = typed) => invalidField(raw, text, `phone.${code}`, message);
  if (typed === '') return wrong('missing', '没有填手机号，请补填；本人没有手机的，请在备注写“本人无手机号”。');
  if (isScientific(typed)) {
    return wrong('destroyed', '手机号已被表格软件改成近似数，无法还原，请把这一列设为“文本”格式后重新填写。');
  }
  if ((typed.match(/1[3-9]\d{9}/g) ?? []).length > 1) {
    return wrong('several', '这一格里有两个手机号，请只留本人用来登录的一个。');
  }
  const text = typed
    .replace(/\.0*$/, '')
    .replace(/[-‐-―−()（）.·]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
    .replace(/^0(?=1[3-9]\d{9}$)/, '');
  if (/^(0\d{2,3}\d{7,8}|[2-8]\d{6,7}|400\d{7})$/.test(text)) {
    return wrong('landline', '这是固定电话，不能用来登录和收验证码，请填本人的手机号。');
  }
  if (!/^\d+$/.test(text)) return wrong('alphabet', '手机号里有数字以外的字符，请改正。');
  if (text.length !== 11) return wrong('length', `手机号应为 11 位，现为 ${text.length} 位，请核对后改正。`, text);
  if (!/^1[3-9]/.test(text)) return wrong('prefix', '手机号应以 13 至 19 开头，请核对后改正。', text);
  return validField(raw, text, null);
}

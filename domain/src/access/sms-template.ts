import { type Refusal, refusals } from '../kernel/refusal.ts';

/** What may stand in a place of a template. */
export interface SmsVariable {
  /** In the clerk's words, for the message about a wrong value. */
  readonly title: string;
  readonly mostCharacters: number;
  readonly pattern?: RegExp;
  /** What the pattern asks for, in words. */
  readonly shape?: string;
}

/** A text that the vendor has approved; `{name}` marks a place. */
export interface SmsTemplate {
  readonly title: string;
  readonly purpose: 'verification' | 'notification';
  readonly text: string;
  readonly variables: Readonly<Record<string, SmsVariable>>;
  /** A message that comes later than this is of no use and is not sent any more, seconds. */
  readonly usefulSec: number;
}

export const smsVendors = { aliyun: '阿里云', tencent: '腾讯云' } as const;
export type SmsVendor = keyof typeof smsVendors;

export const codeValidSec = 300;

/** All that the product sends. Education senders get codes approved and often nothing else (rules §5). */
export const smsTemplates = {
  code: {
    title: '验证码',
    purpose: 'verification',
    text: '您的验证码为{code}，5分钟内有效，请勿告知他人。',
    variables: { code: { title: '验证码', mostCharacters: 6, pattern: /^\d{4,6}$/, shape: '4 至 6 位数字' } },
    usefulSec: codeValidSec,
  },
} as const satisfies Readonly<Record<string, SmsTemplate>>;

export type SmsTemplateName = keyof typeof smsTemplates;
export const smsTemplateNames = Object.keys(smsTemplates) as SmsTemplateName[];

const place = /\{(\w+)\}/g;
const link = /https?:\/\/|www\.|[\w-]+\.(?:com|cn|net|org|edu|gov)\b/i;
const mostCharacters = 500;
const mostVariableCharacters = 35;

/**
 * What the vendors' reviewers would send back, in words; empty when the template may be handed in. Rules of both vendors
 * as published (reference in docs/decisions/0025-sms.md): they differ in what they let education senders say.
 */
export function smsTemplateProblems(template: SmsTemplate, vendor: SmsVendor): string[] {
  const { text } = template;
  const names = [...text.matchAll(place)].map((match) => match[1] ?? '');
  const bare = text.replace(place, '');
  return [
    text.length === 0 || text.length > mostCharacters
      ? `正文应为 1 至 ${mostCharacters} 个字，现为 ${text.length} 个。`
      : '',
    /[【】]/.test(text) ? '正文不能含“【】”，签名由服务商加在前面。' : '',
    new Set(names).size < names.length ? '同一个变量只能出现一次。' : '',
    /\}\{/.test(text) ? '两个变量之间要有文字隔开。' : '',
    names.length > 0 && bare.trim() === '' ? '正文不能全是变量。' : '',
    link.test(bare) ? '正文不能带网址；需要网址的，请用已备案的固定网址另行报审。' : '',
    ...variableProblems(template, names),
    ...(template.purpose === 'verification' ? codeProblems(template, names) : noticeProblems(bare, vendor)),
  ].filter((problem) => problem !== '');
}

function variableProblems(template: SmsTemplate, names: readonly string[]): string[] {
  const known = Object.keys(template.variables);
  return [
    ...names.filter((name) => !known.includes(name)).map((name) => `变量 ${name} 没有说明填什么。`),
    ...known.filter((name) => !names.includes(name)).map((name) => `正文里没有变量 ${name}。`),
    ...Object.entries(template.variables)
      .filter(([, variable]) => variable.mostCharacters > mostVariableCharacters)
      .map(([name]) => `变量 ${name} 最多 ${mostVariableCharacters} 个字。`),
  ];
}

function codeProblems(template: SmsTemplate, names: readonly string[]): string[] {
  const [variable] = Object.values(template.variables);
  return [
    template.text.includes('验证码') ? '' : '验证码短信的正文要有“验证码”三个字。',
    names.length === 1 && (variable?.mostCharacters ?? 0) <= 6 ? '' : '验证码短信只能有一个变量，4 至 6 位。',
  ];
}

function noticeProblems(bare: string, vendor: SmsVendor): string[] {
  return [
    vendor === 'tencent' ? '腾讯云对教育行业只允许发送验证码，通知请用账号条和学校转告。' : '',
    /1[3-9]\d{9}/.test(bare) ? '通知正文不能有手机号。' : '',
    /QQ|微信/i.test(bare) ? '通知正文不能有 QQ 号、微信号。' : '',
    (bare.match(/(?:0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|95\d{3})/g) ?? []).length > 2
      ? '通知正文最多两个固定电话。'
      : '',
  ];
}

/** Whether the vendors take this signature (签名): 3 to 8 characters, no brackets; null when it is right. */
export function smsSignatureProblem(signature: string): string | null {
  if (/[【】[\]\s]/.test(signature)) return '签名不写括号和空格，服务商发送时会加“【】”。';
  const length = [...signature].length;
  if (length < 3 || length > 8) return `签名应为 3 至 8 个字，现为 ${length} 个。`;
  return /^[\p{Script=Han}A-Za-z0-9]+$/u.test(signature) ? null : '签名只能用汉字、字母和数字。';
}

export const refuseSmsText = refusals('sms', {
  missing: '短信缺少“{title}”，没有发送。',
  tooLong: '短信里的“{title}”最多 {most} 个字，现为 {length} 个，没有发送。',
  wrongShape: '短信里的“{title}”应为{shape}，没有发送。',
  link: '短信里的“{title}”不能是网址，没有发送。',
});

/** The text as the phone will show it, or why a value may not stand in its place. */
export function fillSmsTemplate(template: SmsTemplate, values: Readonly<Record<string, string>>): string | Refusal {
  for (const [name, { title, mostCharacters: most, pattern, shape = '' }] of Object.entries(template.variables)) {
    const value = values[name] ?? '';
    if (value === '') return refuseSmsText('missing', { title });
    const length = [...value].length;
    if (length > most) return refuseSmsText('tooLong', { title, most, length });
    if (pattern && !pattern.test(value)) return refuseSmsText('wrongShape', { title, shape });
    if (link.test(value)) return refuseSmsText('link', { title });
  }
  return template.text.replace(place, (_all, name: string) => values[name] ?? '');
}

/** The text as it is handed in: Aliyun names its places, Tencent numbers them. */
export function smsVendorText(template: SmsTemplate, vendor: SmsVendor): string {
  let number = 0;
  return template.text.replace(place, (_all, name: string) => {
    number += 1;
    return vendor === 'aliyun' ? `\${${name}}` : `{${number}}`;
  });
}

/** How many messages a text is billed as: up to 70 characters are one, longer ones are cut at 67 (signature included). */
export function smsParts(text: string, signature: string): number {
  const length = [...text].length + [...signature].length + 2;
  return length <= 70 ? 1 : Math.ceil(length / 67);
}

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import {
  fillSmsTemplate,
  type SmsTemplate,
  smsParts,
  smsSignatureProblem,
  smsTemplateProblems,
  smsTemplates,
  smsVendorText,
} from './sms-template.ts';

const variable = { title: '姓名', mostCharacters: 10 };
const notice = (text: string, names: readonly string[] = ['name']): SmsTemplate => ({
  title: '通知',
  purpose: 'notification',
  text,
  variables: Object.fromEntries(names.map((name) => [name, variable])),
  usefulSec: 86_400,
});

describe('templates before they are handed in', () => {
  test.each(Object.entries(smsTemplates))('our own %s is in order for both vendors', (_name, template) => {
    expect([...smsTemplateProblems(template, 'aliyun'), ...smsTemplateProblems(template, 'tencent')]).toEqual([]);
  });

  test.each([
    [notice(`${'好'.repeat(500)}{name}`), '500'],
    [notice('【教育局】{name}老师'), '【】'],
    [notice('{name}老师，{name}'), '一次'],
    [notice('{name}{school}老师', ['name', 'school']), '隔开'],
    [notice('{name} '), '全是变量'],
    [notice('{name}老师请登录 www.example.cn'), '网址'],
    [notice('{name}老师请登录yanxiu.example.com/a'), '网址'],
    [notice('{name}老师致电13800001111'), '手机号'],
    [notice('{name}老师加微信群'), '微信'],
    [notice('{name}老师致电0356-4221234、0350-3021234或4001234567'), '固定电话'],
    [notice('{who}老师您好'), '没有说明'],
    [notice('老师您好'), '没有变量'],
    [{ ...smsTemplates.code, text: '您的激活码为{code}' }, '验证码'],
  ])('%o is sent back: %s', (template, word) => {
    expect(smsTemplateProblems(template, 'aliyun').join('')).toContain(word);
  });

  it('a notification passes at Aliyun and not at Tencent, which lets education send codes alone', () => {
    const template = notice('{name}老师，您的账号已开通，请凭账号条激活。');
    expect(smsTemplateProblems(template, 'aliyun')).toEqual([]);
    expect(smsTemplateProblems(template, 'tencent')).toEqual([expect.stringContaining('只允许发送验证码')]);
  });
});

test.each([
  ['忻州教育', true],
  ['阳城县教育局', true],
  ['研修', false],
  ['忻州市教育局教师科', false],
  ['【忻州教育】', false],
  ['忻州 教育', false],
  ['忻州-教育', false],
])('signature %s: %s', (signature, right) => expect(smsSignatureProblem(signature) === null).toBe(right));

describe('filling', () => {
  it('puts the value in its place', () => {
    expect(fillSmsTemplate(smsTemplates.code, { code: '012345' })).toBe(
      '您的验证码为012345，5分钟内有效，请勿告知他人。',
    );
  });

  test.each([
    [{}, 'sms.missing'],
    [{ code: '12345678' }, 'sms.tooLong'],
    [{ code: '12a4' }, 'sms.wrongShape'],
  ])('%o → %s', (values, code) => expect(fillSmsTemplate(smsTemplates.code, values)).toMatchObject({ code }));

  it('never lets a link or too long a value through', () => {
    const template = notice('{name}老师您好');
    expect(fillSmsTemplate(template, { name: 'a.example.cn' })).toMatchObject({ code: 'sms.tooLong' });
    expect(fillSmsTemplate(template, { name: 'ab.cn/x' })).toMatchObject({ code: 'sms.link' });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (name) => {
        const text = fillSmsTemplate(template, { name });
        return isRefusal(text) || ([...name].length <= 10 && text === `${name}老师您好`);
      }),
    );
  });
});

test('a long text is billed as several', () => {
  expect([smsParts('好'.repeat(62), '忻州教育局'), smsParts('好'.repeat(64), '忻州教育局')]).toEqual([1, 2]);
  expect(smsParts(smsTemplates.code.text, '阳城县教育局')).toBe(1);
});

test('each vendor gets the text with its own kind of places', () => {
  expect(smsVendorText(smsTemplates.code, 'aliyun')).toContain(`为\${code}，`);
  expect(smsVendorText(smsTemplates.code, 'tencent')).toContain('为{1}，');
});

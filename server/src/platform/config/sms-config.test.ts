import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isConfigError, readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'yanxiu-sms-'));
afterAll(() => rmSync(folder, { recursive: true }));

function keyFile(name: string, text: string, mode = 0o600): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

const key = keyFile('key', 'id LTAI5testid\nsecret test-secret-of-nobody\n');
const right = {
  YANXIU_SMS_VENDOR: 'aliyun',
  YANXIU_SMS_KEY_FILE: key,
  YANXIU_SMS_SIGNATURE: '阳城县教育局',
  YANXIU_SMS_TEMPLATES: 'code=SMS_154950909',
};

test('a vendor with all that it needs', () => {
  const config = readConfig(right, '/srv');
  expect(isConfigError(config) ? config : config.sms).toEqual({
    vendor: 'aliyun',
    key: { id: 'LTAI5testid', secret: 'test-secret-of-nobody' },
    signature: '阳城县教育局',
    templates: { code: 'SMS_154950909' },
    appId: '',
    endpoint: 'https://dysmsapi.aliyuncs.com',
  });
  const tencent = readConfig({ ...right, YANXIU_SMS_VENDOR: 'tencent', YANXIU_SMS_APP_ID: '1400006666' }, '/srv');
  expect(tencent).toMatchObject({ sms: { appId: '1400006666', endpoint: 'https://sms.tencentcloudapi.com' } });
});

test.each([
  [{ YANXIU_SMS_VENDOR: '' }, 'YANXIU_SMS_VENDOR'],
  [{ YANXIU_SMS_VENDOR: 'twilio' }, '只能是'],
  [{ YANXIU_SMS_KEY_FILE: '' }, 'YANXIU_SMS_KEY_FILE：请填写'],
  [{ YANXIU_SMS_KEY_FILE: join(folder, 'none') }, '没有文件'],
  [{ YANXIU_SMS_KEY_FILE: keyFile('open', 'id a\nsecret b\n', 0o644) }, 'chmod 600'],
  [{ YANXIU_SMS_KEY_FILE: keyFile('half', 'id a\n') }, '两行'],
  [{ YANXIU_SMS_SIGNATURE: '' }, '签名'],
  [{ YANXIU_SMS_SIGNATURE: '【阳城】' }, '括号'],
  [{ YANXIU_SMS_TEMPLATES: 'other=1' }, '缺少模板 code（验证码）'],
  [{ YANXIU_SMS_VENDOR: 'tencent' }, 'YANXIU_SMS_APP_ID'],
  [{ YANXIU_SMS_ENDPOINT: 'dysmsapi.aliyuncs.com' }, 'YANXIU_SMS_ENDPOINT：应形如'],
])('%o is refused with a sentence', (change, sentence) => {
  expect(readConfig({ ...right, ...change }, '/srv')).toEqual({
    problems: expect.arrayContaining([expect.stringContaining(sentence)]),
  });
});

test('a wrong account is told, and never with its secret', () => {
  const config = readConfig({ ...right, YANXIU_SMS_SIGNATURE: '' }, '/srv');
  expect(JSON.stringify(config)).not.toContain('nobody');
});

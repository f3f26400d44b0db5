import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { SmsConfig } from '../config/sms-config.ts';
import { aliyunSms } from './aliyun.ts';
import type { SmsMessage } from './sms.ts';
import { tencentSms } from './tencent.ts';

const key = { id: 'LTAI5testid', secret: 'test-secret-of-nobody' };
const message: SmsMessage = {
  phone: '15412345678',
  template: 'code',
  params: { code: '012345' },
  text: '您的验证码为012345，5分钟内有效，请勿告知他人。',
  reference: '0190b6a0-0000-7000-8000-000000000001',
};
const sentAt = new Date('2021-11-08T16:30:00Z');
const sent = { phone: message.phone, serial: '900619746936498440^0', sentAt };

interface Asked {
  readonly headers: IncomingMessage['headers'];
  readonly query: URLSearchParams;
  readonly body: string;
}

let server: Server | null = null;
afterEach(() => new Promise((done) => (server ? server.close(done) : done(null))));

/** A vendor on this machine: it refuses what isn't signed as its documents say, and gives the answer wanted. */
async function vendor(check: (request: IncomingMessage, body: string) => boolean, answer: (asked: Asked) => unknown) {
  server = createServer((request, reply) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const query = new URL(request.url ?? '', 'http://vendor').searchParams;
      const given = check(request, body) ? answer({ headers: request.headers, query, body }) : null;
      reply
        .writeHead(given === null ? 403 : 200)
        .end(JSON.stringify(given ?? { Code: 'SignatureDoesNotMatch', Message: '' }));
    });
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The signature computed anew from what arrived: headers as sent, query as sent. */
function isAcs3(request: IncomingMessage): boolean {
  const header = request.headers.authorization ?? '';
  const [, id, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(header) ?? [];
  const lines = names.split(';').map((name) => `${name}:${String(request.headers[name])}\n`);
  const query = (request.url ?? '').split('?')[1] ?? '';
  const hash = String(request.headers['x-acs-content-sha256']);
  const canonical = ['POST', '/', query, lines.join(''), names, hash].join('\n');
  const expected = createHmac('sha256', key.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  return id === key.id && hash === sha256('') && signature === expected;
}

function isTc3(request: IncomingMessage, body: string): boolean {
  const header = request.headers.authorization ?? '';
  const [, id, day = '', service = '', names = '', signature] =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([^/]+)\/([^/]+)\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      header,
    ) ?? [];
  const lines = names.split(';').map((name) => `${name}:${String(request.headers[name])}\n`);
  const canonical = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const span = `${day}/${service}/tc3_request`;
  const text = `TC3-HMAC-SHA256\n${String(request.headers['x-tc-timestamp'])}\n${span}\n${sha256(canonical)}`;
  const hmac = (secret: Buffer | string, data: string) => createHmac('sha256', secret).update(data).digest();
  const expected = hmac(hmac(hmac(hmac(`TC3${key.secret}`, day), service), 'tc3_request'), text).toString('hex');
  return id === key.id && service === 'sms' && signature === expected;
}

const configOf = (of: 'aliyun' | 'tencent', endpoint: string, secret = key.secret): SmsConfig => ({
  vendor: of,
  key: { id: key.id, secret },
  signature: '阳城县教育局',
  templates: { code: of === 'aliyun' ? 'SMS_154950909' : '1110' },
  appId: of === 'tencent' ? '1400006666' : '',
  endpoint,
});

describe('Aliyun', () => {
  it('sends what the vendor can verify, and keeps its serial', async () => {
    const asked: Asked[] = [];
    const endpoint = await vendor(isAcs3, (one) => {
      asked.push(one);
      return { Code: 'OK', Message: 'OK', BizId: sent.serial, RequestId: 'r' };
    });
    expect(await aliyunSms(configOf('aliyun', endpoint)).send(message)).toEqual({ serial: sent.serial });
    expect(asked[0]?.headers['x-acs-action']).toBe('SendSms');
    expect(Object.fromEntries(asked[0]?.query ?? [])).toEqual({
      PhoneNumbers: message.phone,
      SignName: '阳城县教育局',
      TemplateCode: 'SMS_154950909',
      TemplateParam: '{"code":"012345"}',
      OutId: message.reference,
    });
  });

  it.each([
    [
      { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发天级流控' },
      { retry: false, message: /太频繁/ },
    ],
    [
      { Code: 'isp.SYSTEM_ERROR', Message: '' },
      { retry: true, message: /系统忙/ },
    ],
    [
      { Code: 'isv.NEW_CODE', Message: '新的原因' },
      { retry: false, message: /isv\.NEW_CODE：新的原因/ },
    ],
  ])('%o is told in words', async (answer, expected) => {
    const endpoint = await vendor(isAcs3, () => answer);
    const error = await aliyunSms(configOf('aliyun', endpoint))
      .send(message)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SmsVendorError', retry: expected.retry });
    expect(String(error)).toMatch(expected.message);
  });

  it('a wrong key is told as such', async () => {
    const endpoint = await vendor(isAcs3, () => ({ Code: 'OK' }));
    await expect(aliyunSms(configOf('aliyun', endpoint, 'another')).send(message)).rejects.toThrow('密钥不对');
  });

  it.each([
    [[], { state: 'waiting' }],
    [[{ SendStatus: 1, ErrCode: '' }], { state: 'waiting' }],
    [[{ SendStatus: 3, ErrCode: 'DELIVERED' }], { state: 'delivered' }],
    [
      [{ SendStatus: 2, ErrCode: 'MOBILE_NOT_ON_SERVICE' }],
      { state: 'undelivered', message: '手机停机或是空号，请核对号码。', blamesNumber: true },
    ],
    [
      [{ SendStatus: 2, ErrCode: 'CONTENT_KEYWORD' }],
      { state: 'undelivered', message: '短信内容被运营商拦截。', blamesNumber: false },
    ],
  ])('a receipt %o is %o, asked for the day of Shanghai', async (details, receipt) => {
    const endpoint = await vendor(isAcs3, ({ query, headers }) =>
      headers['x-acs-action'] === 'QuerySendDetails' && query.get('SendDate') === '20211109'
        ? { Code: 'OK', Message: 'OK', TotalCount: '1', SmsSendDetailDTOs: { SmsSendDetailDTO: details } }
        : { Code: 'isv.INVALID_PARAMETERS', Message: '' },
    );
    expect(await aliyunSms(configOf('aliyun', endpoint)).receiptOf(sent)).toEqual(receipt);
  });
});

describe('Tencent', () => {
  const status = { SerialNo: '5000:1045710669157053657849499619', Code: 'Ok', Message: 'send success' };

  it('sends what the vendor can verify, and keeps its serial', async () => {
    const asked: Asked[] = [];
    const endpoint = await vendor(isTc3, (one) => {
      asked.push(one);
      return { Response: { SendStatusSet: [status], RequestId: 'r' } };
    });
    expect(await tencentSms(configOf('tencent', endpoint)).send(message)).toEqual({ serial: status.SerialNo });
    expect(asked[0]?.headers).toMatchObject({ 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11' });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      PhoneNumberSet: ['+8615412345678'],
      SmsSdkAppId: '1400006666',
      SignName: '阳城县教育局',
      TemplateId: '1110',
      TemplateParamSet: ['012345'],
      SessionContext: message.reference,
    });
  });

  it.each([
    [
      { SendStatusSet: [{ ...status, Code: 'LimitExceeded.PhoneNumberOneHourLimit', Message: 'm' }] },
      { retry: false, message: /一小时内/ },
    ],
    [{ Error: { Code: 'AuthFailure.SignatureExpire', Message: 'm' } }, { retry: false, message: /时间/ }],
    [{ Error: { Code: 'RequestLimitExceeded', Message: 'm' } }, { retry: true, message: /限速/ }],
    [{ Unknown: 1 }, { retry: true, message: /看不懂/ }],
  ])('%o is told in words', async (response, expected) => {
    const endpoint = await vendor(isTc3, () => ({ Response: response }));
    const error = await tencentSms(configOf('tencent', endpoint))
      .send(message)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SmsVendorError', retry: expected.retry });
    expect(String(error)).toMatch(expected.message);
  });

  it.each([
    [[], { state: 'waiting' }],
    [[{ SerialNo: 'other', ReportStatus: 'FAIL', Description: '空号' }], { state: 'waiting' }],
    [[{ SerialNo: sent.serial, ReportStatus: 'SUCCESS', Description: '用户短信接收成功' }], { state: 'delivered' }],
    [
      [{ SerialNo: sent.serial, ReportStatus: 'FAIL', Description: '空号' }],
      { state: 'undelivered', message: '手机停机或是空号，请核对号码。', blamesNumber: true },
    ],
    [
      [{ SerialNo: sent.serial, ReportStatus: 'FAIL', Description: '关机' }],
      { state: 'undelivered', message: '运营商没有送达：关机', blamesNumber: false },
    ],
  ])('a receipt %o is %o', async (set, receipt) => {
    const endpoint = await vendor(isTc3, ({ headers }) =>
      headers['x-tc-action'] === 'PullSmsSendStatusByPhoneNumber'
        ? { Response: { PullSmsSendStatusSet: set } }
        : { Response: { Error: { Code: 'InvalidAction', Message: '' } } },
    );
    expect(await tencentSms(configOf('tencent', endpoint)).receiptOf(sent)).toEqual(receipt);
  });
});

it('a vendor that cannot be reached is tried again', async () => {
  const error = await aliyunSms(configOf('aliyun', 'http://127.0.0.1:9'))
    .send(message)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'unreachable', retry: true, message: expect.stringContaining('连不上') });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemScope } from '@yanxiu/domain/access/scope';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../http/app-parts.ts';
import { asSystem } from '../http/context.ts';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { aliyunSms } from './aliyun.ts';
import { askReceipt, queueSms, sendSms } from './queue-sms.ts';

let test: TestApp;
let app: App;
let server: Server;
/** What the vendor of this file answers next, by action. */
let answers: Record<string, unknown>;
const progress = { id: '', report: async () => {} };

beforeAll(async () => {
  test = await testApp();
});
beforeEach(async () => {
  answers = { SendSms: { Code: 'OK', Message: 'OK', BizId: '900^0' } };
  server = createServer((request, reply) =>
    reply.end(JSON.stringify(answers[String(request.headers['x-acs-action'])])),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const sms = aliyunSms({
    vendor: 'aliyun',
    key: { id: 'id', secret: 'secret' },
    signature: '阳城县教育局',
    templates: { code: 'SMS_1' },
    appId: '',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  app = { ...test.app, sms };
});
afterEach(() => new Promise((done) => server.close(done)));

let phones = 15_477_000_000;

/** A queued code and its row's id. */
async function queued(): Promise<string> {
  phones += 1;
  const phone = String(phones);
  await asSystem(app, systemScope('test'), 'test', (ctx) =>
    queueSms(ctx, { phone, template: 'code', params: { code: '246810' } }),
  );
  const { db } = app.database;
  const mask = app.vault.protect('phone', phone).index;
  return (await db.selectFrom('outboxSms').select('id').where('phoneIndex', '=', mask).executeTakeFirstOrThrow()).id;
}

const rowOf = (id: string) =>
  app.database.db.selectFrom('outboxSms').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

it('a sent code is covered in the outbox, and its receipt is asked for until it comes', async () => {
  const id = await queued();
  await sendSms.run(app, { id }, progress);
  expect(await rowOf(id)).toMatchObject({
    state: 'sent',
    vendor: 'aliyun',
    serial: '900^0',
    receipt: 'waiting',
    text: '您的验证码为******，5分钟内有效，请勿告知他人。',
    params: {},
  });
  answers.QuerySendDetails = { Code: 'OK', Message: 'OK', SmsSendDetailDTOs: { SmsSendDetailDTO: [] } };
  await askReceipt.run(app, { id, asked: 0 }, progress);
  expect((await rowOf(id)).receipt).toBe('waiting');
  const detail = { SendStatus: 2, ErrCode: 'MK:0001' };
  answers.QuerySendDetails = { Code: 'OK', Message: 'OK', SmsSendDetailDTOs: { SmsSendDetailDTO: [detail] } };
  await askReceipt.run(app, { id, asked: 1 }, progress);
  expect(await rowOf(id)).toMatchObject({
    receipt: 'undelivered',
    failure: '空号，请核对号码。',
    wrongNumber: true,
  });
});

it('a message that was sent is not sent again', async () => {
  const id = await queued();
  await sendSms.run(app, { id }, progress);
  answers.SendSms = { Code: 'isv.AMOUNT_NOT_ENOUGH', Message: '' };
  await sendSms.run(app, { id }, progress);
  expect((await rowOf(id)).state).toBe('sent');
});

it('what the vendor refuses for good is given up with the reason; a busy vendor is tried again', async () => {
  const id = await queued();
  answers.SendSms = { Code: 'isp.SYSTEM_ERROR', Message: '' };
  await expect(sendSms.run(app, { id }, progress)).rejects.toThrow('系统忙');
  expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 1, failure: '服务商系统忙。' });
  answers.SendSms = { Code: 'isv.AMOUNT_NOT_ENOUGH', Message: '' };
  await sendSms.run(app, { id }, progress);
  expect(await rowOf(id)).toMatchObject({ state: 'failed', failure: '短信账户余额不足，请充值。' });
});

it('after five attempts, or when the code is out of date, nobody is sent to any more', async () => {
  const [id, late] = [await queued(), await queued()];
  answers.SendSms = { Code: 'isp.SYSTEM_ERROR', Message: '' };
  for (let attempt = 0; attempt < 4; attempt++) await sendSms.run(app, { id }, progress).catch(() => {});
  await sendSms.run(app, { id }, progress);
  expect(await rowOf(id)).toMatchObject({ state: 'failed', attempts: 5 });
  await sendSms.run(app, { id: late }, progress).catch(() => {});
  test.clock.advanceTo(new Date(test.clock.now().getTime() + 301_000));
  answers.SendSms = { Code: 'OK', Message: 'OK', BizId: '901^0' };
  await sendSms.run(app, { id: late }, progress);
  expect(await rowOf(late)).toMatchObject({ state: 'failed', serial: null });
});

it('a receipt that never comes is not waited for for ever', async () => {
  const id = await queued();
  await sendSms.run(app, { id }, progress);
  answers.QuerySendDetails = { Code: 'isp.SYSTEM_ERROR', Message: '' };
  for (let asked = 0; asked < 5; asked++) await askReceipt.run(app, { id, asked }, progress);
  expect((await rowOf(id)).receipt).toBe('unknown');
});

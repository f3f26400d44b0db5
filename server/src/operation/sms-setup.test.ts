import { beforeAll, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let operator: BuiltPerson;
beforeAll(async () => {
  test = await testApp();
  const province = await anOrg(test, { kind: 'province' });
  operator = await aPerson(test, { role: 'operator', org: province });
});

it('tells who delivers, that the templates are in order, and how the last day went', async () => {
  const kept = test.app.vault.protect('phone', '15476543210');
  const row = {
    phoneCipher: kept.cipher,
    phoneMask: kept.mask,
    template: 'code',
    text: '验证码',
    createdAt: test.clock.now(),
  };
  await test.app.database.db
    .insertInto('outboxSms')
    .values([
      { ...row, id: newId(), state: 'sent', receipt: 'delivered' },
      { ...row, id: newId(), state: 'sent', receipt: 'undelivered', failure: '空号，请核对号码。' },
      { ...row, id: newId(), state: 'failed', failure: '短信账户余额不足，请充值。' },
      { ...row, id: newId(), state: 'failed', createdAt: new Date(test.clock.now().getTime() - 2 * 86_400_000) },
    ])
    .execute();
  const setup = (await test.server.inject({ url: '/api/outbox/sms/setup', headers: operator.headers })).json();
  expect(setup).toMatchObject({
    vendorName: null,
    templates: [{ name: 'code', parts: 1, problems: [] }],
    lastDay: { sent: 2, failed: 1, delivered: 1, undelivered: 1 },
  });
  expect(setup.failures).toContainEqual({ message: '空号，请核对号码。', count: 1 });
  const list = await test.server.inject({ url: '/api/outbox/sms?receipt=undelivered', headers: operator.headers });
  expect(list.json()).toMatchObject({ total: 1, rows: [{ receipt: 'undelivered' }] });
});

it('is the operator’s alone', async () => {
  const county = await anOrg(test, { kind: 'county' });
  const admin = await aPerson(test, { role: 'countyAdmin', org: county });
  expect((await test.server.inject({ url: '/api/outbox/sms/setup', headers: admin.headers })).statusCode).toBe(403);
});

import { addressBurst } from '@yanxiu/domain/access/slow-down';
import { beforeAll, expect, it } from 'vitest';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const post = (url: string, payload: object, remoteAddress = '127.0.0.1') =>
  test.server.inject({ method: 'POST', url, payload, remoteAddress });
const later = (seconds: number) => test.clock.advanceTo(new Date(test.clock.now().getTime() + seconds * 1000));

it('a phone gets one code a minute, five an hour and ten a day, and is told when to try again', async () => {
  const { phone } = await aPerson(test);
  const ask = async () => (await post('/api/session/code/send', { phone })).json();
  expect(await ask()).toMatchObject({ ok: true });
  expect(await ask()).toMatchObject({ code: 'access.codeTooOften', params: { seconds: 60 } });
  for (let more = 0; more < 4; more++) {
    later(60);
    expect(await ask()).toMatchObject({ ok: true });
  }
  later(60);
  expect(await ask()).toMatchObject({ code: 'access.codeHourlyLimit', params: { minutes: 55 } });
  later(55 * 60);
  for (let more = 0; more < 5; more++) {
    later(3600);
    expect(await ask()).toMatchObject({ ok: true });
  }
  later(3600);
  expect(await ask()).toMatchObject({ code: 'access.codeDailyLimit', params: { hours: 17 } });
});

it('an address that fails again and again waits a little before every further try, others do not', async () => {
  const guess = (address: string) => post('/api/session/code', { phone: '15400009999', code: '000000' }, address);
  for (let tries = 0; tries < addressBurst; tries++) {
    expect((await guess('10.9.8.7')).json().code).toBe('access.wrongCode');
  }
  // a few have drained away meanwhile
  let answer = await guess('10.9.8.7');
  for (let tries = 0; tries < 20 && answer.json().code !== 'access.slowed'; tries++) answer = await guess('10.9.8.7');
  expect(answer.json()).toMatchObject({ code: 'access.slowed', message: expect.stringMatching(/请 [1-3] 秒后再试/) });
  const slowed = { login: '15400009999', password: 'x' };
  expect((await post('/api/session', slowed, '10.9.8.7')).json().code).toBe('access.slowed');
  expect((await post('/api/session', slowed, '10.9.8.8')).json().code).toBe('access.wrong');
});

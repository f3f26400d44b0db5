import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const logIn = (login: string, password: string) =>
  test.server.inject({ method: 'POST', url: '/api/session', payload: { login, password } });

describe('access.logIn', () => {
  it('signs in by phone and password and tells who one is', async () => {
    const county = await anOrg(test, { kind: 'county', name: '测试县' });
    const person = await aPerson(test, { role: 'countyAdmin', org: county, password: 'mima-2021-shiyan' });
    const response = await logIn(`+86 ${person.phone}`, 'mima-2021-shiyan');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ name: '张试验', assignment: { role: 'countyAdmin', orgName: '测试县' } });
    const cookie = String(response.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const me = await test.server.inject({ url: '/api/session', headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(me.json().me.personId).toBe(person.id);
  });

  it('answers a wrong password and an unknown account alike, and locks both at the fifth', async () => {
    const person = await aPerson(test, { password: 'mima-2021-shiyan' });
    for (const login of [person.phone, '15499999999']) {
      for (let i = 0; i < 5; i++) expect((await logIn(login, 'wrong')).json().code).toBe('access.wrong');
      expect((await logIn(login, 'mima-2021-shiyan')).json()).toMatchObject({
        code: 'access.locked',
        params: { minutes: 30 },
      });
    }
  });

  it('a code opens a lock at once', async () => {
    const person = await aPerson(test, { password: 'mima-2021-shiyan' });
    for (let i = 0; i < 5; i++) await logIn(person.phone, 'wrong');
    await test.server.inject({ method: 'POST', url: '/api/session/code/send', payload: { phone: person.phone } });
    const sms = await test.app.database.db
      .selectFrom('outboxSms')
      .select('text')
      .where('phoneMask', '=', `${person.phone.slice(0, 3)}****${person.phone.slice(-4)}`)
      .executeTakeFirstOrThrow();
    const code = /\d{6}/.exec(sms.text)?.[0];
    const response = await test.server.inject({
      method: 'POST',
      url: '/api/session/code',
      payload: { phone: person.phone, code },
    });
    expect(response.statusCode).toBe(200);
    expect((await logIn(person.phone, 'mima-2021-shiyan')).statusCode).toBe(200);
  });

  it('refuses an unknown field and a foreign origin', async () => {
    const odd = await test.server.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: '1', password: '2', admin: true },
    });
    expect(odd.statusCode).toBe(400);
    expect(odd.json().issues[0].message).toBe('不认识的字段：admin');
    const foreign = await test.server.inject({
      method: 'POST',
      url: '/api/session',
      headers: { origin: 'https://example.com' },
      payload: { login: '1', password: '2' },
    });
    expect(foreign.statusCode).toBe(403);
  });
});

describe('access.switchRole', () => {
  it('gives a new token and ends the old one', async () => {
    const county = await anOrg(test, { kind: 'county' });
    const person = await aPerson(test, { role: 'countyAdmin', org: county });
    const response = await test.server.inject({
      method: 'POST',
      url: '/api/session/role',
      headers: person.headers,
      payload: { assignmentId: person.assignmentId },
    });
    expect(response.statusCode).toBe(200);
    const old = await test.server.inject({ url: '/api/session/all', headers: person.headers });
    expect(old.statusCode).toBe(401);
  });
});

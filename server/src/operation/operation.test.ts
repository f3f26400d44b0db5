import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let county: BuiltOrg;
let operator: BuiltPerson;
let auditor: BuiltPerson;
let admin: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  const province = await anOrg(test, { kind: 'province', name: '运维测试省' });
  county = await anOrg(test, { kind: 'county', name: '运维测试县', parent: province });
  operator = await aPerson(test, { role: 'operator', org: province });
  auditor = await aPerson(test, { role: 'auditor', org: county, name: '冯审计' });
  admin = await aPerson(test, { role: 'countyAdmin', org: county, name: '褚管理', password: 'mima-2021-shiyan' });
});

const get = (person: BuiltPerson, url: string) => test.server.inject({ url, headers: person.headers });

describe('operation.sms and operation.mail', () => {
  const mark = newId().slice(-8);

  beforeAll(async () => {
    const { db } = test.app.database;
    const sms = { phoneCipher: Buffer.from('x'), template: 'logInCode', createdAt: test.clock.now() };
    await db
      .insertInto('outboxSms')
      .values([
        { ...sms, id: newId(), phoneMask: '154****7777', text: `验证码 111111 ${mark}` },
        {
          ...sms,
          id: newId(),
          phoneMask: '154****8888',
          text: `验证码 222222 ${mark}`,
          state: 'failed',
          failure: '号码停机',
        },
      ])
      .execute();
    await db
      .insertInto('outboxMail')
      .values({
        id: newId(),
        recipient: `${mark}@example.cn`,
        subject: '请提醒',
        body: '各位老师',
        createdAt: test.clock.now(),
      })
      .execute();
  });

  it('lists what was sent, found by tail and text, by state, with numbers masked', async () => {
    expect((await get(operator, `/api/outbox/sms?q=${mark}`)).json().total).toBe(2);
    const failed = (await get(operator, `/api/outbox/sms?q=${mark}&state=failed`)).json();
    expect(failed.rows).toMatchObject([{ phoneMask: '154****8888', state: 'failed', failure: '号码停机' }]);
    expect(failed.rows[0]).not.toHaveProperty('phoneCipher');
    const mail = (await get(operator, `/api/outbox/mail?q=${mark}`)).json();
    expect(mail.rows).toMatchObject([
      { recipient: `${mark}@example.cn`, subject: '请提醒', body: '各位老师', state: 'queued' },
    ]);
  });

  it('is for the operator alone', async () => {
    for (const url of ['/api/outbox/sms', '/api/outbox/mail']) {
      expect((await get(auditor, url)).statusCode).toBe(403);
      expect((await get(admin, url)).statusCode).toBe(403);
      expect((await test.server.inject({ url })).statusCode).toBe(401);
    }
    expect((await get(operator, '/api/outbox/sms?state=lost')).statusCode).toBe(400);
  });
});

describe('operation.health', () => {
  it('tells database, queue, disk and outboxes', async () => {
    const health = (await get(operator, '/api/health')).json();
    expect(health.database).toMatchObject({ ok: true, version: expect.stringMatching(/^\d+\./) });
    expect(health.disk.freeBytes).toBeGreaterThan(0);
    expect(health.outbox.failed).toBeGreaterThanOrEqual(1);
    expect((await get(admin, '/api/health')).statusCode).toBe(403);
  });
});

describe('operation.jobs', () => {
  it('shows a person the work that she started, without single messages, and nobody else’s', async () => {
    const { db } = test.app.database;
    const job = { personId: admin.id, createdAt: test.clock.now(), state: 'done' as const, done: 3, total: 3 };
    const [own, message] = [newId(), newId()];
    await db
      .insertInto('job')
      .values([
        { ...job, id: own, kind: 'assessment.compute', title: '计算成绩' },
        { ...job, id: message, kind: 'mail.send', title: '发送邮件' },
      ])
      .execute();
    const list = (await get(admin, '/api/jobs')).json();
    expect(list).toMatchObject({ total: 1, rows: [{ id: own, title: '计算成绩', state: 'done', done: 3, total: 3 }] });
    expect((await get(admin, `/api/jobs/${own}`)).json()).toMatchObject({ id: own });
    expect((await get(operator, '/api/jobs')).json().rows).toEqual([]);
    expect((await get(operator, `/api/jobs/${own}`)).statusCode).toBe(404);
    expect((await get(operator, `/api/jobs/${own}/events`)).statusCode).toBe(404);
  });

  it('streams the progress of a job to its end', async () => {
    const id = newId();
    const job = {
      id,
      personId: admin.id,
      kind: 'x',
      title: '导出',
      createdAt: test.clock.now(),
      state: 'done' as const,
    };
    await test.app.database.db.insertInto('job').values(job).execute();
    const events = await get(admin, `/api/jobs/${id}/events`);
    expect(events.headers['content-type']).toContain('text/event-stream');
    expect(JSON.parse(events.body.replace(/^data: /, ''))).toMatchObject({ id, state: 'done' });
  });
});

describe('operation.audit', () => {
  const rows = async (person: BuiltPerson, query = '') => {
    const response = await get(person, `/api/audit${query}`);
    expect(response.statusCode, response.body).toBe(200);
    return response.json().rows;
  };

  it('shows acts of people of the units in reach, log-ins as well, and acts on their programs', async () => {
    await test.server.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: admin.phone, password: 'mima-2021-shiyan' },
    });
    const program = await aProgram(test, { publisher: county, state: 'draft' });
    const url = `/api/programs/${program.id}`;
    const publish = await test.server.inject({
      method: 'PUT',
      url,
      headers: admin.headers,
      payload: { version: 1, settings: { ...program.settings, title: '运维测试县培训' } },
    });
    expect(publish.statusCode, publish.body).toBe(200);
    const logIns = await rows(auditor, '?action=access.logIn');
    expect(logIns).toMatchObject([{ personName: '褚管理', action: 'access.logIn', address: '127.0.0.1' }]);
    const [change] = await rows(auditor, `?programId=${program.id}`);
    expect(change).toMatchObject({
      action: 'program.update',
      role: 'countyAdmin',
      orgName: '运维测试县',
      after: { title: '运维测试县培训' },
    });
    expect(await rows(auditor, `?q=${encodeURIComponent('褚管理')}&action=program.`)).toHaveLength(1);
    const elsewhere = await aPerson(test, { role: 'auditor', org: await anOrg(test, { kind: 'county' }) });
    expect(await rows(elsewhere)).toEqual([]);
    expect(await rows(elsewhere, `?programId=${program.id}`)).toEqual([]);
  });

  it('is for auditors alone: the operator can neither read nor verify it', async () => {
    for (const url of ['/api/audit', '/api/audit/verify']) {
      expect((await get(operator, url)).statusCode).toBe(403);
      expect((await get(admin, url)).statusCode).toBe(403);
    }
  });

  it('verifies the chain, and the table refuses a change', async () => {
    const verdict = (await get(auditor, '/api/audit/verify')).json();
    expect(verdict).toMatchObject({ brokenAt: null });
    expect(verdict.entries).toBeGreaterThan(1);
    const change = sql`update audit_entry set reason = '改' where seq = (select max(seq) from audit_entry)`;
    await expect(change.execute(test.app.database.db)).rejects.toThrow('append-only');
  });
});

describe('operation.clock', () => {
  it('tells demo time and the next milestone to everybody', async () => {
    const clock = (await test.server.inject({ url: '/api/clock' })).json();
    expect(clock).toMatchObject({ mode: 'demo', now: expect.stringMatching(/^20\d\d-/), simulating: null });
  });

  it('goes forward only', async () => {
    const advance = (to: string) =>
      test.server.inject({ method: 'POST', url: '/api/clock/advance', headers: operator.headers, payload: { to } });
    const back = await advance('2019-01-01T09:00:00+08:00');
    expect(back.json()).toMatchObject({ code: 'operation.goesForward', message: expect.stringContaining('只能向前') });
    expect((await advance('明天')).statusCode).toBe(400);
  });
});

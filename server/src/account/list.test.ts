import { consentVersion } from '@yanxiu/domain/access/consent';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit, type BuiltTrainee } from '../platform/testing/trainee-builder.ts';

let test: TestApp;
let county: BuiltOrg;
let admin: BuiltPerson;
let programId: string;
let people: readonly BuiltTrainee[];

beforeAll(async () => {
  test = await testApp();
  county = await anOrg(test, { kind: 'county', parent: await anOrg(test, { kind: 'city' }) });
  admin = await aPerson(test, { role: 'countyAdmin', org: county });
  programId = (await aProgram(test, { publisher: county })).id;
  const school = await anOrg(test, { kind: 'school', parent: county });
  people = (await aLockedUnit(test, { programId, school, trainees: ['王常来', '李不来', '赵没激活'] })).trainees;
});

const db = () => test.app.database.db;
const get = (path: string, who = admin) =>
  test.server.inject({ url: `/api/programs/${programId}/accounts${path}`, headers: who.headers });
const names = async (query: string) => (await get(query)).json().rows.map((row: { name: string }) => row.name);
const daysAgo = (days: number) => new Date(test.clock.now().getTime() - days * 86_400_000);

describe('the list of accounts', () => {
  it('shows who has not been there for long: neither a log-in nor a kept session', async () => {
    const [often, never, sleeping] = people;
    for (const one of people) {
      await db()
        .updateTable('account')
        .set({ activatedAt: daysAgo(50), lastLoginAt: daysAgo(45) })
        .where('personId', '=', one.personId)
        .execute();
    }
    await db()
      .updateTable('session')
      .set({ seenAt: daysAgo(40) })
      .where('personId', '=', never?.personId ?? '')
      .execute();
    await db()
      .updateTable('account')
      .set({ activatedAt: null })
      .where('personId', '=', sleeping?.personId ?? '')
      .execute();
    expect(await names('?idleDays=30')).toEqual([never?.name]);
    expect(await names('?idleDays=60')).toEqual([]);
    await db()
      .updateTable('account')
      .set({ lastLoginAt: daysAgo(1) })
      .where('personId', '=', often?.personId ?? '')
      .execute();
    expect((await names('?sort=-lastLoginAt'))[0]).toBe(often?.name);
    expect((await get('?idleDays=30')).json().total).toBe(1);
  });

  it('is exported as it is searched, sorted and filtered', async () => {
    for (const query of ['?q=王常来', '?sort=-firstLoginAt', '?q=王&sort=lastLoginAt&state=loggedIn&idleDays=30']) {
      const file = await get(`/export${query}`);
      expect(file.statusCode, query).toBe(200);
      expect(file.headers['content-type']).toContain('spreadsheet');
    }
  });

  it('tells whose number could not be reached, as long as she has not come in', async () => {
    const sleeping = people[2];
    const kept = test.app.vault.protect('phone', sleeping?.phone ?? '');
    await db()
      .insertInto('outboxSms')
      .values({
        id: newId(),
        phoneCipher: kept.cipher,
        phoneIndex: kept.index,
        phoneMask: kept.mask,
        template: 'code',
        text: '',
        state: 'sent',
        receipt: 'undelivered',
        wrongNumber: true,
        createdAt: test.clock.now(),
      })
      .execute();
    const rows = (await get('')).json().rows as { name: string; wrongNumber: boolean }[];
    expect(rows.filter((row) => row.wrongNumber).map((row) => row.name)).toEqual([sleeping?.name]);
  });
});

describe('the list of numbers to call', () => {
  const phones = (who: BuiltPerson) =>
    test.server.inject({
      method: 'POST',
      url: `/api/programs/${programId}/accounts/phone-list`,
      headers: who.headers,
      payload: {},
    });

  it('is a PDF while somebody has not logged in, is kept in the audit, and is for the bureau and the school', async () => {
    const all = people.map((one) => one.personId);
    await db()
      .updateTable('account')
      .set({ activatedAt: daysAgo(9) })
      .where('personId', 'in', all)
      .execute();
    expect((await phones(admin)).json().code).toBe('account.nobodyBehind');
    await db()
      .updateTable('trainee')
      .set({ firstLoginAt: null })
      .where('personId', '=', people[1]?.personId ?? '')
      .execute();
    const answer = await phones(admin);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const kept = await db()
      .selectFrom('auditEntry')
      .select('after')
      .where('action', '=', 'account.printPhoneList')
      .execute();
    expect(kept).toMatchObject([{ after: { units: 1 } }]);
    const auditor = await aPerson(test, { role: 'auditor', org: county });
    expect((await phones(auditor)).statusCode).toBe(403);
    const far = await aPerson(test, { role: 'countyAdmin', org: await anOrg(test, { kind: 'county' }) });
    expect((await phones(far)).statusCode).toBe(404);
  });
});

describe('a newer privacy notice', () => {
  it('is asked for again, as is one of whom none is recorded; which one was agreed to when is kept', async () => {
    const [person] = people;
    if (!person) throw new Error('no trainee');
    const me = async () => (await test.server.inject({ url: '/api/session', headers: person.headers })).json().me;
    const mine = async () => (await test.server.inject({ url: '/api/account', headers: person.headers })).json();
    const agree = (version: string) =>
      test.server.inject({
        method: 'POST',
        url: '/api/account/consent',
        headers: person.headers,
        payload: { consentVersion: version },
      });
    const record = (version: string | null) =>
      db().updateTable('account').set({ consentVersion: version }).where('personId', '=', person.personId).execute();
    await record(null);
    expect((await me()).consentDue).toBe(true);
    await record('2020-01');
    expect((await me()).consentDue).toBe(true);
    expect((await agree('2020-01')).json().code).toBe('account.consentOld');
    expect((await agree(consentVersion)).statusCode).toBe(200);
    expect((await me()).consentDue).toBe(false);
    expect(await mine()).toMatchObject({
      consentVersion,
      consentAt: expect.stringMatching(/^2021-10-28T/),
      consentDue: false,
    });
  });
});

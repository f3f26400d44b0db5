import { consentVersion } from '@yanxiu/domain/access/consent';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../platform/documents/pdf-text.ts';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aRegistration, aRow, aScene, type Scene } from '../registration/testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

type Row = ReturnType<typeof aRow>;

async function lockedScene(rows: Row[]): Promise<Scene> {
  const scene = await aScene(test);
  await aRegistration(scene, { ...scene, rows, lock: true });
  return scene;
}

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  test.server.inject({ method: 'POST', url, headers, payload });

const agreed = { password: 'kaishan-2021', consentVersion };

/** The newest code that was sent to a phone. */
async function codeFor(phone: string): Promise<string> {
  const rows = await test.app.database.db
    .selectFrom('outboxSms')
    .select(['phoneCipher', 'text'])
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute();
  const own = rows.find((row) => test.app.vault.open(row.phoneCipher) === phone);
  return /\d{6}/.exec(own?.text ?? '')?.[0] ?? '';
}

async function activated(phone: string) {
  await post('/api/activation/code', { phone });
  const answer = await post('/api/activation/by-code', { phone, code: await codeFor(phone), ...agreed });
  expect(answer.statusCode, answer.body).toBe(200);
  return {
    personId: answer.json().personId as string,
    headers: { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' },
  };
}

const accounts = (scene: Scene, headers: { cookie: string }, query = '') =>
  test.server.inject({ url: `/api/programs/${scene.program.id}/accounts${query}`, headers });

/** Prints slips and reads name → code from the paper. */
async function slips(scene: Scene, names: string[], who = scene.clerk): Promise<Map<string, string>> {
  const answer = await post(
    `/api/programs/${scene.program.id}/accounts/slips`,
    { schoolId: scene.school.id },
    who.headers,
  );
  expect(answer.statusCode, answer.body).toBe(200);
  const text = pdfText(answer.rawPayload).join('\n');
  const codes = text.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/g) ?? [];
  expect(codes).toHaveLength(names.length);
  return new Map(names.map((name, at) => [name, codes[at] ?? '']));
}

describe('accounts follow the lock', () => {
  it('the login is the phone; who shares one or has none gets a number, and who has an account keeps it', async () => {
    const first = aRow();
    const noPhone = { ...aRow(), phone: '', noOwnPhone: true };
    const scene = await lockedScene([first, noPhone]);
    const list = (await accounts(scene, scene.clerk.headers)).json();
    expect(list.counts).toEqual({ total: 2, none: 0, waiting: 2, active: 0, loggedIn: 0 });
    const kinds = new Map(
      list.rows.map((row: { name: string; loginKind: string; loginMask: string }) => [row.name, row]),
    );
    expect(kinds.get(first.name)).toMatchObject({ loginKind: 'phone', state: 'waiting' });
    expect(kinds.get(noPhone.name)).toMatchObject({
      loginKind: 'number',
      loginMask: expect.stringMatching(/^2\d{7}$/),
    });
    const kindsIn = async (row: Row) => {
      const other = await lockedScene([row]);
      return (await accounts(other, other.clerk.headers))
        .json()
        .rows.map((one: { loginKind: string }) => one.loginKind);
    };
    expect(await kindsIn(first)).toEqual(['phone']);
    expect(await kindsIn({ ...aRow(), phone: first.phone })).toEqual(['number']);
  });

  it('an unlocked unit takes back the accounts that nobody has used', async () => {
    const row = aRow();
    const scene = await lockedScene([row]);
    await scene.call(scene.reviewer, 'POST', '/unlock', { reason: '锁早了' });
    const loginIndex = test.app.vault.index('login', row.phone);
    const left = await test.app.database.db
      .selectFrom('account')
      .select('personId')
      .where('loginIndex', '=', loginIndex)
      .execute();
    expect(left).toHaveLength(0);
  });
});

describe('activation by phone and code', () => {
  it('sets a password of one’s own and signs in; afterwards the password works', async () => {
    const row = aRow();
    await lockedScene([row]);
    const before = await post('/api/session', { login: row.phone, password: row.phone.slice(-6) });
    expect(before.json().code).toBe('access.wrong');
    const sent = await post('/api/activation/code', { phone: row.phone });
    expect(sent.json()).toEqual({ ok: true, validSec: 300 });
    const code = await codeFor(row.phone);
    const weak = await post('/api/activation/by-code', { phone: row.phone, code, ...agreed, password: '12345678' });
    expect(weak.json().code).toBe('account.passwordIsCommon');
    const silent = await post('/api/activation/by-code', { phone: row.phone, code, ...agreed, consentVersion: 'none' });
    expect(silent.json().code).toBe('account.consentMissing');
    const done = await post('/api/activation/by-code', { phone: row.phone, code, ...agreed });
    expect(done.json()).toMatchObject({ name: row.name, isTrainee: true, assignment: null });
    expect((await post('/api/session', { login: row.phone, password: agreed.password })).statusCode).toBe(200);
    const twice = await post('/api/activation/by-code', { phone: row.phone, code, ...agreed });
    expect(twice.json().code).toBe('access.wrongCode');
  });

  it('answers alike for a phone without an account and sends it nothing', async () => {
    const phone = '15788887777';
    expect((await post('/api/activation/code', { phone })).json()).toEqual({ ok: true, validSec: 300 });
    expect(await codeFor(phone)).toBe('');
    const guess = await post('/api/activation/by-code', { phone, code: '000000', ...agreed });
    expect(guess.json().code).toBe('access.wrongCode');
  });
});

describe('activation by slip', () => {
  it('takes login, one-time code and the tail of the document number; a new slip voids the old', async () => {
    const row = { ...aRow(), phone: '', noOwnPhone: true };
    const scene = await lockedScene([row]);
    const old = (await slips(scene, [row.name])).get(row.name);
    const slipCode = (await slips(scene, [row.name])).get(row.name);
    const [listed] = (await accounts(scene, scene.clerk.headers)).json().rows;
    expect(listed.slipPrintedAt).not.toBeNull();
    const proof = { login: listed.loginMask, documentTail: row.idNumber.slice(-6).toLowerCase(), ...agreed };
    const wrong = [
      { ...proof, slipCode: old },
      { ...proof, slipCode, documentTail: '000000' },
      { ...proof, slipCode, login: '29999999' },
    ];
    for (const payload of wrong)
      expect((await post('/api/activation/by-slip', payload)).json().code).toBe('account.wrongProof');
    const done = await post('/api/activation/by-slip', { ...proof, slipCode: slipCode?.toLowerCase() });
    expect(done.json()).toMatchObject({ name: row.name });
    expect((await post('/api/session', { login: listed.loginMask, password: agreed.password })).statusCode).toBe(200);
    const nobody = await post(
      `/api/programs/${scene.program.id}/accounts/slips`,
      { schoolId: scene.school.id },
      scene.clerk.headers,
    );
    expect(nobody.json().code).toBe('account.nobodyToPrint');
  });

  it('a slip that is tried too often is void', async () => {
    const row = aRow();
    const scene = await lockedScene([row]);
    const slipCode = (await slips(scene, [row.name])).get(row.name);
    const proof = { login: row.phone, slipCode, ...agreed };
    for (let at = 0; at < 10; at++) await post('/api/activation/by-slip', { ...proof, documentTail: '111111' });
    const right = await post('/api/activation/by-slip', { ...proof, documentTail: row.idNumber.slice(-6) });
    expect(right.json().code).toBe('account.wrongProof');
  });

  it('is printed for a locked unit, by the school or the level above, and by nobody else', async () => {
    const open = await aScene(test);
    const early = await post(
      `/api/programs/${open.program.id}/accounts/slips`,
      { schoolId: open.school.id },
      open.clerk.headers,
    );
    expect(early.json().code).toBe('account.unitNotLocked');
    const row = aRow();
    const scene = await lockedScene([row]);
    const url = `/api/programs/${scene.program.id}/accounts/slips`;
    expect((await post(url, { schoolId: scene.school.id }, scene.principal.headers)).statusCode).toBe(403);
    expect((await post(url, { schoolId: scene.school.id }, open.clerk.headers)).statusCode).toBe(404);
    expect((await slips(scene, [row.name], scene.reviewer)).size).toBe(1);
  });
});

describe('keeping an account', () => {
  it('a reset ends password and sessions and reopens activation; not for who holds an office', async () => {
    const row = aRow();
    const scene = await lockedScene([row]);
    const person = await activated(row.phone);
    const url = `/api/programs/${scene.program.id}/accounts/${person.personId}/reset`;
    const proof = { documentTail: row.idNumber.slice(-6), reason: '忘记密码' };
    const wrong = { ...proof, documentTail: '000000' };
    expect((await post(url, wrong, scene.clerk.headers)).json().code).toBe('account.wrongTail');
    expect((await test.server.inject({ url: '/api/account', headers: person.headers })).statusCode).toBe(200);
    expect((await post(url, proof, (await aScene(test)).clerk.headers)).statusCode).toBe(404);
    expect((await post(url, proof, scene.clerk.headers)).statusCode).toBe(200);
    expect((await test.server.inject({ url: '/api/account', headers: person.headers })).statusCode).toBe(401);
    expect((await post('/api/session', { login: row.phone, password: agreed.password })).json().code).toBe(
      'access.wrong',
    );
    await test.app.database.db
      .insertInto('roleAssignment')
      .values({
        id: person.personId,
        personId: person.personId,
        role: 'principal',
        orgId: scene.school.id,
        grantedAt: test.clock.now(),
      })
      .execute();
    expect((await post(url, proof, scene.clerk.headers)).json().code).toBe('account.holdsRole');
    expect((await post(url, proof, scene.reviewer.headers)).statusCode).toBe(200);
  });

  it('a phone changes by codes to the old and the new one', async () => {
    const row = aRow();
    await lockedScene([row]);
    const { headers } = await activated(row.phone);
    test.clock.advanceTo(new Date(test.clock.now().getTime() + 61_000));
    const newPhone = aRow().phone;
    const taken = aRow();
    await lockedScene([taken]);
    expect((await post('/api/account/phone/codes', { newPhone: taken.phone }, headers)).json().code).toBe(
      'account.phoneTaken',
    );
    expect((await post('/api/account/phone/codes', { newPhone: '0356-4220000' }, headers)).json().code).toBe(
      'account.badPhone',
    );
    expect((await post('/api/account/phone/codes', { newPhone: row.phone }, headers)).json().code).toBe(
      'account.samePhone',
    );
    expect((await post('/api/account/phone/codes', { newPhone }, headers)).statusCode).toBe(200);
    const codes = { oldCode: await codeFor(row.phone), newCode: await codeFor(newPhone) };
    const swapped = await post(
      '/api/account/phone',
      { newPhone, oldCode: codes.newCode, newCode: codes.oldCode },
      headers,
    );
    expect(swapped.json().code).toBe('access.wrongCode');
    expect((await post('/api/account/phone', { newPhone, ...codes }, headers)).statusCode).toBe(200);
    expect((await post('/api/session', { login: newPhone, password: agreed.password })).statusCode).toBe(200);
    expect((await post('/api/session', { login: row.phone, password: agreed.password })).json().code).toBe(
      'access.wrong',
    );
  });

  it('the school confirms a new phone of somebody who lost the old one', async () => {
    const row = aRow();
    const scene = await lockedScene([row]);
    const { personId } = await activated(row.phone);
    const phone = aRow().phone;
    const url = `/api/programs/${scene.program.id}/accounts/${personId}/phone`;
    expect((await post(url, { phone, reason: '原号停用' }, scene.clerk.headers)).statusCode).toBe(200);
    expect((await post('/api/session', { login: phone, password: agreed.password })).statusCode).toBe(200);
  });

  it('a password is changed with the old one, and other sessions end', async () => {
    const row = aRow();
    await lockedScene([row]);
    const { headers } = await activated(row.phone);
    const other = await post('/api/session', { login: row.phone, password: agreed.password });
    const otherCookie = { cookie: String(other.headers['set-cookie']).split(';')[0] ?? '' };
    const url = '/api/account/password';
    expect((await post(url, { oldPassword: 'x', newPassword: 'chuntian-2022' }, headers)).json().code).toBe(
      'account.wrongOldPassword',
    );
    const asDocument = await post(url, { oldPassword: agreed.password, newPassword: row.idNumber }, headers);
    expect(asDocument.json().code).toBe('account.passwordIsDocument');
    expect((await post(url, { oldPassword: agreed.password, newPassword: 'chuntian-2022' }, headers)).statusCode).toBe(
      200,
    );
    expect((await test.server.inject({ url: '/api/account', headers })).statusCode).toBe(200);
    expect((await test.server.inject({ url: '/api/account', headers: otherCookie })).statusCode).toBe(401);
  });
});

describe('核对本人信息', () => {
  it('is marked right, or becomes a correction that the county decides', async () => {
    const row = aRow();
    const scene = await lockedScene([row]);
    const { headers } = await activated(row.phone);
    const mine = (await test.server.inject({ url: '/api/account', headers })).json();
    expect(mine.programs).toMatchObject([
      { programId: scene.program.id, name: row.name, checkedAt: null, correctionState: null },
    ]);
    expect(JSON.stringify(mine)).not.toContain(row.idNumber);
    const check = (payload: object) => post('/api/account/check', { programId: scene.program.id, ...payload }, headers);
    expect((await check({ right: false, wanted: {} })).json().code).toBe('account.nothingToCorrect');
    const asked = await check({ right: false, wanted: { subject: '数学' }, note: '本学期改教数学' });
    const { changeId } = asked.json();
    const changes = await test.server.inject({
      url: `/api/programs/${scene.program.id}/roster-changes`,
      headers: scene.clerk.headers,
    });
    expect(changes.json().rows).toMatchObject([
      { id: changeId, kind: 'correct', askedByName: row.name, reason: '本人申请更正：本学期改教数学' },
    ]);
    await post(
      `/api/programs/${scene.program.id}/roster-changes/${changeId}/decide`,
      { approve: true },
      scene.reviewer.headers,
    );
    const after = (await test.server.inject({ url: '/api/account', headers })).json();
    expect(after.programs[0]).toMatchObject({ subject: '数学', correctionState: 'approved' });
    expect((await check({ right: true })).json()).toEqual({ changeId: null });
    const stranger = await aPerson(test);
    expect(
      (await post('/api/account/check', { programId: scene.program.id, right: true }, stranger.headers)).json().code,
    ).toBe('account.notEnrolled');
  });
});

describe('first log-in', () => {
  it('counts from the day on which logins open, and shows on the board', async () => {
    const rows = [aRow(), aRow()];
    const scene = await lockedScene(rows);
    const [first] = rows;
    await activated(first?.phone ?? '');
    const board = async () => (await accounts(scene, scene.reviewer.headers, '/board')).json();
    expect((await board()).rows).toMatchObject([
      { schoolId: scene.school.id, total: 2, waiting: 1, active: 1, loggedIn: 0 },
    ]);
    const { settings } = scene.program;
    const opened = { ...settings, milestones: { ...settings.milestones, loginOpensOn: '2021-10-20' } };
    await test.app.database.db
      .updateTable('program')
      .set({ settings: JSON.stringify(opened) })
      .where('id', '=', scene.program.id)
      .execute();
    await post('/api/session', { login: first?.phone, password: agreed.password });
    expect((await board()).rows).toMatchObject([{ active: 0, loggedIn: 1 }]);
    const waiting = (await accounts(scene, scene.clerk.headers, '?state=waiting')).json();
    expect(waiting).toMatchObject({ total: 1, rows: [{ name: rows[1]?.name }] });
    const found = (await accounts(scene, scene.clerk.headers, `?q=${first?.phone.slice(-4)}`)).json();
    expect(found.rows.map((row: { name: string }) => row.name)).toContain(first?.name);
    expect((await accounts(scene, scene.principal.headers)).statusCode).toBe(403);
    const file = await accounts(scene, scene.clerk.headers, '/export');
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

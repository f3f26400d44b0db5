import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aRow, aScene, type Scene } from './testing.ts';

let test: TestApp;
let scene: Scene;
let other: BuiltPerson;
beforeAll(async () => {
  test = await testApp();
  scene = await aScene(test);
  const next = await anOrg(test, { kind: 'school', parent: scene.county });
  other = await aPerson(test, { role: 'schoolAdmin', org: next });
});

/** The names in a zip's local headers. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = [];
  for (let at = zip.indexOf('PK\x03\x04'); at >= 0; at = zip.indexOf('PK\x03\x04', at + 4)) {
    names.push(zip.toString('utf8', at + 30, at + 30 + zip.readUInt16LE(at + 26)));
  }
  return names;
}

const scan = async (person: BuiltPerson, bytes = '%PDF-1.7\n%%EOF\n') => {
  const upload = await test.server.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent('盖章.pdf')}&purpose=evidence`,
    headers: { ...person.headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(bytes),
  });
  return upload.json().id as string;
};

describe('what a school hands in', () => {
  it('a draft is packed with its forms but not mailed, and no scan of it is taken', async () => {
    await scene.call(scene.clerk, 'POST', '/rows', { rows: [aRow()] });
    const zip = await scene.call(scene.clerk, 'GET', '/hand-in');
    expect(zip.headers['content-type']).toBe('application/zip');
    const names = namesIn(zip.rawPayload);
    expect(names).toHaveLength(6);
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(3);
    const mail = await scene.call(scene.clerk, 'POST', '/hand-in/mail', { to: 'peixun@example.cn' });
    expect(mail.json().code).toBe('registration.handInDraft');
    const early = await scene.call(scene.clerk, 'POST', '/own-scan', { fileId: await scan(scene.clerk) });
    expect(early.json().code).toBe('registration.scanEarly');
  });

  it('is mailed under the subject of the notice, noted in the history', async () => {
    await scene.call(scene.clerk, 'PUT', '/staff-count', { staffCount: 5 });
    await scene.call(scene.clerk, 'POST', '/submit');
    await scene.call(scene.principal, 'POST', '/confirm');
    const sent = await scene.call(scene.clerk, 'POST', '/hand-in/mail', { to: 'peixun@example.cn' });
    const { subject } = sent.json();
    expect(subject).toContain(scene.school.name);
    const mails = await test.app.database.db
      .selectFrom('outboxMail')
      .selectAll()
      .where('subject', '=', subject)
      .execute();
    expect(mails).toMatchObject([{ recipient: 'peixun@example.cn', fileIds: [expect.any(String)] }]);
    const wrong = await scene.call(scene.clerk, 'POST', '/hand-in/mail', { to: '邮箱' });
    expect(wrong.json().issues[0].path).toBe('to');
    const { events } = (await scene.call(scene.reviewer, 'GET', '')).json();
    expect(events.map((event: { act: string }) => event.act)).toContain('mailHandIn');
  });

  it('its stamped scan is kept and seen by the reviewer; another school reaches nothing', async () => {
    const fileId = await scan(scene.clerk);
    expect((await scene.call(scene.clerk, 'POST', '/own-scan', { fileId })).statusCode).toBe(200);
    expect((await scene.call(scene.reviewer, 'GET', '')).json().scanFileId).toBe(fileId);
    const seen = await test.server.inject({ url: `/api/files/${fileId}/view`, headers: scene.reviewer.headers });
    expect(seen.statusCode).toBe(200);
    expect((await scene.call(other, 'GET', '/hand-in')).statusCode).toBe(404);
    expect((await scene.call(other, 'POST', '/own-scan', { fileId })).statusCode).toBe(404);
    expect((await scene.call(other, 'POST', '/hand-in/mail', { to: 'a@example.cn' })).statusCode).toBe(404);
  });
});

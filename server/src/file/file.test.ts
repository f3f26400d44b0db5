import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const pdf = Buffer.from('%PDF-1.7\n试验');

const upload = (person: BuiltPerson | null, payload: Buffer, query = 'name=%E5%87%AD%E8%AF%81.pdf&purpose=evidence') =>
  test.server.inject({
    method: 'POST',
    url: `/api/files?${query}`,
    headers: { 'content-type': 'application/octet-stream', ...person?.headers },
    payload,
  });

async function aSchoolClerk() {
  const county = await anOrg(test, { kind: 'county' });
  const school = await anOrg(test, { kind: 'school', parent: county });
  return { county, school, clerk: await aPerson(test, { role: 'schoolAdmin', org: school }) };
}

describe('file.upload and file.download', () => {
  it('keeps a voucher, gives it back to its unit and the level above, and to nobody else', async () => {
    const { county, school, clerk } = await aSchoolClerk();
    const kept = await upload(clerk, pdf);
    expect(kept.json()).toMatchObject({ name: '凭证.pdf', mediaType: 'application/pdf', sizeBytes: pdf.length });
    const url = `/api/files/${kept.json().id}`;
    for (const [role, org] of [
      ['countyAdmin', county],
      ['principal', school],
    ] as const) {
      const reader = await aPerson(test, { role, org });
      const answer = await test.server.inject({ url, headers: reader.headers });
      expect(answer.rawPayload).toEqual(pdf);
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%E5%87%AD/);
      expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    }
    const foreign = await aPerson(test, { role: 'countyAdmin', org: await anOrg(test, { kind: 'county' }) });
    expect((await test.server.inject({ url, headers: foreign.headers })).statusCode).toBe(404);
    expect((await test.server.inject({ url })).statusCode).toBe(404);
  });

  it('judges by content: a renamed program, an empty file and a table as evidence are refused', async () => {
    const { clerk } = await aSchoolClerk();
    expect((await upload(clerk, Buffer.from('MZ\x90\x00\x03\x00'))).json().code).toBe('file.kind');
    expect((await upload(clerk, Buffer.alloc(0))).json().code).toBe('file.empty');
    expect((await upload(clerk, Buffer.from('姓名,学段\n'))).json().message).toContain('请上传照片');
    const sheet = await upload(clerk, Buffer.from('姓名,学段\n'), 'name=a.csv&purpose=sheet');
    expect(sheet.statusCode).toBe(200);
  });

  it('needs a session', async () => {
    expect((await upload(null, pdf)).statusCode).toBe(401);
  });
});

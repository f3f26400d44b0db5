import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let clerk: BuiltPerson;
let schoolClerk: BuiltPerson;
let otherClerk: BuiltPerson;
beforeAll(async () => {
  test = await testApp();
  const city = await anOrg(test, { kind: 'city' });
  const county = await anOrg(test, { kind: 'county', parent: city });
  const school = await anOrg(test, { kind: 'school', parent: county });
  clerk = await aPerson(test, { role: 'countyAdmin', org: county });
  schoolClerk = await aPerson(test, { role: 'schoolAdmin', org: school });
  otherClerk = await aPerson(test, { role: 'countyAdmin', org: await anOrg(test, { kind: 'county', parent: city }) });
});

const draft = {
  number: '阳教师函字〔2021〕1号',
  title: '关于做好全员培训工作的通知',
  addressees: '各学校、幼儿园',
  body: [{ kind: 'paragraph', runs: [{ text: '现就有关工作安排如下，请各单位认真落实。' }] }],
  issuedOn: '2021-10-20',
};
const send = (person: BuiltPerson, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  test.server.inject({ method, url, headers: person.headers, ...(payload ? { payload } : {}) });

describe('notice', () => {
  it('a draft is the bureau’s own; issued it is read by its schools and by everybody', async () => {
    const { id } = (await send(clerk, 'POST', '/api/notices', draft)).json();
    expect((await send(schoolClerk, 'GET', `/api/notices/${id}`)).statusCode).toBe(404);
    expect((await test.server.inject({ url: `/api/public/notices/${id}` })).statusCode).toBe(404);
    expect((await send(clerk, 'POST', `/api/notices/${id}/publish`, { version: 1 })).json()).toEqual({ version: 2 });
    expect((await send(schoolClerk, 'GET', `/api/notices/${id}`)).json()).toMatchObject({
      number: draft.number,
      mayEdit: false,
    });
    expect((await test.server.inject({ url: `/api/public/notices/${id}` })).json()).toMatchObject({
      title: draft.title,
      attachments: [],
    });
  });

  it('an issued notice is not changed any more', async () => {
    const { id } = (await send(clerk, 'POST', '/api/notices', draft)).json();
    await send(clerk, 'POST', `/api/notices/${id}/publish`, { version: 1 });
    const response = await send(clerk, 'PUT', `/api/notices/${id}`, { ...draft, version: 2 });
    expect([response.statusCode, response.json().code]).toEqual([409, 'notice.published']);
  });

  it('a notice that is not public stays off the front page', async () => {
    const { id } = (await send(clerk, 'POST', '/api/notices', { ...draft, publicity: 'closed' })).json();
    await send(clerk, 'POST', `/api/notices/${id}/publish`, { version: 1 });
    expect((await test.server.inject({ url: `/api/public/notices/${id}` })).statusCode).toBe(404);
  });

  it('a school may not write one, and the next county neither reads nor changes a draft', async () => {
    expect((await send(schoolClerk, 'POST', '/api/notices', draft)).statusCode).toBe(403);
    const { id } = (await send(clerk, 'POST', '/api/notices', draft)).json();
    expect((await send(otherClerk, 'GET', `/api/notices/${id}`)).statusCode).toBe(404);
    expect((await send(otherClerk, 'PUT', `/api/notices/${id}`, { ...draft, version: 1 })).statusCode).toBe(404);
  });

  it('a stale version and a foreign file are refused', async () => {
    const { id } = (await send(clerk, 'POST', '/api/notices', draft)).json();
    await send(clerk, 'PUT', `/api/notices/${id}`, { ...draft, version: 1 });
    expect((await send(clerk, 'PUT', `/api/notices/${id}`, { ...draft, version: 1 })).json().code).toBe(
      'notice.changed',
    );
    const foreign = await send(clerk, 'PUT', `/api/notices/${id}`, { ...draft, version: 2, fileIds: [id] });
    expect(foreign.json().code).toBe('notice.foreignFile');
  });

  it('an attachment is downloaded by who may read the notice, and by nobody else', async () => {
    const upload = await test.server.inject({
      method: 'POST',
      url: `/api/files?name=${encodeURIComponent('附件1.pdf')}&purpose=attachment`,
      headers: { ...clerk.headers, 'content-type': 'application/octet-stream' },
      payload: Buffer.from('%PDF-1.7\n%%EOF\n'),
    });
    const fileId = upload.json().id;
    const { id } = (
      await send(clerk, 'POST', '/api/notices', { ...draft, publicity: 'closed', fileIds: [fileId] })
    ).json();
    await send(clerk, 'POST', `/api/notices/${id}/publish`, { version: 1 });
    const url = `/api/notices/${id}/files/${fileId}`;
    const read = await send(schoolClerk, 'GET', url);
    expect([read.statusCode, read.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await send(schoolClerk, 'GET', `/api/notices/${id}/files/${id}`)).statusCode).toBe(404);
    expect((await test.server.inject({ url: `/api/public/notices/${id}/files/${fileId}` })).statusCode).toBe(404);
  });

  it('an empty title is told beside its field', async () => {
    const response = await send(clerk, 'POST', '/api/notices', { ...draft, title: '' });
    expect(response.json().issues).toEqual([{ path: 'title', message: '请填写标题。' }]);
  });
});

describe('signing and plans', () => {
  const county = () => anOrg(test, { kind: 'county', parent: city });
  let city: Awaited<ReturnType<typeof anOrg>>;
  let cityClerk: BuiltPerson;
  let countyClerk: BuiltPerson;
  let school: BuiltPerson;
  let issued: string;
  beforeAll(async () => {
    city = await anOrg(test, { kind: 'city', name: '签收测试市' });
    const one = await county();
    await county();
    cityClerk = await aPerson(test, { role: 'cityAdmin', org: city });
    countyClerk = await aPerson(test, { role: 'countyAdmin', org: one });
    school = await aPerson(test, { role: 'schoolAdmin', org: await anOrg(test, { kind: 'school', parent: one }) });
    const asking = { ...draft, asksPlan: true, planDueOn: '2021-10-30', contact: '王芳 0350-3020000' };
    issued = (await send(cityClerk, 'POST', '/api/notices', asking)).json().id;
    await send(cityClerk, 'POST', `/api/notices/${issued}/publish`, { version: 1 });
  });
  const receipts = async (person: BuiltPerson, query = '') =>
    (await send(person, 'GET', `/api/notices/${issued}/receipts${query}`)).json();

  it('is signed by its bureau’s name; each unit below signs once, the issuer does not', async () => {
    const read = (await send(countyClerk, 'GET', `/api/notices/${issued}`)).json();
    expect(read).toMatchObject({ orgName: '签收测试市教育局', toSign: true, signedAt: null });
    const first = (await send(countyClerk, 'POST', `/api/notices/${issued}/sign`)).json();
    const again = (await send(countyClerk, 'POST', `/api/notices/${issued}/sign`)).json();
    expect(again).toEqual(first);
    expect((await send(cityClerk, 'POST', `/api/notices/${issued}/sign`)).json().code).toBe('notice.notToSign');
    expect((await send(countyClerk, 'GET', '/api/notices?toSign=true')).json().total).toBe(0);
    expect((await send(school, 'GET', '/api/notices?toSign=true')).json().total).toBe(1);
  });

  it('the city sees which counties have signed, the county which of its schools', async () => {
    expect(await receipts(cityClerk)).toMatchObject({
      total: 2,
      counts: { units: 2, signed: 1, plansAsked: 2, planned: 0 },
    });
    expect((await receipts(cityClerk, '?state=unsigned')).total).toBe(1);
    expect(await receipts(countyClerk)).toMatchObject({ total: 1, counts: { signed: 0, plansAsked: 0 } });
    expect((await send(school, 'GET', `/api/notices/${issued}/receipts`)).statusCode).toBe(403);
    expect((await send(otherClerk, 'GET', `/api/notices/${issued}/receipts`)).statusCode).toBe(404);
  });

  it('a county hands in its plan by answering the notice; a plan of nothing is refused', async () => {
    const plan = { ...draft, kind: 'plan', publicity: 'closed' };
    expect((await send(countyClerk, 'POST', '/api/notices', plan)).json().code).toBe('notice.planNeedsNotice');
    const made = await send(countyClerk, 'POST', '/api/notices', { ...plan, answersId: issued });
    expect(made.statusCode, made.body).toBe(200);
    expect((await receipts(cityClerk)).counts.planned).toBe(0);
    await send(countyClerk, 'POST', `/api/notices/${made.json().id}/publish`, { version: 1 });
    expect((await receipts(cityClerk)).counts.planned).toBe(1);
    const own = { ...draft, answersId: made.json().id };
    expect((await send(countyClerk, 'POST', '/api/notices', own)).json().code).toBe('notice.notAnswerable');
  });

  it('reminds those who are behind, with a text for the group', async () => {
    const { text, units } = (await send(cityClerk, 'POST', `/api/notices/${issued}/remind`, { about: 'plan' })).json();
    expect(units).toHaveLength(1);
    expect(text).toMatch(/尚未上交实施计划，请于2021年10月30日前完成/);
    expect(text).toContain('王芳 0350-3020000');
  });

  it('who asks for plans says until when', async () => {
    const asked = await send(cityClerk, 'POST', '/api/notices', { ...draft, asksPlan: true });
    expect(asked.json().code).toBe('notice.planDueMissing');
  });
});

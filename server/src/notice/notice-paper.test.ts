import { beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../platform/documents/pdf-text.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let county: BuiltOrg;
let clerk: BuiltPerson;
let central: BuiltPerson;
let plain: BuiltPerson;
beforeAll(async () => {
  test = await testApp();
  const city = await anOrg(test, { kind: 'city' });
  county = await anOrg(test, { kind: 'county', parent: city, name: '排版县' });
  clerk = await aPerson(test, { role: 'countyAdmin', org: county });
  const hub = await anOrg(test, { kind: 'school', parent: county });
  await anOrg(test, { kind: 'school', parent: county, reportsThrough: hub });
  central = await aPerson(test, { role: 'schoolAdmin', org: hub });
  plain = await aPerson(test, { role: 'schoolAdmin', org: await anOrg(test, { kind: 'school', parent: county }) });
});

const words = (text: string) => [{ text }];
const draft = {
  number: '阳教师函字〔2021〕1号',
  title: '关于做好全县中小学幼儿园教师全员培训工作的通知',
  addressees: '各中心校',
  copiesTo: '县委组织部，县财政局',
  basis: '晋市教人字〔2021〕25号',
  contact: '王芳 0356-4221234',
  issuedOn: '2021-10-20',
  body: [
    { kind: 'heading', runs: words('一、培训安排') },
    { kind: 'paragraph', runs: [{ text: '每人 ' }, { text: '120 元', bold: true }, { text: ' <b>不加粗</b>' }] },
    { kind: 'list', ordered: true, items: [words('报名'), words('缴费')] },
    {
      kind: 'table',
      rows: [
        [words('日期'), words('内容')],
        [words('11月2日'), []],
      ],
    },
  ],
};
const send = (person: BuiltPerson, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  test.server.inject({ method, url, headers: person.headers, ...(payload ? { payload } : {}) });
async function issue(change: object = {}): Promise<string> {
  const made = await send(clerk, 'POST', '/api/notices', { ...draft, ...change });
  expect(made.statusCode, made.body).toBe(200);
  const { id } = made.json();
  await send(clerk, 'POST', `/api/notices/${id}/publish`, { version: 1 });
  return id;
}

describe('the text', () => {
  it('is read as it was written; markup in it is text, unknown blocks are refused', async () => {
    const id = await issue();
    expect((await send(plain, 'GET', `/api/notices/${id}`)).json().body).toEqual(draft.body);
    const raw = { ...draft, body: [{ kind: 'html', text: '<script>1</script>' }] };
    expect((await send(clerk, 'POST', '/api/notices', raw)).statusCode).toBe(400);
    const empty = await send(clerk, 'POST', '/api/notices', { ...draft, body: [{ kind: 'paragraph', runs: [] }] });
    expect(empty.json().issues).toEqual([{ path: 'body', message: '请填写正文。' }]);
  });

  it('is set as an official document with everything that it bears, for readers and for everybody', async () => {
    const id = await issue();
    const paper = await send(plain, 'GET', `/api/notices/${id}/pdf`);
    expect(paper.headers['content-type']).toBe('application/pdf');
    const text = pdfText(paper.rawPayload).join('');
    for (const part of ['排版县教育局', draft.number, '各中心校：', draft.basis, '一、培训安排', '120 元', '1.报名'])
      expect(text).toContain(part);
    for (const part of [
      '<b>不加粗</b>',
      '11月2日',
      draft.contact,
      '2021年10月20日',
      '（此件主动公开）',
      '抄送：县委组织部，县财政局。',
    ])
      expect(text).toContain(part);
    const open = await test.server.inject({ url: `/api/public/notices/${id}/pdf` });
    expect(open.statusCode).toBe(200);
  });

  it('a draft bears its name, and what is not public is not printed for everybody', async () => {
    const { id } = (await send(clerk, 'POST', '/api/notices', draft)).json();
    expect(pdfText((await send(clerk, 'GET', `/api/notices/${id}/pdf`)).rawPayload).join('')).toContain('草稿');
    expect((await send(plain, 'GET', `/api/notices/${id}/pdf`)).statusCode).toBe(404);
    const closed = await issue({ publicity: 'onRequest' });
    expect((await test.server.inject({ url: `/api/public/notices/${closed}/pdf` })).statusCode).toBe(404);
  });

  it('characters that no font holds are named', async () => {
    const id = await issue({ title: '关于\u{2CEB1}的培训通知' });
    expect((await send(clerk, 'GET', `/api/notices/${id}/pdf`)).json().code).toBe('notice.glyphs');
  });
});

describe('to whom it goes', () => {
  it('only those addressed sign and are followed', async () => {
    const id = await issue({ targetKinds: ['central'] });
    expect((await send(plain, 'GET', `/api/notices/${id}`)).json()).toMatchObject({ toSign: false });
    expect((await send(plain, 'POST', `/api/notices/${id}/sign`)).json().code).toBe('notice.notToSign');
    const unsigned = (await send(plain, 'GET', '/api/notices?toSign=true')).json().rows;
    expect(unsigned.map((row: { id: string }) => row.id)).not.toContain(id);
    expect((await send(central, 'POST', `/api/notices/${id}/sign`)).statusCode).toBe(200);
    expect((await send(clerk, 'GET', `/api/notices/${id}/receipts`)).json().counts).toMatchObject({
      units: 1,
      signed: 1,
    });
  });

  it('nobody addresses what is not below; only materials go without a number, and nobody signs for them', async () => {
    const wrong = await send(clerk, 'POST', '/api/notices', { ...draft, targetLevels: ['county'] });
    expect(wrong.json().code).toBe('notice.badTargets');
    const nameless = await send(clerk, 'POST', '/api/notices', { ...draft, number: '' });
    expect(nameless.json().code).toBe('notice.numberMissing');
    const id = await issue({ kind: 'material', number: '', title: '学员操作手册' });
    expect((await send(plain, 'GET', `/api/notices/${id}`)).json()).toMatchObject({ toSign: false, number: '' });
    expect((await send(clerk, 'GET', `/api/notices/${id}/receipts`)).json().counts.units).toBe(0);
    const open = (await test.server.inject({ url: '/api/public/notices?size=100' })).json().rows;
    expect(open).toContainEqual(expect.objectContaining({ id, kind: 'material' }));
  });
});

describe('动员会', () => {
  const photo = async (person: BuiltPerson) => {
    const upload = await test.server.inject({
      method: 'POST',
      url: `/api/files?name=${encodeURIComponent('会场.png')}&purpose=evidence`,
      headers: { ...person.headers, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    return upload.json().id as string;
  };
  const held = { heldOn: '2021-10-25', place: '多功能厅', attendance: 42, note: '' };

  it('a school writes it down with a photo and puts it right; the county sees who has, and reminds the rest', async () => {
    const id = await issue({ asksMeeting: true, meetingDueOn: '2021-10-30' });
    expect((await send(plain, 'GET', `/api/notices/${id}`)).json()).toMatchObject({ toMeet: true, meeting: null });
    const fileIds = [await photo(plain)];
    const url = `/api/notices/${id}/meeting`;
    expect((await send(plain, 'PUT', url, { ...held, fileIds })).statusCode).toBe(200);
    expect((await send(plain, 'PUT', url, { ...held, attendance: 45, fileIds })).statusCode).toBe(200);
    const { rows, counts } = (await send(clerk, 'GET', `/api/notices/${id}/receipts`)).json();
    expect(counts).toMatchObject({ meetingsAsked: 2, met: 1 });
    expect(rows.flatMap((row: { meeting: unknown }) => (row.meeting ? [row.meeting] : []))).toMatchObject([
      { heldOn: '2021-10-25', attendance: 45, files: [{ id: fileIds[0], name: '会场.png' }] },
    ]);
    expect((await send(clerk, 'GET', `/api/files/${fileIds[0]}/view`)).statusCode).toBe(200);
    expect((await send(clerk, 'GET', `/api/notices/${id}/receipts?state=noMeeting`)).json().total).toBe(1);
    const { text } = (await send(clerk, 'POST', `/api/notices/${id}/remind`, { about: 'meeting' })).json();
    expect(text).toMatch(/以下 1 个单位尚未登记动员会，请于2021年10月30日前完成/);
  });

  it('needs a photo of one’s own, a day that has come, and a notice that asks', async () => {
    const id = await issue({ asksMeeting: true, meetingDueOn: '2021-10-30' });
    const fileIds = [await photo(plain)];
    const put = (change: object) => send(plain, 'PUT', `/api/notices/${id}/meeting`, { ...held, fileIds, ...change });
    expect((await put({ fileIds: [] })).json().issues[0].message).toBe('请上传至少一张动员会的照片。');
    expect((await put({ heldOn: '2029-01-01' })).json().code).toBe('notice.meetingAhead');
    expect((await put({ fileIds: [await photo(central)] })).json().code).toBe('notice.foreignFile');
    const other = await issue();
    const unasked = await send(plain, 'PUT', `/api/notices/${other}/meeting`, { ...held, fileIds });
    expect(unasked.json().code).toBe('notice.noMeeting');
    const byCounty = await send(clerk, 'PUT', `/api/notices/${id}/meeting`, { ...held, fileIds });
    expect(byCounty.json().code).toBe('notice.noMeeting');
    const due = await send(clerk, 'POST', '/api/notices', { ...draft, asksMeeting: true });
    expect(due.json().code).toBe('notice.meetingDueMissing');
  });
});

import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { testApp } from '../platform/testing/test-app.ts';
import { anAppointedTutor, aTeachingScene, callAs, formAll } from './teaching-fixture.ts';

const test = await testApp();
const text = {
  title: '网络研修第一周简报',
  issuedOn: '2021-10-28',
  body: '一、学习情况\n各位老师按时登录，进度良好。\n二、下周安排\n周五以前完成第一单元。',
};
/** One white pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

async function aPicture(person: { headers: { cookie: string } }): Promise<string> {
  const answer = await test.server.inject({
    method: 'POST',
    url: `/api/files?${new URLSearchParams({ name: '研讨.png', purpose: 'evidence' })}`,
    headers: { ...person.headers, 'content-type': 'application/octet-stream' },
    payload: png,
  });
  return answer.json().id;
}

interface Archive {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array }[];
}

/** The parts of a zip, read by another library than the one that wrote it. */
function unzipped(bytes: Buffer): Map<string, string> {
  const { FullPaths, FileIndex } = CFB.read(bytes, { type: 'buffer' }) as Archive;
  return new Map(
    FullPaths.map((path, at) => [
      path.replace(/^[^/]*\//, ''),
      Buffer.from(FileIndex[at]?.content ?? []).toString('utf8'),
    ]),
  );
}

async function aScene() {
  const scene = await aTeachingScene(test, 16);
  const { classes } = await formAll(test, scene);
  const own = classes[0]?.id ?? '';
  const { tutor } = await anAppointedTutor(test, scene, [own]);
  const members = await test.app.database.db
    .selectFrom('trainee')
    .select(['personId', 'classId'])
    .where('programId', '=', scene.programId)
    .execute();
  const classOf = new Map(members.map((one) => [one.personId, one.classId]));
  const inside = scene.trainees.find((one) => classOf.get(one.personId) === own);
  const outside = scene.trainees.find((one) => classOf.get(one.personId) !== own);
  if (!inside || !outside) throw new Error('two classes are needed');
  return { scene, tutor, own, inside, outside, base: `/api/programs/${scene.programId}/briefings` };
}

describe('briefings', () => {
  it('are drafted, printed with their pictures, published with the figures of the day, and read by the class', async () => {
    const { scene, tutor, own, inside, outside, base } = await aScene();
    const fileId = await aPicture(tutor);
    const wish = { ...text, classId: own, pictures: [{ fileId, caption: '研讨现场' }] };
    const { id } = (await callAs(test, tutor, 'POST', base, wish)).body;
    const draft = await callAs(test, tutor, 'GET', `${base}/${id}`);
    expect(draft.body.figures[0]).toEqual({ label: '应参训', value: '8 人' });
    // nobody else sees a draft
    expect((await callAs(test, scene.manager, 'GET', `${base}/${id}`)).status).toBe(404);
    const { version } = draft.body;
    const { classId: _, ...edit } = wish;
    expect((await callAs(test, tutor, 'PUT', `${base}/${id}`, { ...edit, version })).status).toBe(200);
    expect(await callAs(test, tutor, 'PUT', `${base}/${id}`, { ...edit, version })).toMatchObject({
      status: 409,
      body: { code: 'teaching.changed' },
    });
    const published = await callAs(test, tutor, 'POST', `${base}/${id}/publish`, { version: version + 1 });
    expect(published.body).toEqual({ issueNumber: 1 });
    expect(await callAs(test, tutor, 'PUT', `${base}/${id}`, { ...edit, version: version + 2 })).toMatchObject({
      status: 409,
      body: { code: 'teaching.published' },
    });
    expect((await callAs(test, scene.manager, 'GET', `${base}/${id}`)).body.title).toBe(text.title);
    const my = `/api/my/programs/${scene.programId}`;
    expect((await callAs(test, inside, 'GET', `${my}/briefings/${id}`)).body.figures).toHaveLength(6);
    expect((await callAs(test, outside, 'GET', `${my}/briefings/${id}`)).status).toBe(404);
    const picture = await test.server.inject({
      url: `${my}/briefings/${id}/pictures/${fileId}`,
      headers: inside.headers,
    });
    expect(picture.headers['content-type']).toBe('image/png');
    expect((await callAs(test, inside, 'GET', `${my}/messages`)).body.rows[0]).toMatchObject({
      kind: 'briefing',
      link: `/class/briefings/${id}`,
    });
    const word = await test.server.inject({ url: `${base}/${id}/file`, headers: scene.manager.headers });
    const parts = unzipped(word.rawPayload);
    expect(parts.get('word/document.xml')).toContain('研 修 简 报');
    expect(parts.get('word/document.xml')).toContain('研讨现场');
    expect(parts.has('word/media/picture1.png')).toBe(true);
    const pdf = await test.server.inject({ url: `${base}/${id}/file?format=pdf`, headers: scene.manager.headers });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('of a class are written by its tutor; the provider writes for the whole program', async () => {
    const { scene, tutor, inside, outside, base } = await aScene();
    const noClass = await callAs(test, tutor, 'POST', base, text);
    expect(noClass).toMatchObject({ status: 400, body: { issues: [{ path: 'classId' }] } });
    const { id } = (await callAs(test, scene.manager, 'POST', base, text)).body;
    expect((await callAs(test, tutor, 'DELETE', `${base}/${id}`)).status).toBe(404);
    await callAs(test, scene.manager, 'POST', `${base}/${id}/publish`, { version: 1 });
    const my = `/api/my/programs/${scene.programId}`;
    for (const one of [inside, outside])
      expect((await callAs(test, one, 'GET', `${my}/briefings/${id}`)).status).toBe(200);
    expect((await callAs(test, scene.countyAdmin, 'GET', `${base}/${id}`)).status).toBe(200);
    expect((await callAs(test, scene.countyAdmin, 'POST', base, text)).status).toBe(403);
  });

  it('take no picture of somebody else, and a draft can be removed', async () => {
    const { scene, tutor, own, base } = await aScene();
    const foreign = await aPicture(scene.manager);
    const wish = { ...text, classId: own, pictures: [{ fileId: foreign, caption: '' }] };
    expect((await callAs(test, tutor, 'POST', base, wish)).status).toBe(404);
    const { id } = (await callAs(test, tutor, 'POST', base, { ...text, classId: own })).body;
    expect((await callAs(test, tutor, 'DELETE', `${base}/${id}`)).status).toBe(200);
    expect((await callAs(test, tutor, 'GET', `${base}/${id}`)).status).toBe(404);
  });
});

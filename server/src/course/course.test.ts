import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aStudyProgram, type BuiltProgram } from '../study/study-fixture.ts';
import { smallMp4 } from './small-mp4.ts';

let test: TestApp;
let program: BuiltProgram;
let editor: BuiltPerson;
let county: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  editor = await aPerson(test, { role: 'contentEditor', org: program.provider });
  county = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
});

const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, who: BuiltPerson, payload?: object) =>
  test.server.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

const fields = {
  title: '新课标解读',
  theme: '核心素养',
  stages: ['primary'],
  hoursX100: 100,
  subject: '语文',
  lecturer: '李讲师',
  summary: '',
};

async function aCourse(): Promise<{ id: string; unitId: string }> {
  const { id } = (await call('POST', '/api/courses', editor, fields)).json();
  const course = (await call('GET', `/api/courses/${id}`, editor)).json();
  return { id, unitId: course.units[0].id };
}

async function upload(bytes: Buffer, who = editor): Promise<string> {
  const response = await test.server.inject({
    method: 'POST',
    url: '/api/files?name=a.mp4&purpose=lesson',
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    payload: bytes,
  });
  return response.json().id;
}

describe('authoring a course', () => {
  it('goes from a draft over video, document and quiz to published, and then keeps what is in it', async () => {
    const { id, unitId } = await aCourse();
    const add = async (kind: string, title: string) =>
      (await call('POST', `/api/courses/${id}/lessons`, editor, { unitId, kind, title })).json().id;
    const [video, document, quiz] = [
      await add('video', '第一讲'),
      await add('document', '阅读'),
      await add('quiz', '测验'),
    ];
    const publish = async () => {
      const { version } = (await call('GET', `/api/courses/${id}`, editor)).json();
      return call('POST', `/api/courses/${id}/publish`, editor, { version });
    };
    expect((await publish()).json()).toMatchObject({ code: 'course.lessonEmpty', params: { title: '第一讲' } });
    const fileId = await upload(smallMp4(2600));
    expect((await call('PUT', `/api/courses/${id}/lessons/${video}/video`, editor, { fileId })).json()).toMatchObject({
      lengthSec: 2600,
    });
    const pages = [{ title: '一', readSec: 60, blocks: [{ kind: 'paragraph', runs: [{ text: '为人师表' }] }] }];
    expect((await call('PUT', `/api/courses/${id}/lessons/${document}/document`, editor, { pages })).json()).toEqual({
      lengthSec: 60,
    });
    const question = {
      kind: 'single',
      stem: '哪一项对',
      choices: ['甲', '乙'],
      answer: [1],
      explanation: '因为',
      points: 2,
    };
    expect(
      (await call('PUT', `/api/courses/${id}/lessons/${quiz}/quiz`, editor, { rules: {}, questions: [question] }))
        .statusCode,
    ).toBe(200);
    // 2660 s are less than one 学时 of 2700 s
    expect((await publish()).json().code).toBe('course.hoursShort');
    await call('PUT', `/api/courses/${id}/lessons/${document}/document`, editor, {
      pages: [{ ...pages[0], readSec: 120 }],
    });
    expect((await publish()).statusCode).toBe(200);
    expect((await call('PUT', `/api/courses/${id}/lessons/${video}/video`, editor, { fileId })).json().code).toBe(
      'course.notDraft',
    );
    const found = (await call('GET', `/api/courses/${id}`, editor)).json();
    expect(found).toMatchObject({
      state: 'published',
      lengthSec: 2720,
      mayEdit: true,
      lessonCount: 3,
      units: [
        { lessons: [{ kind: 'video', sizeBytes: smallMp4(2600).length }, { pageCount: 1 }, { questionCount: 1 }] },
      ],
    });
    expect((await call('DELETE', `/api/courses/${id}/lessons/${quiz}`, editor)).statusCode).toBe(200);
    expect((await call('GET', `/api/courses/${id}`, editor)).json().lessonCount).toBe(2);
  });

  it('refuses what an old phone cannot play', async () => {
    const { id, unitId } = await aCourse();
    const lessonId = (
      await call('POST', `/api/courses/${id}/lessons`, editor, { unitId, kind: 'video', title: '一' })
    ).json().id;
    const set = async (bytes: Buffer) =>
      (
        await call('PUT', `/api/courses/${id}/lessons/${lessonId}/video`, editor, { fileId: await upload(bytes) })
      ).json().code;
    expect(await set(smallMp4(60, { codec: 'hvc1' }))).toBe('course.codec');
    expect(await set(smallMp4(60, { fragmented: true }))).toBe('course.fragmented');
    expect(await set(smallMp4(3))).toBe('course.tooShort');
    expect(await set(smallMp4(60).subarray(0, 440))).toBe('course.brokenMp4');
    expect(await set(Buffer.from('%PDF-1.7 text'))).toBe('course.notMp4');
    const foreignFile = await upload(
      smallMp4(60),
      await aPerson(test, { role: 'contentEditor', org: (await aStudyProgram(test)).provider }),
    );
    expect(
      (await call('PUT', `/api/courses/${id}/lessons/${lessonId}/video`, editor, { fileId: foreignFile })).statusCode,
    ).toBe(404);
  });

  it('puts the index of a film in front, so that it plays while it loads', async () => {
    const { id, unitId } = await aCourse();
    const added = await call('POST', `/api/courses/${id}/lessons`, editor, { unitId, kind: 'video', title: '一' });
    const url = `/api/courses/${id}/lessons/${added.json().id}`;
    const fileId = await upload(smallMp4(60, { indexAtEnd: true }));
    expect((await call('PUT', `${url}/video`, editor, { fileId })).json()).toMatchObject({
      lengthSec: 60,
      indexMoved: true,
    });
    const media = await test.server.inject({
      url: `${url}/media`,
      headers: { ...editor.headers, range: 'bytes=24-27' },
    });
    expect([media.statusCode, media.headers['content-range']]).toEqual([206, `bytes 24-27/${smallMp4(60).length}`]);
    expect(media.rawPayload).toEqual(smallMp4(60).subarray(24, 28));
  });

  it('keeps subtitles that fit the film, and gives them to players', async () => {
    const { id, unitId } = await aCourse();
    const added = await call('POST', `/api/courses/${id}/lessons`, editor, { unitId, kind: 'video', title: '一' });
    const url = `/api/courses/${id}/lessons/${added.json().id}`;
    const send = (text: string, who = editor) =>
      test.server.inject({
        method: 'POST',
        url: `${url}/captions`,
        headers: { ...who.headers, 'content-type': 'application/octet-stream' },
        payload: Buffer.from(text),
      });
    expect((await send('1\n00:00:01,000 --> 00:00:02,000\n甲')).json().code).toBe('course.captionsFirst');
    await call('PUT', `${url}/video`, editor, { fileId: await upload(smallMp4(60)) });
    expect((await send('00:05:00.000 --> 00:05:01.000\n甲')).json().code).toBe('course.captionTime');
    expect((await send('1\n00:00:01,000 --> 00:00:02,000\n<i>各位老师</i>')).json()).toEqual({ cueCount: 1 });
    expect((await call('GET', url, editor)).json()).toMatchObject({ cueCount: 1 });
    const captions = await call('GET', `${url}/captions`, editor);
    expect(captions.headers['content-type']).toBe('text/vtt; charset=utf-8');
    expect(captions.body).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n各位老师\n');
    expect((await send('x', county)).statusCode).toBe(403);
    expect((await call('DELETE', `${url}/captions`, editor)).statusCode).toBe(200);
    expect((await call('GET', `${url}/captions`, editor)).statusCode).toBe(404);
  });

  it('arranges units and lessons, and refuses a stale or incomplete outline', async () => {
    const { id, unitId } = await aCourse();
    const add = async (title: string) =>
      (await call('POST', `/api/courses/${id}/lessons`, editor, { unitId, kind: 'document', title })).json().id;
    const [a, b] = [await add('甲'), await add('乙')];
    const { version } = (await call('GET', `/api/courses/${id}`, editor)).json();
    const units = [
      { title: '新的第一章', lessons: [{ id: b, title: '乙改' }] },
      { id: unitId, title: '第二章', lessons: [{ id: a, title: '甲' }] },
    ];
    expect(
      (await call('PUT', `/api/courses/${id}/outline`, editor, { version, units: units.slice(0, 1) })).json().code,
    ).toBe('course.outline');
    expect((await call('PUT', `/api/courses/${id}/outline`, editor, { version, units })).statusCode).toBe(200);
    expect((await call('PUT', `/api/courses/${id}/outline`, editor, { version, units })).json().code).toBe(
      'course.changed',
    );
    const found = (await call('GET', `/api/courses/${id}`, editor)).json();
    expect(
      found.units.map((unit: { title: string; lessons: { title: string }[] }) => [unit.title, unit.lessons[0]?.title]),
    ).toEqual([
      ['新的第一章', '乙改'],
      ['第二章', '甲'],
    ]);
  });

  it('copies a course with all that it holds, as a draft of its own', async () => {
    const source = program.courseIds.get('ethics') ?? '';
    const copied = await call('POST', `/api/courses/${source}/copy`, editor, { title: '师德课程（修订）' });
    const [from, to] = await Promise.all(
      [source, copied.json().id].map(async (id) => (await call('GET', `/api/courses/${id}`, editor)).json()),
    );
    expect(to).toMatchObject({
      title: '师德课程（修订）',
      state: 'draft',
      hoursX100: from.hoursX100,
      lengthSec: from.lengthSec,
    });
    const bare = (units: { title: string; lessons: Record<string, unknown>[] }[]) =>
      units.map(({ title, lessons }) => ({ title, lessons: lessons.map(({ id: _id, ...lesson }) => lesson) }));
    expect(bare(to.units)).toEqual(bare(from.units));
    const quiz = (await call('GET', `/api/courses/${to.id}/lessons/${to.units[0].lessons[3].id}`, editor)).json();
    expect(quiz.questions).toMatchObject([{ stem: '教师的天职是什么？', answer: [0] }, { answer: [0, 1] }]);
    const media = await call('GET', `/api/courses/${to.id}/lessons/${to.units[0].lessons[0].id}/media`, editor);
    expect(media.statusCode).toBe(200);
    expect((await call('POST', `/api/courses/${source}/copy`, county, { title: '拿走' })).statusCode).toBe(403);
    const rival = await aPerson(test, { role: 'contentEditor', org: (await aStudyProgram(test)).provider });
    expect((await call('POST', `/api/courses/${source}/copy`, rival, { title: '拿走' })).statusCode).toBe(404);
  });

  it('goes to another provider as a package and comes back the same; what was tampered with does not', async () => {
    const source = program.courseIds.get('ethics') ?? '';
    const zip = await call('GET', `/api/courses/${source}/package`, editor);
    expect(zip.headers['content-type']).toBe('application/zip');
    const other = await aPerson(test, { role: 'contentEditor', org: (await aStudyProgram(test)).provider });
    const bring = async (bytes: Buffer, who = other) =>
      (await call('POST', '/api/courses/import', who, { fileId: await upload(bytes, who) })).json();
    const { id } = await bring(zip.rawPayload);
    const shown = async (courseId: string, who: BuiltPerson) => {
      const { units, title, hoursX100, lengthSec } = (await call('GET', `/api/courses/${courseId}`, who)).json();
      const lessons = units.flatMap((unit: { lessons: { id: string }[] }) =>
        unit.lessons.map(({ id: _id, ...one }) => one),
      );
      return { title, hoursX100, lengthSec, lessons };
    };
    expect(await shown(id, other)).toEqual(await shown(source, editor));
    expect((await call('GET', `/api/courses/${id}`, editor)).statusCode).toBe(404);
    const damaged = Buffer.from(zip.rawPayload);
    damaged.writeUInt8(damaged.readUInt8(2000) ^ 0xff, 2000);
    expect((await bring(damaged)).code).toMatch(/^course\.(packageContent|notPackage)$/);
    expect((await bring(Buffer.from('PK\x03\x04 no zip at all'))).code).toBe('course.notPackage');
    expect((await call('GET', `/api/courses/${source}/package`, county)).statusCode).toBe(403);
    expect((await call('GET', `/api/courses/${source}/package`, other)).statusCode).toBe(404);
  });

  it('belongs to the provider: others neither see a draft nor write', async () => {
    const { id } = await aCourse();
    expect((await call('GET', `/api/courses/${id}`, county)).statusCode).toBe(404);
    expect((await call('POST', '/api/courses', county, fields)).statusCode).toBe(403);
    const rival = await aPerson(test, { role: 'contentEditor', org: (await aStudyProgram(test)).provider });
    expect((await call('PUT', `/api/courses/${id}`, rival, { version: 1, ...fields })).statusCode).toBe(404);
  });
});

describe('the catalogue', () => {
  it('shows a bureau the courses that its program uses, without the answers', async () => {
    const list = (await call('GET', '/api/courses?stage=primary', county)).json();
    expect(list.rows.map((row: { title: string }) => row.title).sort()).toEqual([
      '依法治教课程',
      '师德为先课程',
      '核心素养课程',
    ]);
    expect(list.themes).toEqual(['依法治教', '师德为先', '核心素养']);
    const course = (await call('GET', `/api/courses/${program.courseIds.get('ethics')}`, county)).json();
    expect(course).toMatchObject({ mayEdit: false, programs: [{ id: program.id, stages: ['junior', 'primary'] }] });
    const quiz = course.units[0].lessons[3].id;
    const url = `/api/courses/${program.courseIds.get('ethics')}/lessons/${quiz}`;
    expect((await call('GET', url, county)).json().questions[0]).toMatchObject({
      stem: '教师的天职是什么？',
      answer: null,
      explanation: null,
    });
    expect((await call('GET', url, editor)).json().questions[0]).toMatchObject({ answer: [0] });
    const video = course.units[0].lessons[0].id;
    const media = await call('GET', `/api/courses/${program.courseIds.get('ethics')}/lessons/${video}/media`, county);
    expect(media.headers['content-type']).toBe('video/mp4');
  });
});

describe('course.assignPackages', () => {
  it('takes a complete package of the program’s own provider, and says what an incomplete one lacks', async () => {
    const url = `/api/programs/${program.id}/packages`;
    const before = (await call('GET', url, editor)).json();
    const primary = before.find((one: { stage: string }) => one.stage === 'primary');
    expect(primary).toMatchObject({ hoursX100: 450, wantedX100: 5000, mayEdit: true, version: 1 });
    expect(primary.problems).toContain('课程共 4.5 学时，不足网络研修的 50 学时。');
    const chosen = (key: string, required = true) => ({ courseId: program.courseIds.get(key), required });
    const put = (who: BuiltPerson, courses: object[], version = 1) =>
      call('PUT', url, who, { programId: program.id, packages: [{ stage: 'primary', version, courses }] });
    const short = (await put(editor, [chosen('ethics', false)])).json();
    expect(short.code).toBe('course.packageIncomplete');
    expect(short.message).toContain('还没有“师德为先”的必修课程。');
    expect((await put(county, [chosen('ethics')])).statusCode).toBe(403);
    // the same rule with little enough to ask for
    const settings = {
      ...program.settings,
      hours: { ...program.settings.hours, onlineX100: 400 },
      themes: { ...program.settings.themes, common: ['师德为先', '依法治教'] },
    };
    await test.app.database.db
      .updateTable('program')
      .set({ settings: JSON.stringify(settings) })
      .where('id', '=', program.id)
      .execute();
    expect((await put(editor, [chosen('ethics'), chosen('law'), chosen('stage', false)])).statusCode).toBe(200);
    expect((await put(editor, [chosen('ethics'), chosen('law'), chosen('stage')])).json().code).toBe('course.changed');
    const after = (await call('GET', url, county)).json().find((one: { stage: string }) => one.stage === 'primary');
    expect(after).toMatchObject({ problems: [], version: 2, mayEdit: false });
    expect(after.courses.map((row: { required: boolean }) => row.required)).toEqual([true, true, false]);
  });
});

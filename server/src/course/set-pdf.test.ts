import { beforeAll, describe, expect, it } from 'vitest';
import { formBomb, type SmallPage, smallPdf } from '../platform/pdf/small-pdf.ts';
import { anOrg, aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { runJob } from '../platform/testing/run-job.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, StudyWindow } from '../study/study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let editor: BuiltPerson;
let courseId: string;
let unitId: string;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  editor = await aPerson(test, { role: 'contentEditor', org: program.provider });
  // a lesson that is added to a published course may be filled once
  courseId = program.courseIds.get('stage') ?? '';
  unitId = (await call('GET', `/api/courses/${courseId}`, editor)).json().units[0].id;
});

const call = (method: 'GET' | 'POST' | 'PUT', url: string, who: { headers: { cookie: string } }, payload?: object) =>
  test.server.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

async function upload(bytes: Buffer, who = editor): Promise<string> {
  const response = await test.server.inject({
    method: 'POST',
    url: '/api/files?name=讲义.pdf&purpose=lesson',
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    payload: bytes,
  });
  return response.json().id;
}

const aLesson = async (course = courseId, unit = unitId): Promise<string> =>
  (
    await call('POST', `/api/courses/${course}/lessons`, editor, { unitId: unit, kind: 'document', title: '讲义' })
  ).json().id;

const lessonUrl = (lessonId: string, course = courseId) => `/api/courses/${course}/lessons/${lessonId}`;

async function convert(lessonId: string, bytes: Buffer) {
  const queued = await call('POST', `${lessonUrl(lessonId)}/pdf`, editor, { fileId: await upload(bytes) });
  const { jobId } = queued.json();
  const { state, result } = await runJob(test, jobId);
  return { state, result: result as unknown as { pages: number; problem: string | null } };
}

const pagesOf = (...texts: string[]): SmallPage[] => texts.map((text) => ({ lines: text.split('\n') }));

interface Picture {
  readonly kind: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly text: string;
}
interface Page {
  readonly title: string;
  readonly readSec: number;
  readonly blocks: readonly [Picture];
}
const pagesIn = async (lessonId: string): Promise<Page[]> =>
  (await call('GET', lessonUrl(lessonId), editor)).json().pages;

describe('a document made of a PDF', () => {
  it('has its pages as pictures with text, title and reading time, and is read with the clock by trainees alone', async () => {
    const lessonId = await aLesson();
    const long = Array.from({ length: 30 }, () => 'learning by doing and by talking').join('\n');
    expect(await convert(lessonId, smallPdf(pagesOf('Ethics first\nBe a model.', long)))).toEqual({
      state: 'done',
      result: { pages: 2, problem: null },
    });
    const pages = await pagesIn(lessonId);
    expect(pages).toMatchObject([
      {
        title: 'Ethics first',
        readSec: 60,
        blocks: [{ kind: 'picture', width: 1080, text: 'Ethics first\nBe a model.' }],
      },
      { title: '第 2 页', readSec: 180 },
    ]);
    const { sizeBytes, lengthSec } = (await call('GET', lessonUrl(lessonId), editor)).json();
    expect(sizeBytes).toBe(pages.reduce((sum, { blocks: [picture] }) => sum + picture.sizeBytes, 0));
    expect(lengthSec).toBe(240);

    const trainee = await aTrainee(test, program);
    const own = `/api/programs/${program.id}/study/lessons/${lessonId}`;
    expect((await call('GET', own, trainee)).json()).toMatchObject({ sizeBytes, pageCount: 2, lengthSec: 240 });
    const [{ sha256, sizeBytes: first }] = pages[0]?.blocks ?? expect.fail();
    expect((await call('GET', `${own}/pages/1`, trainee)).json().blocks).toMatchObject([{ kind: 'picture', sha256 }]);
    const picture = await call('GET', `${own}/pictures/${sha256}`, trainee);
    expect([picture.headers['content-type'], picture.rawPayload.length]).toEqual(['image/jpeg', first]);
    expect(picture.headers['x-content-type-options']).toBe('nosniff');
    expect((await call('GET', `${own}/pictures/${'0'.repeat(64)}`, trainee)).statusCode).toBe(404);
    const found = (words: string, who = trainee) => call('GET', `${own}/find?q=${encodeURIComponent(words)}`, who);
    expect((await found('be a MODEL')).json()).toEqual([
      { number: 1, title: 'Ethics first', excerpt: 'ethicsfirstbeamodel.' },
    ]);
    expect((await found('nowhere')).json()).toEqual([]);
    const foreign = await aTrainee(test, await aStudyProgram(test));
    expect((await found('model', foreign)).statusCode).toBe(404);
    expect((await call('GET', `${own}/pictures/${sha256}`, foreign)).statusCode).toBe(404);

    const window = new StudyWindow(test, trainee);
    await window.open(lessonId);
    await window.play(60);
    expect((await call('GET', own, trainee)).json()).toMatchObject({ creditedSec: 60 });
  });

  it('may be edited page by page, but takes no picture of somebody else', async () => {
    const lessonId = await aLesson();
    await convert(lessonId, smallPdf(pagesOf('One', 'Two')));
    const draft = await aDraft();
    const mine = await pagesIn(lessonId);
    const save = (pages: readonly object[]) =>
      call('PUT', `${lessonUrl(draft.lessonId, draft.courseId)}/document`, editor, { pages });
    const words = { kind: 'paragraph', runs: [{ text: '补充说明' }] };
    expect((await save([{ ...mine[1], readSec: 90, blocks: [...(mine[1]?.blocks ?? []), words] }])).json()).toEqual({
      lengthSec: 90,
    });
    const foreign = [{ ...mine[0] }, { ...mine[0], blocks: [{ ...mine[0]?.blocks[0], sha256: 'f'.repeat(64) }] }];
    expect((await save(foreign)).json()).toMatchObject({ code: 'course.unknownPicture', params: { page: 2 } });
    const two = [{ ...mine[0], blocks: [mine[0]?.blocks[0], mine[1]?.blocks[0]] }];
    expect((await save(two)).statusCode).toBe(400);
  });

  it('goes along in a course package and is looked at anew', async () => {
    const draft = await aDraft();
    const queued = await call('POST', `${lessonUrl(draft.lessonId, draft.courseId)}/pdf`, editor, {
      fileId: await upload(smallPdf(pagesOf('Packed'))),
    });
    await runJob(test, queued.json().jobId);
    const zip = await call('GET', `/api/courses/${draft.courseId}/package`, editor);
    const other = await aPerson(test, { role: 'contentEditor', org: await anOrg(test, { kind: 'provider' }) });
    const brought = await call('POST', '/api/courses/import', other, { fileId: await upload(zip.rawPayload, other) });
    const course = (await call('GET', `/api/courses/${brought.json().id}`, other)).json();
    const lesson = course.units[0].lessons[0];
    const url = lessonUrl(lesson.id, course.id);
    const [page] = (await call('GET', url, other)).json().pages;
    expect(page).toMatchObject({ title: 'Packed', blocks: [{ kind: 'picture', text: 'Packed' }] });
    expect((await call('GET', `${url}/pictures/${page.blocks[0].sha256}`, other)).statusCode).toBe(200);
    expect((await call('GET', `${url}/pictures/${page.blocks[0].sha256}`, editor)).statusCode).toBe(404);
  });
});

async function aDraft(): Promise<{ courseId: string; lessonId: string }> {
  const fields = {
    title: '讲义课',
    theme: '核心素养',
    stages: ['primary'],
    hoursX100: 100,
    subject: '',
    lecturer: '',
    summary: '',
  };
  const { id } = (await call('POST', '/api/courses', editor, fields)).json();
  const { units } = (await call('GET', `/api/courses/${id}`, editor)).json();
  return { courseId: id, lessonId: await aLesson(id, units[0].id) };
}

describe('a PDF that is refused', () => {
  it.each([
    ['is locked', smallPdf(pagesOf('a'), { locked: true }), '打开密码'],
    ['is damaged', Buffer.from('%PDF-1.7\nnothing'), '不完整或已损坏'],
    ['is too long', smallPdf(Array.from({ length: 101 }, () => ({}))), '这个 PDF 有 101 页，一课最多 100 页'],
  ])('%s: told by name, and the lesson stays as it was', async (_name, bytes, words) => {
    const lessonId = await aLesson();
    const { state, result } = await convert(lessonId, bytes);
    expect(state).toBe('done');
    expect(result).toMatchObject({ pages: 0, problem: expect.stringContaining(words) });
    expect(await pagesIn(lessonId)).toEqual([]);
  });

  it('is no PDF, or of another provider, or for a lesson that is filled already', async () => {
    const lessonId = await aLesson();
    const send = (fileId: string, who = editor, id = lessonId) => call('POST', `${lessonUrl(id)}/pdf`, who, { fileId });
    const image = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]);
    expect((await send(await upload(image))).json().code).toBe('course.notPdf');
    const rival = await aPerson(test, { role: 'contentEditor', org: await anOrg(test, { kind: 'provider' }) });
    const theirs = await upload(smallPdf(pagesOf('x')), rival);
    expect((await send(theirs)).statusCode).toBe(404);
    expect((await send(theirs, rival)).statusCode).toBe(404);
    expect((await send(theirs, await aPerson(test, { role: 'countyAdmin', org: program.publisher }))).statusCode).toBe(
      403,
    );
    await convert(lessonId, smallPdf(pagesOf('first')));
    expect((await send(await upload(smallPdf(pagesOf('second'))))).json().code).toBe('course.notDraft');
  });

  it('is a bomb: its page is named, and nothing else suffers', async () => {
    const lessonId = await aLesson();
    const { result } = await convert(lessonId, formBomb(9));
    expect(result.problem).toContain('第 1 页太复杂');
    expect((await call('GET', lessonUrl(lessonId), editor)).statusCode).toBe(200);
  }, 90_000);
});

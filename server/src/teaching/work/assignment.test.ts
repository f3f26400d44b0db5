import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../../platform/testing/builders.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { aTrainee, type BuiltTrainee } from '../../study/study-fixture.ts';
import {
  aMember,
  assignmentRules,
  aTutor,
  aWorkWorld,
  essay,
  handIn,
  prompt,
  putInClass,
  send,
  type WorkWorld,
} from './work-fixture.ts';

let test: TestApp;
let world: WorkWorld;

beforeAll(async () => {
  test = await testApp();
  world = await aWorkWorld(test);
});

const own = () => `/api/my/programs/${world.program.id}/assignments/${world.assignmentId}`;
const pieces = () => `/api/programs/${world.program.id}/pieces`;
const mine = async (trainee: BuiltTrainee) => (await send(test, trainee, 'GET', own())).body;
const pass = (hours: number) => test.clock.advanceTo(new Date(test.clock.now().getTime() + hours * 3_600_000));
const mark = (id: string, points = [40, 30, 20], rest: object = {}) => ({
  url: `${pieces()}/${id}/mark`,
  body: { points, ...rest },
});

async function pieceOf(text = essay(1), trainee?: BuiltTrainee) {
  const author = trainee ?? (await aMember(test, world));
  return { author, id: await handIn(test, world, author, text) };
}

describe('authoring', () => {
  it('refuses rules that nobody could meet, and keeps a published assignment as it is', async () => {
    const lesson = `/api/courses/${world.courseId}/lessons/${world.assignmentId}`;
    const put = (rules: object) => send(test, world.editor, 'PUT', `${lesson}/assignment`, { prompt, rules });
    const nothing = await put({ ...assignmentRules, minChars: 0, files: 0 });
    expect([nothing.status, nothing.body.issues[0].message]).toEqual([400, expect.stringContaining('无法提交')]);
    expect((await put({ ...assignmentRules, peerCount: 2 })).status).toBe(400);
    expect((await put({ ...assignmentRules, rubric: [] })).status).toBe(400);
    expect((await put(assignmentRules)).body.code).toBe('course.notDraft');
    const shown = (await send(test, world.editor, 'GET', lesson)).body;
    expect(shown).toMatchObject({ kind: 'assignment', promptLength: 24, work: { prompt, discussion: null } });
    expect(shown.work.assignment.rubric).toHaveLength(3);
  });

  it('is for editors of the provider alone', async () => {
    const lesson = `/api/courses/${world.courseId}/lessons/${world.assignmentId}/assignment`;
    const tutor = await send(test, world.tutor, 'PUT', lesson, { prompt, rules: assignmentRules });
    expect(tutor.status).toBe(403);
  });
});

describe('writing', () => {
  it('keeps drafts, tells when another page was faster, and asks for what is missing', async () => {
    const author = await aMember(test, world);
    expect(await mine(author)).toMatchObject({ state: 'none', version: 0, text: '', minChars: 20, prompt });
    const save = (text: string, version: number) => send(test, author, 'PUT', own(), { text, fileIds: [], version });
    expect((await save('先写一句', 0)).body.version).toBe(1);
    expect((await save('先写一句，再写一句', 1)).body.version).toBe(2);
    const stale = await save('另一台手机', 1);
    expect([stale.status, stale.body.code]).toEqual([409, 'teaching.work.changed']);
    expect((await save('又是新的', 0)).body.code).toBe('teaching.work.changed');
    expect(await mine(author)).toMatchObject({ state: 'draft', text: '先写一句，再写一句' });

    const give = (text: string) =>
      send(test, author, 'POST', `${own()}/hand-in`, { text, fileIds: [], version: 2, mayPublish: false });
    expect((await give('')).body.code).toBe('teaching.work.empty');
    expect((await give('太短')).body).toMatchObject({
      code: 'teaching.work.tooShort',
      message: '至少写 20 个字，现在是 2 个字。',
    });
    expect((await give(essay(2))).body).toEqual({ version: 3, lateDays: 0 });
    expect((await save('还想改', 3)).body.code).toBe('teaching.work.handedIn');
  });

  it('takes only files that the author has uploaded', async () => {
    const author = await aMember(test, world);
    const other = await aMember(test, world);
    const upload = async (who: BuiltTrainee) =>
      (
        await test.server.inject({
          method: 'POST',
          url: '/api/files?name=教案.pdf&purpose=attachment',
          headers: who.headers,
          payload: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF'),
        })
      ).json().id;
    const [file, foreign] = [await upload(author), await upload(other)];
    const save = (fileIds: string[]) => send(test, author, 'PUT', own(), { text: '', fileIds, version: 0 });
    expect((await save([foreign])).body.code).toBe('teaching.work.fileGone');
    expect((await save([file, file, file])).body.code).toBe('teaching.work.tooManyFiles');
    expect((await save([file])).status).toBe(200);
    expect((await mine(author)).files).toMatchObject([{ id: file, name: '教案.pdf' }]);
    const id = await handIn(test, world, author, essay(3));
    const withFile = { text: essay(3), fileIds: [file], version: 3, mayPublish: false };
    expect((await send(test, author, 'POST', `${own()}/take-back`, {})).status).toBe(200);
    const version = (await mine(author)).version;
    expect((await send(test, author, 'POST', `${own()}/hand-in`, { ...withFile, version })).status).toBe(200);
    const open = (who: { headers: { cookie: string } }, url: string) =>
      test.server.inject({ url, headers: who.headers });
    expect((await open(author, `${own()}/files/${file}`)).statusCode).toBe(200);
    expect((await open(other, `${own()}/files/${file}`)).statusCode).toBe(404);
    expect((await open(world.tutor, `${pieces()}/${id}/files/${file}`)).statusCode).toBe(200);
    expect((await open(world.stranger, `${pieces()}/${id}/files/${file}`)).statusCode).toBe(404);
  });

  it('is taken back until a tutor has it', async () => {
    const { author, id } = await pieceOf(essay(4));
    expect((await send(test, author, 'POST', `${own()}/take-back`, {})).status).toBe(200);
    expect((await mine(author)).state).toBe('draft');
    await handIn(test, world, author, essay(4));
    await send(test, world.tutor, 'POST', `${pieces()}/take`, { count: 20 });
    expect((await send(test, author, 'POST', `${own()}/take-back`, {})).body.code).toBe('teaching.work.claimed');
    await send(test, world.tutor, 'POST', mark(id).url, mark(id).body);
  });

  it('is not for who has left or never was in the program', async () => {
    const stranger = await aPerson(test);
    expect((await send(test, stranger, 'GET', own())).status).toBe(403);
    const author = await aMember(test, world);
    await test.app.database.db
      .updateTable('trainee')
      .set({ state: 'withdrawn' })
      .where('personId', '=', author.id)
      .execute();
    const saved = await send(test, author, 'PUT', own(), { text: '', fileIds: [], version: 0 });
    expect(saved.body.code).toBe('teaching.work.notTrainee');
  });
});

describe('what is to do', () => {
  it('lists the package’s assignments and discussions with their day and standing', async () => {
    const author = await aMember(test, world);
    const list = async () => (await send(test, author, 'GET', `/api/my/programs/${world.program.id}/assignments`)).body;
    const { studyEndsOn } = world.program.settings.milestones;
    expect(await list()).toMatchObject([
      { lessonId: world.assignmentId, kind: 'assignment', dueOn: studyEndsOn, state: 'none', scoreX100: null },
      { lessonId: world.discussionId, kind: 'discussion', dueOn: studyEndsOn, state: 'none' },
    ]);
    await handIn(test, world, author, essay(40));
    expect((await list())[0]).toMatchObject({ state: 'handedIn', scoreX100: null });
    const other = await aPerson(test);
    const foreign = await send(test, other, 'GET', `/api/my/programs/${world.program.id}/assignments`);
    expect(foreign.status).toBe(403);
  });
});

describe('marking', () => {
  it('by rubric gives the score that the learner, the course page and the assessment read', async () => {
    const { author, id } = await pieceOf(essay(5));
    const list = await send(test, world.tutor, 'GET', `${pieces()}?state=handedIn&size=200`);
    const beyond = await send(test, world.tutor, 'GET', `${pieces()}?state=handedIn&size=200&page=9`);
    expect(beyond.body).toEqual({ rows: [], total: list.body.total });
    expect(list.body.rows.map((row: { id: string }) => row.id)).toContain(id);
    const wrong = mark(id, [41, 0, 0]);
    expect((await send(test, world.tutor, 'POST', wrong.url, wrong.body)).body.code).toBe('teaching.work.rubric');
    const right = mark(id, [38, 32, 18], { comment: '写得实在', excellent: true });
    expect((await send(test, world.tutor, 'POST', right.url, right.body)).body).toEqual({ scoreX100: 8800 });
    const seen = await mine(author);
    expect(seen).toMatchObject({
      state: 'marked',
      judgement: { points: [38, 32, 18], scoreX100: 8800, comment: '写得实在', excellent: true },
    });
    const course = await send(test, author, 'GET', `/api/programs/${world.program.id}/study/courses/${world.courseId}`);
    const lessons = course.body.units.flatMap((unit) => unit.lessons);
    expect(lessons.find((one) => one.id === world.assignmentId)).toMatchObject({
      done: true,
      workX100: 8800,
    });
    // a second look changes it
    const again = mark(id, [40, 40, 20]);
    expect((await send(test, world.tutor, 'POST', again.url, again.body)).body).toEqual({ scoreX100: 10_000 });
  });

  it('is claimed for a day, by one tutor at a time', async () => {
    const before = world;
    world = await aWorkWorld(test);
    const first = await pieceOf(essay(6));
    const second = await pieceOf(essay(7));
    const take = (who: typeof world.tutor, count: number) => send(test, who, 'POST', `${pieces()}/take`, { count });
    const [a, b] = await Promise.all([take(world.tutor, 1), take(world.colleague, 1)]);
    expect([a?.body.taken, b?.body.taken]).toEqual([1, 1]);
    expect((await take(world.colleague, 5)).body.code).toBe('teaching.work.nothingToTake');
    const held = await send(test, world.tutor, 'GET', `${pieces()}?mine=true`);
    expect(held.body.total).toBe(1);
    const theirs = [first.id, second.id].find((id) => id !== held.body.rows[0].id) ?? '';
    const refused = await send(test, world.tutor, 'POST', mark(theirs).url, mark(theirs).body);
    expect(refused.body).toMatchObject({ code: 'teaching.work.claimed', message: expect.stringContaining('领取') });
    pass(24);
    expect((await send(test, world.tutor, 'POST', mark(theirs).url, mark(theirs).body)).status).toBe(200);
    expect((await take(world.tutor, 5)).body.taken).toBe(1);
    const release = `${pieces()}/${held.body.rows[0].id}/release`;
    expect((await send(test, world.colleague, 'POST', release, {})).body.code).toBe('teaching.work.notClaimed');
    expect((await send(test, world.tutor, 'POST', release, {})).status).toBe(200);
    expect((await take(world.colleague, 5)).body.taken).toBe(1);
    const last = mark(held.body.rows[0].id);
    expect((await send(test, world.colleague, 'POST', last.url, last.body)).status).toBe(200);
    world = before;
  });

  it('is never of one’s own piece', async () => {
    // a tutor who is a trainee of her own class
    const both = await aTutor(test, world.program, world.classId);
    const author = await aTrainee(test, world.program, { person: both });
    await putInClass(test, world, author.id, world.classId);
    const id = await handIn(test, world, author, essay(8));
    const refused = await send(test, author, 'POST', mark(id).url, mark(id).body);
    expect(refused.body.code).toBe('teaching.work.ownPiece');
    await send(test, author, 'POST', `${pieces()}/take`, { count: 20 });
    const { body } = await send(test, author, 'GET', `${pieces()}?mine=true&size=200`);
    expect(body.rows.map((row: { id: string }) => row.id)).not.toContain(id);
    expect((await send(test, world.tutor, 'POST', mark(id).url, mark(id).body)).status).toBe(200);
  });

  it('reaches one’s own classes, and only tutors mark', async () => {
    const { author, id } = await pieceOf(essay(9));
    expect((await send(test, world.stranger, 'GET', `${pieces()}/${id}`)).status).toBe(404);
    expect((await send(test, world.stranger, 'POST', mark(id).url, mark(id).body)).status).toBe(404);
    const county = await aPerson(test, { role: 'countyAdmin', org: world.program.publisher });
    const seen = await send(test, county, 'GET', `${pieces()}/${id}`);
    expect([seen.status, seen.body.allowed]).toEqual([200, []]);
    expect((await send(test, county, 'POST', mark(id).url, mark(id).body)).status).toBe(403);
    expect((await send(test, author, 'GET', `${pieces()}/${id}`)).status).toBe(403);
    await putInClass(test, world, author.id, world.otherClassId);
    expect((await send(test, world.stranger, 'POST', mark(id).url, mark(id).body)).status).toBe(200);
    expect((await send(test, world.tutor, 'GET', `${pieces()}/${id}`)).status).toBe(404);
  });

  it('may return a piece with the reason; what was handed in stays', async () => {
    const { author, id } = await pieceOf(essay(10));
    const back = `${pieces()}/${id}/return`;
    expect((await send(test, world.tutor, 'POST', back, { reason: '' })).status).toBe(400);
    expect((await send(test, world.tutor, 'POST', back, { reason: '请补上课堂片段' })).status).toBe(200);
    expect(await mine(author)).toMatchObject({ state: 'returned', returnReason: '请补上课堂片段', text: essay(10) });
    const told = await test.app.database.db
      .selectFrom('traineeMessage')
      .select(['title', 'body', 'link'])
      .where('personId', '=', author.id)
      .execute();
    expect(told).toEqual([
      { title: '“教学反思”请您重做', body: '请补上课堂片段', link: `/lessons/${world.assignmentId}` },
    ]);
    expect((await send(test, world.tutor, 'POST', mark(id).url, mark(id).body)).body.code).toBe(
      'teaching.work.notHandedIn',
    );
    await handIn(test, world, author, essay(11));
    const { body } = await send(test, world.tutor, 'GET', `${pieces()}/${id}`);
    expect(body).toMatchObject({ state: 'handedIn', text: essay(11) });
    expect(body.history).toMatchObject([
      { number: 2, text: essay(11), returnReason: null },
      { number: 1, text: essay(10), returnReason: '请补上课堂片段' },
    ]);
    await send(test, world.tutor, 'POST', mark(id).url, mark(id).body);
  });

  it('shows what is the same in a colleague’s piece, not what both took from the prompt', async () => {
    const passage = '我先让学生读题三遍再请最后一排的同学说说题目在问什么';
    const first = await pieceOf(`请结合一节课的教学实录，谈谈您怎样设计课堂提问。${passage}。${essay(12)}`);
    const second = await pieceOf(`请结合一节课的教学实录，谈谈您怎样设计课堂提问。${essay(13)}，${passage}。`);
    const { body } = await send(test, world.tutor, 'GET', `${pieces()}/${second.id}`);
    const found = body.similar.find((one: { pieceId: string }) => one.pieceId === first.id);
    expect(found?.percent).toBe(body.similarPercent);
    expect(found?.percent).toBeGreaterThan(20);
    expect(found?.passages.map((one: { text: string }) => one.text)).toEqual([passage]);
    expect(body.text.slice(...(found?.passages[0].at ?? []))).toBe(passage);
    // of another class the passages are shown, not the piece
    expect(found?.inReach).toBe(true);
    await putInClass(test, world, first.author.id, world.otherClassId);
    const again = (await send(test, world.tutor, 'GET', `${pieces()}/${second.id}`)).body;
    expect(again.similar.find((one: { pieceId: string }) => one.pieceId === first.id)?.inReach).toBe(false);
    await send(test, world.tutor, 'POST', mark(second.id).url, mark(second.id).body);
    await send(test, world.stranger, 'POST', mark(first.id).url, mark(first.id).body);
  });
});

describe('late work', () => {
  it('loses so much a day, a redo no more than the first handing in, and is not taken at all in the end', async () => {
    const before = world;
    world = await aWorkWorld(test, { days: 10 });
    const late = await aMember(test, world);
    const never = await aMember(test, world);
    pass(12 * 24);
    const id = await handIn(test, world, late, essay(20));
    expect(await mine(late)).toMatchObject({ lateDays: 2 });
    await send(test, world.tutor, 'POST', `${pieces()}/${id}/return`, { reason: '请再充实' });
    pass(10 * 24);
    // after the last day only what was returned
    const refused = await send(test, never, 'PUT', own(), { text: '迟了', fileIds: [], version: 0 });
    expect(refused.body.code).toBe('teaching.work.over');
    await handIn(test, world, late, essay(21));
    const marked = mark(id, [40, 40, 20]);
    expect((await send(test, world.tutor, 'POST', marked.url, marked.body)).body).toEqual({ scoreX100: 9000 });
    expect((await mine(late)).judgement).toMatchObject({ tutorX100: 10_000, lateDays: 2, lateLossPercent: 10 });
    world = before;
  });
});

describe('peer review', () => {
  it('joins the colleagues’ mean by its share, without names', async () => {
    const before = world;
    world = await aWorkWorld(test, { assignment: { peerCount: 2, peerPercent: 20 } });
    const [a, b, c] = [await aMember(test, world), await aMember(test, world), await aMember(test, world)];
    const peers = `${own()}/peers`;
    expect((await send(test, a, 'POST', peers, {})).body.code).toBe('teaching.work.peerFirst');
    const id = await handIn(test, world, a, essay(30));
    expect((await send(test, a, 'POST', peers, {})).body.code).toBe('teaching.work.peerNone');
    await handIn(test, world, b, essay(31));
    await handIn(test, world, c, essay(32));
    expect((await send(test, b, 'POST', peers, {})).body).toEqual({ taken: 2 });
    const { body } = await send(test, b, 'GET', peers);
    expect(JSON.stringify(body)).not.toContain(a.name);
    const task = body.tasks.find((one: { pieceId: string }) => one.pieceId === id);
    expect(task?.text).toBe(essay(30));
    const review = (who: BuiltTrainee, pieceId: string, points: number[]) =>
      send(test, who, 'POST', `${peers}/${pieceId}`, { points, comment: '联系了自己的课堂。' });
    expect((await review(c, id, [40, 40, 20])).body.code).toBe('teaching.work.peerNotYours');
    expect((await review(b, id, [20, 20, 10])).status).toBe(200);
    expect((await review(b, id, [20, 20, 10])).body.code).toBe('teaching.work.peerNotYours');
    const marked = mark(id, [40, 30, 20]);
    // 90 × 80 % + 50 × 20 %
    expect((await send(test, world.tutor, 'POST', marked.url, marked.body)).body).toEqual({ scoreX100: 8200 });
    // a later review changes the score at once
    await send(test, c, 'POST', peers, {});
    await review(c, id, [40, 40, 20]);
    expect((await mine(a)).judgement).toMatchObject({ scoreX100: 8700, peerMeanX100: 7500 });
    expect((await mine(a)).peerComments).toHaveLength(2);
    world = before;
  });
});

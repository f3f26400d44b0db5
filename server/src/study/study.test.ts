import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { spreadCredit } from './spread-credit.ts';
import {
  aStudyProgram,
  aTrainee,
  type BuiltProgram,
  creditedOf,
  lessonsOf,
  pass,
  playThrough,
  StudyWindow,
} from './study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let ethics: string[];

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  ethics = await lessonsOf(test, program, 'ethics');
});

const lesson = (at: number) => ethics[at] ?? '';
const get = (url: string, headers: { cookie: string }, more: Record<string, string> = {}) =>
  test.server.inject({ url, headers: { ...headers, ...more } });

describe('an honest teacher', () => {
  it('gains every second of two lessons, in reports of 15 s and in reports kept back to ten minutes', async () => {
    const trainee = await aTrainee(test, program);
    const window = new StudyWindow(test, trainee);
    await window.open(lesson(0));
    await playThrough(window, 15, 600);
    await playThrough(window, 60);
    expect(window.last).toMatchObject({ lessonCreditedSec: 2700, totals: { creditedSec: 2700, hoursX100: 100 } });
    await window.open(lesson(1));
    for (let kept = 0; kept < 4; kept += 1) {
      pass(test, 600);
      const answer = await window.send([window.next(300), window.next(300)]);
      expect(answer.earnedSec).toBe(600);
      if (answer.question) await window.answer('right');
    }
    await playThrough(window, 300);
    expect(window.last?.totals).toMatchObject({ creditedSec: 5400, hoursX100: 200 });
    expect(await creditedOf(test, trainee)).toBe(5400);
    const mine = (await get('/api/study', trainee.headers)).json();
    expect(mine[0]).toMatchObject({ hoursX100: 200, wantedX100: 5000, state: 'open', daysLeft: 101, perDayX100: 48 });
    // the course's two hours are full: only its quiz is left there
    expect(mine[0].next).toMatchObject({ kind: 'quiz', courseTitle: '师德为先课程' });
  });

  it('sees the course, what is credited of a lesson, and where to go on', async () => {
    const trainee = await aTrainee(test, program);
    const window = new StudyWindow(test, trainee);
    await window.open(lesson(0));
    await window.play(60);
    window.position = 300;
    await window.play(60);
    const url = `/api/programs/${program.id}/study/lessons/${lesson(0)}`;
    expect((await get(url, trainee.headers)).json()).toMatchObject({
      credited: [
        [0, 60],
        [300, 360],
      ],
      creditedSec: 120,
      watchedSec: 120,
      positionSec: 360,
      done: false,
      nextLessonId: lesson(1),
    });
    const course = (
      await get(`/api/programs/${program.id}/study/courses/${program.courseIds.get('ethics')}`, trainee.headers)
    ).json();
    expect(course.units[0].lessons.map((row: { kind: string }) => row.kind)).toEqual([
      'video',
      'video',
      'document',
      'quiz',
    ]);
    expect(course).toMatchObject({ creditedSec: 120, hoursX100: 200, doneX100: 4, required: true, lessonCount: 4 });
    const spans = (await get(`/api/programs/${program.id}/study/spans`, trainee.headers)).json();
    expect(spans.rows[0]).toMatchObject({ earnedSec: 120, endedBy: 'open', lessonTitle: '第一讲' });
    // opened again on another device, it goes on where it was left
    expect(await new StudyWindow(test, trainee).open(lesson(0))).toMatchObject({
      positionSec: 360,
      lessonCreditedSec: 120,
    });
  });

  it('reads a document page by page, each page up to its own time', async () => {
    const trainee = await aTrainee(test, program);
    const window = new StudyWindow(test, trainee);
    const url = `/api/programs/${program.id}/study/lessons/${lesson(2)}`;
    expect((await get(url, trainee.headers)).json()).toMatchObject({
      kind: 'document',
      lengthSec: 240,
      pages: [{ fromSec: 0, toSec: 60 }, {}, {}, { number: 4, fromSec: 180 }],
    });
    const page = (await get(`${url}/pages/2`, trainee.headers)).json();
    expect(page).toMatchObject({
      number: 2,
      pageCount: 4,
      fromSec: 60,
      toSec: 120,
      blocks: [{ kind: 'paragraph' }, {}],
    });
    expect((await get(`${url}/pages/5`, trainee.headers)).statusCode).toBe(404);
    await window.open(lesson(2));
    pass(test, 300);
    // five minutes on page 2 earn its one minute
    expect(await window.send([{ seq: 1, fromSec: 60, toSec: 120, rate: 1 }])).toMatchObject({
      earnedSec: 60,
      state: 'counting',
    });
    pass(test, 60);
    expect(await window.send([{ seq: 2, fromSec: 60, toSec: 120, rate: 1 }])).toMatchObject({
      earnedSec: 0,
      reason: '这一段以前已经计过时，不重复计。',
    });
  });

  it('plays the video with ranges; nobody without the course gets it', async () => {
    const trainee = await aTrainee(test, program);
    const url = `/api/programs/${program.id}/study/lessons/${lesson(0)}/media`;
    const part = await get(url, trainee.headers, { range: 'bytes=4-7' });
    expect(part.statusCode).toBe(206);
    expect(part.rawPayload.toString('latin1')).toBe('ftyp');
    expect(part.headers['content-type']).toBe('video/mp4');
    const other = await aPerson(test);
    expect((await get(url, other.headers)).statusCode).toBe(403);
    const foreign = await aTrainee(test, await aStudyProgram(test));
    expect((await get(url, foreign.headers)).statusCode).toBe(404);
    const withdrawn = await aTrainee(test, program, { state: 'withdrawn' });
    expect((await get(url, withdrawn.headers)).statusCode).toBe(404);
    expect((await test.server.inject({ url })).statusCode).toBe(401);
  });
});

describe('study.open', () => {
  it('refuses before the first day, after the last, a quiz, an exempt person and a foreign lesson', async () => {
    const open = async (of: BuiltProgram, lessonId: string, state: 'active' | 'exempt' = 'active') => {
      const trainee = await aTrainee(test, of, { state });
      return test.server.inject({
        method: 'POST',
        url: '/api/study/sessions',
        headers: trainee.headers,
        payload: { programId: of.id, lessonId },
      });
    };
    const later = await aStudyProgram(test, { startsInDays: 3 });
    expect((await open(later, (await lessonsOf(test, later, 'law'))[0] ?? '')).json().code).toBe('study.notStarted');
    const over = await aStudyProgram(test, { startsInDays: -9, days: -1 });
    expect((await open(over, (await lessonsOf(test, over, 'law'))[0] ?? '')).json().code).toBe('study.over');
    expect((await open(program, lesson(3))).json().code).toBe('study.noTimed');
    expect((await open(program, lesson(0), 'exempt')).json().code).toBe('study.exempt');
    expect((await open(program, (await lessonsOf(test, later, 'law'))[0] ?? '')).statusCode).toBe(404);
  });
});

describe('a trainee who leaves', () => {
  it('keeps her hours, and nothing counts any more, also where this server remembers her session', async () => {
    const trainee = await aTrainee(test, program);
    const window = new StudyWindow(test, trainee);
    await window.open(lesson(0));
    await window.play(30);
    await window.play(30);
    await test.app.database.db
      .updateTable('trainee')
      .set({ state: 'withdrawn' })
      .where('personId', '=', trainee.id)
      .execute();
    expect(await window.play(30)).toMatchObject({
      state: 'ended',
      earnedSec: 0,
      reason: expect.stringContaining('不在本项目'),
    });
    expect(await creditedOf(test, trainee)).toBe(60);
  });
});

describe('spreadCredit', () => {
  it('lays a sum over the package from the front, each course at most its hours', async () => {
    const trainee = await aTrainee(test, program);
    const { db } = test.app.database;
    const key = { programId: program.id, personId: trainee.id };
    // two 学时 of the first course, half of the second, then 100 seconds of the third
    const creditedSec = 5400 + 1350 + 100;
    await db
      .insertInto('studyTotal')
      .values({ ...key, creditedSec, day: '2021-10-28', lastStudiedAt: test.clock.now(), questionLeftSec: 600 })
      .execute();
    expect(await spreadCredit(db, { programId: program.id, minutesPerHour: 45, personIds: [trainee.id] })).toBe(4);
    const courses = (await get(`/api/programs/${program.id}/study/courses`, trainee.headers)).json();
    expect(courses.map((row: { creditedSec: number }) => row.creditedSec)).toEqual([5400, 1350, 100]);
    expect(await spreadCredit(db, { programId: program.id, minutesPerHour: 45, personIds: [trainee.id] })).toBe(0);
  });
});

describe('a quiz', () => {
  const url = () => `/api/programs/${program.id}/study/lessons/${lesson(3)}`;

  it('sends no answers before it is handed in, grades on the server, keeps the best and ends after its attempts', async () => {
    const trainee = await aTrainee(test, program);
    const post = (path: string, payload: object = {}) =>
      test.server.inject({ method: 'POST', url: url() + path, headers: trainee.headers, payload });
    const start = await post('/attempts');
    expect(start.body).not.toMatch(/answer|explanation|见职业道德规范/);
    const paper = start.json();
    expect((await post('/attempts')).json().attemptId).toBe(paper.attemptId);
    const [first, second] = paper.questions;
    const done = await post(`/attempts/${paper.attemptId}`, {
      answers: [
        { questionId: first.id, choices: [0] },
        { questionId: second.id, choices: [0] },
      ],
    });
    expect(done.json()).toMatchObject({
      scoreX100: 5000,
      bestX100: 5000,
      passed: false,
      attemptsLeft: 2,
      questions: [{ right: true }, { right: false, answer: [0, 1], explanation: '消防与食品。' }],
    });
    expect((await post(`/attempts/${paper.attemptId}`, { answers: [] })).json().code).toBe('study.alreadySubmitted');
    for (const choices of [[1, 0], []]) {
      const { attemptId } = (await post('/attempts')).json();
      await post(`/attempts/${attemptId}`, {
        answers: [
          { questionId: first.id, choices: [0] },
          { questionId: second.id, choices },
        ],
      });
    }
    expect((await post('/attempts')).json()).toMatchObject({ code: 'study.noAttemptsLeft' });
    expect((await get(`${url()}/quiz`, trainee.headers)).json()).toMatchObject({
      attemptsUsed: 3,
      last: { scoreX100: 5000, bestX100: 10_000, passed: true },
    });
    const foreign = await aTrainee(test, program);
    const stolen = await test.server.inject({
      method: 'POST',
      url: `${url()}/attempts/${paper.attemptId}`,
      headers: foreign.headers,
      payload: { answers: [] },
    });
    expect(stolen.statusCode).toBe(404);
  });
});

describe('study.progress', () => {
  it('shows an office its own trainees by how far they are, and nobody else’s', async () => {
    const own = await aStudyProgram(test);
    const idle = await aTrainee(test, own);
    const busy = await aTrainee(test, own);
    const window = new StudyWindow(test, busy);
    await window.open((await lessonsOf(test, own, 'ethics'))[0] ?? '');
    await playThrough(window, 300);
    const county = await aPerson(test, { role: 'countyAdmin', org: own.publisher });
    const url = `/api/programs/${own.id}/study/progress`;
    const list = (await get(url, county.headers)).json();
    expect(list).toMatchObject({ total: 2, counts: { notLoggedIn: 1 }, wantedX100: 5000 });
    expect(list.rows.map((row: { personId: string }) => row.personId)).toEqual([idle.id, busy.id]);
    expect((await get(`${url}?standing=notLoggedIn`, county.headers)).json()).toMatchObject({
      total: 1,
      rows: [{ personId: idle.id }],
    });
    const person = (await get(`${url}/${busy.id}`, county.headers)).json();
    expect(person).toMatchObject({ hoursX100: 100, days: [{ creditedSec: 2700 }], sessions: [{ earnedSec: 2700 }] });
    const elsewhere = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
    expect((await get(url, elsewhere.headers)).statusCode).toBe(404);
    expect((await get(`${url}/${busy.id}`, elsewhere.headers)).statusCode).toBe(404);
    expect((await get(url, busy.headers)).statusCode).toBe(403);
  });
});

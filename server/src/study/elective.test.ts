import { beforeAll, expect, it } from 'vitest';
import { aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import {
  aStudyProgram,
  aTrainee,
  type BuiltProgram,
  type BuiltTrainee,
  creditedOf,
  lessonsOf,
  StudyWindow,
} from './study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let editor: BuiltPerson;

const call = (method: 'GET' | 'POST' | 'PUT', url: string, who: BuiltPerson, payload?: object) =>
  test.server.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

const idOf = (key: string) => program.courseIds.get(key) ?? '';

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  editor = await aPerson(test, { role: 'contentEditor', org: program.provider });
  const settings = {
    ...program.settings,
    hours: { ...program.settings.hours, onlineX100: 250 },
    themes: { ...program.settings.themes, common: ['师德为先'] },
  };
  await test.app.database.db
    .updateTable('program')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', program.id)
    .execute();
  const courses = [
    { courseId: idOf('ethics'), required: true },
    { courseId: idOf('law'), required: false },
    { courseId: idOf('stage'), required: false },
  ];
  const put = (electivesMost: number, version: number) =>
    call('PUT', `/api/programs/${program.id}/packages`, editor, {
      packages: [{ stage: 'primary', version, electivesMost, courses }],
    });
  expect((await put(1, 1)).statusCode).toBe(200);
  const shown = (await call('GET', `/api/programs/${program.id}/packages`, editor)).json();
  // the required 2 学时 and the shorter elective of 0.5
  expect(shown.find((one: { stage: string }) => one.stage === 'primary')).toMatchObject({
    electivesMost: 1,
    hoursX100: 250,
    problems: [],
  });
});

const choose = (who: BuiltTrainee, key: string, chosen: boolean) =>
  call('POST', `/api/programs/${program.id}/study/courses/${idOf(key)}/choice`, who, { chosen });

const openLesson = async (who: BuiltTrainee, key: string) =>
  call('POST', '/api/study/sessions', who, {
    programId: program.id,
    lessonId: (await lessonsOf(test, program, key))[0],
  });

it('an elective counts once it is chosen, and no more are chosen than may be', async () => {
  const trainee = await aTrainee(test, program);
  const courses = async () => (await call('GET', `/api/programs/${program.id}/study/courses`, trainee)).json();
  expect(await courses()).toMatchObject([
    { required: true, toChoose: false },
    { toChoose: true, chosen: false },
    { toChoose: true, chosen: false },
  ]);
  expect((await openLesson(trainee, 'ethics')).statusCode).toBe(200);
  expect((await openLesson(trainee, 'law')).json().code).toBe('study.chooseFirst');
  expect((await choose(trainee, 'ethics', true)).json().code).toBe('study.notElective');
  expect((await choose(trainee, 'stage', true)).json()).toEqual({ most: 1, chosen: 1 });
  expect((await choose(trainee, 'law', true)).json().code).toBe('study.electivesFull');
  // a change of mind, while nothing is credited
  expect((await choose(trainee, 'stage', false)).json()).toEqual({ most: 1, chosen: 0 });
  expect((await choose(trainee, 'law', true)).json()).toEqual({ most: 1, chosen: 1 });
  const window = new StudyWindow(test, trainee);
  await window.open((await lessonsOf(test, program, 'law'))[0] ?? '');
  await window.play(60);
  expect(await creditedOf(test, trainee)).toBe(60);
  await window.send([], { closing: true });
  expect((await choose(trainee, 'law', false)).json().code).toBe('study.electiveBegun');
  expect((await openLesson(trainee, 'stage')).json().code).toBe('study.chooseFirst');
  expect((await courses())[1]).toMatchObject({ chosen: true, creditedSec: 60 });
});

it('where nothing is limited nothing is to be chosen', async () => {
  const junior = await aTrainee(test, program, { stage: 'junior' });
  expect((await call('GET', `/api/programs/${program.id}/study/electives`, junior)).json()).toEqual({
    most: null,
    chosen: 0,
  });
  expect((await openLesson(junior, 'law')).statusCode).toBe(200);
  const url = `/api/programs/${program.id}/study/courses/${idOf('law')}/choice`;
  expect((await call('POST', url, junior, { chosen: true })).statusCode).toBe(404);
});

it('is one’s own choice in one’s own program', async () => {
  const stranger = await aTrainee(test, await aStudyProgram(test));
  expect((await choose(stranger, 'law', true)).statusCode).toBe(404);
  expect((await call('GET', `/api/programs/${program.id}/study/electives`, editor)).statusCode).toBe(403);
  const gone = await aTrainee(test, program, { state: 'withdrawn' });
  expect((await choose(gone, 'law', true)).json().code).toBe('study.notTrainee');
});

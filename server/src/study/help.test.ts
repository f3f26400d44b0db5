import { helpLineOf } from '@yanxiu/domain/program/help-line';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, type BuiltTrainee } from './study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let schoolAdmin: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  schoolAdmin = await aPerson(test, { role: 'schoolAdmin', org: program.school });
});

const own = () => `/api/programs/${program.id}/study/help`;
const list = () => `/api/programs/${program.id}/study/helps`;
const post = (url: string, person: { headers: { cookie: string } }, payload: object) =>
  test.server.inject({ method: 'POST', url, headers: person.headers, payload });
const get = async (url: string, person: { headers: { cookie: string } }) =>
  (await test.server.inject({ url, headers: person.headers })).json();
const ask = (trainee: BuiltTrainee, about = 'play') => post(own(), trainee, { about, words: '手机太旧' });

describe('我不会用，请学校帮我', () => {
  it('puts the name on the school’s list once, and tells the teacher what was done', async () => {
    const trainee = await aTrainee(test, program);
    expect((await ask(trainee)).statusCode).toBe(200);
    const again = await ask(trainee, 'quiz');
    expect([again.statusCode, again.json().code]).toEqual([409, 'study.helpAsked']);

    const { rows } = await get(`${list()}?state=open`, schoolAdmin);
    const row = rows.find((one: { personId: string }) => one.personId === trainee.id);
    expect(row).toMatchObject({ about: 'play', words: '手机太旧', state: 'open' });

    expect((await post(`${list()}/${row.id}`, schoolAdmin, { answer: '' })).statusCode).toBe(400);
    expect((await post(`${list()}/${row.id}`, schoolAdmin, { answer: '换了浏览器，已能播放' })).statusCode).toBe(200);
    const second = await post(`${list()}/${row.id}`, schoolAdmin, { answer: '再登记一次' });
    expect(second.json().code).toBe('study.helpEnded');

    const mine = await get(own(), trainee);
    expect(mine.last).toMatchObject({
      state: 'helped',
      answer: '换了浏览器，已能播放',
      helperName: expect.any(String),
    });
    expect((await ask(trainee)).statusCode).toBe(200);
  });

  it('a teacher takes her own request back', async () => {
    const trainee = await aTrainee(test, program);
    expect((await post(`${own()}/withdraw`, trainee, {})).json().code).toBe('study.noHelpAsked');
    await ask(trainee);
    expect((await post(`${own()}/withdraw`, trainee, {})).statusCode).toBe(200);
    expect((await get(own(), trainee)).last.state).toBe('withdrawn');
  });

  it('another school sees and answers nothing of it', async () => {
    const trainee = await aTrainee(test, program);
    const { id } = (await ask(trainee)).json();
    const elsewhere = await anOrg(test, { kind: 'school', parent: program.publisher });
    const stranger = await aPerson(test, { role: 'schoolAdmin', org: elsewhere });
    expect((await get(list(), stranger)).rows).toEqual([]);
    expect((await post(`${list()}/${id}`, stranger, { answer: '帮过了' })).statusCode).toBe(404);
  });

  it('the longest waiting comes first, what is settled after it', async () => {
    const early = await aTrainee(test, program);
    await ask(early);
    test.clock.advanceTo(new Date(test.clock.now().getTime() + 60_000));
    const late = await aTrainee(test, program);
    await ask(late);
    const { rows, open } = await get(`${list()}?size=200`, schoolAdmin);
    const order = rows.map((one: { personId: string }) => one.personId);
    expect(order.indexOf(early.id)).toBeLessThan(order.indexOf(late.id));
    const states = rows.map((one: { state: string }) => one.state);
    expect(states.lastIndexOf('open')).toBe(open - 1);
  });
});

describe('the start page', () => {
  it('names the deadlines and whom to call', async () => {
    const trainee = await aTrainee(test, program);
    const [mine] = await get('/api/study', trainee);
    expect(mine.helpLine).toEqual(helpLineOf(program.settings.contacts));
    expect(mine.deadlines.map((one: { key: string }) => one.key).sort()).toEqual([
      'assessmentEndsOn',
      'firstLoginDueOn',
      'studyEndsOn',
      'studyStartsOn',
    ]);
    expect(mine.deadlines.filter((one: { state: string }) => one.state === 'next')).toHaveLength(1);
  });
});

import { beforeAll, expect, it } from 'vitest';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, type BuiltTrainee, lessonsOf, pass } from './study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let quizId: string;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  quizId = (await lessonsOf(test, program, 'ethics'))[3] ?? '';
});

/** The rules of the one quiz of this file, as its author would set them. */
async function setRules(rules: Record<string, unknown>): Promise<void> {
  const plain = { attempts: 3, drawCount: null, shuffled: false, limitMinutes: null, keeps: 'best', review: 'each' };
  await test.app.database.db
    .updateTable('lesson')
    .set({ ...plain, ...rules } as never)
    .where('id', '=', quizId)
    .execute();
}

const url = () => `/api/programs/${program.id}/study/lessons/${quizId}`;
const post = async (trainee: BuiltTrainee, path: string, payload: object = {}) =>
  (await test.server.inject({ method: 'POST', url: url() + path, headers: trainee.headers, payload })).json();
const result = async (trainee: BuiltTrainee) =>
  (await test.server.inject({ url: `${url()}/quiz`, headers: trainee.headers })).json();

interface Shown {
  readonly id: string;
  readonly choices: readonly string[];
}
const rightTexts = ['教书育人', '消防', '食品'];
const answersOf = (questions: readonly Shown[], right: boolean) =>
  questions.map(({ id, choices }) => ({
    questionId: id,
    choices: choices.flatMap((text, at) => (rightTexts.includes(text) === right ? [at] : [])),
  }));

it('a drawn and shuffled paper is as long as its rules say and right where the text is right', async () => {
  await setRules({ drawCount: 1, shuffled: true, attempts: 20 });
  const trainee = await aTrainee(test, program);
  const seen = new Set<string>();
  for (let turn = 0; turn < 12; turn += 1) {
    const paper = await post(trainee, '/attempts');
    expect(paper.questions).toHaveLength(1);
    seen.add(paper.questions[0].stem);
    const done = await post(trainee, `/attempts/${paper.attemptId}`, { answers: answersOf(paper.questions, true) });
    expect(done.scoreX100).toBe(10_000);
  }
  expect(seen.size).toBe(2);
  expect(await result(trainee)).toMatchObject({ questionCount: 1, shuffled: true });
});

it('after its time a paper is not read any more, and one that was left lying makes room for the next', async () => {
  await setRules({ limitMinutes: 10 });
  const trainee = await aTrainee(test, program);
  const first = await post(trainee, '/attempts');
  expect(first.leftSec).toBe(600);
  pass(test, 630);
  const inGrace = await post(trainee, `/attempts/${first.attemptId}`, { answers: answersOf(first.questions, true) });
  expect(inGrace).toMatchObject({ scoreX100: 10_000, tooLate: false });

  const second = await post(trainee, '/attempts');
  pass(test, 300);
  expect((await post(trainee, '/attempts')).leftSec).toBe(300);
  pass(test, 361);
  const late = await post(trainee, `/attempts/${second.attemptId}`, { answers: answersOf(second.questions, true) });
  expect(late).toMatchObject({ scoreX100: 0, bestX100: 10_000, tooLate: true });

  const third = await post(trainee, '/attempts');
  expect(third.number).toBe(3);
  pass(test, 700);
  expect((await post(trainee, '/attempts')).code).toBe('study.noAttemptsLeft');
  expect((await result(trainee)).attemptsUsed).toBe(2);
});

it('keeps answers back until nothing can be gained by them', async () => {
  await setRules({ review: 'end', attempts: 2 });
  const trainee = await aTrainee(test, program);
  const first = await post(trainee, '/attempts');
  const wrong = await post(trainee, `/attempts/${first.attemptId}`, { answers: answersOf(first.questions, false) });
  expect(wrong).toMatchObject({ reviewed: false, questions: [{ answer: null, explanation: null, right: false }, {}] });
  expect((await result(trainee)).last.questions[0].answer).toBeNull();
  const second = await post(trainee, '/attempts');
  const right = await post(trainee, `/attempts/${second.attemptId}`, { answers: answersOf(second.questions, true) });
  expect(right).toMatchObject({ reviewed: true, questions: [{ answer: [0] }, {}] });
});

it('counts the last result where the rules say so', async () => {
  await setRules({ keeps: 'last' });
  const trainee = await aTrainee(test, program);
  for (const right of [true, false]) {
    const paper = await post(trainee, '/attempts');
    await post(trainee, `/attempts/${paper.attemptId}`, { answers: answersOf(paper.questions, right) });
  }
  expect((await result(trainee)).last).toMatchObject({ scoreX100: 0, bestX100: 0, passed: false });
});

it('tells an office of its own trainees’ first papers how each question did', async () => {
  await setRules({});
  const program2 = await aStudyProgram(test);
  const quiz2 = (await lessonsOf(test, program2, 'ethics'))[3] ?? '';
  const at = `/api/programs/${program2.id}/study/lessons/${quiz2}/attempts`;
  for (const right of [true, false]) {
    const trainee = await aTrainee(test, program2);
    for (const turn of [right, true]) {
      const send = async (url: string, payload: object) =>
        (await test.server.inject({ method: 'POST', url, headers: trainee.headers, payload })).json();
      const paper = await send(at, {});
      await send(`${at}/${paper.attemptId}`, { answers: answersOf(paper.questions, turn) });
    }
  }
  const figures = `/api/programs/${program2.id}/study/quizzes/${quiz2}`;
  const admin = await aPerson(test, { role: 'countyAdmin', org: program2.publisher });
  const shown = (await test.server.inject({ url: figures, headers: admin.headers })).json();
  expect(shown).toMatchObject({ papers: 2, averageX100: 5000, items: [{ rightPercent: 50, answered: 2 }, {}] });
  expect(shown.items[0].picks).toContainEqual({ choice: '教书育人', right: true, count: 1 });
  const stranger = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
  expect((await test.server.inject({ url: figures, headers: stranger.headers })).statusCode).toBe(404);
});

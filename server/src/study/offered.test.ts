import { isLessonFilled, lessonKinds } from '@yanxiu/domain/course/lesson-kind';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { countQuizzes } from '../assessment/store/study-input.ts';
import { isOffered } from '../course/store/offered.ts';
import { aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, type BuiltTrainee } from './study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let editor: BuiltPerson;
let trainee: BuiltTrainee;
let courseId: string;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  editor = await aPerson(test, { role: 'contentEditor', org: program.provider });
  trainee = await aTrainee(test, program);
  courseId = program.courseIds.get('ethics') ?? '';
});

const call = (method: 'GET' | 'POST' | 'PUT', url: string, who: BuiltPerson, payload?: object) =>
  test.server.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

async function addEmpty(kind: string): Promise<string> {
  const { units } = (await call('GET', `/api/courses/${courseId}`, editor)).json();
  const wish = { unitId: units[0].id, kind, title: `空的${kind}` };
  return (await call('POST', `/api/courses/${courseId}/lessons`, editor, wish)).json().id;
}

async function met() {
  const { units, lessonCount } = (
    await call('GET', `/api/programs/${program.id}/study/courses/${courseId}`, trainee)
  ).json();
  const ids: string[] = units.flatMap((unit: { lessons: { id: string }[] }) => unit.lessons.map(({ id }) => id));
  return { ids, lessonCount };
}

const lessonUrl = (id: string) => `/api/programs/${program.id}/study/lessons/${id}`;
const open = (lessonId: string) => call('POST', '/api/study/sessions', trainee, { programId: program.id, lessonId });
const quizzes = async () => (await countQuizzes(test.app.database.db, program.id)).get('primary');

describe('a lesson that is added to a published course', () => {
  it('is nowhere for trainees while it is empty, whatever its kind', async () => {
    const before = await met();
    const quizzesBefore = await quizzes();
    for (const kind of lessonKinds) {
      const id = await addEmpty(kind);
      expect((await call('GET', lessonUrl(id), trainee)).statusCode, kind).toBe(404);
      expect((await open(id)).statusCode, kind).toBe(404);
      expect((await call('POST', `${lessonUrl(id)}/attempts`, trainee, {})).statusCode, kind).toBe(404);
    }
    expect(await met()).toEqual(before);
    expect(await quizzes()).toBe(quizzesBefore);
    expect((await call('GET', `/api/my/programs/${program.id}/assignments`, trainee)).json()).toEqual([]);
    // its author still has all of them to fill
    expect((await call('GET', `/api/courses/${courseId}`, editor)).body.match(/空的/g)).toHaveLength(
      lessonKinds.length,
    );
  });

  it('is there, counts and opens once it plays', async () => {
    const before = await met();
    const quizzesBefore = (await quizzes()) ?? 0;
    const reading = await addEmpty('document');
    const pages = [{ title: '一', readSec: 60, blocks: [{ kind: 'paragraph', runs: [{ text: '为人师表' }] }] }];
    await call('PUT', `/api/courses/${courseId}/lessons/${reading}/document`, editor, { pages });
    const quiz = await addEmpty('quiz');
    const questions = [{ kind: 'single', stem: '选哪个？', choices: ['甲', '乙'], answer: [0], points: 1 }];
    const saved = { rules: {}, questions, draws: [] };
    expect((await call('PUT', `/api/courses/${courseId}/lessons/${quiz}/quiz`, editor, saved)).statusCode).toBe(200);
    const { ids, lessonCount } = await met();
    expect(ids).toEqual([...before.ids, reading, quiz]);
    expect(lessonCount).toBe(before.lessonCount + 2);
    expect(await quizzes()).toBe(quizzesBefore + 1);
    expect((await open(reading)).statusCode).toBe(200);
    expect((await call('POST', `${lessonUrl(quiz)}/attempts`, trainee, {})).statusCode).toBe(200);
  });
});

it('the query knows the rule of the domain, kind by kind', async () => {
  const sizes = [0, 1];
  const all = lessonKinds.flatMap((kind) =>
    sizes.flatMap((lengthSec) =>
      sizes.flatMap((questionCount) => sizes.map((promptLength) => ({ kind, lengthSec, questionCount, promptLength }))),
    ),
  );
  const rows = all.map(({ kind, lengthSec, questionCount, promptLength }, place) => ({
    place,
    kind,
    length_sec: lengthSec,
    question_count: questionCount,
    prompt_length: promptLength,
  }));
  const answer = await sql<{ offered: boolean }>`
    select ${isOffered} as offered
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as lesson(place int, kind text, length_sec int, question_count int, prompt_length int, retired_at timestamptz)
    order by place`.execute(test.app.database.db);
  expect(answer.rows.map(({ offered }) => offered)).toEqual(all.map(isLessonFilled));
});

import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, lessonsOf } from '../study/study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let editor: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  editor = await aPerson(test, { role: 'contentEditor', org: program.provider });
});

const call = (method: 'GET' | 'POST' | 'PUT', url: string, who: BuiltPerson, payload?: object) =>
  test.server.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

const single = (stem: string, wish: object = {}) => ({
  kind: 'single',
  stem,
  choices: ['对的', '错的'],
  answer: [0],
  tags: ['师德'],
  ...wish,
});

async function upload(name: string, bytes: Buffer, who = editor): Promise<string> {
  const response = await test.server.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}&purpose=sheet`,
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    payload: bytes,
  });
  return response.json().id;
}

async function anEditor(): Promise<BuiltPerson> {
  return aPerson(test, { role: 'contentEditor', org: (await aStudyProgram(test)).provider });
}

describe('the bank of questions', () => {
  it('keeps, finds, changes, takes out and puts back', async () => {
    const own = await anEditor();
    const { id } = (await call('POST', '/api/questions', own, { question: single('第一题') })).json();
    await call('POST', '/api/questions', own, { question: single('第二题', { difficulty: 'hard', tags: ['安全'] }) });
    expect((await call('POST', '/api/questions', own, { question: single(' 第一题 ') })).json().code).toBe(
      'course.questionKnown',
    );
    const list = async (query: string) => (await call('GET', `/api/questions?${query}`, own)).json();
    expect(await list('difficulty=hard')).toMatchObject({ total: 1, rows: [{ stem: '第二题' }] });
    expect(await list('tag=师德&q=一')).toMatchObject({ total: 1, tags: [{ tag: '安全', count: 1 }, { tag: '师德' }] });
    const changed = { version: 1, question: single('第一题改', { points: 3 }) };
    expect((await call('PUT', `/api/questions/${id}`, own, changed)).json()).toEqual({ version: 2 });
    expect((await call('PUT', `/api/questions/${id}`, own, changed)).json().code).toBe('course.questionChanged');
    const twin = { version: 2, question: single('第二题', { tags: [] }) };
    expect((await call('PUT', `/api/questions/${id}`, own, twin)).json().message).toContain('题库里已有相同的题目');
    const retire = (retired: boolean) => call('POST', '/api/questions/retire', own, { ids: [id], retired });
    expect((await retire(true)).json()).toEqual({ changed: 1 });
    expect((await list('')).total).toBe(1);
    expect((await retire(false)).json()).toEqual({ changed: 1 });
    expect((await call('GET', `/api/questions/${id}`, own)).json()).toMatchObject({ stem: '第一题改', points: 3 });
  });

  it('belongs to its provider: nobody else reads or changes it', async () => {
    const { id } = (await call('POST', '/api/questions', editor, { question: single('只有本机构看得到') })).json();
    const rival = await anEditor();
    expect((await call('GET', '/api/questions', rival)).json().total).toBe(0);
    expect((await call('GET', `/api/questions/${id}`, rival)).statusCode).toBe(404);
    const change = { version: 1, question: single('改掉') };
    expect((await call('PUT', `/api/questions/${id}`, rival, change)).statusCode).toBe(404);
    const retire = await call('POST', '/api/questions/retire', rival, { ids: [id], retired: true });
    expect(retire.json()).toEqual({ changed: 0 });
    const county = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
    expect((await call('GET', '/api/questions', county)).statusCode).toBe(403);
    expect((await call('GET', '/api/questions', await aTrainee(test, program))).statusCode).toBe(403);
  });

  it('takes its own template back, once', async () => {
    const own = await anEditor();
    const template = await call('GET', '/api/questions/template', own);
    const fileId = await upload('题目.xlsx', template.rawPayload, own);
    const read = async (confirm: boolean) =>
      (await call('POST', '/api/questions/import', own, { fileId, confirm, tags: ['示例'] })).json();
    expect(await read(false)).toMatchObject({ added: 7, known: 0, problems: [], unit: 'row' });
    expect((await call('GET', '/api/questions', own)).json().total).toBe(0);
    expect(await read(true)).toMatchObject({ added: 7 });
    expect(await read(true)).toMatchObject({ added: 0, known: 7 });
    expect((await call('GET', '/api/questions?tag=示例', own)).json().total).toBe(7);
    const sheet = await call('GET', '/api/questions/export?kind=match', own);
    const again = await anEditor();
    const kept = await upload('导出.xlsx', sheet.rawPayload, again);
    const payload = { fileId: kept, confirm: true };
    expect((await call('POST', '/api/questions/import', again, payload)).json()).toMatchObject({ added: 1 });
    const [row] = (await call('GET', '/api/questions', again)).json().rows;
    expect(row).toMatchObject({ prompts: ['孔子', '司马迁'], choices: ['论语', '史记', '左传'], answer: [0, 1] });
  });

  it('names bad rows and lines, and takes the good ones', async () => {
    const own = await anEditor();
    const csv = '题型,题干,选项A,选项B,正确答案\n单选题,好的一题,甲,乙,B\n单选题,坏的一题,甲,乙,E\n';
    const fileId = await upload('题.csv', Buffer.from(csv), own);
    const sheet = (await call('POST', '/api/questions/import', own, { fileId, confirm: true })).json();
    expect(sheet).toMatchObject({ added: 1, problems: [{ line: 3, reason: expect.stringContaining('“E”') }] });
    const gift = Buffer.from(
      '另一题 {=甲 ~乙}\n\n首都是{=北京 =北京市}。\n\n谈谈体会 {#3}\n\n谈谈收获 {####言之有物}\n\n只有一个 {=甲 ~甲}\n',
    );
    const text = await upload('题.txt', gift, own);
    const lines = (await call('POST', '/api/questions/import', own, { fileId: text, confirm: true })).json();
    expect(lines).toMatchObject({
      added: 3,
      unit: 'line',
      problems: [{ line: 5 }, { line: 9, reason: '有两个选项相同。' }],
    });
    const exported = await call('GET', '/api/questions/export?format=gift&kind=blank', own);
    expect(exported.body).toBe('首都是{=北京 =北京市}。\n');
    const essays = await call('GET', '/api/questions/export?format=gift&kind=short', own);
    expect(essays.body).toBe('谈谈收获 {####言之有物}\n');
    const other = await upload('别的.csv', Buffer.from('姓名,学段\n甲,小学\n'), own);
    const refused = await call('POST', '/api/questions/import', own, { fileId: other, confirm: false });
    expect(refused.json().code).toBe('course.questionHeading');
    const foreign = await call('POST', '/api/questions/import', editor, { fileId: other, confirm: false });
    expect(foreign.statusCode).toBe(404);
  });
});

describe('a paper from the bank', () => {
  interface Shown {
    readonly id: string;
    readonly kind: string;
    readonly stem: string;
    readonly choices: readonly string[];
    readonly prompts: readonly string[];
    readonly gaps: number;
  }
  const gap = { kind: 'blank', stem: '省会是____', accepted: [['太原', '太原市']] };
  const match = {
    kind: 'match',
    stem: '连一连',
    prompts: ['孔子', '老子'],
    choices: ['论语', '道德经'],
    answer: [0, 1],
  };

  async function aQuiz(): Promise<{ lesson: string; url: string }> {
    for (const at of [1, 2, 3, 4, 5]) {
      const question = single(`题库第${at}题`, { difficulty: at > 3 ? 'hard' : 'easy', tags: ['抽题'] });
      await call('POST', '/api/questions', editor, { question });
    }
    const courseId = program.courseIds.get('ethics') ?? '';
    const lesson = (await lessonsOf(test, program, 'ethics'))[3] ?? '';
    const { db } = test.app.database;
    await db.updateTable('course').set({ state: 'draft' }).where('id', '=', courseId).execute();
    return { lesson, url: `/api/courses/${courseId}/lessons/${lesson}/quiz` };
  }

  const draws = [
    { tag: '抽题', difficulty: null, count: 2 },
    { tag: '抽题', difficulty: 'hard', count: 1 },
  ];

  it('holds its own questions and so many of each pool; what is right never goes out before it may', async () => {
    const { lesson, url } = await aQuiz();
    const save = (payload: object) => call('PUT', url, editor, { rules: { review: 'end', attempts: 3 }, ...payload });
    expect((await save({ questions: [], draws: [] })).json().code).toBe('course.emptyPaper');
    const short = await save({ questions: [], draws: [{ tag: '抽题', difficulty: 'hard', count: 3 }] });
    expect(short.json().message).toContain('标签“抽题”、较难”的只有 2 题，不够抽 3 题');
    expect((await save({ questions: [gap, match], draws })).statusCode).toBe(200);
    const shown = (await call('GET', url.replace(/\/quiz$/, ''), editor)).json();
    expect(shown.draws).toMatchObject([{ pooled: 3 }, { pooled: 2 }]);
    expect(shown.questions).toHaveLength(2);
    const county = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
    const preview = (await call('GET', url.replace(/\/quiz$/, ''), county)).json().questions;
    expect(preview).toMatchObject([{ accepted: null }, { answer: null, choices: ['论语', '道德经'].sort() }]);

    const trainee = await aTrainee(test, program);
    const at = `/api/programs/${program.id}/study/lessons/${lesson}`;
    const paper = await call('POST', `${at}/attempts`, trainee, {});
    expect(paper.body).not.toMatch(/太原|accepted|answer|explanation/);
    const { attemptId, questions } = paper.json() as { attemptId: string; questions: Shown[] };
    expect(questions).toHaveLength(5);
    expect(questions.filter(({ stem }) => /题库第[45]题/.test(stem))).toHaveLength(1);
    expect(questions.filter(({ stem }) => /题库第[123]题/.test(stem))).toHaveLength(2);

    const answers = (right: boolean) =>
      questions.map(({ id, kind, choices, prompts }) => {
        if (kind === 'blank') return { questionId: id, texts: [right ? '太原市。' : '大同'] };
        if (kind !== 'match') return { questionId: id, choices: [choices.indexOf(right ? '对的' : '错的')] };
        const rights = new Map([
          ['孔子', '论语'],
          ['老子', '道德经'],
        ]);
        const places = prompts.map((prompt) => choices.indexOf(rights.get(prompt) ?? ''));
        return { questionId: id, choices: right ? places : [places[0], -1] };
      });
    const wrong = await call('POST', `${at}/attempts/${attemptId}`, trainee, { answers: answers(false) });
    expect(wrong.json()).toMatchObject({ scoreX100: 0, reviewed: false });
    expect(wrong.body).not.toMatch(/太原/);
    expect(
      wrong
        .json()
        .questions.every((one: { answer: unknown; accepted: unknown }) => one.answer === null && one.accepted === null),
    ).toBe(true);

    const second = (await call('POST', `${at}/attempts`, trainee, {})).json();
    questions.splice(0, questions.length, ...second.questions);
    const right = await call('POST', `${at}/attempts/${second.attemptId}`, trainee, { answers: answers(true) });
    expect(right.json()).toMatchObject({ scoreX100: 10_000, reviewed: true });
    expect(right.json().questions.find((one: Shown) => one.kind === 'blank')).toMatchObject({
      givenTexts: ['太原市。'],
      accepted: [['太原', '太原市']],
    });
    expect((await call('GET', `${at}/quiz`, trainee)).json()).toMatchObject({ questionCount: 5 });
  });

  it('stays what it was when the bank changes', async () => {
    const all = (await call('GET', '/api/questions?tag=抽题', editor)).json().rows as { id: string }[];
    await call('POST', '/api/questions/retire', editor, { ids: all.map(({ id }) => id), retired: true });
    const lesson = (await lessonsOf(test, program, 'ethics'))[3] ?? '';
    const at = `/api/programs/${program.id}/study/lessons/${lesson}/attempts`;
    expect((await call('POST', at, await aTrainee(test, program), {})).json().questions).toHaveLength(5);
  });
});

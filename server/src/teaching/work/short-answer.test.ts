import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson } from '../../platform/testing/builders.ts';
import { runJob } from '../../platform/testing/run-job.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { aTrainee, type BuiltTrainee } from '../../study/study-fixture.ts';
import { aMember, aTutor, aWorkWorld, putInClass, send, type WorkWorld } from './work-fixture.ts';

let test: TestApp;
let world: WorkWorld;
let quizId: string;

const keyed = {
  kind: 'short',
  stem: '怎样做好家校沟通？',
  accepted: [['尊重', '平等'], ['倾听'], ['反馈']],
  explanation: '先倾听。',
  points: 3,
};
const read = { kind: 'short', stem: '谈谈您的体会。', accepted: [], explanation: '言之有物即可。', points: 4 };
const choice = { kind: 'single', stem: '教师的天职？', choices: ['教书育人', '经商'], answer: [0], points: 3 };

async function addQuiz(questions: readonly object[], rules: object = {}): Promise<string> {
  const course = `/api/courses/${world.courseId}`;
  const { units } = (await send(test, world.editor, 'GET', course)).body;
  const lesson = await send(test, world.editor, 'POST', `${course}/lessons`, {
    unitId: units[0].id,
    kind: 'quiz',
    title: '简答测验',
  });
  const put = { rules, questions, draws: [] };
  const saved = await send(test, world.editor, 'PUT', `${course}/lessons/${lesson.body.id}/quiz`, put);
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  return lesson.body.id;
}

beforeAll(async () => {
  test = await testApp();
  world = await aWorkWorld(test);
  quizId = await addQuiz([choice, keyed, read]);
});

const quiz = (id = quizId) => `/api/programs/${world.program.id}/study/lessons/${id}`;
const answers = () => `/api/programs/${world.program.id}/answers`;

interface Paper {
  readonly attemptId: string;
  readonly questions: readonly { readonly id: string; readonly kind: string; readonly stem: string }[];
}

/** Hands a paper in: the choice right, the short answers as given. */
async function handIn(author: BuiltTrainee, keyedText: string, readText: string, id = quizId) {
  const paper = (await send(test, author, 'POST', `${quiz(id)}/attempts`, {})).body as unknown as Paper;
  const given = paper.questions.map((question) =>
    question.kind === 'short'
      ? { questionId: question.id, texts: [question.stem === keyed.stem ? keyedText : readText] }
      : { questionId: question.id, choices: [0] },
  );
  const done = await send(test, author, 'POST', `${quiz(id)}/attempts/${paper.attemptId}`, { answers: given });
  return { paper, attemptId: paper.attemptId, ...done };
}

const give = (
  who: { headers: { cookie: string } },
  attemptId: string,
  place: number,
  earnedX100: number,
  rest: object = {},
) => send(test, who, 'POST', `${answers()}/${attemptId}/${place}`, { earnedX100, shownX100: null, ...rest });
const result = async (author: BuiltTrainee, id = quizId) =>
  (await send(test, author, 'GET', `${quiz(id)}/quiz`)).body as unknown as {
    byTutor: boolean;
    last: { scoreX100: number | null; bestX100: number | null; questions: { comment: string; markedByName: string }[] };
  };

describe('a paper with a short answer that a tutor has to read', () => {
  it('shows nothing of what is right before it is handed in', async () => {
    const author = await aMember(test, world);
    const paper = await send(test, author, 'POST', `${quiz()}/attempts`, {});
    expect(JSON.stringify(paper.body)).not.toMatch(/倾听|尊重|言之有物|accepted|explanation/);
    expect((await result(author)).byTutor).toBe(true);
  });

  it('waits, and counts once the tutor of the class has read it', async () => {
    const author = await aMember(test, world);
    const { attemptId, body } = await handIn(author, '先倾听，再反馈', '收获很大');
    expect(body).toMatchObject({ scoreX100: null, bestX100: null, waiting: 1, passed: false });
    expect((body.questions as unknown as { earnedX100: number }[]).map((one) => one.earnedX100)).toEqual([
      300,
      200,
      null,
    ]);
    const again = await send(test, author, 'POST', `${quiz()}/attempts`, {});
    expect([again.status, again.body.code]).toEqual([409, 'study.waitsForMarking']);

    const list = await send(test, world.tutor, 'GET', `${answers()}?state=waiting&lessonId=${quizId}`);
    expect(list.body.rows.find((row) => row.attemptId === attemptId)).toMatchObject({
      place: 2,
      stem: read.stem,
      text: '收获很大',
      machineX100: null,
      markX100: null,
      own: false,
    });
    const day = await send(test, world.tutor, 'GET', `/api/programs/${world.program.id}/tutor-day`);
    const classes = day.body['classes'] as { id: string; toRead: number }[];
    expect(classes.find(({ id }) => id === world.classId)?.toRead).toBe(1);
    const marked = await give(world.tutor, attemptId, 2, 250, { comment: '再具体些' });
    // 3 + 2 + 2.5 of 10
    expect(marked.body).toEqual({ waiting: 0, scoreX100: 7500 });
    expect(await result(author)).toMatchObject({ last: { scoreX100: 7500, bestX100: 7500, passed: true } });
    expect((await result(author)).last.questions[2]).toMatchObject({ comment: '再具体些', earnedX100: 250 });
    const told = await send(test, author, 'GET', `/api/my/programs/${world.program.id}/messages`);
    expect(JSON.stringify(told.body)).toContain('简答题已批阅，得 75 分');
    expect((await send(test, author, 'POST', `${quiz()}/attempts`, {})).status).toBe(200);
  });

  it('never takes away a score that was carried over from records without papers', async () => {
    const author = await aMember(test, world);
    const key = { programId: world.program.id, personId: author.id, lessonId: quizId };
    const at = test.clock.now();
    const row = { ...key, scoreX100: 9000, carriedX100: 9000, scoredAt: at };
    await test.app.database.db.insertInto('quizBest').values(row).execute();
    const { attemptId, body } = await handIn(author, '先倾听，再反馈', '收获很大');
    expect(body).toMatchObject({ scoreX100: null, bestX100: 9000, waiting: 1 });
    expect((await give(world.tutor, attemptId, 2, 250)).body).toEqual({ waiting: 0, scoreX100: 7500 });
    expect((await result(author)).last).toMatchObject({ scoreX100: 7500, bestX100: 9000 });
    const kept = test.app.database.db.selectFrom('quizBest').select('scoreX100');
    const score = () => kept.where('personId', '=', author.id).where('lessonId', '=', quizId).executeTakeFirst();
    expect(await score()).toEqual({ scoreX100: 9000 });
    // a better mark counts, and taking it back falls to what was carried over
    await give(world.tutor, attemptId, 1, 300);
    await give(world.tutor, attemptId, 2, 400, { shownX100: 250 });
    expect(await score()).toEqual({ scoreX100: 10_000 });
    await give(world.tutor, attemptId, 2, 0, { shownX100: 400 });
    expect(await score()).toEqual({ scoreX100: 9000 });
  });

  it('an empty answer waits for nobody', async () => {
    const { body } = await handIn(await aMember(test, world), '', ' 。');
    expect(body).toMatchObject({ scoreX100: 3000, bestX100: 3000, waiting: 0 });
  });

  it('may be marked again, the machine’s points too, and the score that counts follows', async () => {
    const author = await aMember(test, world);
    const first = await handIn(author, '平等交流，多听', '体会');
    await give(world.tutor, first.attemptId, 2, 400);
    expect((await result(author)).last).toMatchObject({ scoreX100: 8000 });
    const raised = await give(world.colleague, first.attemptId, 1, 300);
    expect(raised.body).toEqual({ waiting: 0, scoreX100: 10_000 });
    // what the page showed is out of date
    const stale = await give(world.tutor, first.attemptId, 1, 100);
    expect(stale.body).toMatchObject({ code: 'teaching.answer.markedMeanwhile' });
    const lowered = await give(world.tutor, first.attemptId, 1, 0, { shownX100: 300 });
    expect(lowered.body).toEqual({ waiting: 0, scoreX100: 7000 });
    expect((await result(author)).last).toMatchObject({ scoreX100: 7000, bestX100: 7000 });
  });

  it('counts the latest marked paper where the rules say so, and a waiting one takes nothing away', async () => {
    const last = await addQuiz([choice, read], { keeps: 'last' });
    const author = await aMember(test, world);
    const first = await handIn(author, '', '第一次', last);
    await give(world.tutor, first.attemptId, 1, 400);
    expect((await result(author, last)).last).toMatchObject({ bestX100: 10_000 });
    const second = await handIn(author, '', '第二次', last);
    expect(second.body).toMatchObject({ scoreX100: null, bestX100: 10_000, passed: true });
    await give(world.tutor, second.attemptId, 1, 0);
    expect((await result(author, last)).last).toMatchObject({ scoreX100: 4286, bestX100: 4286 });
    // the earlier paper marked again changes nothing of what counts
    await give(world.tutor, first.attemptId, 1, 200, { shownX100: 400 });
    expect((await result(author, last)).last).toMatchObject({ bestX100: 4286 });
  });
});

describe('answers that are taken for right afterwards', () => {
  const widenUrl = (id: string, questionId: string) =>
    `/api/courses/${world.courseId}/lessons/${id}/questions/${questionId}/accepted`;

  it('raise the papers that were handed in, leave what a tutor gave, and are never fewer', async () => {
    const gap = { kind: 'blank', stem: '省会是____。', accepted: [['太原']], points: 2 };
    const id = await addQuiz([gap, keyed], { attempts: 5 });
    const shown = (await send(test, world.editor, 'GET', `/api/courses/${world.courseId}/lessons/${id}`)).body;
    const [blank, short] = shown.questions;
    const answerBoth = async (author: BuiltTrainee, blankText: string, shortText: string) => {
      const paper = (await send(test, author, 'POST', `${quiz(id)}/attempts`, {})).body as unknown as Paper;
      const given = paper.questions.map((one) => ({
        questionId: one.id,
        texts: [one.kind === 'blank' ? blankText : shortText],
      }));
      const url = `${quiz(id)}/attempts/${paper.attemptId}`;
      return { ...(await send(test, author, 'POST', url, { answers: given })), attemptId: paper.attemptId };
    };
    const [author, other] = [await aMember(test, world), await aMember(test, world)];
    expect((await answerBoth(author, '太原市', '共情')).body).toMatchObject({ scoreX100: 0 });
    const { attemptId } = await answerBoth(other, '太原市', '共情');
    expect((await give(world.tutor, attemptId, 1, 50)).status).toBe(200);

    const put = (who: { headers: { cookie: string } }, questionId: string, accepted: string[][]) =>
      send(test, who, 'PUT', widenUrl(id, questionId), { accepted });
    expect((await put(world.editor, blank.id, [['太原市']])).body.code).toBe('course.widenOnly');
    expect((await put(world.editor, blank.id, [['太原']])).body.code).toBe('course.widenNothing');
    expect((await put(world.tutor, blank.id, [['太原', '太原市']])).status).toBe(403);
    expect((await put(world.editor, blank.id, [['太原', '太原市']])).status).toBe(200);
    const wider = [['尊重', '平等', '共情'], ['倾听'], ['反馈']];
    expect((await put(world.editor, short?.id ?? '', wider)).status).toBe(200);
    const jobs = await test.app.database.db
      .selectFrom('job')
      .select('id')
      .where('title', '=', '补充答案后重新判分')
      .execute();
    for (const job of jobs) expect((await runJob(test, job.id)).state).toBe('done');
    // 2 + 1 of 5; and for whom a tutor has read it, 2 + 0.5
    expect((await result(author, id)).last).toMatchObject({ scoreX100: 6000, bestX100: 6000 });
    expect((await result(other, id)).last).toMatchObject({ scoreX100: 5000, bestX100: 5000 });
    expect((await answerBoth(author, '太原市', '共情、倾听、反馈')).body).toMatchObject({ scoreX100: 10_000 });
  });
});

describe('who may mark', () => {
  it('tutors of the class alone, never more than the points, never one’s own', async () => {
    const author = await aMember(test, world);
    const { attemptId } = await handIn(author, '倾听', '体会');
    expect((await give(world.stranger, attemptId, 2, 100)).status).toBe(404);
    expect((await give(author, attemptId, 2, 400)).status).toBe(403);
    const county = await aPerson(test, { role: 'countyAdmin', org: world.program.publisher });
    expect((await give(county, attemptId, 2, 100)).status).toBe(403);
    const seen = await send(test, county, 'GET', `${answers()}?q=${encodeURIComponent(author.name)}`);
    expect(seen.status).toBe(200);
    const elsewhere = await aPerson(test, { role: 'countyAdmin', org: await anOrg(test, { kind: 'county' }) });
    expect((await send(test, elsewhere, 'GET', answers())).status).toBe(404);
    expect((await give(world.tutor, attemptId, 2, 450)).body.code).toBe('teaching.answer.tooMany');
    expect((await give(world.tutor, attemptId, 2, 125)).status).toBe(400);
    expect((await give(world.tutor, attemptId, 0, 100)).status).toBe(404);

    const tutorToo = await aTutor(test, world.program, world.classId);
    const learner = await aTrainee(test, world.program, { person: tutorToo });
    await putInClass(test, world, learner.id, world.classId);
    const own = await handIn(learner, '倾听', '自评');
    expect((await give(learner, own.attemptId, 2, 400)).body.code).toBe('teaching.answer.own');
    expect((await give(world.tutor, own.attemptId, 2, 400)).status).toBe(200);
  });
});

describe('figures and the assessment', () => {
  it('leave out what waits, and count 要点', async () => {
    const figures = await send(test, world.tutor, 'GET', `/api/programs/${world.program.id}/study/quizzes/${quizId}`);
    const items = figures.body['items'] as { stem: string; picks: { choice: string; count: number }[] }[];
    expect(items.find((one) => one.stem === keyed.stem)?.picks.map(({ choice: name }) => name)).toEqual([
      '尊重 或 平等',
      '倾听',
      '反馈',
    ]);
    const waiting = await aMember(test, world);
    const before = Number(figures.body['papers']);
    await handIn(waiting, '倾听', '体会');
    const after = await send(test, world.tutor, 'GET', `/api/programs/${world.program.id}/study/quizzes/${quizId}`);
    expect(after.body['papers']).toBe(before);
    const score = await send(test, waiting, 'GET', `/api/my/programs/${world.program.id}/score`);
    expect(score.status).toBe(200);
    expect(JSON.stringify(score.body)).toContain('待批阅');
    const course = await send(
      test,
      waiting,
      'GET',
      `/api/programs/${world.program.id}/study/courses/${world.courseId}`,
    );
    const lesson = course.body.units.flatMap(({ lessons }) => lessons).find(({ id }) => id === quizId);
    expect(lesson).toMatchObject({ done: true, handedIn: true, quizBestX100: null });
  });
});

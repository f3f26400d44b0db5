import { addDays } from '@yanxiu/domain/kernel/day';
import { surveyQuestions } from '@yanxiu/domain/teaching/work/survey';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../../platform/testing/builders.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, type BuiltTrainee, lessonsOf } from '../../study/study-fixture.ts';
import { send } from './work-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let manager: BuiltPerson;
let county: BuiltPerson;
let otherSchool: BuiltOrg;
let others: BuiltOrg;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test, { days: 5 });
  manager = await aPerson(test, { role: 'providerManager', org: program.provider });
  county = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
  others = await anOrg(test, { kind: 'county', name: '邻县' });
  otherSchool = await anOrg(test, { kind: 'school', parent: others });
});

const own = () => `/api/my/programs/${program.id}/survey`;
const figures = () => `/api/programs/${program.id}/survey`;
const stars = (value: number) => Object.fromEntries(surveyQuestions.map(({ key }) => [key, value]));
const answer = (who: BuiltTrainee, value: number, words = { best: '', improve: '' }) =>
  send(test, who, 'POST', own(), { stars: stars(value), words });
const toDay = (day: string) => test.clock.advanceTo(new Date(`${day}T10:00:00+08:00`));
const closes = () => {
  const { studyEndsOn, assessmentEndsOn } = program.settings.milestones;
  return assessmentEndsOn > studyEndsOn ? assessmentEndsOn : studyEndsOn;
};

describe('the anonymous survey', () => {
  it('is answered once, every question of it, by who takes part', async () => {
    const trainee = await aTrainee(test, program);
    expect((await send(test, trainee, 'GET', own())).body.state).toBe('open');
    const { overall: _left, ...some } = stars(4);
    expect((await send(test, trainee, 'POST', own(), { stars: some, words: { best: '', improve: '' } })).status).toBe(
      400,
    );
    expect((await answer(trainee, 6)).status).toBe(400);
    expect((await answer(trainee, 4)).status).toBe(200);
    expect((await answer(trainee, 1)).body.code).toBe('teaching.voice.answered');
    expect((await send(test, trainee, 'GET', own())).body.state).toBe('done');
    const exempt = await aTrainee(test, program, { state: 'exempt' });
    expect((await answer(exempt, 4)).body.code).toBe('teaching.voice.notTrainee');
    expect(
      (await send(test, manager, 'POST', own(), { stars: stars(1), words: { best: '', improve: '' } })).status,
    ).toBe(403);
  });

  it('keeps nothing that ties an answer to a person, and no order in which they came', async () => {
    const columns = await sql<{ column: string; type: string }>`
      select column_name as "column", data_type as type from information_schema.columns
      where table_name in ('survey_answer', 'course_rating')`.execute(test.app.database.db);
    for (const { column, type } of columns.rows) {
      expect(column).not.toMatch(/person|school|class|_at$|^id$|number/);
      expect(type).not.toMatch(/timestamp|date/);
    }
    for (let at = 0; at < 6; at += 1)
      await answer(await aTrainee(test, program), 3 + (at % 3), { best: `收获${at}`, improve: '' });
    // the answer of this very moment is one of many written in the same transaction
    const newest = await sql<{ together: number }>`
      select count(*)::int as together from survey_answer where program_id = ${program.id}
      group by xmin order by max(xmin::text::bigint) desc limit 1`.execute(test.app.database.db);
    expect(newest.rows[0]?.together).toBe(7);
    const audits = await test.app.database.db
      .selectFrom('auditEntry')
      .select(['before', 'after'])
      .where('action', '=', 'teaching.answerSurvey')
      .execute();
    expect(audits.length).toBeGreaterThan(6);
    for (const { before, after } of audits) expect([before, after]).toEqual([null, null]);
  });

  it('shows nothing while it is open, and then no group of fewer than five', async () => {
    for (let at = 0; at < 3; at += 1)
      await answer(await aTrainee(test, program, { school: otherSchool }), 1, { best: '', improve: '邻县的意见' });
    const open = (await send(test, manager, 'GET', figures())).body;
    expect(open).toMatchObject({
      open: true,
      answers: 10,
      questions: expect.arrayContaining([expect.objectContaining({ spread: null })]),
    });
    expect(JSON.stringify(open)).not.toContain('邻县的意见');
    toDay(addDays(closes(), 1));
    const after = (await send(test, manager, 'GET', figures())).body;
    expect(after.open).toBe(false);
    expect(after.questions[0].spread).toEqual({ counts: [3, 0, 2, 3, 2], meanX100: 310 });
    // three of one county alone, or seven from ten: neither is told
    expect(after.regions.map((one: { shown: boolean }) => one.shown)).toEqual([false, false]);
    expect(
      (await send(test, manager, 'GET', `${figures()}?regionId=${others.id}`)).body.questions[0].spread,
    ).toBeNull();
    const theirs = await aPerson(test, { role: 'countyAdmin', org: others });
    expect((await send(test, theirs, 'GET', figures())).status).toBe(404);
    const ours = (await send(test, county, 'GET', figures())).body;
    expect(ours).toMatchObject({ answers: 7 });
    expect(ours.questions[0].spread).toEqual({ counts: [0, 0, 2, 3, 2], meanX100: 400 });
    expect(JSON.stringify(ours)).not.toContain('邻县的意见');
    const file = await test.server.inject({ url: `${figures()}/export`, headers: county.headers });
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    const late = await aTrainee(test, program);
    expect((await answer(late, 5)).body.code).toBe('teaching.voice.closed');
  });

  it('is not for schools to read', async () => {
    const school = await aPerson(test, { role: 'schoolAdmin', org: program.school });
    expect((await send(test, school, 'GET', figures())).status).toBe(403);
  });
});

describe('rating a course', () => {
  it('is for who has studied it, once, and shown from five on', async () => {
    const courseId = program.courseIds.get('ethics') ?? '';
    const url = `/api/my/programs/${program.id}/ratings/${courseId}`;
    const [lessonId = ''] = await lessonsOf(test, program, 'ethics');
    const studied = async () => {
      const trainee = await aTrainee(test, program);
      await test.app.database.db
        .insertInto('lessonProgress')
        .values({
          programId: program.id,
          personId: trainee.id,
          lessonId,
          courseId,
          creditedSec: 60,
          updatedAt: test.clock.now(),
        })
        .execute();
      return trainee;
    };
    const idle = await aTrainee(test, program);
    expect((await send(test, idle, 'POST', url, { stars: 5 })).body.code).toBe('teaching.voice.notStudied');
    const list = `/api/programs/${program.id}/ratings`;
    const rowOf = async () =>
      (await send(test, manager, 'GET', list)).body.rows.find((one: { courseId: string }) => one.courseId === courseId);
    for (let at = 0; at < 5; at += 1) {
      expect((await rowOf())?.spread).toBeNull();
      const trainee = await studied();
      expect((await send(test, trainee, 'POST', url, { stars: 4, words: `第${at}条` })).status).toBe(200);
      expect((await send(test, trainee, 'POST', url, { stars: 1 })).body.code).toBe('teaching.voice.rated');
      expect((await send(test, trainee, 'GET', `/api/my/programs/${program.id}/ratings`)).body.rated).toEqual([
        courseId,
      ]);
    }
    expect(await rowOf()).toMatchObject({ answers: 5, spread: { counts: [0, 0, 0, 5, 0], meanX100: 400 } });
    const words = (await send(test, county, 'GET', `${list}/${courseId}?size=3`)).body;
    expect([words.total, words.rows.length]).toEqual([5, 3]);
  });
});

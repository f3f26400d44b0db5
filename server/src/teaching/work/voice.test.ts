import { addDays } from '@yanxiu/domain/kernel/day';
import { surveyDays } from '@yanxiu/domain/teaching/work/survey';
import { standardQuestions, surveyPresets } from '@yanxiu/domain/teaching/work/survey-presets';
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
const scales = standardQuestions.filter(({ kind }) => kind === 'scale');
const stars = (value: number) => Object.fromEntries(scales.map(({ key }) => [key, value]));
const answer = (who: BuiltTrainee, value: number, words = { best: '', improve: '' }) =>
  send(test, who, 'POST', own(), { version: 1, answers: { ...stars(value), ...words } });
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
    expect((await send(test, trainee, 'POST', own(), { version: 1, answers: some })).body).toMatchObject({
      code: 'teaching.voice.unanswered',
      message: '第 7 题“总体满意”还没有答，答完再交。',
    });
    expect((await answer(trainee, 6)).body.code).toBe('teaching.voice.wrongAnswer');
    expect((await send(test, trainee, 'POST', own(), { version: 2, answers: stars(4) })).body.code).toBe(
      'teaching.voice.formChanged',
    );
    expect((await answer(trainee, 4)).status).toBe(200);
    expect((await answer(trainee, 1)).body.code).toBe('teaching.voice.answered');
    expect((await send(test, trainee, 'GET', own())).body.state).toBe('done');
    const exempt = await aTrainee(test, program, { state: 'exempt' });
    expect((await answer(exempt, 4)).body.code).toBe('teaching.voice.notTrainee');
    expect((await send(test, manager, 'POST', own(), { version: 1, answers: stars(1) })).status).toBe(403);
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
      questions: expect.arrayContaining([expect.objectContaining({ figures: null, words: [] })]),
    });
    expect(JSON.stringify(open)).not.toContain('邻县的意见');
    toDay(addDays(closes(), 1));
    const after = (await send(test, manager, 'GET', figures())).body;
    expect(after.open).toBe(false);
    expect(after.questions[0].figures).toEqual({ answers: 10, counts: [3, 0, 2, 3, 2], meanX100: 310 });
    // three of one county alone, or seven from ten: neither is told
    expect(after.regions.map((one: { shown: boolean }) => one.shown)).toEqual([false, false]);
    expect(
      (await send(test, manager, 'GET', `${figures()}?regionId=${others.id}`)).body.questions[0].figures,
    ).toBeNull();
    const theirs = await aPerson(test, { role: 'countyAdmin', org: others });
    expect((await send(test, theirs, 'GET', figures())).status).toBe(404);
    const ours = (await send(test, county, 'GET', figures())).body;
    expect(ours).toMatchObject({ answers: 7 });
    expect(ours.questions[0].figures).toEqual({ answers: 7, counts: [0, 0, 2, 3, 2], meanX100: 400 });
    expect(ours.questions[7]).toMatchObject({
      key: 'best',
      figures: null,
      words: expect.arrayContaining([
        { words: '收获0', people: 1 },
        { words: '收获5', people: 1 },
      ]),
    });
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

describe('the questions of the survey', () => {
  const form = (programId: string) => `/api/programs/${programId}/survey/form`;
  const asked = surveyPresets.find(({ key }) => key === 'brief')?.questions ?? [];

  it('are the standard ones until the provider or the publisher writes others, before it opens', async () => {
    const other = await aStudyProgram(test, { days: 60 });
    const [provider, bureau, school] = [
      await aPerson(test, { role: 'providerManager', org: other.provider }),
      await aPerson(test, { role: 'countyAdmin', org: other.publisher }),
      await aPerson(test, { role: 'schoolAdmin', org: other.school }),
    ];
    const url = form(other.id);
    expect((await send(test, bureau, 'GET', url)).body).toMatchObject({
      version: 0,
      blocked: null,
      savedAt: null,
      questions: standardQuestions,
    });
    const broken = [{ ...asked[2], options: ['只有一个'] }];
    expect((await send(test, bureau, 'PUT', url, { version: 0, questions: broken })).body.issues).toEqual([
      { path: 'questions.0.options', message: '选择题至少要有 2 个选项。' },
    ]);
    expect((await send(test, provider, 'PUT', url, { version: 0, questions: asked })).body).toEqual({ version: 1 });
    expect((await send(test, bureau, 'PUT', url, { version: 0, questions: asked })).body.code).toBe(
      'teaching.voice.formSaved',
    );
    expect((await send(test, bureau, 'PUT', url, { version: 1, questions: asked.slice(1) })).body.version).toBe(2);
    expect((await send(test, provider, 'GET', url)).body).toMatchObject({ version: 2, questions: asked.slice(1) });
    expect((await send(test, school, 'PUT', url, { version: 2, questions: asked })).status).toBe(403);
    const stranger = await aPerson(test, { role: 'countyAdmin', org: others });
    expect((await send(test, stranger, 'PUT', url, { version: 2, questions: asked })).status).toBe(404);
  });

  it('stay with the answers, and are not changed once it is open', async () => {
    const other = await aStudyProgram(test, { days: 60 });
    const bureau = await aPerson(test, { role: 'countyAdmin', org: other.publisher });
    await send(test, bureau, 'PUT', form(other.id), { version: 0, questions: asked });
    const days = surveyDays(other.settings.milestones);
    toDay(days.opensOn);
    expect((await send(test, bureau, 'PUT', form(other.id), { version: 1, questions: asked })).body.code).toBe(
      'teaching.voice.formOpen',
    );
    const mine = `/api/my/programs/${other.id}/survey`;
    for (let at = 0; at < 5; at += 1) {
      const trainee = await aTrainee(test, other);
      const shown = (await send(test, trainee, 'GET', mine)).body;
      expect([shown.version, shown.questions.map(({ key }) => key)]).toEqual([1, asked.map(({ key }) => key)]);
      const answers = { overall: 5, content: 4, hardest: at % 2, wanted: [0, at % 3], improve: ` 意见${at % 2} ` };
      expect((await send(test, trainee, 'POST', mine, { version: 1, answers })).status).toBe(200);
    }
    toDay(addDays(days.closesOn, 1));
    const { questions } = (await send(test, bureau, 'GET', `/api/programs/${other.id}/survey`)).body;
    expect(questions.map(({ key, figures, words }) => [key, figures, words])).toEqual([
      ['overall', { answers: 5, counts: [0, 0, 0, 0, 5], meanX100: 500 }, []],
      ['content', { answers: 5, counts: [0, 0, 0, 5, 0], meanX100: 400 }, []],
      ['hardest', { answers: 5, counts: [3, 2, 0, 0, 0], meanX100: null }, []],
      ['wanted', { answers: 5, counts: [5, 2, 1, 0, 0, 0], meanX100: null }, []],
      [
        'improve',
        null,
        [
          { words: '意见0', people: 3 },
          { words: '意见1', people: 2 },
        ],
      ],
    ]);
    const file = await test.server.inject({ url: `/api/programs/${other.id}/survey/export`, headers: bureau.headers });
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await send(test, bureau, 'GET', form(other.id))).body.blocked).toBe('问卷已经结束，题目不能再改。');
  });
});

describe('rating a course', () => {
  it('is for who has studied it, once, and shown five at a time', async () => {
    const { program, schools, provider, bureaus } = await aCityProgram();
    const courseId = program.courseIds.get('ethics') ?? '';
    const url = `/api/my/programs/${program.id}/ratings/${courseId}`;
    const list = `/api/programs/${program.id}/ratings`;
    const rate = async (stars: number, count: number, school: BuiltOrg) => {
      for (let at = 0; at < count; at += 1) {
        const trainee = await whoStudied(program, courseId, school);
        expect((await send(test, trainee, 'POST', url, { stars, words: `给${stars}星` })).status).toBe(200);
        expect((await send(test, trainee, 'POST', url, { stars: 1 })).body.code).toBe('teaching.voice.rated');
        expect((await send(test, trainee, 'GET', `/api/my/programs/${program.id}/ratings`)).body.rated).toEqual([
          courseId,
        ]);
      }
    };
    /** What the provider and the two counties are shown: stars from one to five, and how many remarks. */
    const shown = async () => {
      const row = (await send(test, provider, 'GET', list)).body.rows.find((one) => one.courseId === courseId);
      const views = await Promise.all(
        [provider, ...bureaus].map(async (reader) => (await send(test, reader, 'GET', `${list}/${courseId}`)).body),
      );
      expect(row?.spread).toEqual(views[0]?.['spread']);
      return views.map(({ spread, total }) => [(spread as { counts: number[] } | null)?.counts.join(' ') ?? '', total]);
    };
    const idle = await aTrainee(test, program, { school: schools[0] });
    expect((await send(test, idle, 'POST', url, { stars: 5 })).body.code).toBe('teaching.voice.notStudied');
    const nothing = ['', 0];
    await rate(4, 4, schools[0]);
    expect(await shown()).toEqual([nothing, nothing, nothing]);
    await rate(4, 1, schools[0]);
    const first = [['0 0 0 5 0', 5], ['0 0 0 5 0', 5], nothing];
    expect(await shown()).toEqual(first);
    // whoever looks before and after each of the next four sees the same
    await rate(1, 2, schools[0]);
    await rate(2, 2, schools[1]);
    expect(await shown()).toEqual(first);
    await rate(1, 1, schools[0]);
    // all ten for the provider; three more of the first county are too few to be its own
    expect(await shown()).toEqual([['3 2 0 5 0', 10], ...first.slice(1)]);
    await rate(1, 5, schools[0]);
    // its eight would leave the other county's two alone: they wait with them
    expect(await shown()).toEqual([['8 2 0 5 0', 15], ...first.slice(1)]);
    await rate(2, 5, schools[1]);
    expect(await shown()).toEqual([
      ['8 7 0 5 0', 20],
      ['8 0 0 5 0', 13],
      ['0 7 0 0 0', 7],
    ]);
  });
});

/** A city's program with two counties, a school in each, and who reads what is thought of its courses. */
async function aCityProgram() {
  const own = await aStudyProgram(test);
  const city = await anOrg(test, { kind: 'city' });
  const counties = [
    await anOrg(test, { kind: 'county', parent: city }),
    await anOrg(test, { kind: 'county', parent: city }),
  ] as const;
  await test.app.database.db.updateTable('program').set({ publisherId: city.id }).where('id', '=', own.id).execute();
  return {
    program: own,
    schools: [
      await anOrg(test, { kind: 'school', parent: counties[0] }),
      await anOrg(test, { kind: 'school', parent: counties[1] }),
    ] as const,
    provider: await aPerson(test, { role: 'providerManager', org: own.provider }),
    bureaus: [
      await aPerson(test, { role: 'countyAdmin', org: counties[0] }),
      await aPerson(test, { role: 'countyAdmin', org: counties[1] }),
    ] as const,
  };
}

async function whoStudied(of: BuiltProgram, courseId: string, school: BuiltOrg): Promise<BuiltTrainee> {
  const [lessonId = ''] = await lessonsOf(test, of, 'ethics');
  const trainee = await aTrainee(test, of, { school });
  await test.app.database.db
    .insertInto('lessonProgress')
    .values({
      programId: of.id,
      personId: trainee.id,
      lessonId,
      courseId,
      creditedSec: 60,
      updatedAt: test.clock.now(),
    })
    .execute();
  return trainee;
}

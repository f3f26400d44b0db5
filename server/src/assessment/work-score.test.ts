import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { beforeAll, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aRegion, ask, type Region } from '../school-based/region-fixture.ts';
import { aQuiz, compute } from './score-fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
});

const activityByWorks = ({ assessment }: ProgramSettings): Partial<ProgramSettings> => ({
  assessment: {
    ...assessment,
    parts: assessment.parts.map((part) =>
      part.part === 'activity'
        ? {
            ...part,
            items: [
              { key: 'works', title: '研修作业', rule: 'assignment' as const, maxX100: 6000, gatePercent: null },
              { key: 'talk', title: '主题讨论', rule: 'discussion' as const, maxX100: 4000, gatePercent: null },
            ],
          }
        : part,
    ),
  },
});

/** Two assignments and a discussion beside the quiz of the package. */
async function withWorks(region: Region): Promise<{ works: string[]; talk: string }> {
  const { db } = test.app.database;
  const quizId = await aQuiz(test, region);
  const { courseId, unitId } = await db
    .selectFrom('lesson')
    .select(['courseId', 'unitId'])
    .where('id', '=', quizId)
    .executeTakeFirstOrThrow();
  const add = async (kind: 'assignment' | 'discussion') => {
    const id = newId();
    const lesson = { id, courseId, unitId, kind, title: kind, position: 2, promptLength: 20 };
    await db.insertInto('lesson').values(lesson).execute();
    return id;
  };
  return { works: [await add('assignment'), await add('assignment')], talk: await add('discussion') };
}

it('assignments and discussions count by their mean over the package, and what waits is told apart', async () => {
  const region = await aRegion(test, { settings: activityByWorks });
  const { works, talk } = await withWorks(region);
  const [first, second] = region.unit.trainees;
  if (!first || !second) throw new Error('too few trainees');
  const scores = [
    { lessonId: works[0] ?? '', scoreX100: 8000 },
    { lessonId: works[1] ?? '', scoreX100: null },
    { lessonId: talk, scoreX100: 5000 },
  ];
  await test.app.database.db
    .insertInto('lessonScore')
    .values(
      scores.map((row) => ({
        ...row,
        programId: region.programId,
        personId: first.personId,
        scoredAt: test.clock.now(),
      })),
    )
    .execute();
  await compute(test, region);
  const partOf = async (personId: string) => {
    const url = `/api/programs/${region.programId}/scores/${personId}`;
    const { body } = await ask(test, region.principal, 'GET', url);
    return body.score.parts.find((part: { part: string }) => part.part === 'activity');
  };
  // 60 × (80 + 0) ÷ 2 ÷ 100 = 24; 40 × 50 ÷ 100 = 20; of 100
  expect(await partOf(first.personId)).toMatchObject({
    scoreX100: 4400,
    items: [
      { pointsX100: 2400, because: '2 个作业完成 2 个（1 个待批改），平均 40 分，满分 60 分' },
      { pointsX100: 2000, because: '1 个讨论完成 1 个，平均 50 分，满分 40 分' },
    ],
  });
  expect(await partOf(second.personId)).toMatchObject({
    scoreX100: 0,
    items: [{ because: '2 个作业完成 0 个，平均 0 分，满分 60 分' }, { pointsX100: 0 }],
  });
});

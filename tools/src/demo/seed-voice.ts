import { leastGroup, shownGroups } from '@yanxiu/domain/teaching/work/group-size';
import type { SurveyAnswers, SurveyQuestion } from '@yanxiu/domain/teaching/work/survey-question';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { findForm } from '@yanxiu/server/teaching/work/store/survey-form';
import { sql } from 'kysely';
import type { Random } from '../generator/random.ts';
import type { SeededProgram } from './seed-program.ts';

/** So many of a thousand have answered the survey; so many ratings has each course. */
const answeredPermille = 120;
const mostRatings = 60;

const best = ['课堂提问的例子拿来就能用', '师德案例贴近农村学校', '校本研修和网上课程接得上', '辅导教师批改很细'];
const improve = [
  '希望多一些复式班的案例',
  '晚上网络慢，视频能不能再小一点',
  '学习时间和期末撞在一起',
  '希望线下多见几次面',
];

/** Answers to the anonymous survey and ratings of courses by some of the trainees, as many as would be. */
export async function seedVoices(db: Db, program: SeededProgram, random: Random): Promise<void> {
  const { rows } = await sql<{ personId: string; regionId: string }>`
    select trainee.person_id, region.id as region_id from trainee
    join org unit on unit.id = trainee.school_id
    join org region on region.id = unit.parent_id
    where trainee.program_id = ${program.id} and trainee.state = 'active' and trainee.first_login_at is not null
    order by trainee.name_key, trainee.document_mask, trainee.person_id`.execute(db);
  const answering = rows.filter(() => random.chance(answeredPermille));
  const programId = program.id;
  await bulkInsert(
    db,
    'surveyDone',
    answering.map(({ personId }) => ({ programId, personId })),
  );
  const { version: saved, questions } = await findForm(db, programId);
  const version = Math.max(1, saved);
  if (saved === 0) await bulkInsert(db, 'surveyForm', [{ programId, version, questions }]);
  const said = answering.map(({ regionId }) => ({
    programId,
    regionId,
    version,
    answers: answersOf(questions, random),
  }));
  // in no order, as the product itself writes them
  await bulkInsert(db, 'surveyAnswer', random.shuffle(said));
  await seedRatings(db, programId, rows, random.fork('ratings'));
}

function answersOf(questions: readonly SurveyQuestion[], random: Random): SurveyAnswers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answerOf(question, random);
      return answer === null ? [] : [[question.key, answer]];
    }),
  );
}

function answerOf({ key, kind, options }: SurveyQuestion, random: Random): SurveyAnswers[string] | null {
  const places = options.map((_, at) => at);
  if (kind === 'scale') return starOf(random);
  if (kind === 'single') return random.pick(places);
  if (kind === 'multiple')
    return random
      .shuffle(places)
      .slice(0, random.int(1, 2))
      .sort((a, b) => a - b);
  return random.chance(280) ? random.pick(key === 'improve' ? improve : best) : null;
}

const starOf = (random: Random) =>
  random.weighted([
    [5, 45],
    [4, 35],
    [3, 14],
    [2, 4],
    [1, 2],
  ]);

async function seedRatings(
  db: Db,
  programId: string,
  rows: readonly { personId: string; regionId: string }[],
  random: Random,
): Promise<void> {
  const courses = await db
    .selectFrom('coursePackageItem')
    .select('courseId')
    .distinct()
    .where('programId', '=', programId)
    .orderBy('courseId')
    .execute();
  const rated = courses.flatMap(({ courseId }) =>
    random
      .shuffle(rows.slice(0, 200))
      .slice(0, random.int(3, mostRatings))
      .map((row) => ({ ...row, courseId })),
  );
  await bulkInsert(
    db,
    'courseRatingDone',
    rated.map(({ personId, courseId }) => ({ programId, personId, courseId })),
  );
  const byCourse = Map.groupBy(rated, ({ courseId }) => courseId);
  const told = new Map([...byCourse].map(([courseId, rows]) => [courseId, toldOf(rows)]));
  const given = rated.map(({ regionId, courseId }) => ({
    programId,
    courseId,
    regionId,
    stars: starOf(random),
    words: random.chance(200) ? random.pick(best) : '',
    ...(told.get(courseId)?.(regionId) ?? {}),
  }));
  await bulkInsert(db, 'courseRating', random.shuffle(given));
}

/** Whether a course's ratings are in the figures of all and of a place, as if they had come at once. */
function toldOf(rows: readonly { regionId: string }[]) {
  const places = Map.groupBy(rows, ({ regionId }) => regionId);
  const told = rows.length >= leastGroup;
  const shown = shownGroups([...places].map(([key, own]) => ({ key, count: own.length })));
  return (regionId: string) => ({ told, toldToRegion: told && shown.has(regionId) });
}

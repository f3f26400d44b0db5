import { quizRules } from '@yanxiu/domain/course/question';
import { type KeptQuestion, replaceQuestions } from '@yanxiu/server/course/store/quiz';
import type { Database } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { type Player, seedPlayers, startAt } from '../heartbeat/seed.ts';

/** Questions of the quiz, and of the pool that it draws from. */
const own = 10;
const pooled = 200;
const drawn = 10;

export const rightWord = '对的';

/** A program as the heartbeat bench has it, with a quiz of twenty questions on each paper, half of them from a pool. */
export async function seedQuiz(database: Database, count: number): Promise<{ players: Player[]; lessonId: string }> {
  const players = await seedPlayers(database, count);
  const programId = players[0]?.programId ?? '';
  const { db } = database;
  const { courseId, unitId } = await db
    .selectFrom('lesson')
    .innerJoin('playSession', 'playSession.lessonId', 'lesson.id')
    .select(['lesson.courseId', 'lesson.unitId'])
    .where('playSession.programId', '=', programId)
    .limit(1)
    .executeTakeFirstOrThrow();
  const lessonId = newId();
  await db
    .insertInto('lesson')
    .values({ id: lessonId, courseId, unitId, kind: 'quiz', title: '压测测验', position: 1 })
    .execute();
  const questions = Array.from({ length: own + pooled }, (_, at) => question(at));
  const draws = [{ tag: null, difficulty: null, count: drawn, pooled }];
  await replaceQuestions(db, lessonId, { questions, draws, rules: quizRules.parse({ shuffled: true, review: 'end' }) });
  await db.insertInto('coursePackage').values({ programId, stage: 'primary', assignedAt: startAt }).execute();
  await db
    .insertInto('coursePackageItem')
    .values({ programId, stage: 'primary', courseId, position: 0, required: true })
    .execute();
  return { players, lessonId };
}

function question(at: number): KeptQuestion {
  const place = at % 4;
  const choices = ['甲', '乙', '丙', '丁'].map((word, choice) => (choice === place ? rightWord : `${word}项内容${at}`));
  const common = { prompts: [], explanation: '见教材。', points: 1, pool: at < own ? null : 0 };
  if (at % 5 === 4) {
    return {
      ...common,
      id: newId(),
      kind: 'blank',
      stem: `第${at}题____`,
      choices: [],
      answer: [],
      accepted: [[rightWord]],
    };
  }
  return { ...common, id: newId(), kind: 'single', stem: `第${at}题`, choices, answer: [place], accepted: [] };
}

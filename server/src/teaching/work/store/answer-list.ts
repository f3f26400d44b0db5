import type { Scope } from '@yanxiu/domain/access/scope';
import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';
import { traineeReach } from './piece.ts';

export interface AnswerFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly state?: 'waiting' | 'machine' | 'marked' | undefined;
  readonly classId?: string | undefined;
  readonly lessonId?: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

const waits = sql<SqlBool>`answer.machine_x100 is null and answer.mark_x100 is null`;

/** Short answers in reach, with whose they are. */
function answers(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('quizAnswer as answer')
    .innerJoin('quizAttempt as attempt', (join) =>
      join.onRef('attempt.programId', '=', 'answer.programId').onRef('attempt.id', '=', 'answer.attemptId'),
    )
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'attempt.programId').onRef('trainee.personId', '=', 'attempt.personId'),
    )
    .innerJoin('org as school', 'school.id', 'trainee.workSchoolId')
    .innerJoin('lesson', 'lesson.id', 'answer.lessonId')
    .innerJoin('course', 'course.id', 'lesson.courseId')
    .leftJoin('studyClass as class', (join) =>
      join.onRef('class.programId', '=', 'trainee.programId').onRef('class.id', '=', 'trainee.classId'),
    )
    .leftJoin('person as marker', 'marker.id', 'answer.markedBy')
    .where('answer.programId', '=', programId)
    .where(inScope(scope, traineeReach));
}

const columns = [
  'answer.attemptId',
  'answer.place',
  'answer.lessonId',
  'answer.handedInAt',
  'answer.machineX100',
  'answer.markX100',
  'answer.comment',
  'marker.name as markedByName',
  'attempt.personId',
  'trainee.name',
  'school.name as schoolName',
  'class.name as className',
  'lesson.title as lessonTitle',
  'lesson.keeps',
  'course.title as courseTitle',
] as const;

/** The question as it stood on the paper, and what was typed. */
const words = [
  sql<string>`attempt.paper -> answer.place ->> 'stem'`.as('stem'),
  sql<number>`(attempt.paper -> answer.place ->> 'points')::int`.as('points'),
  sql<string[][]>`attempt.paper -> answer.place -> 'accepted'`.as('keyPoints'),
  sql<string>`attempt.paper -> answer.place ->> 'explanation'`.as('explanation'),
  sql<string>`attempt.given -> answer.place ->> 0`.as('text'),
] as const;

const sortable = { name: 'trainee.nameKey', handedInAt: 'answer.handedInAt' } as const;

/** Those that wait come first, question by question: the same question is read fairest in one go. */
export async function pageAnswers(db: Db, scope: Scope, filter: AnswerFilter) {
  let query = answers(db, scope, filter.programId);
  if (filter.state === 'waiting') query = query.where(waits);
  if (filter.state === 'machine')
    query = query.where('answer.machineX100', 'is not', null).where('answer.markX100', 'is', null);
  if (filter.state === 'marked') query = query.where('answer.markX100', 'is not', null);
  if (filter.classId) query = query.where('trainee.classId', '=', filter.classId);
  if (filter.lessonId) query = query.where('answer.lessonId', '=', filter.lessonId);
  if (filter.q) {
    const like = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('trainee.name', 'like', like), eb('school.name', 'like', like)]));
  }
  const { total, waiting } = await query
    .select((eb) => [eb.fn.countAll<number>().as('total'), sql<number>`count(*) filter (where ${waits})`.as('waiting')])
    .executeTakeFirstOrThrow();
  const wish = sortable[(filter.sort?.replace('-', '') ?? '') as keyof typeof sortable];
  let ordered = query.select(columns).select(words);
  if (wish) ordered = ordered.orderBy(wish, filter.sort?.startsWith('-') ? 'desc' : 'asc');
  const rows = await ordered
    .orderBy(sql`not (${waits})`)
    .orderBy('answer.lessonId')
    .orderBy('answer.questionId')
    .orderBy('answer.handedInAt')
    .orderBy('answer.attemptId')
    .orderBy('answer.place')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(shown), total: Number(total), waiting: Number(waiting) };
}

const shown = <T extends { readonly className: string | null }>(row: T) => ({ ...row, className: row.className ?? '' });

/** One answer in reach. */
export async function findAnswer(db: Db, scope: Scope, key: { programId: string; attemptId: string; place: number }) {
  const row = await answers(db, scope, key.programId)
    .select(columns)
    .select(words)
    .where('answer.attemptId', '=', key.attemptId)
    .where('answer.place', '=', key.place)
    .executeTakeFirst();
  return row ? shown(row) : undefined;
}

/** The quizzes with short answers in reach, those that wait first. */
export async function listAnswerLessons(db: Db, scope: Scope, programId: string) {
  const rows = await answers(db, scope, programId)
    .select(['answer.lessonId', 'lesson.title', 'course.title as courseTitle'])
    .select([
      sql<number>`count(*)::int`.as('given'),
      sql<number>`(count(*) filter (where ${waits}))::int`.as('waiting'),
    ])
    .groupBy(['answer.lessonId', 'lesson.title', 'course.title'])
    .orderBy('waiting', 'desc')
    .orderBy('course.title')
    .execute();
  return rows;
}

import type { Block, DocumentPage } from '@yanxiu/domain/course/document';
import type { LessonKind } from '@yanxiu/domain/course/lesson-kind';
import type { QuizQuestion, QuizRules } from '@yanxiu/domain/course/question';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';

const lessonColumns = [
  'lesson.id',
  'lesson.courseId',
  'lesson.unitId',
  'lesson.kind',
  'lesson.title',
  'lesson.lengthSec',
  'lesson.sizeBytes',
  'lesson.pageCount',
  'lesson.questionCount',
  'lesson.passPercent',
  'lesson.attempts',
  'lesson.drawCount',
  'lesson.shuffled',
  'lesson.limitMinutes',
  'lesson.keeps',
  'lesson.review',
  'lesson.fileId',
] as const;

/** The units of a course in order, each with its lessons in order. */
export async function listUnits(db: Db, courseId: string) {
  const units = await db
    .selectFrom('unit')
    .select(['id', 'title'])
    .where('courseId', '=', courseId)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const lessons = await db
    .selectFrom('lesson')
    .select(lessonColumns)
    .where('courseId', '=', courseId)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return units.map((unit) => ({ ...unit, lessons: lessons.filter((lesson) => lesson.unitId === unit.id) }));
}

export async function getLesson(db: Db, courseId: string, id: string) {
  const row = await db
    .selectFrom('lesson')
    .select(lessonColumns)
    .where('id', '=', id)
    .where('courseId', '=', courseId)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  return orNotFound(row);
}

export interface NewUnit {
  readonly id: string;
  readonly title: string;
  readonly position: number;
}

/** Writes the units as they are to stand; one that is left out is taken out of the outline. */
export async function saveUnits(db: Db, courseId: string, units: readonly NewUnit[], now: Date): Promise<void> {
  await db.updateTable('unit').set({ retiredAt: now }).where('courseId', '=', courseId).execute();
  await sql`
    insert into unit (course_id, id, title, position)
    select ${courseId}, id, title, position
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(id uuid, title text, position int)
    on conflict (course_id, id) do update set title = excluded.title, position = excluded.position, retired_at = null`.execute(
    db,
  );
}

/** Puts lessons where they now stand; ids that are not the course's change nothing. */
export async function placeLessons(
  db: Db,
  courseId: string,
  lessons: readonly { id: string; unitId: string; title: string; position: number }[],
): Promise<void> {
  const rows = lessons.map(({ id, unitId, title, position }) => ({ id, unit_id: unitId, title, position }));
  await sql`
    update lesson set unit_id = l.unit_id, title = l.title, position = l.position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(id uuid, unit_id uuid, title text, position int)
    where lesson.id = l.id and lesson.course_id = ${courseId}`.execute(db);
}

export interface NewLesson {
  readonly id: string;
  readonly courseId: string;
  readonly unitId: string;
  readonly kind: LessonKind;
  readonly title: string;
  readonly position: number;
}

/** A whole outline at once, video lessons with their file. */
export async function insertLessons(db: Db, rows: readonly (NewLesson & Partial<LessonVideo>)[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('lesson')
      .values([...rows])
      .execute();
}

export async function insertLesson(db: Db, row: NewLesson): Promise<void> {
  await db.insertInto('lesson').values(row).execute();
}

export async function nextPosition(db: Db, unitId: string): Promise<number> {
  const row = await db
    .selectFrom('lesson')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('unitId', '=', unitId)
    .executeTakeFirst();
  return (row?.last ?? -1) + 1;
}

export async function retireLesson(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('lesson').set({ retiredAt: at }).where('id', '=', id).execute();
}

export interface LessonVideo {
  readonly fileId: string;
  readonly lengthSec: number;
  readonly sizeBytes: number;
}

export async function setLessonVideo(db: Db, id: string, video: LessonVideo) {
  await db.updateTable('lesson').set(video).where('id', '=', id).execute();
}

export async function replacePages(db: Db, lessonId: string, pages: readonly DocumentPage[]): Promise<void> {
  await db.deleteFrom('lessonPage').where('lessonId', '=', lessonId).execute();
  await db
    .insertInto('lessonPage')
    .values(
      pages.map((page, at) => ({
        lessonId,
        number: at + 1,
        title: page.title,
        readSec: page.readSec,
        blocks: JSON.stringify(page.blocks),
      })),
    )
    .execute();
  const lengthSec = pages.reduce((sum, page) => sum + page.readSec, 0);
  await db.updateTable('lesson').set({ lengthSec, pageCount: pages.length }).where('id', '=', lessonId).execute();
}

export async function listPages(db: Db, lessonId: string) {
  return db
    .selectFrom('lessonPage')
    .select(['number', 'title', 'readSec'])
    .where('lessonId', '=', lessonId)
    .orderBy('number')
    .execute();
}

export async function findPage(db: Db, lessonId: string, number: number) {
  const row = await db
    .selectFrom('lessonPage')
    .select(['number', 'title', 'readSec', 'blocks'])
    .where('lessonId', '=', lessonId)
    .where('number', '=', number)
    .executeTakeFirst();
  const page = orNotFound(row);
  return { ...page, blocks: page.blocks as unknown as Block[] };
}

export async function listWholePages(db: Db, lessonId: string): Promise<DocumentPage[]> {
  const rows = await db
    .selectFrom('lessonPage')
    .select(['title', 'readSec', 'blocks'])
    .where('lessonId', '=', lessonId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, blocks: row.blocks as unknown as Block[] }));
}

export interface KeptQuestion extends QuizQuestion {
  readonly id: string;
}

export async function replaceQuestions(
  db: Db,
  lessonId: string,
  questions: readonly KeptQuestion[],
  { draw, ...rules }: QuizRules,
): Promise<void> {
  await db.deleteFrom('quizQuestion').where('lessonId', '=', lessonId).execute();
  await db
    .insertInto('quizQuestion')
    .values(
      questions.map(({ id, kind, stem, choices, answer, explanation, points }, position) => ({
        lessonId,
        id,
        position,
        kind,
        stem,
        choices: JSON.stringify(choices),
        answer: JSON.stringify(answer),
        explanation,
        points,
      })),
    )
    .execute();
  await db
    .updateTable('lesson')
    .set({ questionCount: questions.length, drawCount: draw, ...rules })
    .where('id', '=', lessonId)
    .execute();
}

/** A quiz's rules as its lesson's row holds them. */
export function quizRulesOf(lesson: {
  readonly passPercent: number;
  readonly attempts: number;
  readonly drawCount: number | null;
  readonly shuffled: boolean;
  readonly limitMinutes: number | null;
  readonly keeps: QuizRules['keeps'];
  readonly review: QuizRules['review'];
}): QuizRules {
  const { passPercent, attempts, drawCount, shuffled, limitMinutes, keeps, review } = lesson;
  return { passPercent, attempts, draw: drawCount, shuffled, limitMinutes, keeps, review };
}

/** With answers: for graders and authors only. */
export async function listQuestions(db: Db, lessonId: string): Promise<KeptQuestion[]> {
  const rows = await db
    .selectFrom('quizQuestion')
    .select(['id', 'kind', 'stem', 'choices', 'answer', 'explanation', 'points'])
    .where('lessonId', '=', lessonId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, choices: row.choices as string[], answer: row.answer as number[] }));
}

/** A stored file that belongs to the provider: what may become a lesson's video. */
export async function findProviderFile(db: Db, providerId: string, fileId: string) {
  const row = await db
    .selectFrom('storedFile')
    .select(['id', 'sha256', 'sizeBytes', 'mediaType', 'name'])
    .where('id', '=', fileId)
    .where('orgId', '=', providerId)
    .executeTakeFirst();
  return orNotFound(row);
}

export async function getVideoFile(db: Db, lessonId: string) {
  const row = await db
    .selectFrom('lesson')
    .innerJoin('storedFile', 'storedFile.id', 'lesson.fileId')
    .select(['lesson.title', 'storedFile.sha256', 'storedFile.mediaType', 'storedFile.sizeBytes'])
    .where('lesson.id', '=', lessonId)
    .executeTakeFirst();
  return orNotFound(row);
}

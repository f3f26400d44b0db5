import type { DocumentPage, PageBlock } from '@yanxiu/domain/course/document';
import type { LessonKind } from '@yanxiu/domain/course/lesson-kind';
import { picturesOf } from '@yanxiu/domain/course/page-blocks';
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
  'lesson.promptLength',
  'lesson.passPercent',
  'lesson.attempts',
  'lesson.drawCount',
  'lesson.shuffled',
  'lesson.limitMinutes',
  'lesson.keeps',
  'lesson.review',
  'lesson.draws',
  'lesson.fileId',
] as const;

/** The database knows kinds of lessons before they are offered. */
const ofKnownKind = <T extends { kind: string }>(row: T) => ({ ...row, kind: row.kind as LessonKind });

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
  return units.map((unit) => ({
    ...unit,
    lessons: lessons.filter((lesson) => lesson.unitId === unit.id).map(ofKnownKind),
  }));
}

export async function getLesson(db: Db, courseId: string, id: string) {
  const row = await db
    .selectFrom('lesson')
    .select(lessonColumns)
    .where('id', '=', id)
    .where('courseId', '=', courseId)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  return ofKnownKind(orNotFound(row));
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
  const pictures = pages.flatMap(({ blocks }) => picturesOf(blocks));
  const sizeBytes = pictures.length === 0 ? null : pictures.reduce((sum, one) => sum + one.sizeBytes, 0);
  await db
    .updateTable('lesson')
    .set({ lengthSec, pageCount: pages.length, sizeBytes })
    .where('id', '=', lessonId)
    .execute();
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
  return { ...page, blocks: page.blocks as unknown as PageBlock[] };
}

export async function listWholePages(db: Db, lessonId: string): Promise<DocumentPage[]> {
  const rows = await db
    .selectFrom('lessonPage')
    .select(['title', 'readSec', 'blocks'])
    .where('lessonId', '=', lessonId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, blocks: row.blocks as unknown as PageBlock[] }));
}

/** The picture of this content among a lesson's pages; anything else is not found. */
export async function getPagePicture(db: Db, lessonId: string, sha256: string): Promise<{ title: string }> {
  const row = await db
    .selectFrom('lessonPage')
    .select('title')
    .where('lessonId', '=', lessonId)
    .where(sql<boolean>`blocks @> ${JSON.stringify([{ kind: 'picture', sha256 }])}::jsonb`)
    .executeTakeFirst();
  return orNotFound(row);
}

/** Those of the named contents that are pictures of this provider, or of this lesson already. */
export async function listOwnPictures(
  db: Db,
  owner: { providerId: string; lessonId: string },
  sha256s: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from stored_file
    where org_id = ${owner.providerId} and media_type in ('image/jpeg', 'image/png') and sha256 = any(${[...sha256s]}::text[])
    union
    select block ->> 'sha256' from lesson_page, jsonb_array_elements(blocks) block
    where lesson_id = ${owner.lessonId} and block ->> 'kind' = 'picture'`.execute(db);
  return new Set(rows.map((row) => row.sha256));
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

/** The content key of a lesson's film; null while there is none. */
export async function findLessonFile(db: Db, lessonId: string): Promise<string | null> {
  const row = await db
    .selectFrom('lesson')
    .innerJoin('storedFile', 'storedFile.id', 'lesson.fileId')
    .select('storedFile.sha256')
    .where('lesson.id', '=', lessonId)
    .executeTakeFirst();
  return row?.sha256 ?? null;
}

/** The films of a course's lessons as they stand, each with its content key. */
export async function listVideos(db: Db, courseId: string): Promise<(LessonVideo & { sha256: string })[]> {
  const rows = await db
    .selectFrom('lesson')
    .innerJoin('storedFile', 'storedFile.id', 'lesson.fileId')
    .select(['storedFile.sha256', 'storedFile.id as fileId', 'storedFile.sizeBytes', 'lesson.lengthSec'])
    .where('lesson.courseId', '=', courseId)
    .where('lesson.retiredAt', 'is', null)
    .execute();
  return rows;
}

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPageText } from '@yanxiu/domain/course/page-text';
import { quizRules } from '@yanxiu/domain/course/question';
import { charsOf } from '@yanxiu/domain/course/work-limits';
import { assignmentRules, discussionRules, promptText } from '@yanxiu/domain/course/work-rules';
import type { Stage } from '@yanxiu/domain/program/policy';
import type { Db } from '../platform/db/database.ts';
import { bytesAsSource } from '../platform/files/byte-source.ts';
import type { App } from '../platform/http/app-parts.ts';
import { newId } from '../platform/id/new-id.ts';
import { noteVersion } from './course-version.ts';
import { readMp4 } from './read-mp4.ts';
import { checkedLength } from './set-video.ts';
import { insertCourse } from './store/course.ts';
import {
  insertLesson,
  insertLessons,
  type LessonVideo,
  type NewLesson,
  replacePages,
  saveUnits,
} from './store/lesson.ts';
import { replacePackage } from './store/package.ts';
import { replaceQuestions } from './store/quiz.ts';
import { saveWork } from './store/work.ts';

/** A catalogue as a generator or an import hands it in: plain data, every key stable. */
export type CatalogueLesson =
  | { readonly kind: 'video'; readonly key: string; readonly title: string; readonly clipKey: string }
  | {
      readonly kind: 'document';
      readonly key: string;
      readonly title: string;
      readonly pages: readonly {
        readonly heading: string;
        readonly paragraphs: readonly string[];
        readonly leastSec: number;
      }[];
    }
  | {
      readonly kind: 'quiz';
      readonly key: string;
      readonly title: string;
      readonly questions: readonly {
        readonly kind: 'single' | 'multiple' | 'trueFalse';
        readonly stem: string;
        readonly options: readonly string[];
        readonly answer: readonly number[];
        readonly explanation: string;
      }[];
    }
  | {
      readonly kind: 'assignment' | 'discussion';
      readonly key: string;
      readonly title: string;
      /** Plain text with light marks: domain/src/course/page-text.ts. */
      readonly prompt: string;
      readonly rules: object;
    };

export interface CatalogueCourse {
  readonly key: string;
  readonly title: string;
  readonly theme: string;
  readonly intro: string;
  readonly stages: readonly Stage[];
  readonly isCommon: boolean;
  readonly nominalHoursX100: number;
  readonly units: readonly { readonly title: string; readonly lessons: readonly CatalogueLesson[] }[];
}

export interface Catalogue {
  readonly providerId: string;
  readonly courses: readonly CatalogueCourse[];
  /** Where the MP4 of a clip key lies. */
  readonly clipPath: (clipKey: string) => string;
  readonly at: Date;
}

/**
 * Installs a provider's catalogue, published, in one go; a course that the provider already has under its key is left as
 * it is. Each clip is stored once and read by us. Returns the id of every course by its key.
 */
export async function installCatalogue(db: Db, app: App, catalogue: Catalogue): Promise<Map<string, string>> {
  const had = await db
    .selectFrom('course')
    .select(['id', 'code'])
    .where('providerId', '=', catalogue.providerId)
    .execute();
  const ids = new Map(had.map((row) => [row.code, row.id]));
  const clips = new Map<string, LessonVideo>();
  for (const source of catalogue.courses) {
    if (ids.has(source.key)) continue;
    ids.set(source.key, await installCourse(db, app, catalogue, source, clips));
  }
  return ids;
}

async function installCourse(
  db: Db,
  app: App,
  catalogue: Catalogue,
  source: CatalogueCourse,
  clips: Map<string, LessonVideo>,
) {
  const id = newId();
  const { providerId, at } = catalogue;
  const fields = {
    title: source.title,
    summary: source.intro,
    lecturer: '',
    subject: '',
    theme: source.theme,
    hoursX100: source.nominalHoursX100,
  };
  const published = { state: 'published' as const, publishedAt: at, createdAt: at };
  await insertCourse(db, { ...fields, ...published, id, providerId, code: source.key, stages: [...source.stages] });
  const units = source.units.map((unit, position) => ({
    id: newId(),
    title: unit.title,
    position,
    lessons: unit.lessons,
  }));
  await saveUnits(
    db,
    id,
    units.map(({ id: unitId, title, position }) => ({ id: unitId, title, position })),
    at,
  );
  const lessons = units.flatMap((unit) =>
    unit.lessons.map((lesson, position) => {
      const { kind, title } = lesson;
      return { row: { id: newId(), courseId: id, unitId: unit.id, kind, title, position }, lesson };
    }),
  );
  await insertVideos(db, app, catalogue, lessons, clips);
  for (const { row, lesson } of lessons) {
    if (lesson.kind === 'video') continue;
    await insertLesson(db, row);
    await fillLesson(db, row.id, lesson);
  }
  await noteVersion({ db, now: at, actor: null }, id);
  return id;
}

interface PlacedLesson {
  readonly row: NewLesson;
  readonly lesson: CatalogueLesson;
}

async function insertVideos(
  db: Db,
  app: App,
  catalogue: Catalogue,
  lessons: readonly PlacedLesson[],
  clips: Map<string, LessonVideo>,
): Promise<void> {
  const rows: (NewLesson & LessonVideo)[] = [];
  for (const { row, lesson } of lessons) {
    if (lesson.kind !== 'video') continue;
    const clip = clips.get(lesson.clipKey) ?? (await storeClip(db, app, catalogue, lesson.clipKey));
    clips.set(lesson.clipKey, clip);
    rows.push({ ...row, ...clip });
  }
  await insertLessons(db, rows);
}

async function fillLesson(db: Db, id: string, lesson: Exclude<CatalogueLesson, { kind: 'video' }>) {
  if ('prompt' in lesson) return fillJudged(db, id, lesson);
  if (lesson.kind === 'document') {
    const pages = lesson.pages.map(({ heading, paragraphs, leastSec }) => ({
      title: heading,
      readSec: leastSec,
      blocks: paragraphs.map((text) => ({ kind: 'paragraph' as const, runs: [{ text }] })),
    }));
    return replacePages(db, id, pages);
  }
  const questions = lesson.questions.map(({ options, answer, ...rest }) => ({
    ...rest,
    id: newId(),
    choices: [...options],
    answer: [...answer],
    prompts: [],
    accepted: [],
    points: 1,
    pool: null,
  }));
  return replaceQuestions(db, id, { questions, draws: [], rules: quizRules.parse({}) });
}

function fillJudged(db: Db, id: string, lesson: Extract<CatalogueLesson, { prompt: string }>) {
  const prompt = readPageText(lesson.prompt);
  const rules = (lesson.kind === 'assignment' ? assignmentRules : discussionRules).parse(lesson.rules);
  return saveWork(db, id, { prompt, rules, promptLength: charsOf(promptText(prompt)) });
}

async function storeClip(
  db: Db,
  app: App,
  { providerId, clipPath, at }: Catalogue,
  clipKey: string,
): Promise<LessonVideo> {
  const path = clipPath(clipKey);
  const bytes = await readFile(path);
  const film = await readMp4(bytesAsSource(bytes));
  if (film && !film.indexInFront) throw new Error(`${path} has its index at the end`);
  const lengthSec = checkedLength(film);
  const sha256 = await app.files.put(bytes);
  const fileId = newId();
  await db
    .insertInto('storedFile')
    .values({
      id: fileId,
      sha256,
      sizeBytes: bytes.length,
      mediaType: 'video/mp4',
      name: basename(path),
      purpose: 'lesson',
      orgId: providerId,
      createdAt: at,
    })
    .execute();
  return { fileId, lengthSec, sizeBytes: bytes.length };
}

/**
 * Gives a program its packages from an installed catalogue: for every stage the courses made for it, all required, the
 * common themes first. A stage that has a package keeps it.
 */
export async function installPackages(
  db: Db,
  program: { programId: string; stages: readonly Stage[]; at: Date },
  courses: readonly CatalogueCourse[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  for (const stage of program.stages) {
    const own = courses.filter((course) => course.stages.includes(stage));
    const ordered = [...own.filter((course) => course.isCommon), ...own.filter((course) => !course.isCommon)];
    const chosen = ordered.flatMap((course) => {
      const courseId = ids.get(course.key);
      return courseId ? [{ courseId, required: true }] : [];
    });
    if (chosen.length === 0) continue;
    await replacePackage(
      db,
      { programId: program.programId, stage, version: 0, assignedAt: program.at, assignedBy: null },
      chosen,
    );
  }
}

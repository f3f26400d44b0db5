import type { CourseManifest, ManifestLesson, ManifestOf } from '@yanxiu/domain/course/course-manifest';
import type { QuizQuestion } from '@yanxiu/domain/course/question';
import { charsOf } from '@yanxiu/domain/course/work-limits';
import { promptText } from '@yanxiu/domain/course/work-rules';
import type { Db } from '../platform/db/database.ts';
import { newId } from '../platform/id/new-id.ts';
import { findCaptions, saveCaptions } from './store/captions.ts';
import { type CourseFields, insertCourse } from './store/course.ts';
import {
  findLessonFile,
  insertLesson,
  type LessonVideo,
  listUnits,
  listWholePages,
  replacePages,
  saveUnits,
  setLessonVideo,
} from './store/lesson.ts';
import { drawsOf, type KeptQuestion, listQuestions, quizRulesOf, replaceQuestions } from './store/quiz.ts';
import { findWork, saveWork } from './store/work.ts';

type Lesson = Awaited<ReturnType<typeof listUnits>>[number]['lessons'][number];

/** A course that the caller may read, as plain data. */
export async function readContent(db: Db, course: CourseFields & { readonly id: string }): Promise<CourseManifest> {
  const units: CourseManifest['units'] = [];
  for (const unit of await listUnits(db, course.id)) {
    const lessons: ManifestLesson[] = [];
    for (const lesson of unit.lessons) lessons.push(await readLesson(db, lesson));
    units.push({ title: unit.title, lessons });
  }
  const { title, summary, lecturer, stages, subject, theme, hoursX100 } = course;
  return {
    format: 'yanxiu-course',
    formatVersion: 1,
    course: {
      title,
      summary,
      lecturer,
      stages: stages as CourseManifest['course']['stages'],
      subject,
      theme,
      hoursX100,
    },
    units,
  };
}

async function readLesson(db: Db, lesson: Lesson): Promise<ManifestLesson> {
  const { id, kind, title } = lesson;
  switch (kind) {
    case 'video':
      return { kind, title, file: await findLessonFile(db, id), captions: await findCaptions(db, id) };
    case 'document': {
      const pages = await listWholePages(db, id);
      return { kind, title, pages: pages.length > 0 ? pages : null };
    }
    case 'quiz':
      return readQuiz(db, lesson);
    case 'live':
      return { kind, title };
    case 'assignment': {
      const work = await findWork(db, id, kind);
      return { kind, title, work: work?.assignment ? { prompt: work.prompt, rules: work.assignment } : null };
    }
    case 'discussion': {
      const work = await findWork(db, id, kind);
      return { kind, title, work: work?.discussion ? { prompt: work.prompt, rules: work.discussion } : null };
    }
  }
}

async function readQuiz(db: Db, lesson: Lesson): Promise<ManifestOf<'quiz'>> {
  const all = await listQuestions(db, lesson.id);
  const ofPool = (wanted: number | null) => all.filter(({ pool }) => pool === wanted).map(bareQuestion);
  const pools = drawsOf(lesson).map(({ pooled: _pooled, ...draw }, at) => ({ draw, questions: ofPool(at) }));
  return { kind: 'quiz', title: lesson.title, rules: quizRulesOf(lesson), questions: ofPool(null), pools };
}

function bareQuestion({ id: _id, pool: _pool, ...question }: KeptQuestion): QuizQuestion {
  return question;
}

/** What a course that is written needs besides its content. */
export interface NewCourse {
  readonly providerId: string;
  readonly at: Date;
  /** The films by their SHA-256, stored and looked at already. */
  readonly videos: ReadonlyMap<string, LessonVideo>;
}

/** Writes a course as a new draft and returns its id. */
export async function writeContent(db: Db, { course, units }: CourseManifest, wish: NewCourse): Promise<string> {
  const id = newId();
  await insertCourse(db, { ...course, id, providerId: wish.providerId, code: id, createdAt: wish.at });
  const placed = units.map((unit, position) => ({ ...unit, id: newId(), position }));
  const outline = placed.map(({ id: unitId, title, position }) => ({ id: unitId, title, position }));
  await saveUnits(db, id, outline, wish.at);
  for (const unit of placed) {
    for (const [position, lesson] of unit.lessons.entries()) {
      const { kind, title } = lesson;
      const lessonId = newId();
      await insertLesson(db, { id: lessonId, courseId: id, unitId: unit.id, kind, title, position });
      await fillLesson(db, lessonId, lesson, wish.videos);
    }
  }
  return id;
}

async function fillLesson(db: Db, id: string, lesson: ManifestLesson, videos: NewCourse['videos']): Promise<void> {
  switch (lesson.kind) {
    case 'video':
      return fillVideo(db, id, lesson, videos);
    case 'document':
      return lesson.pages ? replacePages(db, id, lesson.pages) : undefined;
    case 'quiz':
      return fillQuiz(db, id, lesson);
    case 'live':
      return undefined;
    default:
      if (!lesson.work) return undefined;
      return saveWork(db, id, { ...lesson.work, promptLength: charsOf(promptText(lesson.work.prompt)) });
  }
}

async function fillVideo(db: Db, id: string, lesson: ManifestOf<'video'>, videos: NewCourse['videos']): Promise<void> {
  const video = lesson.file ? videos.get(lesson.file) : undefined;
  if (!video) return;
  await setLessonVideo(db, id, video);
  const cueCount = lesson.captions?.split('-->').length ?? 0;
  if (lesson.captions && cueCount > 1)
    await saveCaptions(db, { lessonId: id, vtt: lesson.captions, cueCount: cueCount - 1 });
}

async function fillQuiz(db: Db, id: string, { rules, questions, pools }: ManifestOf<'quiz'>): Promise<void> {
  const kept = (list: readonly QuizQuestion[], pool: number | null) =>
    list.map((question) => ({ ...question, id: newId(), pool }));
  const all = [...kept(questions, null), ...pools.flatMap((pool, at) => kept(pool.questions, at))];
  if (all.length === 0) return;
  const draws = pools.map((pool) => ({ ...pool.draw, pooled: pool.questions.length }));
  await replaceQuestions(db, id, { questions: all, draws, rules });
}

import { hundredthsText } from '../kernel/hours.ts';
import { type LessonKind, lessonKindNames } from './lesson-kind.ts';

/** A lesson as a version of its course knows it; its own content never changes once it is published. */
export interface VersionLesson {
  readonly id: string;
  /** Title of its unit. */
  readonly unit: string;
  readonly kind: LessonKind;
  readonly title: string;
  readonly lengthSec: number;
}

/** What a trainee meets of a course: its name, hours and lessons in order. */
export interface CourseContent {
  readonly title: string;
  readonly theme: string;
  readonly hoursX100: number;
  readonly lessons: readonly VersionLesson[];
}

/** What a version changed, in words, lesson by lesson; empty where nothing that a trainee meets is another. */
export function changesBetween(before: CourseContent, after: CourseContent): string[] {
  const had = new Map(before.lessons.map((lesson) => [lesson.id, lesson]));
  const has = new Map(after.lessons.map((lesson) => [lesson.id, lesson]));
  const changes: string[] = [];
  if (before.title !== after.title) changes.push(`课程名称由“${before.title}”改为“${after.title}”`);
  if (before.theme !== after.theme) changes.push(`主题由“${before.theme}”改为“${after.theme}”`);
  if (before.hoursX100 !== after.hoursX100)
    changes.push(`学时由 ${hundredthsText(before.hoursX100)} 改为 ${hundredthsText(after.hoursX100)}`);
  for (const lesson of after.lessons) if (!had.has(lesson.id)) changes.push(`新增${named(lesson)}`);
  for (const lesson of before.lessons) if (!has.has(lesson.id)) changes.push(`移除${named(lesson)}`);
  for (const lesson of after.lessons) {
    const old = had.get(lesson.id);
    if (old) changes.push(...lessonChanges(old, lesson));
  }
  if (changes.length === 0 && isMoved(before, after)) changes.push('调整了课时的顺序');
  return changes;
}

const named = ({ kind, title }: VersionLesson) => `${lessonKindNames[kind]}“${title}”`;

function lessonChanges(old: VersionLesson, lesson: VersionLesson): string[] {
  const changes: string[] = [];
  if (old.title !== lesson.title) changes.push(`“${old.title}”改名为“${lesson.title}”`);
  if (old.unit !== lesson.unit) changes.push(`“${lesson.title}”移到“${lesson.unit}”`);
  if (old.lengthSec !== lesson.lengthSec)
    changes.push(`“${lesson.title}”由 ${minutes(old.lengthSec)} 分钟改为 ${minutes(lesson.lengthSec)} 分钟`);
  return changes;
}

const minutes = (sec: number) => Math.round(sec / 60);

const isMoved = (before: CourseContent, after: CourseContent) =>
  before.lessons.map(({ id }) => id).join() !== after.lessons.map(({ id }) => id).join();

export interface LastVersion {
  readonly begunAtMs: number;
  readonly changedBy: string | null;
}

const togetherMs = 60 * 60_000;

/**
 * Whether a change still belongs to the last version: by the same person, within an hour of its beginning, and no program
 * has taken the course since (what a program took stays a version of its own). The first version is what was published.
 */
export function continuesVersion(
  last: LastVersion & { readonly number: number },
  change: { readonly by: string | null; readonly atMs: number; readonly takenSince: boolean },
): boolean {
  const isFresh = change.atMs - last.begunAtMs < togetherMs;
  return last.number > 1 && isFresh && !change.takenSince && last.changedBy === change.by;
}

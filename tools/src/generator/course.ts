import type { Stage } from '@yanxiu/domain/program/policy';
import { type ClipKey, clipDurationSec } from '../clip/catalogue.ts';
import { commonCourses } from '../data/course/common.ts';
import { compulsoryCourses } from '../data/course/compulsory.ts';
import { ethicsAssignment, ethicsDiscussion } from '../data/course/judged.ts';
import { preschoolCourses } from '../data/course/preschool.ts';
import { seniorCourses } from '../data/course/senior.ts';
import type { CourseSource, QuestionKind } from './course-source.ts';

export interface VideoLesson {
  readonly kind: 'video';
  readonly key: string;
  readonly title: string;
  readonly durationSec: number;
  readonly clipKey: ClipKey;
}

export interface DocumentLesson {
  readonly kind: 'document';
  readonly key: string;
  readonly title: string;
  /** Sum of the pages' least reading times. */
  readonly durationSec: number;
  readonly pages: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
    readonly leastSec: number;
  }[];
}

export interface Question {
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly options: readonly string[];
  /** Indexes into `options`, ascending. */
  readonly answer: readonly number[];
  readonly explanation: string;
}

/** Gives score, not hours. */
export interface QuizLesson {
  readonly kind: 'quiz';
  readonly key: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

/** Marked by people; gives score, not hours. */
export interface AssignmentLesson {
  readonly kind: 'assignment';
  readonly key: string;
  readonly title: string;
  /** Plain text with light marks, as an editor types it. */
  readonly prompt: string;
  readonly rules: typeof ethicsAssignment.rules;
}

export interface DiscussionLesson {
  readonly kind: 'discussion';
  readonly key: string;
  readonly title: string;
  readonly prompt: string;
  readonly rules: typeof ethicsDiscussion.rules;
}

export type Lesson = VideoLesson | DocumentLesson | QuizLesson | AssignmentLesson | DiscussionLesson;

export interface Unit {
  readonly key: string;
  readonly title: string;
  readonly lessons: readonly Lesson[];
}

export interface Course {
  readonly key: string;
  readonly title: string;
  readonly theme: string;
  readonly intro: string;
  readonly stages: readonly Stage[];
  /** True for the three common themes that everybody studies: 师德为先, 依法治教, 校园安全. */
  readonly isCommon: boolean;
  /** One 学时 for each video; the document is reading time above it, so that a few lost seconds cost nobody an hour. */
  readonly nominalHoursX100: number;
  readonly units: readonly Unit[];
}

/** Least time on a page of a document: about 250 characters read with a pencil in hand. */
const pageSec = 135;

/** Which courses of its own a stage has beside the common ones; each package comes to exactly 50 学时. */
const stageCourses: Readonly<Record<Stage, readonly string[]>> = {
  preschool: ['preschool-domains', 'preschool-care', 'preschool-trend'],
  primary: ['competency', 'technology', 'primary'],
  junior: ['competency', 'technology', 'junior'],
  senior: ['senior-reform', 'senior-subject', 'technology'],
  vocational: ['vocational', 'competency', 'technology'],
  special: ['special', 'competency', 'technology'],
};

const stages = Object.keys(stageCourses) as Stage[];
const commonKeys = new Set(commonCourses.map((source) => source.key));

function documentOf(source: CourseSource): DocumentLesson {
  const pages = source.document.pages.map(([heading, ...paragraphs]) => ({ heading, paragraphs, leastSec: pageSec }));
  const durationSec = pages.length * pageSec;
  return { kind: 'document', key: `${source.key}-document`, title: source.document.title, durationSec, pages };
}

function quizOf(source: CourseSource): QuizLesson {
  const questions = source.quiz.map(([kind, stem, options, letters, explanation]) => {
    const answer = [...letters].map((letter) => 'ABCDE'.indexOf(letter));
    return { kind, stem, options, answer, explanation };
  });
  return { kind: 'quiz', key: `${source.key}-quiz`, title: '随堂测验', questions };
}

/** One common course has an assignment and a discussion, so that every package has one of each. */
function judgedOf(source: CourseSource): Lesson[] {
  if (source.key !== 'ethics') return [];
  return [
    { kind: 'assignment', key: `${source.key}-assignment`, ...ethicsAssignment },
    { kind: 'discussion', key: `${source.key}-discussion`, ...ethicsDiscussion },
  ];
}

function courseOf(source: CourseSource): Course {
  const units = source.units.map(([title, ...videos], at): Unit => {
    const key = `${source.key}-${at + 1}`;
    const lessons: Lesson[] = videos.map((video, number) => ({
      kind: 'video',
      key: `${key}-${number + 1}`,
      title: video,
      durationSec: clipDurationSec,
      clipKey: source.clip,
    }));
    const isLast = at === source.units.length - 1;
    return {
      key,
      title,
      lessons: isLast ? [...lessons, documentOf(source), quizOf(source), ...judgedOf(source)] : lessons,
    };
  });
  const isCommon = commonKeys.has(source.key);
  const videoCount = source.units.reduce((sum, [, ...videos]) => sum + videos.length, 0);
  return {
    key: source.key,
    title: source.title,
    theme: source.theme,
    intro: source.intro,
    stages: isCommon ? stages : stages.filter((stage) => stageCourses[stage].includes(source.key)),
    isCommon,
    nominalHoursX100: videoCount * 100,
    units,
  };
}

/** Every course of the demonstration, common ones first. */
export const courses: readonly Course[] = [
  ...commonCourses,
  ...preschoolCourses,
  ...compulsoryCourses,
  ...seniorCourses,
].map(courseOf);

/**
 * The package of a stage: the three common courses and the stage's own, 50 学时 nominal together; its videos and
 * documents last longer than that, what is marked gives score alone.
 */
export function packageOf(stage: Stage): Course[] {
  return courses.filter((course) => course.stages.includes(stage));
}

/** Seconds that a course's videos and documents last. */
export function lessonSec(course: Course): number {
  return course.units
    .flatMap((unit) => unit.lessons)
    .reduce((sum, lesson) => sum + ('durationSec' in lesson ? lesson.durationSec : 0), 0);
}

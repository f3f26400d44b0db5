/** Kinds of lessons. One is offered only once it plays: scorm and cmi5 are the names that the others will have. */
export const lessonKinds = ['video', 'document', 'quiz', 'assignment', 'discussion', 'live'] as const;
export type LessonKind = (typeof lessonKinds)[number];
export const lessonKindNames: Readonly<Record<LessonKind, string>> = {
  video: '视频',
  document: '文档',
  quiz: '测验',
  assignment: '作业',
  discussion: '讨论',
  live: '直播',
};

/**
 * Whether playing it earns study time (rules §7: quizzes, assignments and discussions give score, not hours; a live
 * session gives hours by signing in and out).
 */
export function earnsTime(kind: LessonKind): boolean {
  return kind === 'video' || kind === 'document';
}

/** What tells whether a lesson holds anything, by its kind. */
export interface LessonContent {
  readonly kind: LessonKind;
  readonly lengthSec: number;
  readonly questionCount: number;
  /** Characters of what an assignment or a discussion asks for. */
  readonly promptLength: number;
}

/** Whether a lesson holds anything that a trainee could meet. */
export function isLessonFilled({ kind, lengthSec, questionCount, promptLength }: LessonContent): boolean {
  if (kind === 'quiz') return questionCount > 0;
  return earnsTime(kind) || kind === 'live' ? lengthSec > 0 : promptLength > 0;
}

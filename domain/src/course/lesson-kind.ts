/**
 * Kinds of lessons. One is offered only once it plays: assignment, discussion, live, scorm and cmi5 are the names that
 * the others will have.
 */
export const lessonKinds = ['video', 'document', 'quiz'] as const;
export type LessonKind = (typeof lessonKinds)[number];
export const lessonKindNames: Readonly<Record<LessonKind, string>> = { video: '视频', document: '文档', quiz: '测验' };

/** Whether playing it earns study time (rules §7: a quiz gives score, not hours). */
export function earnsTime(kind: LessonKind): boolean {
  return kind !== 'quiz';
}

import type { OutputOf } from '@yanxiu/contract/index';
import { bytesText, durationText } from '@yanxiu/ui/words';
import type { Tone } from '../kit/StateTag.tsx';

export type CourseDetail = OutputOf<'course.get'>;
export type UnitRow = CourseDetail['units'][number];
export type LessonRow = UnitRow['lessons'][number];

export const courseStateNames = { draft: '草稿', published: '已发布', retired: '已停用' } as const;
export const courseStateTones: Readonly<Record<keyof typeof courseStateNames, Tone>> = {
  draft: 'busy',
  published: 'good',
  retired: 'plain',
};

export const lessonKindNames = { video: '视频', document: '文档', quiz: '测验' } as const;

/** What a lesson holds, in a few words: `45 分钟 · 1.3 MB`, `4 页 · 9 分钟`, `5 题`; says so when it is empty. */
export function lessonContentText(lesson: LessonRow): string {
  if (lesson.kind === 'quiz') return lesson.questionCount > 0 ? `${lesson.questionCount} 题` : '还没有题目';
  if (lesson.lengthSec === 0) return lesson.kind === 'video' ? '还没有视频' : '还没有内容';
  const length = durationText(lesson.lengthSec);
  if (lesson.kind === 'document') return `${lesson.pageCount} 页 · ${length}`;
  return lesson.sizeBytes === null ? length : `${length} · ${bytesText(lesson.sizeBytes)}`;
}

import type { OutputOf } from '@yanxiu/contract/index';
import { earnsTime } from '@yanxiu/domain/course/lesson-kind';
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

export { isLessonFilled, lessonKindNames } from '@yanxiu/domain/course/lesson-kind';

/** What a lesson holds, in a few words: `45 分钟 · 1.3 MB`, `4 页 · 9 分钟`, `5 题`; says so when it is empty. */
export function lessonContentText(lesson: LessonRow): string {
  if (lesson.kind === 'quiz') return lesson.questionCount > 0 ? `${lesson.questionCount} 题` : '还没有题目';
  if (lesson.kind === 'live') return lesson.lengthSec > 0 ? `直播 · ${durationText(lesson.lengthSec)}` : '还没有定时间';
  if (!earnsTime(lesson.kind)) return lesson.promptLength > 0 ? `要求 ${lesson.promptLength} 字` : '还没有写要求';
  if (lesson.lengthSec === 0) return lesson.kind === 'video' ? '还没有视频' : '还没有内容';
  const length = durationText(lesson.lengthSec);
  const size = lesson.sizeBytes === null ? '' : ` · ${bytesText(lesson.sizeBytes)}`;
  return lesson.kind === 'document' ? `${lesson.pageCount} 页 · ${length}${size}` : length + size;
}

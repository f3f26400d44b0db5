import { fileUrl } from '@yanxiu/ui/client';
import type { Lesson } from './LessonPage.tsx';

export type Picture = Extract<Lesson['pages'][number]['blocks'][number], { kind: 'picture' }>;

interface Props {
  readonly courseId: string;
  readonly lessonId: string;
  readonly picture: Picture;
  readonly small?: boolean;
}

/** A page of a PDF; its text stands in for it where it isn't seen. */
export function PagePictureView({ courseId, lessonId, picture, small = false }: Props) {
  const { sha256, width, height, text } = picture;
  return (
    <img
      className={small ? 'page-picture small' : 'page-picture'}
      src={fileUrl('course.picture', { id: courseId, lessonId, sha256 })}
      width={width}
      height={height}
      loading="lazy"
      alt={text || '这一页没有可以读出的文字'}
    />
  );
}

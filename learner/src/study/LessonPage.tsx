import type { OutputOf } from '@yanxiu/contract/index';
import { useEffect } from 'preact/hooks';
import { Link, useParams } from 'wouter-preact';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { ErrorPanel } from '../kit/ErrorPanel.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useApi, useRefresh } from '../kit/use-api.ts';
import { AssignmentLesson } from '../teaching/work/AssignmentLesson.tsx';
import { DiscussionLesson } from '../teaching/work/DiscussionLesson.tsx';
import { DocumentLesson } from './DocumentLesson.tsx';
import './lesson.css';
import { LiveLesson } from './LiveLesson.tsx';
import { QuizLesson } from './QuizLesson.tsx';
import { VideoLesson } from './VideoLesson.tsx';

export type Lesson = OutputOf<'study.lesson'>;

/** What every kind of lesson gets. */
export interface LessonProps {
  readonly lesson: Lesson;
  readonly programId: string;
}

/** One lesson of any kind. */
export function LessonPage() {
  const { lessonId = '' } = useParams<{ lessonId: string }>();
  const { program } = useProgram();
  const { programId } = program;
  const lesson = useApi('study.lesson', { programId, lessonId });
  const refresh = useRefresh();
  // what was studied shows in every list that is gone back to
  useEffect(
    () => () => refresh('study.mine', 'study.courses', 'study.course', 'study.spans', 'assessment.mine'),
    [lessonId],
  );
  const { data } = lesson;
  const back = data
    ? { href: `/courses/${data.courseId}`, word: data.courseTitle }
    : { href: '/courses', word: '全部课程' };
  return (
    <Page key={lessonId} title={data?.title ?? '课时'} back={back}>
      {data ? (
        <>
          <Player lesson={data} programId={programId} />
          <NextLesson lesson={data} />
        </>
      ) : lesson.error ? (
        <ErrorPanel error={lesson.error} what="这一课" onRetry={() => void lesson.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Page>
  );
}

function Player(props: LessonProps) {
  const { kind } = props.lesson;
  if (kind === 'video') return <VideoLesson {...props} />;
  if (kind === 'document') return <DocumentLesson {...props} />;
  if (kind === 'live') return <LiveLesson {...props} />;
  if (kind === 'assignment') return <AssignmentLesson {...props} />;
  if (kind === 'discussion') return <DiscussionLesson {...props} />;
  return <QuizLesson {...props} />;
}

function NextLesson({ lesson }: { lesson: Lesson }) {
  return (
    <p class="lesson-next">
      {lesson.nextLessonId ? (
        <Link class="button" href={`/lessons/${lesson.nextLessonId}`}>
          下一课
        </Link>
      ) : (
        <Link class="button" href={`/courses/${lesson.courseId}`}>
          这是最后一课，回到课程
        </Link>
      )}
    </p>
  );
}

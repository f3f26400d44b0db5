import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useApi } from '../kit/use-api.ts';
import { AssignmentEditor } from './AssignmentEditor.tsx';
import { CaptionEditor } from './CaptionEditor.tsx';
import { isLessonFilled, lessonContentText, lessonKindNames } from './course-words.ts';
import { DiscussionEditor } from './DiscussionEditor.tsx';
import { DocumentEditor } from './DocumentEditor.tsx';
import { LessonPreview } from './LessonPreview.tsx';
import { LiveEditor } from './LiveEditor.tsx';
import { QuizEditor } from './QuizEditor.tsx';
import { VideoEditor } from './VideoEditor.tsx';
import './course.css';

export type Lesson = OutputOf<'course.lesson'>;

/** One lesson: seen as the trainee sees it; its provider writes it here. */
export function LessonPage() {
  const { id = '', lessonId = '' } = useParams();
  const lesson = useApi('course.lesson', { id, lessonId });
  const one = lesson.data;
  return (
    <PageFrame
      title={one?.title ?? '课时'}
      crumbs={[
        { label: '课程', to: '/courses' },
        { label: one?.courseTitle ?? '课程', to: `/courses/${id}` },
      ]}
      tag={one ? <StateTag>{lessonKindNames[one.kind]}</StateTag> : null}
      purpose={one ? lessonContentText(one) : undefined}
    >
      <Loaded of={lesson} what="课时">
        {(found) => <LessonBody courseId={id} lesson={found} />}
      </Loaded>
    </PageFrame>
  );
}

function LessonBody({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  const empty = !isLessonFilled(lesson);
  const may = useMay();
  const [editing, setEditing] = useState(lesson.mayEdit && empty);
  const editor = { courseId, lesson, onDone: () => setEditing(false) };
  if (editing) {
    return (
      <Section title="编辑内容">
        {empty ? (
          <p className="muted lesson-empty">
            这一课还没有内容，参训教师看不到，也不计入学习进度和成绩。课程发布后，保存内容即可见。
          </p>
        ) : null}
        {lesson.kind === 'video' ? <VideoEditor {...editor} /> : null}
        {lesson.kind === 'document' ? <DocumentEditor {...editor} /> : null}
        {lesson.kind === 'quiz' ? <QuizEditor {...editor} /> : null}
        {lesson.kind === 'live' ? <LiveEditor {...editor} /> : null}
        {lesson.kind === 'assignment' ? <AssignmentEditor {...editor} /> : null}
        {lesson.kind === 'discussion' ? <DiscussionEditor {...editor} /> : null}
      </Section>
    );
  }
  return (
    <>
      <Section
        title="预览"
        actions={
          <>
            {lesson.kind === 'quiz' && may('study.read') ? (
              <LinkButton to={`/courses/${courseId}/lessons/${lesson.id}/figures`}>试题分析</LinkButton>
            ) : null}
            {lesson.kind === 'live' && lesson.live ? (
              <>
                {may('study.read') ? (
                  <LinkButton to={`/courses/${courseId}/lessons/${lesson.id}/attendance`}>签到名单</LinkButton>
                ) : null}
                {lesson.mayEdit ? (
                  <LinkButton to={`/courses/${courseId}/lessons/${lesson.id}/code`}>显示签到码</LinkButton>
                ) : null}
              </>
            ) : null}
            {lesson.mayEdit ? (
              <ActionButton blocked={lesson.editBlocked} showReason onClick={() => setEditing(true)}>
                编辑内容
              </ActionButton>
            ) : null}
          </>
        }
      >
        <LessonPreview courseId={courseId} lesson={lesson} />
      </Section>
      {lesson.kind === 'video' && lesson.mayEdit && lesson.lengthSec > 0 ? (
        <CaptionEditor courseId={courseId} lesson={lesson} />
      ) : null}
    </>
  );
}

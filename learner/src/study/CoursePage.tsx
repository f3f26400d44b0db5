import type { OutputOf } from '@yanxiu/contract/index';
import { earnsTime } from '@yanxiu/domain/course/lesson-kind';
import { bytesText, durationText, hundredthsText } from '@yanxiu/ui/words';
import { Link, useParams } from 'wouter-preact';
import { Icon } from '../frame/Icon.tsx';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { Empty } from '../kit/Empty.tsx';
import { ErrorPanel } from '../kit/ErrorPanel.tsx';
import { Meter } from '../kit/Meter.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useApi } from '../kit/use-api.ts';
import { RateCard } from '../teaching/work/RateCard.tsx';
import { ElectiveChoice } from './ElectiveChoice.tsx';
import './course.css';

type Course = OutputOf<'study.course'>;
type Lesson = Course['units'][number]['lessons'][number];

/** A course: its units and lessons, what is done and what is left. */
export function CoursePage() {
  const { courseId = '' } = useParams<{ courseId: string }>();
  const { program } = useProgram();
  const course = useApi('study.course', { programId: program.programId, courseId });
  const data = course.data;
  return (
    <Page title={data?.title ?? '课程'} back={{ href: '/courses', word: '全部课程' }}>
      {data ? (
        <>
          <Outline course={data} />
          {data.creditedSec > 0 ? <RateCard programId={program.programId} courseId={courseId} /> : null}
        </>
      ) : course.error ? (
        <ErrorPanel error={course.error} what="课程" onRetry={() => void course.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Page>
  );
}

function Outline({ course }: { course: Course }) {
  const done = hundredthsText(course.doneX100);
  const whole = hundredthsText(course.hoursX100);
  const lessons = course.units.reduce((sum, unit) => sum + unit.lessons.length, 0);
  return (
    <>
      <section class="card stack-tight" aria-label="课程概况">
        <p>
          <span class={course.required ? 'tag brand' : 'tag'}>{course.required ? '必修' : '选修'}</span>{' '}
          <span class="muted">{[course.theme, course.lecturer].filter(Boolean).join(' · ')}</span>
        </p>
        {course.summary ? <p>{course.summary}</p> : null}
        <p class="num">
          <strong>{done}</strong> / {whole} 学时，{course.lessonsDone} / {course.lessonCount} 课已学完
        </p>
        <Meter
          label="本课程的学时"
          value={course.doneX100 / 100}
          max={course.hoursX100 / 100}
          text={`${done} 学时，共 ${whole} 学时`}
        />
      </section>
      {course.toChoose ? <ElectiveChoice course={course} /> : null}
      {lessons === 0 ? <Empty title="这门课程还没有课时">请先学习其他课程。</Empty> : null}
      {course.units.map((unit) => (
        <section key={unit.id} aria-label={unit.title}>
          <h2 class="course-group">{unit.title}</h2>
          <ul class="rows lesson-list">
            {unit.lessons.map((lesson) => (
              <li key={lesson.id}>
                <LessonLink lesson={lesson} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function LessonLink({ lesson }: { lesson: Lesson }) {
  return (
    <Link class="lesson-link" href={`/lessons/${lesson.id}`}>
      <Icon name={lesson.kind} />
      <span class="row-title">{lesson.title}</span>
      <span class="muted small num">{aboutLesson(lesson)}</span>
      <LessonState lesson={lesson} />
    </Link>
  );
}

function aboutLesson(lesson: Lesson): string {
  if (lesson.kind === 'quiz')
    return lesson.quizBestX100 === null
      ? `测验，${lesson.handedIn ? '已交卷' : '不计学时'}`
      : `测验，计入成绩 ${hundredthsText(lesson.quizBestX100)} 分`;
  if (lesson.kind === 'live') return `直播，${durationText(lesson.lengthSec)}，签到签退后计学时`;
  if (lesson.kind === 'assignment') return `作业，${workText(lesson, '待批改')}`;
  if (lesson.kind === 'discussion') return `讨论，${workText(lesson, '已参与')}`;
  const kind = lesson.kind === 'video' ? '视频' : `文档 ${lesson.pageCount} 页`;
  const size = lesson.sizeBytes === null ? '' : `，${bytesText(lesson.sizeBytes)}`;
  return `${kind}，${durationText(lesson.lengthSec)}${size}`;
}

function workText(lesson: Lesson, waiting: string): string {
  if (lesson.workX100 !== null) return `得 ${hundredthsText(lesson.workX100)} 分`;
  return lesson.handedIn ? waiting : '不计学时';
}

function LessonState({ lesson }: { lesson: Lesson }) {
  const waits = lesson.kind === 'quiz' && lesson.handedIn && lesson.quizBestX100 === null;
  if (waits) return <span class="lesson-state muted">待批阅</span>;
  if (lesson.done) {
    return (
      <span class="lesson-state done">
        <Icon name="done" size={20} />
        {earnsTime(lesson.kind) ? '已学完' : '已完成'}
      </span>
    );
  }
  if (lesson.kind === 'quiz')
    return <span class="lesson-state muted">{lesson.quizBestX100 === null ? '未做' : '未达标'}</span>;
  if (!earnsTime(lesson.kind)) return <span class="lesson-state muted">未做</span>;
  const percent = lesson.lengthSec > 0 ? Math.floor((lesson.creditedSec / lesson.lengthSec) * 100) : 0;
  return <span class="lesson-state muted num">{lesson.creditedSec > 0 ? `${percent}%` : '未学'}</span>;
}

import type { OutputOf } from '@yanxiu/contract/index';
import { hundredthsText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Meter } from '../kit/Meter.tsx';
import { useApi } from '../kit/use-api.ts';
import './course.css';

type Course = OutputOf<'study.courses'>[number];

/** The trainee's package: what is required first, then the rest, each with how far one has got. */
export function CourseListPage() {
  const { program } = useProgram();
  const courses = useApi('study.courses', { programId: program.programId });
  const lead = `${program.stageName}课程包，学满 ${hundredthsText(program.wantedX100)} 学时。1 学时 = ${program.minutesPerHour} 分钟。`;
  return (
    <Page title="全部课程" lead={lead} back={{ href: '/', word: '学习' }}>
      <Loaded of={courses} what="课程" rows={6}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="课程还没有准备好">承训机构配置好您学段的课程后，会显示在这里。</Empty>
          ) : (
            <>
              <Group title="必修" courses={list.filter((one) => one.required)} />
              <Group title="选修" courses={list.filter((one) => !one.required)} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Group({ title, courses }: { title: string; courses: readonly Course[] }) {
  if (courses.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 class="course-group">
        {title}
        <span class="muted small num"> {courses.length} 门</span>
      </h2>
      <ul class="course-list">
        {courses.map((course) => (
          <li key={course.id}>
            <CourseLink course={course} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CourseLink({ course }: { course: Course }) {
  const done = hundredthsText(course.doneX100);
  const whole = hundredthsText(course.hoursX100);
  return (
    <Link class="course-link card" href={`/courses/${course.id}`}>
      <span class="muted small">{course.theme}</span>
      <span class="course-title">{course.title}</span>
      <span class="course-count num">
        {course.doneX100 >= course.hoursX100 ? '已学满 ' : ''}
        {done} / {whole} 学时
      </span>
      <Meter
        label={`${course.title}的学时`}
        value={course.doneX100 / 100}
        max={course.hoursX100 / 100}
        text={`${done} 学时，共 ${whole} 学时`}
      />
    </Link>
  );
}

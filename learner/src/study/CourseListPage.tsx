import type { OutputOf } from '@yanxiu/contract/index';
import { hundredthsText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { Page } from '../frame/Page.tsx';
import { type MyProgram, useProgram } from '../frame/program.tsx';
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
              {onlySum(program, list) ? (
                <p class="notice">
                  这一年只保存了总学时（网络研修 {hundredthsText(program.totals.hoursX100)}{' '}
                  学时）和测验成绩，没有逐课的记录，下面只列课程。
                </p>
              ) : null}
              <Group title="必修" courses={list.filter((one) => one.required)} bare={onlySum(program, list)} />
              <Group title="选修" courses={list.filter((one) => !one.required)} bare={onlySum(program, list)} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** A year that was taken over as sums has hours, and nothing credited in any course. */
export function onlySum(program: MyProgram, courses: readonly Pick<Course, 'creditedSec'>[]): boolean {
  return program.state === 'over' && program.totals.hoursX100 > 0 && courses.every((one) => one.creditedSec === 0);
}

interface GroupProps {
  readonly title: string;
  readonly courses: readonly Course[];
  /** Without how far one has got. */
  readonly bare: boolean;
}

function Group({ title, courses, bare }: GroupProps) {
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
            <CourseLink course={course} bare={bare} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CourseLink({ course, bare }: { course: Course; bare: boolean }) {
  const done = hundredthsText(course.doneX100);
  const whole = hundredthsText(course.hoursX100);
  return (
    <Link class="course-link card" href={`/courses/${course.id}`}>
      <span class="muted small">{course.theme}</span>
      <span class="course-title">{course.title}</span>
      {bare ? (
        <span class="course-count num">{whole} 学时</span>
      ) : (
        <>
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
        </>
      )}
    </Link>
  );
}

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
              <Group
                title="选修"
                courses={list.filter((one) => !one.required && !one.toChoose)}
                bare={onlySum(program, list)}
              />
              <Electives courses={list.filter((one) => one.toChoose)} />
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

/** Where electives are limited: what was chosen, then what there is to choose from. */
function Electives({ courses }: { courses: readonly Course[] }) {
  const { program } = useProgram();
  const electives = useApi('study.electives', { programId: program.programId });
  const most = electives.data?.most ?? null;
  if (courses.length === 0 || most === null) return null;
  const chosen = courses.filter((one) => one.chosen);
  return (
    <>
      <p class="notice num">
        选修课最多可选 {most} 门，已选 {chosen.length} 门。点开课程，按“选这门课”后开始学；没有选的不计学时。
      </p>
      <Group title="我选的选修课" courses={chosen} bare={false} />
      <Group title="可选的选修课" courses={courses.filter((one) => !one.chosen)} bare />
    </>
  );
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

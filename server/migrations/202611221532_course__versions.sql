-- What a published course was at each time: a version is written with every change that a trainee meets. Changes of one
-- person within the hour are one version, unless a program has taken the course meanwhile.

create table course_version (
  course_id uuid not null references course (id),
  number int not null,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references person (id),
  content jsonb not null,                -- domain/src/course/course-version.ts: CourseContent
  constraint course_version_pkey primary key (course_id, number),
  constraint course_version_number_is_positive check (number > 0),
  constraint course_version_begins_before_its_last_change check (changed_at >= begun_at)
);

insert into course_version (course_id, number, begun_at, changed_at, content)
select course.id, 1, coalesce(course.published_at, course.created_at), coalesce(course.published_at, course.created_at),
  jsonb_build_object('title', course.title, 'theme', course.theme, 'hoursX100', course.hours_x100, 'lessons', coalesce(
    (select jsonb_agg(jsonb_build_object('id', lesson.id, 'unit', unit.title, 'kind', lesson.kind, 'title', lesson.title,
        'lengthSec', lesson.length_sec) order by unit.position, unit.id, lesson.position, lesson.id)
      from lesson join unit on unit.course_id = lesson.course_id and unit.id = lesson.unit_id
      where lesson.course_id = course.id and lesson.retired_at is null), '[]'))
from course where course.state <> 'draft';

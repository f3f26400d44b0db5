-- Courses of a provider, their units and lessons, and the packages that a program gives to each stage.

create table course (
  id uuid primary key,
  provider_id uuid not null references org (id),
  code text not null,                    -- stable name within the provider, for imports
  title text not null,
  summary text not null default '',
  lecturer text not null default '',
  stages text[] not null,
  subject text not null default '',      -- empty: every subject
  theme text not null,
  hours_x100 int not null,
  state text not null default 'draft',
  version int not null default 1,
  created_at timestamptz not null,
  published_at timestamptz,
  constraint course_code_is_unique_in_provider unique (provider_id, code),
  constraint course_state_is_known check (state in ('draft', 'published', 'retired')),
  constraint course_hours_are_positive check (hours_x100 > 0),
  constraint course_has_a_stage check (cardinality(stages) > 0)
);

create table unit (
  course_id uuid not null references course (id),
  id uuid not null,
  title text not null,
  position int not null,
  retired_at timestamptz,                -- taken out of the outline; its retired lessons still belong to it
  constraint unit_pkey primary key (course_id, id)
);

-- A published lesson's content never changes: it is retired and another takes its place, so that what was studied
-- stays what it was.
create table lesson (
  id uuid primary key,
  course_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  title text not null,
  position int not null,
  length_sec int not null default 0,     -- seconds that it can earn: of the video, or the sum of its pages
  file_id uuid references stored_file (id),
  size_bytes bigint,
  page_count int not null default 0,
  question_count int not null default 0,
  pass_percent int not null default 60,
  attempts int not null default 3,
  retired_at timestamptz,
  constraint lesson_of_unit foreign key (course_id, unit_id) references unit (course_id, id),
  constraint lesson_kind_is_known check (kind in ('video', 'document', 'quiz')),
  constraint lesson_length_is_not_negative check (length_sec >= 0),
  constraint lesson_quiz_earns_no_time check (kind <> 'quiz' or length_sec = 0)
);
create index lesson_by_course on lesson (course_id);

create table lesson_page (
  lesson_id uuid not null references lesson (id),
  number int not null,
  title text not null,
  read_sec int not null,
  blocks jsonb not null,                 -- domain/src/course/document.ts
  constraint lesson_page_pkey primary key (lesson_id, number),
  constraint lesson_page_read_sec_is_positive check (read_sec > 0)
);

create table quiz_question (
  lesson_id uuid not null references lesson (id),
  id uuid not null,
  position int not null,
  kind text not null,
  stem text not null,
  choices jsonb not null,
  answer jsonb not null,                 -- places of the right choices from 0
  explanation text not null default '',
  points int not null default 1,
  constraint quiz_question_pkey primary key (lesson_id, id),
  constraint quiz_question_kind_is_known check (kind in ('single', 'multiple', 'trueFalse')),
  constraint quiz_question_points_are_positive check (points > 0)
);

create table course_package (
  program_id uuid not null references program (id),
  stage text not null,
  version int not null default 1,
  assigned_at timestamptz not null,
  assigned_by uuid,
  constraint course_package_pkey primary key (program_id, stage),
  constraint course_package_stage_is_known check (stage in ('preschool', 'primary', 'junior', 'senior', 'vocational', 'special'))
);

create table course_package_item (
  program_id uuid not null,
  stage text not null,
  course_id uuid not null references course (id),
  position int not null,
  required boolean not null,
  constraint course_package_item_pkey primary key (program_id, stage, course_id),
  constraint course_package_item_of_package foreign key (program_id, stage) references course_package (program_id, stage) on delete cascade
);
create index course_package_item_by_course on course_package_item (course_id);

-- The survey's questions are the program's own (decision 0035): every saved form is a version that is never changed, and an
-- answer belongs to the version that it was given to. What was answered until now belongs to the questions that stood in
-- the code until now.

create table survey_form (
  program_id uuid not null references program (id),
  version int not null,
  questions jsonb not null,                     -- domain/src/teaching/work/survey-form.ts
  saved_at timestamptz,                         -- null with saved_by: the standard questions, written down with the first answer
  saved_by uuid references person (id),
  constraint survey_form_pkey primary key (program_id, version),
  constraint survey_form_version_counts check (version >= 1),
  constraint survey_form_is_saved_by_somebody check ((saved_at is null) = (saved_by is null))
);

insert into survey_form (program_id, version, questions)
select distinct program_id, 1, '[
  {"key": "content", "kind": "scale", "text": "课程内容对我的教学有帮助", "options": []},
  {"key": "level", "kind": "scale", "text": "课程难易适合我", "options": []},
  {"key": "platform", "kind": "scale", "text": "学习平台好用，学时计得明白", "options": []},
  {"key": "tutor", "kind": "scale", "text": "辅导教师批改、答疑及时", "options": []},
  {"key": "schoolBased", "kind": "scale", "text": "校本研修和网络研修结合得好", "options": []},
  {"key": "load", "kind": "scale", "text": "时间安排合理，不影响日常工作", "options": []},
  {"key": "overall", "kind": "scale", "text": "总体满意", "options": []},
  {"key": "best", "kind": "text", "text": "收获最大的一点", "options": []},
  {"key": "improve", "kind": "text", "text": "最需要改进的一点", "options": []}
]'::jsonb from survey_answer;

alter table survey_answer add column version int, add column answers jsonb;
update survey_answer set version = 1, answers = stars || coalesce(
  (select jsonb_object_agg(given.key, given.value) from jsonb_each(words) given where given.value <> '""'::jsonb), '{}'::jsonb);
alter table survey_answer
  alter column version set not null,
  alter column answers set not null,            -- question key → stars, an option's place, places, or words
  drop column stars,
  drop column words,
  add constraint survey_answer_of_form foreign key (program_id, version) references survey_form (program_id, version);

-- Ratings are shown while more come in, five of a place at a time: a row is shown once as many with it have come.
alter table course_rating add column told boolean not null default false;
update course_rating rating set told = true from (
  select program_id, course_id, region_id from course_rating group by program_id, course_id, region_id having count(*) >= 5
) enough
where rating.program_id = enough.program_id and rating.course_id = enough.course_id and rating.region_id = enough.region_id;

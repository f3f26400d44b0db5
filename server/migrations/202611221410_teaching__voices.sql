-- What teachers think, without their names (decision 0029). That somebody has answered and what was answered stand in two
-- tables with nothing in common: no person, no instant, no number that tells an order. Both are written in one transaction,
-- so the answers of the same place that are already there are written anew with it: a row's own age tells nothing either.

create table survey_done (
  program_id uuid not null,
  person_id uuid not null,
  constraint survey_done_pkey primary key (program_id, person_id),
  constraint survey_done_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id)
);

create table survey_answer (
  program_id uuid not null references program (id),
  region_id uuid not null references org (id),  -- the county or, for its direct schools, the city: never the school
  stars jsonb not null,                         -- question key → 1 to 5: domain/src/teaching/work/survey.ts
  words jsonb not null                          -- question key → text
);
create index survey_answer_by_region on survey_answer (program_id, region_id);

create table course_rating_done (
  program_id uuid not null,
  person_id uuid not null,
  course_id uuid not null references course (id),
  constraint course_rating_done_pkey primary key (program_id, person_id, course_id),
  constraint course_rating_done_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id)
);

create table course_rating (
  program_id uuid not null references program (id),
  course_id uuid not null references course (id),
  region_id uuid not null references org (id),
  stars int not null,
  words text not null default '',
  constraint course_rating_stars_are_known check (stars between 1 and 5)
);
create index course_rating_by_course on course_rating (program_id, course_id, region_id);

-- How fast presence questions were answered right: figures for people who look at what is odd, never for a machine to judge.

create table study_answer_time (
  program_id uuid not null,
  person_id uuid not null,
  answered int not null,
  fastest_ms int not null,
  slowest_ms int not null,
  sum_ms bigint not null,
  constraint study_answer_time_pkey primary key (program_id, person_id),
  constraint study_answer_time_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint study_answer_time_is_not_negative check (answered > 0 and fastest_ms between 0 and slowest_ms)
);

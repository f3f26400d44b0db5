-- The electives that a trainee has chosen, where her package limits them.

create table study_elective (
  program_id uuid not null,
  person_id uuid not null,
  course_id uuid not null references course (id),
  chosen_at timestamptz not null,
  constraint study_elective_pkey primary key (program_id, person_id, course_id),
  constraint study_elective_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id)
);

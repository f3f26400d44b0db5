-- What a trainee reached in a lesson that people mark. The row is there once she has handed in; the score once it stands.

create table lesson_score (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null references lesson (id),
  score_x100 int,                        -- null: handed in, not marked yet
  scored_at timestamptz not null,
  constraint lesson_score_pkey primary key (program_id, person_id, lesson_id),
  constraint lesson_score_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint lesson_score_is_out_of_100 check (score_x100 between 0 and 10000)
);

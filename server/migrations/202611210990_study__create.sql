-- Study time. One row a trainee holds her sums and the play session that counts now; one row a lesson holds the
-- seconds watched and credited. Both are rewritten with every accepted report: fillfactor leaves room for HOT updates,
-- and no column that changes so often is indexed.

create table study_total (
  program_id uuid not null references program (id),
  person_id uuid not null references person (id),
  credited_sec int not null default 0,   -- sum over lessons, each course at most its nominal hours
  hours_x100 int not null default 0,
  day date not null,                     -- day_sec belongs to this day; earlier days are in study_day
  day_sec int not null default 0,
  last_studied_at timestamptz,
  -- the play session that counts now; null when none is open
  play_session_id uuid,
  play_lesson_id uuid,
  play_opened_at timestamptz,
  play_last_at timestamptz,              -- last accepted request
  play_seq int not null default 0,
  play_rev int not null default 0,       -- rises with every write: a server that remembers an older one reads again
  play_earned_sec int not null default 0,
  play_lost_sec int not null default 0,
  play_over_sec int not null default 0,
  play_length_sec int not null default 0,
  play_course_left_sec int not null default 0,
  -- presence questions outlive sessions
  question_left_sec int not null,
  right_in_row int not null default 0,
  wrong_in_row int not null default 0,
  asked jsonb,                           -- domain/src/study/presence.ts: Asked
  constraint study_total_pkey primary key (program_id, person_id),
  constraint study_total_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint study_total_is_not_negative check (credited_sec >= 0 and hours_x100 >= 0 and day_sec >= 0),
  constraint study_total_day_is_part_of_all check (day_sec <= credited_sec)
) with (fillfactor = 70);
create unique index study_total_one_open_session on study_total (person_id) where play_session_id is not null;

create table lesson_progress (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null references lesson (id),
  course_id uuid not null,
  watched int4multirange not null default '{}',
  credited int4multirange not null default '{}',
  credited_sec int not null default 0,
  position_sec int not null default 0,   -- where to go on
  updated_at timestamptz not null,
  constraint lesson_progress_pkey primary key (program_id, person_id, lesson_id),
  constraint lesson_progress_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint lesson_progress_credits_only_what_was_watched check (credited <@ watched),
  constraint lesson_progress_is_not_negative check (credited_sec >= 0 and position_sec >= 0)
) with (fillfactor = 70);

-- Every session ever opened: the log that the trainee and the offices read. The figures of the one that is open are in
-- study_total until it ends.
create table play_session (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null references lesson (id),
  opened_at timestamptz not null,
  last_at timestamptz not null,
  earned_sec int not null default 0,
  lost_sec int not null default 0,       -- from a presence question to its late answer
  over_sec int not null default 0,       -- reported faster than the clock
  address text not null,
  user_agent text not null,
  ended_by text,
  constraint play_session_pkey primary key (program_id, id),
  constraint play_session_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint play_session_ended_by_is_known check (ended_by in ('takenOver', 'closed', 'silent')),
  constraint play_session_earns_no_more_than_the_clock
    check (earned_sec <= ceil(extract(epoch from last_at - opened_at)))
);
create index play_session_by_person on play_session (program_id, person_id, opened_at desc);

create table study_day (
  program_id uuid not null,
  person_id uuid not null,
  day date not null,
  credited_sec int not null,
  constraint study_day_pkey primary key (program_id, person_id, day)
);

create table quiz_attempt (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null references lesson (id),
  number int not null,
  id uuid not null,
  started_at timestamptz not null,
  submitted_at timestamptz,
  paper jsonb not null,                  -- the questions as drawn, in order, with answers: stays what it was
  given jsonb,
  score_x100 int,
  constraint quiz_attempt_pkey primary key (program_id, person_id, lesson_id, number),
  constraint quiz_attempt_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint quiz_attempt_id_is_unique unique (program_id, id),
  constraint quiz_attempt_score_is_out_of_100 check (score_x100 between 0 and 10000),
  constraint quiz_attempt_submitted_has_score check ((submitted_at is null) = (score_x100 is null))
);

create table quiz_best (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null references lesson (id),
  score_x100 int not null,
  scored_at timestamptz not null,
  constraint quiz_best_pkey primary key (program_id, person_id, lesson_id),
  constraint quiz_best_is_out_of_100 check (score_x100 between 0 and 10000)
);

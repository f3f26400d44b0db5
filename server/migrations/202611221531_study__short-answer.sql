-- A paper with a short answer that a tutor has to read is handed in and has no score yet.

alter table quiz_attempt
  add column waiting int not null default 0,             -- answers that no tutor has read yet
  drop constraint quiz_attempt_submitted_has_score,
  add constraint quiz_attempt_marked_has_score
    check ((submitted_at is not null and waiting = 0) = (score_x100 is not null)),
  add constraint quiz_attempt_waits_only_when_submitted check (waiting = 0 or (waiting > 0 and submitted_at is not null));

-- Null: handed in, and no paper is marked yet.
alter table quiz_best alter column score_x100 drop not null;

-- Every short answer that was given, beside its words in the attempt: what the machine made of it, and what a tutor gave.
create table quiz_answer (
  program_id uuid not null,
  attempt_id uuid not null,
  place int not null,                    -- of the question on the paper, from 0
  lesson_id uuid not null references lesson (id),
  question_id uuid not null,
  handed_in_at timestamptz not null,
  machine_x100 int,                      -- hundredths of a point by the 要点; null: the author gave none
  mark_x100 int,                         -- what a tutor gave: stands above the machine's
  marked_by uuid references person (id),
  marked_at timestamptz,
  comment text not null default '',
  constraint quiz_answer_pkey primary key (program_id, attempt_id, place),
  constraint quiz_answer_of_attempt foreign key (program_id, attempt_id) references quiz_attempt (program_id, id),
  constraint quiz_answer_is_not_negative check (machine_x100 >= 0 and mark_x100 >= 0),
  constraint quiz_answer_mark_has_its_hand check ((mark_x100 is null) = (marked_at is null))
);
create index quiz_answer_waiting on quiz_answer (program_id, lesson_id, question_id, handed_in_at)
  where machine_x100 is null and mark_x100 is null;
create index quiz_answer_by_lesson on quiz_answer (program_id, lesson_id, handed_in_at);

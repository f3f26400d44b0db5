-- Lessons that are marked by people: assignments and discussions. A live session is a lesson of its own kind too.

alter table lesson
  add column prompt_length int not null default 0,      -- characters of what is asked for; 0: not written yet
  drop constraint lesson_kind_is_known,
  drop constraint lesson_quiz_earns_no_time,
  add constraint lesson_kind_is_known check (kind in ('video', 'document', 'quiz', 'assignment', 'discussion', 'live')),
  add constraint lesson_judged_earns_no_time check (kind not in ('quiz', 'assignment', 'discussion') or length_sec = 0);

create table lesson_work (
  lesson_id uuid primary key references lesson (id),
  prompt jsonb not null,                 -- domain/src/course/document.ts: blocks
  rules jsonb not null                   -- domain/src/course/work-rules.ts, by the lesson's kind
);

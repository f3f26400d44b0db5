-- More rules of a quiz: a paper drawn from a larger bank, in an order of its own, within a time; which result counts and
-- when the answers are shown. And questions whose choices are put in order.

alter table lesson
  add column draw_count int,                            -- questions on a paper; null: all of them
  add column shuffled boolean not null default false,   -- questions and choices in an order of each paper's own
  add column limit_minutes int,                         -- from the start of an attempt; null: no limit
  add column keeps text not null default 'best',
  add column review text not null default 'each',       -- answers after each attempt, or only after the last
  add constraint lesson_draw_is_positive check (draw_count > 0),
  add constraint lesson_limit_is_positive check (limit_minutes > 0),
  add constraint lesson_keeps_is_known check (keeps in ('best', 'last')),
  add constraint lesson_review_is_known check (review in ('each', 'end'));

alter table quiz_question
  drop constraint quiz_question_kind_is_known,
  add constraint quiz_question_kind_is_known check (kind in ('single', 'multiple', 'trueFalse', 'order'));

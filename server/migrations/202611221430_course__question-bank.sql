-- Questions with gaps and pairs, and a provider's bank of questions from which papers are drawn.

alter table quiz_question
  add column prompts jsonb not null default '[]',         -- left-hand side of a match
  add column accepted jsonb not null default '[]',        -- for each gap of a blank what is taken for right
  add column pool int,                                    -- place in lesson.draws; null: one of the quiz's own
  drop constraint quiz_question_kind_is_known,
  add constraint quiz_question_kind_is_known
    check (kind in ('single', 'multiple', 'trueFalse', 'order', 'blank', 'match'));

alter table lesson
  -- rules by which questions came from the bank when the quiz was saved: [{ tag, difficulty, count, pooled }]
  add column draws jsonb not null default '[]';

create table bank_question (
  provider_id uuid not null references org (id),
  id uuid not null,
  kind text not null,
  stem text not null,
  choices jsonb not null,
  answer jsonb not null,
  prompts jsonb not null,
  accepted jsonb not null,
  explanation text not null,
  points int not null,
  difficulty text not null,
  tags text[] not null,
  same_key text not null,                                 -- domain/src/course/question-sheet.ts: questionKey
  version int not null default 1,
  created_at timestamptz not null,
  created_by uuid references person (id),
  retired_at timestamptz,
  constraint bank_question_pkey primary key (provider_id, id),
  constraint bank_question_kind_is_known check (kind in ('single', 'multiple', 'trueFalse', 'order', 'blank', 'match')),
  constraint bank_question_difficulty_is_known check (difficulty in ('easy', 'medium', 'hard')),
  constraint bank_question_points_are_positive check (points > 0)
);
create unique index bank_question_is_in_the_bank_once on bank_question (provider_id, same_key) where retired_at is null;
create index bank_question_by_tag on bank_question using gin (tags) where retired_at is null;

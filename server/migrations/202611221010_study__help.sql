-- 我不会用，请学校帮我: a trainee puts her name on her school's list of whom to help; somebody of the school says what was done.

create table study_help (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  about text not null,
  words text not null default '',
  state text not null default 'open',
  asked_at timestamptz not null,
  ended_at timestamptz,
  helped_by uuid references person (id),
  answer text not null default '',
  constraint study_help_pkey primary key (program_id, id),
  constraint study_help_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint study_help_about_is_known check (about in ('find', 'play', 'hours', 'quiz', 'phone', 'other')),
  constraint study_help_state_is_known check (state in ('open', 'helped', 'withdrawn')),
  constraint study_help_open_has_no_end check ((state = 'open') = (ended_at is null)),
  constraint study_help_helped_by_somebody check ((state = 'helped') = (helped_by is not null))
);
-- a name stands once on the list
create unique index study_help_one_open on study_help (program_id, person_id) where state = 'open';

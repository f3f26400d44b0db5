-- Notices of tutors to their classes with read receipts; personal messages; briefings.

create table class_notice (
  program_id uuid not null,
  id uuid not null,
  class_id uuid not null,
  title text not null,
  body text not null,
  sent_by uuid not null references person (id),
  sent_at timestamptz not null,
  reminded_at timestamptz,
  withdrawn_at timestamptz,
  constraint class_notice_pkey primary key (program_id, id),
  constraint class_notice_of_class foreign key (program_id, class_id) references study_class (program_id, id)
);
create index class_notice_by_class on class_notice (program_id, class_id, sent_at desc) where withdrawn_at is null;
create index class_notice_by_sender on class_notice (program_id, sent_by) where withdrawn_at is null;

create table class_notice_receipt (
  program_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  read_at timestamptz not null,
  constraint class_notice_receipt_pkey primary key (program_id, notice_id, person_id),
  constraint class_notice_receipt_of_notice foreign key (program_id, notice_id) references class_notice (program_id, id)
);
create index class_notice_receipt_by_person on class_notice_receipt (program_id, person_id);

-- What the product tells one trainee: work returned or marked, a question answered, a result.
create table trainee_message (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  title text not null,
  body text not null default '',
  link text not null default '',         -- a page of the learner's app
  told_by uuid references person (id),
  told_at timestamptz not null,
  read_at timestamptz,
  constraint trainee_message_pkey primary key (program_id, id),
  constraint trainee_message_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id) on delete cascade,
  constraint trainee_message_kind_is_known check (kind in ('returned', 'marked', 'answered', 'result'))
);
create index trainee_message_by_person on trainee_message (person_id, program_id, told_at desc);

-- 简报: for a class by its tutor, or for the program by the provider. Numbers and figures are set by publishing.
create table class_briefing (
  program_id uuid not null references program (id),
  id uuid not null,
  class_id uuid,
  issue_number int not null default 0,
  title text not null,
  issued_on date not null,
  body text not null,
  pictures jsonb not null default '[]',
  with_figures boolean not null default true,
  figures jsonb not null default '[]',
  figures_on date,
  state text not null default 'draft',
  author_id uuid not null references person (id),
  created_at timestamptz not null,
  published_at timestamptz,
  version int not null default 1,
  constraint class_briefing_pkey primary key (program_id, id),
  constraint class_briefing_of_class foreign key (program_id, class_id) references study_class (program_id, id),
  constraint class_briefing_state_is_known check (state in ('draft', 'published')),
  constraint class_briefing_published_is_dated check ((state = 'published') = (published_at is not null)),
  constraint class_briefing_published_has_number check (state = 'draft' or issue_number > 0)
);
create unique index class_briefing_number_once on class_briefing (program_id, class_id, issue_number) nulls not distinct
  where state = 'published';
create index class_briefing_by_class on class_briefing (program_id, class_id, published_at desc);

create table class_briefing_receipt (
  program_id uuid not null,
  briefing_id uuid not null,
  person_id uuid not null,
  read_at timestamptz not null,
  constraint class_briefing_receipt_pkey primary key (program_id, briefing_id, person_id),
  constraint class_briefing_receipt_of_briefing foreign key (program_id, briefing_id) references class_briefing (program_id, id)
);

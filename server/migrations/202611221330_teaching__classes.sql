-- Online classes of a program and their tutors (rules §7). Membership is trainee.class_id; a class is closed, never deleted.

create table study_class (
  program_id uuid not null references program (id),
  id uuid not null,
  number int not null,                   -- within the program: the order of the list
  name text not null,
  stage text,                            -- null: several stages
  subject text not null default '',      -- empty: several subjects
  region_org_id uuid not null references org (id),
  region_path text collate "C" not null,
  ordinal int not null default 1,        -- the n-th of its stage, subject and region
  size_target int not null,
  why text not null default '',          -- how the forming came to this class, in words
  formed_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1,
  constraint study_class_pkey primary key (program_id, id),
  constraint study_class_id_is_unique unique (id),
  constraint study_class_number_is_unique unique (program_id, number)
);
create index study_class_by_region on study_class (program_id, region_path);

-- Who tutors a class: one lead without an end, substitutes with days. The role granted on the class opens the scope.
create table class_tutor (
  program_id uuid not null,
  id uuid not null,
  class_id uuid not null,
  person_id uuid not null references person (id),
  kind text not null,
  from_on date not null,
  until_on date,
  assignment_id uuid not null references role_assignment (id),
  appointed_by uuid references person (id),
  appointed_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references person (id),
  end_reason text not null default '',
  constraint class_tutor_pkey primary key (program_id, id),
  constraint class_tutor_of_class foreign key (program_id, class_id) references study_class (program_id, id),
  constraint class_tutor_kind_is_known check (kind in ('lead', 'substitute')),
  constraint class_tutor_substitute_has_days check (kind = 'lead' or until_on is not null),
  constraint class_tutor_days_are_ordered check (until_on is null or until_on >= from_on)
);
create unique index class_tutor_one_lead on class_tutor (program_id, class_id) where kind = 'lead' and ended_at is null;
create index class_tutor_by_class on class_tutor (program_id, class_id);
create index class_tutor_by_person on class_tutor (person_id);

-- a substitute's role begins on its day
alter table role_assignment add column starts_on date;
create index role_assignment_by_class on role_assignment (class_id) where class_id is not null;

-- put into her class by hand: forming anew leaves her there
alter table trainee add column class_pinned boolean not null default false;
alter table trainee add constraint trainee_of_class foreign key (program_id, class_id) references study_class (program_id, id);
create index trainee_by_class on trainee (program_id, class_id) where class_id is not null;

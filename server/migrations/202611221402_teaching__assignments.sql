-- Assignments. One piece a trainee and lesson: what she writes, what was handed in, who has it, what it was given.

create table assignment_piece (
  program_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null references lesson (id),
  state text not null default 'draft',
  text text not null default '',
  file_ids uuid[] not null default '{}',
  may_publish boolean not null default false,   -- the author agrees to be shown with her name, should it be recommended
  version int not null default 1,
  saved_at timestamptz not null,
  -- the last handing in
  hand_ins int not null default 0,
  handed_in_at timestamptz,
  late_days int not null default 0,
  fingerprints int[] not null default '{}',     -- domain/src/teaching/work/similarity.ts, of what was handed in
  similar_percent int not null default 0,       -- the most that it has in common with one other piece
  -- who has it for marking
  claimed_by uuid references person (id),
  claimed_until timestamptz,
  -- the marking
  marked_by uuid references person (id),
  marked_at timestamptz,
  points int[],                                 -- for each line of the rubric
  tutor_x100 int,                               -- before peers and late days
  score_x100 int,
  comment text not null default '',
  excellent boolean not null default false,
  return_reason text not null default '',
  returns int not null default 0,
  constraint assignment_piece_pkey primary key (program_id, id),
  constraint assignment_piece_once_each unique (program_id, person_id, lesson_id),
  constraint assignment_piece_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint assignment_piece_state_is_known check (state in ('draft', 'handedIn', 'returned', 'marked')),
  constraint assignment_piece_marked_has_score check ((state = 'marked') = (score_x100 is not null)),
  constraint assignment_piece_score_is_out_of_100 check (score_x100 between 0 and 10000 and tutor_x100 between 0 and 10000),
  constraint assignment_piece_claim_has_an_end check ((claimed_by is null) = (claimed_until is null)),
  constraint assignment_piece_is_marked_by_another check (marked_by <> person_id),
  constraint assignment_piece_is_claimed_by_another check (claimed_by <> person_id)
);
-- the queue: what waits, the oldest first
create index assignment_piece_waiting on assignment_piece (program_id, handed_in_at) where state = 'handedIn';
create index assignment_piece_by_lesson on assignment_piece (program_id, lesson_id);
-- who has a fingerprint in common
create index assignment_piece_by_fingerprint on assignment_piece using gin (fingerprints);

-- Every handing in as it was: a redo never loses what stood before.
create table assignment_hand_in (
  program_id uuid not null,
  piece_id uuid not null,
  number int not null,
  text text not null,
  file_ids uuid[] not null,
  handed_in_at timestamptz not null,
  late_days int not null,
  return_reason text,                           -- why this one was returned, and by whom
  returned_by uuid references person (id),
  returned_at timestamptz,
  constraint assignment_hand_in_pkey primary key (program_id, piece_id, number),
  constraint assignment_hand_in_of_piece foreign key (program_id, piece_id) references assignment_piece (program_id, id)
);

-- Reviews by colleagues of the same class, who see no name.
create table peer_review (
  program_id uuid not null,
  piece_id uuid not null,
  reviewer_id uuid not null,
  lesson_id uuid not null references lesson (id),
  given_at timestamptz not null,
  done_at timestamptz,
  points int[],
  score_x100 int,
  comment text not null default '',
  constraint peer_review_pkey primary key (program_id, piece_id, reviewer_id),
  constraint peer_review_of_piece foreign key (program_id, piece_id) references assignment_piece (program_id, id),
  constraint peer_review_of_trainee foreign key (program_id, reviewer_id) references trainee (program_id, person_id),
  constraint peer_review_done_has_score check ((done_at is null) = (score_x100 is null)),
  constraint peer_review_score_is_out_of_100 check (score_x100 between 0 and 10000)
);
create index peer_review_by_reviewer on peer_review (program_id, reviewer_id, lesson_id);

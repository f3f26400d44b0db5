-- Live sessions of a course: when and where, and the key of which the lecturer's sign-in and sign-out codes are made.

create table live_session (
  lesson_id uuid not null references lesson (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  join_url text not null,
  replay_url text,                       -- to look at again; gives no hours
  secret text not null,
  constraint live_session_pkey primary key (lesson_id),
  constraint live_session_ends_after_its_start check (ends_at > starts_at)
);

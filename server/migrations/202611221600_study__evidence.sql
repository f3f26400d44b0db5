-- What a play session did that no page of ours does: how often, how long, from when to when. Evidence for people; the
-- rule has credited none of it. Gathered in the process and added every few seconds.

create table play_evidence (
  program_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  kind text not null,
  times int not null,
  seconds int not null,                  -- of the lesson; 0 where the kind has none
  first_at timestamptz not null,
  last_at timestamptz not null,
  constraint play_evidence_pkey primary key (program_id, session_id, kind),
  constraint play_evidence_of_session foreign key (program_id, session_id) references play_session (program_id, id),
  constraint play_evidence_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint play_evidence_kind_is_known
    check (kind in ('jump', 'beyondEnd', 'repeat', 'unanswered', 'wrongAnswer', 'afterTakeOver', 'dodge', 'malformed')),
  constraint play_evidence_counts_something check (times > 0 and seconds >= 0)
);
create index play_evidence_by_person on play_evidence (program_id, person_id);

-- Who signed in to a live session and out of it, by the lecturer's codes. Hours come with the sign-out.

create table live_attendance (
  program_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null references lesson (id),
  signed_in_at timestamptz,
  signed_out_at timestamptz,
  credited_sec int not null default 0,
  wrong_tries int not null default 0,
  constraint live_attendance_pkey primary key (program_id, person_id, lesson_id),
  constraint live_attendance_of_trainee foreign key (program_id, person_id) references trainee (program_id, person_id),
  constraint live_attendance_out_after_in check (signed_out_at is null or signed_out_at >= signed_in_at),
  constraint live_attendance_no_hours_without_both check (credited_sec = 0 or (signed_in_at is not null and signed_out_at is not null))
);
create index live_attendance_by_lesson on live_attendance (lesson_id, program_id);

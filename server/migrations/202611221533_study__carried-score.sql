-- A quiz's score that no attempt here explains, say from records that were taken over: marking a paper is graded from the
-- attempts and must not take it away.

alter table quiz_best
  add column carried_x100 int,
  add constraint quiz_best_carried_is_out_of_100 check (carried_x100 between 0 and 10000),
  add constraint quiz_best_is_not_below_carried check (carried_x100 is null or (score_x100 is not null and score_x100 >= carried_x100));

update quiz_best best set carried_x100 = score_x100
where score_x100 is not null and not exists (
  select 1 from quiz_attempt attempt
  where attempt.program_id = best.program_id and attempt.person_id = best.person_id
    and attempt.lesson_id = best.lesson_id and attempt.score_x100 is not null);

-- Short answers: marked by the 要点 that their author gave, or read by a tutor.

alter table quiz_question
  drop constraint quiz_question_kind_is_known,
  add constraint quiz_question_kind_is_known
    check (kind in ('single', 'multiple', 'trueFalse', 'order', 'blank', 'match', 'short'));

alter table bank_question
  drop constraint bank_question_kind_is_known,
  add constraint bank_question_kind_is_known
    check (kind in ('single', 'multiple', 'trueFalse', 'order', 'blank', 'match', 'short'));

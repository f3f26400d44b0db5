-- How many electives a trainee may take, where a package limits them. What must be chosen earns nothing before it is, and
-- gives hours, not score: who chose what must not change what a score is made of.

alter table course_package
  add column electives_most int,                        -- null: every course of the package is open to everybody
  add constraint course_package_electives_are_positive check (electives_most > 0);

alter table course_package_item
  add column to_choose boolean not null default false,  -- an elective of a package that limits them
  add constraint course_package_item_required_is_not_chosen check (not (required and to_choose));

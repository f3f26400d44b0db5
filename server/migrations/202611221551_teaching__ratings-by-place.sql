-- A rating enters the figures of the whole program with the next five of it, and those of its own place with five of the place
-- (domain/src/teaching/work/group-size.ts): `told` is the former, until now it was the latter as well.
alter table course_rating
  add column told_to_region boolean not null default false;
update course_rating set told_to_region = true where told;
alter table course_rating
  add constraint course_rating_told_to_region_is_told check (told or not told_to_region);

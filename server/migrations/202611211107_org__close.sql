-- 撤并: a closed school stays where it was for the past programs; the school that takes it over learns its name.
alter table org add column closed_at timestamptz;
alter table org add column close_reason text;
alter table org add column merged_into uuid references org (id);

-- 抄送: who gets a copy of an official document without having to act on it (GB/T 9704-2012, 7.4.2).
alter table notice add column copies_to text not null default '';

-- The text as data instead of lines, whom it is addressed to, 公开属性 in its three kinds, 资料 beside notices, and 动员会.

alter table notice add column blocks jsonb;
update notice set blocks = (
  select coalesce(jsonb_agg(case
      when head is null then jsonb_build_object('kind', 'paragraph', 'runs', jsonb_build_array(jsonb_build_object('text', line)))
      when rest = '' then jsonb_build_object(
        'kind', case when line like '（%' then 'subheading' else 'heading' end, 'runs', jsonb_build_array(jsonb_build_object('text', head)))
      else jsonb_build_object('kind', 'paragraph', 'runs', jsonb_build_array(
        jsonb_build_object('text', head, 'bold', true), jsonb_build_object('text', rest)))
    end order by at), '[]')
  from (
    select btrim(line) as line, at, parts[1] as head, parts[2] as rest
    from regexp_split_to_table(notice.body, '\n+') with ordinality as split (line, at)
    left join lateral regexp_match(btrim(line), '^((?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。]{1,30}(?:。|$))(.*)$') as parts on true
    where btrim(line) <> ''
  ) lines);
alter table notice alter column blocks set not null;
alter table notice drop column body;
alter table notice rename column blocks to body;

alter table notice add column publicity text not null default 'open'
  constraint notice_publicity_is_known check (publicity in ('open', 'onRequest', 'closed'));
update notice set publicity = 'closed' where not public;
alter table notice drop column public;

alter table notice drop constraint notice_kind_is_known;
alter table notice add constraint notice_kind_is_known check (kind in ('notice', 'plan', 'policy', 'material'));

-- 主送: levels and kinds of unit, each empty for all; domain/src/notice/target.ts knows the words
alter table notice add column target_levels text[] not null default '{}';
alter table notice add column target_kinds text[] not null default '{}';

alter table notice add column asks_meeting boolean not null default false;
alter table notice add column meeting_due_on date;

-- A 动员会 that a school held on a notice's word (忻教发〔2020〕98号 附件2 二.1), with photographs.
create table notice_meeting (
  notice_id uuid not null references notice (id),
  org_id uuid not null references org (id),
  held_on date not null,
  place text not null default '',
  attendance int not null,
  note text not null default '',
  file_ids uuid[] not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  primary key (notice_id, org_id),
  constraint notice_meeting_has_a_photo check (cardinality(file_ids) > 0)
);
create index notice_meeting_by_org on notice_meeting (org_id);

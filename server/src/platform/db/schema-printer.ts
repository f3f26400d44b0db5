import pg from 'pg';
import { clientConfig, type DatabaseConnection } from './connection.ts';

/**
 * Prints what the migrations have made as SQL, for people to read and for the drift check: the same bytes for the
 * same schema, whatever the order in which it was made, on PostgreSQL 15 to 18. (From 18 on NOT NULL is also a named
 * constraint; it is printed with its column alone.) Extensions' own objects and other programs' schemas are left out.
 */
export async function printSchema(connection: DatabaseConnection): Promise<string> {
  const client = new pg.Client(clientConfig(connection));
  await client.connect();
  try {
    // names outside the search path are printed with their schema: ours are all in public
    await client.query('begin read only');
    await client.query('set local search_path to public');
    const parts: string[] = [];
    for (const section of SECTIONS) parts.push(...(await readText(client, section)));
    for (const table of await tablesOf(client)) parts.push(await printTable(client, table));
    for (const section of AFTER_TABLES) parts.push(...(await readText(client, section)));
    return `${parts.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

const OURS = `n.nspname = 'public'`;
const notOfExtension = (catalog: string, oid: string) =>
  `not exists (select from pg_depend e where e.classid = '${catalog}'::regclass and e.objid = ${oid} and e.deptype = 'e')`;

const SECTIONS = [
  `select 'create extension ' || quote_ident(extname) || ';' as text
     from pg_extension where extname <> 'plpgsql' order by extname collate "C"`,
  `select 'create type ' || quote_ident(t.typname) || ' as enum (' ||
          string_agg(quote_literal(v.enumlabel), ', ' order by v.enumsortorder) || ');' as text
     from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_enum v on v.enumtypid = t.oid
    where ${OURS} and ${notOfExtension('pg_type', 't.oid')}
    group by t.typname order by t.typname collate "C"`,
  `select 'create domain ' || quote_ident(t.typname) || ' as ' || format_type(t.typbasetype, t.typtypmod) ||
          coalesce(' default ' || t.typdefault, '') || case when t.typnotnull then ' not null' else '' end ||
          coalesce((select string_agg(' constraint ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid), ''
                                      order by c.conname collate "C")
                      from pg_constraint c where c.contypid = t.oid and c.contype = 'c'), '') || ';' as text
     from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where ${OURS} and t.typtype = 'd' and ${notOfExtension('pg_type', 't.oid')}
    order by t.typname collate "C"`,
  `select 'create sequence ' || quote_ident(c.relname) || ' as ' || format_type(s.seqtypid, null) ||
          case when s.seqstart <> 1 then ' start ' || s.seqstart else '' end ||
          case when s.seqincrement <> 1 then ' increment ' || s.seqincrement else '' end || ';' as text
     from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
    order by c.relname collate "C"`,
  `select rtrim(pg_get_functiondef(p.oid), chr(10)) || ';' as text
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${OURS} and p.prokind in ('f', 'p') and ${notOfExtension('pg_proc', 'p.oid')}
    order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`,
];

const AFTER_TABLES = [
  `select 'create ' || case when c.relkind = 'm' then 'materialized ' else '' end || 'view ' || quote_ident(c.relname) ||
          ' as' || chr(10) || pg_get_viewdef(c.oid) as text
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and c.relkind in ('v', 'm') and ${notOfExtension('pg_class', 'c.oid')}
    order by c.relname collate "C"`,
];

interface Table {
  readonly oid: number;
  readonly head: string;
  readonly tail: string;
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.oid::int8::int as oid,
            'create ' || case when c.relpersistence = 'u' then 'unlogged ' else '' end || 'table ' ||
            quote_ident(c.relname) ||
            coalesce(' partition of ' || i.inhparent::regclass || ' ' || pg_get_expr(c.relpartbound, c.oid), '') as head,
            coalesce(' partition by ' || case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end, '') ||
            coalesce(' with (' || (select string_agg(o, ', ' order by o collate "C") from unnest(c.reloptions) o) || ')', '')
              as tail
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_inherits i on i.inhrelid = c.oid and c.relispartition
      where ${OURS} and c.relkind in ('r', 'p') and ${notOfExtension('pg_class', 'c.oid')}
        and c.relname <> 'schema_migration'
      order by c.relname collate "C"`,
  );
  return rows;
}

const COLUMNS = `
  select quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) ||
         case when a.attcollation not in (0, t.typcollation) then ' collate ' || quote_ident(l.collname) else '' end ||
         case a.attidentity when 'a' then ' generated always as identity' when 'd' then ' generated by default as identity'
                            else '' end ||
         case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
              else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end ||
         case when a.attnotnull then ' not null' else '' end as text
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join pg_collation l on l.oid = a.attcollation
   where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped
   order by a.attnum`;

const CONSTRAINTS = `
  select 'constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as text
    from pg_constraint
   where conrelid = $1 and contype <> 'n' and contype <> 't' and conislocal
   order by array_position(array['p', 'u', 'x', 'f', 'c'], contype::text), conname collate "C"`;

const INDEXES_AND_TRIGGERS = `
  select text from (
    select 1 as kind, c.relname as name, pg_get_indexdef(i.indexrelid) || ';' as text
      from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1 and not c.relispartition
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    union all
    select 2, tgname, pg_get_triggerdef(oid) || ';' from pg_trigger where tgrelid = $1 and not tgisinternal
    union all
    select 3, attname, 'comment on column ' || $1::regclass || '.' || quote_ident(attname) || ' is ' ||
           quote_literal(col_description(attrelid, attnum)) || ';'
      from pg_attribute where attrelid = $1 and attnum > 0 and col_description(attrelid, attnum) is not null
    union all
    select 0, '', 'comment on table ' || $1::regclass || ' is ' || quote_literal(obj_description($1, 'pg_class')) || ';'
     where obj_description($1, 'pg_class') is not null
  ) parts order by kind, name collate "C"`;

async function printTable(client: pg.Client, { oid, head, tail }: Table): Promise<string> {
  const lines = [...(await readText(client, COLUMNS, oid)), ...(await readText(client, CONSTRAINTS, oid))];
  const table = `${head} (\n  ${lines.join(',\n  ')}\n)${tail};`;
  return [table, ...(await readText(client, INDEXES_AND_TRIGGERS, oid))].join('\n');
}

async function readText(client: pg.Client, query: string, ...parameters: readonly number[]): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(query, [...parameters]);
  return rows.map((row) => row.text);
}

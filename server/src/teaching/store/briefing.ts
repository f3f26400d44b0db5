import type { Scope } from '@yanxiu/domain/access/scope';
import type { BriefingCounts } from '@yanxiu/domain/teaching/briefing-text';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { classInScope } from './class.ts';

export interface Picture {
  readonly fileId: string;
  readonly caption: string;
}

export interface BriefingRow {
  readonly id: string;
  readonly programId: string;
  readonly classId: string | null;
  readonly className: string | null;
  readonly issueNumber: number;
  readonly title: string;
  readonly issuedOn: string;
  readonly body: string;
  readonly pictures: readonly Picture[];
  readonly withFigures: boolean;
  readonly figures: readonly { label: string; value: string }[];
  readonly figuresOn: string | null;
  readonly state: 'draft' | 'published';
  readonly authorId: string;
  readonly authorName: string;
  readonly publishedAt: Date | null;
  readonly version: number;
}

const columns = sql`
  briefing.id, briefing.program_id, briefing.class_id, class.name as class_name, briefing.issue_number, briefing.title,
  to_char(briefing.issued_on, 'YYYY-MM-DD') as issued_on, briefing.body, briefing.pictures, briefing.with_figures,
  briefing.figures, to_char(briefing.figures_on, 'YYYY-MM-DD') as figures_on, briefing.state, briefing.author_id,
  author.name as author_name, briefing.published_at, briefing.version`;

const source = sql`class_briefing briefing join person author on author.id = briefing.author_id
  left join study_class class on class.program_id = briefing.program_id and class.id = briefing.class_id`;

/** Published ones of the classes in reach and of the program itself, and the reader's own drafts. */
function readable(scope: Scope, personId: string): RawBuilder<boolean> {
  return sql<boolean>`(briefing.author_id = ${personId} or (briefing.state = 'published'
    and (briefing.class_id is null or ${classInScope(scope)})))`;
}

interface BriefingFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly classId?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** Drafts first, then the latest; that the program is in reach is the caller's. */
export async function pageBriefings(db: Db, scope: Scope, personId: string, filter: BriefingFilter) {
  const words = filter.q ? `%${filter.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const where = sql`briefing.program_id = ${filter.programId} and ${readable(scope, personId)}
    ${filter.classId ? sql`and briefing.class_id = ${filter.classId}` : sql``}
    ${words ? sql`and (briefing.title like ${words} or class.name like ${words} or author.name like ${words})` : sql``}`;
  const [counted, page] = await Promise.all([
    sql<{ n: number }>`select count(*)::int as n from ${source} where ${where}`.execute(db),
    sql<BriefingRow>`select ${columns} from ${source} where ${where}
      order by briefing.state = 'published', briefing.published_at desc, briefing.created_at desc, briefing.id
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.n ?? 0 };
}

export async function getBriefing(db: Db, scope: Scope, personId: string, programId: string, id: string) {
  const { rows } = await sql<BriefingRow>`select ${columns} from ${source}
    where briefing.program_id = ${programId} and briefing.id = ${id} and ${readable(scope, personId)}`.execute(db);
  return orNotFound(rows[0]);
}

/** A published briefing that is meant for the trainee's class or for everybody. */
export async function getBriefingFor(db: Db, personId: string, programId: string, id: string) {
  const { rows } = await sql<BriefingRow>`select ${columns} from ${source}
    where briefing.program_id = ${programId} and briefing.id = ${id} and briefing.state = 'published'
      and exists (select 1 from trainee where trainee.program_id = briefing.program_id and trainee.person_id = ${personId}
        and (briefing.class_id is null or trainee.class_id = briefing.class_id))`.execute(db);
  return orNotFound(rows[0]);
}

export interface BriefingFields {
  readonly title: string;
  readonly issuedOn: string;
  readonly body: string;
  readonly pictures: readonly Picture[];
  readonly withFigures: boolean;
}

export async function insertBriefing(
  db: Db,
  row: BriefingFields & {
    programId: string;
    id: string;
    classId: string | null;
    authorId: string;
    createdAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('classBriefing')
    .values({ ...row, pictures: JSON.stringify(row.pictures) })
    .execute();
}

/** Writes when the version is still the one that was read; returns whether it was. */
export async function updateDraft(
  db: Db,
  key: { programId: string; id: string; version: number },
  change: Partial<BriefingFields> & {
    state?: 'published';
    publishedAt?: Date;
    issueNumber?: number;
    figures?: readonly { label: string; value: string }[];
    figuresOn?: string;
  },
): Promise<boolean> {
  const { pictures, figures, ...rest } = change;
  const result = await db
    .updateTable('classBriefing')
    .set({
      ...rest,
      ...(pictures ? { pictures: JSON.stringify(pictures) } : {}),
      ...(figures ? { figures: JSON.stringify(figures) } : {}),
      version: key.version + 1,
    })
    .where('programId', '=', key.programId)
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function removeDraft(db: Db, programId: string, id: string): Promise<void> {
  await db
    .deleteFrom('classBriefing')
    .where('programId', '=', programId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

/** The next number: of the class, or of the program's own. */
export async function nextIssue(db: Db, programId: string, classId: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(max(issue_number), 0)::int + 1 as n from class_briefing where program_id = ${programId}
      and class_id is not distinct from ${classId}::uuid and state = 'published'`.execute(db);
  return rows[0]?.n ?? 1;
}

/** What a briefing tells of its class or, without one, of everybody in reach, as of the moment of asking. */
export async function countForBriefing(
  db: Db,
  scope: Scope,
  of: { programId: string; classId: string | null; today: string; startedX100: number; wantedX100: number },
): Promise<BriefingCounts> {
  const reach = inScope(scope, {
    path: 'trainee.org_path',
    programId: 'trainee.program_id',
    classId: 'trainee.class_id',
  });
  const { rows } = await sql<BriefingCounts>`
    with people as (
      select trainee.program_id, trainee.person_id, trainee.first_login_at, total.hours_x100,
        coalesce(total.credited_sec, 0) as credited_sec, case when total.day = ${of.today}::date then total.day_sec else 0 end as day_sec
      from trainee left join study_total total on total.program_id = trainee.program_id and total.person_id = trainee.person_id
      where trainee.program_id = ${of.programId} and trainee.state = 'active' and ${reach}
        ${of.classId ? sql`and trainee.class_id = ${of.classId}` : sql``}
    ), work as (
      select count(*) filter (where piece.state in ('handedIn', 'marked'))::int as handed_in,
        count(*) filter (where piece.state = 'marked')::int as marked
      from people join assignment_piece piece on piece.program_id = people.program_id and piece.person_id = people.person_id
    ), talk as (
      select count(*)::int as posts from people join discussion_post post on post.program_id = people.program_id
        and post.person_id = people.person_id and post.removed_at is null and not post.by_tutor
    )
    select count(*)::int as people, count(*) filter (where first_login_at is not null or credited_sec > 0)::int as logged_in,
      count(*) filter (where hours_x100 >= ${of.startedX100})::int as started,
      count(*) filter (where hours_x100 >= ${of.wantedX100})::int as done,
      count(*) filter (where day_sec > 0)::int as studied_today, coalesce(sum(hours_x100), 0)::int as hours_x100,
      (select handed_in from work) as handed_in, (select marked from work) as marked, (select posts from talk) as posts
    from people`.execute(db);
  return orNotFound(rows[0]);
}

export interface StoredPicture {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Pictures by their file ids, in that order; that the reader may see them is the briefing's question. */
export async function listPictures(db: Db, ids: readonly string[]): Promise<StoredPicture[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('storedFile')
    .select(['id', 'name', 'mediaType', 'sha256', 'sizeBytes'])
    .where('id', 'in', [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';
import { type Board, postReach } from './post.ts';

const columns = [
  'post.id',
  'post.byTutor',
  'post.text',
  'post.asks',
  'post.postedAt',
  'post.fine',
  'post.removedReason',
  'post.personId',
  'post.points',
  'post.why',
  'author.name',
] as const;

const replyCount = sql<number>`(select count(*)::int from discussion_post reply where reply.program_id = post.program_id
  and reply.parent_id = post.id and reply.removed_at is null)`;
const answered = sql<boolean>`post.answered_at is not null`;
const schoolName = sql<string>`coalesce((select school.name from trainee join org school on school.id = trainee.work_school_id
  where trainee.program_id = post.program_id and trainee.person_id = post.person_id), '')`;
const shared = [replyCount.as('replyCount'), answered.as('answered'), schoolName.as('schoolName')] as const;

interface Page {
  readonly page: number;
  readonly size: number;
}

/** What a class has said on its board, the latest first; one's own removed contributions stay in sight with the reason. */
export async function pageBoard(
  db: Db,
  board: Board,
  reader: { personId: string; show: 'all' | 'fine' | 'mine' } & Page,
) {
  let query = db
    .selectFrom('discussionPost as post')
    .innerJoin('person as author', 'author.id', 'post.personId')
    .where('post.programId', '=', board.programId)
    .where('post.lessonId', '=', board.lessonId)
    .where((eb) => eb.or([eb('post.removedAt', 'is', null), eb('post.personId', '=', reader.personId)]));
  if (reader.show === 'mine') query = query.where('post.personId', '=', reader.personId);
  else
    query = query
      .where('post.classId', board.classId === null ? 'is' : '=', board.classId)
      .where('post.parentId', 'is', null);
  if (reader.show === 'fine') query = query.where('post.fine', '=', true);
  return readPage(query, reader, 'desc');
}

/** The replies to a contribution, the oldest first. */
export async function pageReplies(
  db: Db,
  key: { programId: string; parentId: string },
  reader: { personId: string } & Page,
) {
  const query = db
    .selectFrom('discussionPost as post')
    .innerJoin('person as author', 'author.id', 'post.personId')
    .where('post.programId', '=', key.programId)
    .where('post.parentId', '=', key.parentId)
    .where((eb) => eb.or([eb('post.removedAt', 'is', null), eb('post.personId', '=', reader.personId)]));
  return readPage(query, reader, 'asc');
}

type Posts = ReturnType<typeof boardQuery>;
function boardQuery(db: Db) {
  return db.selectFrom('discussionPost as post').innerJoin('person as author', 'author.id', 'post.personId');
}

async function readPage(query: Posts, reader: { personId: string } & Page, order: 'asc' | 'desc') {
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(shared)
    .select(
      sql<boolean>`exists (select 1 from discussion_report report where report.program_id = post.program_id
        and report.post_id = post.id and report.reporter_id = ${reader.personId})`.as('reported'),
    )
    .orderBy('post.postedAt', order)
    .orderBy('post.id', order)
    .limit(reader.size)
    .offset((reader.page - 1) * reader.size)
    .execute();
  return { rows, total: Number(total) };
}

export interface PostFilter extends Page {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly lessonId?: string | undefined;
  readonly classId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly show: 'all' | 'asking' | 'reported' | 'fine' | 'removed';
  readonly withReplies: boolean;
}

const openReport = sql<boolean>`exists (select 1 from discussion_report report where report.program_id = post.program_id
  and report.post_id = post.id and report.settled_at is null)`;
const isAsking = sql<boolean>`(post.asks and post.answered_at is null and post.removed_at is null)`;
const isReported = sql<boolean>`(post.removed_at is null and ${openReport})`;

/** Contributions in reach: what asks or was reported comes first, then the latest. */
export async function pagePosts(db: Db, scope: Scope, filter: PostFilter) {
  let query = db
    .selectFrom('discussionPost as post')
    .innerJoin('person as author', 'author.id', 'post.personId')
    .innerJoin('lesson', 'lesson.id', 'post.lessonId')
    .leftJoin('studyClass as class', (join) =>
      join.onRef('class.programId', '=', 'post.programId').onRef('class.id', '=', 'post.classId'),
    )
    .leftJoin('discussionPost as parent', (join) =>
      join.onRef('parent.programId', '=', 'post.programId').onRef('parent.id', '=', 'post.parentId'),
    )
    .where('post.programId', '=', filter.programId)
    .where(inScope(scope, postReach));
  if (filter.lessonId) query = query.where('post.lessonId', '=', filter.lessonId);
  if (filter.classId) query = query.where('post.classId', '=', filter.classId);
  const sums = await query
    .select([
      sql<number>`count(*) filter (where ${isAsking})`.as('asking'),
      sql<number>`count(*) filter (where ${isReported})`.as('reported'),
    ])
    .executeTakeFirstOrThrow();
  if (filter.parentId) query = query.where('post.parentId', '=', filter.parentId);
  else if (!filter.withReplies && filter.show === 'all') query = query.where('post.parentId', 'is', null);
  if (filter.show === 'asking') query = query.where(isAsking);
  if (filter.show === 'reported') query = query.where(isReported);
  if (filter.show === 'fine') query = query.where('post.fine', '=', true);
  if (filter.show === 'removed') query = query.where('post.removedAt', 'is not', null);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('author.name', 'like', words), eb('post.text', 'like', words)]));
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(shared)
    .select(['post.lessonId', 'lesson.title as lessonTitle', 'class.name as className'])
    .select(['post.parentId', 'parent.text as parentText'])
    .select(
      sql<
        { reason: string; reportedAt: string }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('reason', report.reason,
        'reportedAt', report.reported_at) order by report.reported_at) from discussion_report report
        where report.program_id = post.program_id and report.post_id = post.id and report.settled_at is null), '[]'::jsonb)`.as(
        'reports',
      ),
    )
    .orderBy(sql`not (${isAsking} or ${isReported})`)
    .orderBy('post.postedAt', filter.parentId ? 'asc' : 'desc')
    .orderBy('post.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return {
    rows: rows.map((row) => ({ ...row, className: row.className ?? '' })),
    total: Number(total),
    asking: Number(sums.asking),
    reported: Number(sums.reported),
  };
}

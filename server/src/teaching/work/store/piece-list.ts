import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import { isOffered } from '../../../course/store/offered.ts';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';
import { traineesRead } from '../../../study/store/people-in-reach.ts';
import { traineeReach } from './piece.ts';
import { postReach } from './post.ts';

export interface PieceFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly state?: 'handedIn' | 'returned' | 'marked' | undefined;
  readonly classId?: string | undefined;
  readonly lessonId?: string | undefined;
  /** Those that this person has taken. */
  readonly takenBy?: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

/** Pieces in reach that were handed in at some time, with who wrote them. */
function written(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('assignmentPiece as piece')
    .innerJoin(traineesRead(scope, programId).as('trainee'), (join) =>
      join.onRef('trainee.programId', '=', 'piece.programId').onRef('trainee.personId', '=', 'piece.personId'),
    )
    .innerJoin('org as school', 'school.id', 'trainee.workSchoolId')
    .where('piece.programId', '=', programId)
    .where('piece.handIns', '>', 0)
    .where('piece.state', '<>', 'draft')
    .where(inScope(scope, traineeReach));
}

/** The same with all that a row of the list says. */
function pieces(db: Db, scope: Scope, programId: string) {
  return written(db, scope, programId)
    .innerJoin('lesson', 'lesson.id', 'piece.lessonId')
    .innerJoin('course', 'course.id', 'lesson.courseId')
    .leftJoin('studyClass as class', (join) =>
      join.onRef('class.programId', '=', 'trainee.programId').onRef('class.id', '=', 'trainee.classId'),
    )
    .leftJoin('person as claimer', 'claimer.id', 'piece.claimedBy');
}

const rowColumns = [
  'piece.id',
  'piece.personId',
  'piece.lessonId',
  'piece.state',
  'piece.handedInAt',
  'piece.lateDays',
  'piece.similarPercent',
  'piece.scoreX100',
  'piece.excellent',
  'trainee.name',
  'school.name as schoolName',
  'class.name as className',
  'lesson.title as lessonTitle',
  'course.title as courseTitle',
] as const;

const sortable = {
  name: 'trainee.nameKey',
  handedInAt: 'piece.handedInAt',
  similarPercent: 'piece.similarPercent',
  scoreX100: 'piece.scoreX100',
} as const;

/**
 * Those that wait come first, the longest waiting before the rest. The page is found among thousands by what stands in a
 * piece and its author; only its own rows are told in full.
 */
export async function pagePieces(db: Db, scope: Scope, reader: Reader, filter: PieceFilter) {
  const wanted = written(db, scope, filter.programId).where(matching(filter, reader.now));
  const wish = sortable[(filter.sort?.replace('-', '') ?? '') as keyof typeof sortable];
  let ordered = wanted.select(['piece.id', sql<number>`count(*) over ()::int`.as('total')]);
  if (wish) ordered = ordered.orderBy(wish, filter.sort?.startsWith('-') ? 'desc' : 'asc');
  const found = await ordered
    .orderBy(sql`piece.state <> 'handedIn'`)
    .orderBy('piece.handedInAt')
    .orderBy('piece.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  const [first] = found;
  // behind the last page there is nothing to count along with
  if (!first) return { rows: [], total: filter.page > 1 ? await countAll(wanted) : 0 };
  const ids = found.map((row) => row.id);
  const rows = await pieces(db, scope, filter.programId)
    .where('piece.id', 'in', ids)
    .select(rowColumns)
    .select(claimOf(reader.now))
    .select(ownOf(reader.personId))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, { ...row, className: row.className ?? '' }]));
  return { rows: ids.flatMap((id) => byId.get(id) ?? []), total: first.total };
}

async function countAll(wanted: ReturnType<typeof written>): Promise<number> {
  const { total } = await wanted.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return Number(total);
}

function matching({ state, classId, lessonId, takenBy, q }: PieceFilter, now: Date): RawBuilder<boolean> {
  const words = `%${(q ?? '').replace(/[%_\\]/g, '\\$&')}%`;
  const parts = [
    state ? sql`piece.state = ${state}` : null,
    classId ? sql`trainee.class_id = ${classId}` : null,
    lessonId ? sql`piece.lesson_id = ${lessonId}` : null,
    takenBy ? sql`piece.claimed_by = ${takenBy} and piece.claimed_until > ${now} and piece.state = 'handedIn'` : null,
    q ? sql`(trainee.name like ${words} or school.name like ${words})` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? sql<boolean>`${sql.join(parts, sql` and `)}` : sql<boolean>`true`;
}

export interface Reader {
  readonly personId: string;
  readonly now: Date;
}

/** A claim that has run out is none. */
const claimOf = (now: Date) =>
  [
    sql<string | null>`case when piece.claimed_until > ${now} and piece.state = 'handedIn' then claimer.name end`.as(
      'claimedByName',
    ),
    sql<Date | null>`case when piece.claimed_until > ${now} and piece.state = 'handedIn' then piece.claimed_until end`.as(
      'claimedUntil',
    ),
  ] as const;

const ownOf = (personId: string) => sql<boolean>`piece.person_id = ${personId}`.as('own');

export async function findPieceRow(db: Db, scope: Scope, reader: Reader, programId: string, id: string) {
  const row = await pieces(db, scope, programId)
    .select(rowColumns)
    .select(['piece.text', 'piece.fileIds', 'piece.fingerprints', 'piece.handIns', 'piece.claimedBy', 'piece.returns'])
    .select(claimOf(reader.now))
    .select(ownOf(reader.personId))
    .where('piece.id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, className: row.className ?? '' } : undefined;
}

/**
 * Gives a tutor the pieces that wait longest and that nobody has: not her own. Two tutors who ask at the same moment get
 * different ones. Returns how many.
 */
export async function claimPieces(
  db: Db,
  scope: Scope,
  wish: {
    programId: string;
    classId?: string | undefined;
    lessonId?: string | undefined;
    count: number;
    by: string;
    now: Date;
    until: Date;
  },
): Promise<number> {
  let query = db
    .selectFrom('assignmentPiece as piece')
    .innerJoin(traineesRead(scope, wish.programId).as('trainee'), (join) =>
      join.onRef('trainee.programId', '=', 'piece.programId').onRef('trainee.personId', '=', 'piece.personId'),
    )
    .select('piece.id')
    .where('piece.programId', '=', wish.programId)
    .where('piece.state', '=', 'handedIn')
    .where('piece.personId', '<>', wish.by)
    .where((eb) => eb.or([eb('piece.claimedUntil', 'is', null), eb('piece.claimedUntil', '<=', wish.now)]))
    .where(inScope(scope, traineeReach));
  if (wish.classId) query = query.where('trainee.classId', '=', wish.classId);
  if (wish.lessonId) query = query.where('piece.lessonId', '=', wish.lessonId);
  const waiting = await query
    .orderBy('piece.handedInAt')
    .orderBy('piece.id')
    .limit(wish.count)
    .forUpdate('piece')
    .skipLocked()
    .execute();
  if (waiting.length === 0) return 0;
  const result = await db
    .updateTable('assignmentPiece')
    .set({ claimedBy: wish.by, claimedUntil: wish.until })
    .where('programId', '=', wish.programId)
    .where(
      'id',
      'in',
      waiting.map((row) => row.id),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Every assignment and discussion of the program's packages with what waits in reach. */
export async function listJudgedLessons(db: Db, scope: Scope, programId: string) {
  const { rows } = await sql<{
    lessonId: string;
    kind: 'assignment' | 'discussion';
    title: string;
    courseTitle: string;
    handedIn: number;
    waiting: number;
  }>`
    with own as (
      select piece.lesson_id, count(*)::int as handed_in, (count(*) filter (where piece.state = 'handedIn'))::int as waiting
      from assignment_piece piece
      join ${traineesRead(scope, programId)} trainee on trainee.program_id = piece.program_id
        and trainee.person_id = piece.person_id
      where piece.program_id = ${programId} and piece.hand_ins > 0 and piece.state <> 'draft' and ${inScope(scope, traineeReach)}
      group by piece.lesson_id
      union all
      select post.lesson_id, count(*)::int,
        (count(*) filter (where post.asks and post.answered_at is null and post.removed_at is null))::int
      from discussion_post post
      where post.program_id = ${programId} and not post.by_tutor and ${inScope(scope, postReach)}
      group by post.lesson_id
    )
    select lesson.id as "lessonId", lesson.kind, lesson.title, course.title as "courseTitle",
      coalesce(own.handed_in, 0) as "handedIn", coalesce(own.waiting, 0) as waiting
    from lesson
    join course on course.id = lesson.course_id
    left join own on own.lesson_id = lesson.id
    where lesson.kind in ('assignment', 'discussion') and ${isOffered}
      and course.id in (select course_id from course_package_item where program_id = ${programId})
    order by waiting desc, course.title, lesson.position, lesson.id`.execute(db);
  return rows;
}

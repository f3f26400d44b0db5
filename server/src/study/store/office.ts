import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { traineesRead } from './people-in-reach.ts';

export type Pace = 'notLoggedIn' | 'notStarted' | 'behind' | 'onTrack' | 'done';

/** Hours by which a trainee is judged on the day asked. */
export interface PaceMarks {
  readonly wantedX100: number;
  readonly startedX100: number;
  /** What an even pace would have reached by today. */
  readonly expectedX100: number;
}

export interface ProgressFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly orgId?: string | undefined;
  readonly classId?: string | undefined;
  readonly standing?: Pace | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

/** Trainees of a program in reach: those under an org, and by name, by its pinyin, or by subject. */
export function reached(
  scope: Scope,
  filter: Pick<ProgressFilter, 'programId' | 'q' | 'orgId' | 'classId'>,
): RawBuilder<boolean> {
  const inReach = inScope(scope, {
    path: 'trainee.org_path',
    programId: 'trainee.program_id',
    classId: 'trainee.class_id',
    personId: 'trainee.person_id',
  });
  const words = filter.q ? `%${filter.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const named = words
    ? sql`(trainee.name like ${words} or trainee.name_key like ${`${words.slice(1).toLowerCase()}`} or school.name like ${words})`
    : sql`true`;
  const under = filter.orgId
    ? sql`trainee.org_path like (select path from org where id = ${filter.orgId}) || '%'`
    : sql`true`;
  const ofClass = filter.classId ? sql`trainee.class_id = ${filter.classId}` : sql`true`;
  return sql<boolean>`trainee.program_id = ${filter.programId} and trainee.state = 'active' and ${inReach} and ${ofClass} and ${named} and ${under}`;
}

function standingOf(marks: PaceMarks): RawBuilder<Pace> {
  return sql<Pace>`case
    when trainee.first_login_at is null and coalesce(total.credited_sec, 0) = 0 then 'notLoggedIn'
    when coalesce(total.hours_x100, 0) >= ${marks.wantedX100} then 'done'
    when coalesce(total.hours_x100, 0) < ${marks.startedX100} then 'notStarted'
    when total.hours_x100 < ${marks.expectedX100} then 'behind'
    else 'onTrack' end`;
}

const source = (scope: Scope, programId: string) => sql`
  ${traineesRead(scope, programId)} trainee
  join org school on school.id = trainee.work_school_id
  left join study_total total on total.program_id = trainee.program_id and total.person_id = trainee.person_id`;

const orders: Readonly<Record<string, RawBuilder<unknown>>> = {
  name: sql`trainee.name_key`,
  hours: sql`coalesce(total.credited_sec, 0)`,
  lastStudied: sql`total.last_studied_at`,
  school: sql`school.sort_key`,
};

/** How far the people in reach are, class by class. */
export async function countPaceByClass(db: Db, scope: Scope, programId: string, marks: PaceMarks, classId?: string) {
  const { rows } = await sql<{ classId: string; standing: Pace; n: number }>`
    select trainee.class_id, ${standingOf(marks)} as standing, count(*)::int as n from ${source(scope, programId)}
    where ${reached(scope, { programId, classId })} and trainee.class_id is not null group by 1, 2`.execute(db);
  const byClass = new Map<string, Record<Pace, number>>();
  for (const { classId, standing, n } of rows) {
    const counts = byClass.get(classId) ?? { notLoggedIn: 0, notStarted: 0, behind: 0, onTrack: 0, done: 0 };
    byClass.set(classId, { ...counts, [standing]: n });
  }
  return byClass;
}

export async function pageProgress(db: Db, scope: Scope, filter: ProgressFilter, marks: PaceMarks) {
  const standing = standingOf(marks);
  const counts = await sql<{ standing: Pace; n: number }>`
    select ${standing} as standing, count(*)::int as n from ${source(scope, filter.programId)} where ${reached(scope, filter)} group by 1`.execute(
    db,
  );
  const field = orders[filter.sort?.replace('-', '') ?? 'hours'] ?? orders['hours'];
  const direction = filter.sort?.startsWith('-') ? sql`desc nulls last` : sql`asc nulls first`;
  const only = filter.standing ? sql`${standing} = ${filter.standing}` : sql`true`;
  const { rows } = await sql<ProgressRow>`
    select trainee.person_id, trainee.class_id, trainee.name, school.name as school_name, trainee.stage, trainee.subject, trainee.phone_mask,
      trainee.first_login_at, total.last_studied_at, coalesce(total.hours_x100, 0) as hours_x100,
      coalesce(total.credited_sec, 0) as credited_sec, ${standing} as standing
    from ${source(scope, filter.programId)}
    where ${reached(scope, filter)} and ${only}
    order by ${field} ${direction}, trainee.person_id
    limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db);
  const byStanding = { notLoggedIn: 0, notStarted: 0, behind: 0, onTrack: 0, done: 0 };
  for (const { standing: kind, n } of counts.rows) byStanding[kind] = n;
  const all = Object.values(byStanding).reduce((sum, n) => sum + n, 0);
  return { rows, total: filter.standing ? byStanding[filter.standing] : all, counts: byStanding };
}

export interface ProgressRow {
  readonly personId: string;
  readonly classId: string | null;
  readonly name: string;
  readonly schoolName: string;
  readonly stage: string;
  readonly subject: string;
  readonly phoneMask: string;
  readonly firstLoginAt: Date | null;
  readonly lastStudiedAt: Date | null;
  readonly hoursX100: number;
  readonly creditedSec: number;
  readonly standing: Pace;
}

import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

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
function reached(
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

const source = sql`
  trainee
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
    select trainee.class_id, ${standingOf(marks)} as standing, count(*)::int as n from ${source}
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
    select ${standing} as standing, count(*)::int as n from ${source} where ${reached(scope, filter)} group by 1`.execute(
    db,
  );
  const field = orders[filter.sort?.replace('-', '') ?? 'hours'] ?? orders['hours'];
  const direction = filter.sort?.startsWith('-') ? sql`desc nulls last` : sql`asc nulls first`;
  const only = filter.standing ? sql`${standing} = ${filter.standing}` : sql`true`;
  const { rows } = await sql<ProgressRow>`
    select trainee.person_id, trainee.class_id, trainee.name, school.name as school_name, trainee.stage, trainee.subject, trainee.phone_mask,
      trainee.first_login_at, total.last_studied_at, coalesce(total.hours_x100, 0) as hours_x100,
      coalesce(total.credited_sec, 0) as credited_sec, ${standing} as standing
    from ${source}
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

export interface AnomalyRow {
  readonly personId: string;
  readonly name: string;
  readonly schoolName: string;
  readonly kind: 'fast' | 'absent' | 'takeOver' | 'sharedAddress' | 'quickAnswer';
  /** Seconds, or a number of people or times, by the kind. */
  readonly weight: number;
  readonly day: string | null;
  readonly address: string | null;
  /** Of right answers the mean and the longest time; null for other kinds. */
  readonly meanMs: number | null;
  readonly slowestMs: number | null;
  readonly total: number;
}

/** From which size a pattern is shown to people. */
export const anomalyLimits = {
  fastSec: 600,
  absentSec: 1800,
  takeOvers: 10,
  peopleAtAddress: 3,
  quickAnswers: 12,
  quickMs: 3000,
} as const;

/**
 * Patterns that people should look at, the weightiest first: reports that outran the clock, long absences from presence
 * questions, questions answered again and again faster than they can be read, sessions that chase each other, and one device used by people of different schools on one day (people of
 * one school at one address are a computer room).
 */
export async function pageAnomalies(db: Db, scope: Scope, programId: string, page: { page: number; size: number }) {
  const { rows } = await sql<AnomalyRow>`
    with mine as (
      select trainee.person_id, trainee.name, trainee.work_school_id, school.name as school_name
      from trainee join org school on school.id = trainee.work_school_id where ${reached(scope, { programId })}
    ), played as (
      select s.person_id, s.address, s.user_agent, s.ended_by, (s.opened_at at time zone 'Asia/Shanghai')::date as day,
        coalesce(t.play_over_sec, s.over_sec) as over_sec, coalesce(t.play_lost_sec, s.lost_sec) as lost_sec
      from play_session s
      left join study_total t on t.program_id = s.program_id and t.play_session_id = s.id and t.person_id = s.person_id
      where s.program_id = ${programId}
    ), found as (
      select person_id, 'fast' as kind, sum(over_sec)::int as weight, null::date as day, null::text as address, null::int as mean_ms, null::int as slowest_ms
        from played group by person_id having sum(over_sec) >= ${anomalyLimits.fastSec}
      union all
      select person_id, 'absent', sum(lost_sec)::int, null, null, null, null
        from played group by person_id having sum(lost_sec) >= ${anomalyLimits.absentSec}
      union all
      select person_id, 'takeOver', count(*)::int, day, null, null, null
        from played where ended_by = 'takenOver' group by person_id, day having count(*) >= ${anomalyLimits.takeOvers}
      union all
      select person_id, 'quickAnswer', answered, null, null, (sum_ms / answered)::int, slowest_ms
        from study_answer_time where program_id = ${programId}
          and answered >= ${anomalyLimits.quickAnswers} and sum_ms <= answered * ${anomalyLimits.quickMs}::bigint
      union all
      select distinct p.person_id, 'sharedAddress', shared.people::int, p.day, p.address, null::int, null::int
        from played p join (
          select played.day, played.address, played.user_agent, count(distinct played.person_id) as people
          from played join trainee on trainee.program_id = ${programId} and trainee.person_id = played.person_id
          group by played.day, played.address, played.user_agent
          having count(distinct played.person_id) >= ${anomalyLimits.peopleAtAddress} and count(distinct trainee.work_school_id) > 1
        ) shared on shared.day = p.day and shared.address = p.address and shared.user_agent = p.user_agent
    )
    select mine.person_id, mine.name, mine.school_name, found.kind, found.weight, found.day, found.address, found.mean_ms, found.slowest_ms,
      (count(*) over ())::int as total
    from found join mine on mine.person_id = found.person_id
    order by found.weight desc, mine.person_id, found.kind
    limit ${page.size} offset ${(page.page - 1) * page.size}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

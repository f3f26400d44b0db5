import type { Scope } from '@yanxiu/domain/access/scope';
import { type AnomalyFacts, type AnomalyKind, anomalyLimits } from '@yanxiu/domain/study/anomaly';
import { oddLimits } from '@yanxiu/domain/study/oddity';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { reached } from './office.ts';

export interface AnomalyRow extends AnomalyFacts {
  readonly personId: string;
  readonly name: string;
  readonly schoolName: string;
  readonly total: number;
}

export interface AnomalyFilter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly kind?: AnomalyKind | undefined;
  readonly sort?: string | undefined;
  readonly page: number;
  readonly size: number;
}

const orders: Readonly<Record<string, RawBuilder<unknown>>> = {
  name: sql`mine.name_key`,
  school: sql`mine.school_key`,
  kind: sql`found.kind`,
  day: sql`found.day`,
  // a time said in seconds and a number of times are no measure for each other: hours of it weigh like dozens of times
  weight: sql`greatest(found.times, found.seconds / 60)`,
};

/**
 * Patterns that people should look at, the weightiest first: reports that outran the clock, long absences from presence
 * questions, questions answered faster than they can be read, sessions that chase each other, one device used by people of
 * different schools on one day (people of one school at one address are a computer room), and what no page of ours does.
 */
export async function pageAnomalies(db: Db, scope: Scope, filter: AnomalyFilter) {
  const { kind, page, programId, q, size, sort } = filter;
  const field = orders[sort?.replace('-', '') ?? 'weight'] ?? orders['weight'];
  const direction = !sort || sort.startsWith('-') ? sql`desc nulls last` : sql`asc nulls last`;
  const { rows } = await sql<AnomalyRow>`
    with mine as (
      select trainee.person_id, trainee.name, trainee.name_key, school.name as school_name, school.sort_key as school_key
      from trainee join org school on school.id = trainee.work_school_id where ${reached(scope, { programId, q })}
    ), played as (
      select s.person_id, s.address, s.user_agent, s.ended_by, (s.opened_at at time zone 'Asia/Shanghai')::date as day,
        coalesce(t.play_over_sec, s.over_sec) as over_sec, coalesce(t.play_lost_sec, s.lost_sec) as lost_sec
      from play_session s
      left join study_total t on t.program_id = s.program_id and t.play_session_id = s.id and t.person_id = s.person_id
      where s.program_id = ${programId}
    ), found (person_id, kind, times, seconds, day, address, mean_ms, slowest_ms, lesson_title) as (
      ${countedByTheRule(programId)} union all ${sharedDevices(programId)} union all ${gathered(programId)}
    )
    select mine.person_id, mine.name, mine.school_name, found.kind, found.times, found.seconds, found.day, found.address,
      found.mean_ms, found.slowest_ms, found.lesson_title, (count(*) over ())::int as total
    from found join mine on mine.person_id = found.person_id
    where ${kind ? sql`found.kind = ${kind}` : sql`true`}
    order by ${field} ${direction}, mine.person_id, found.kind, found.day
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** Figures that the rule keeps of every session. */
function countedByTheRule(programId: string): RawBuilder<unknown> {
  return sql`
    select person_id, 'fast', 0, sum(over_sec)::int, null::date, null::text, null::int, null::int, null::text
      from played group by person_id having sum(over_sec) >= ${anomalyLimits.fastSec}
    union all
    select person_id, 'absent', 0, sum(lost_sec)::int, null, null, null, null, null
      from played group by person_id having sum(lost_sec) >= ${anomalyLimits.absentSec}
    union all
    select person_id, 'takeOver', count(*)::int, 0, day, null, null, null, null
      from played where ended_by = 'takenOver' group by person_id, day having count(*) >= ${anomalyLimits.takeOvers}
    union all
    select person_id, 'quickAnswer', answered, 0, null, null, (sum_ms / answered)::int, slowest_ms, null
      from study_answer_time where program_id = ${programId}
        and answered >= ${anomalyLimits.quickAnswers} and sum_ms <= answered * ${anomalyLimits.quickMs}::bigint`;
}

function sharedDevices(programId: string): RawBuilder<unknown> {
  return sql`
    select distinct p.person_id, 'sharedAddress', shared.people::int, 0, p.day, p.address, null::int, null::int, null::text
      from played p join (
        select played.day, played.address, played.user_agent, count(distinct played.person_id) as people
        from played join trainee on trainee.program_id = ${programId} and trainee.person_id = played.person_id
        group by played.day, played.address, played.user_agent
        having count(distinct played.person_id) >= ${anomalyLimits.peopleAtAddress} and count(distinct trainee.work_school_id) > 1
      ) shared on shared.day = p.day and shared.address = p.address and shared.user_agent = p.user_agent`;
}

/** What was gathered of sessions that did what no page does, each kind from its own size on. */
function gathered(programId: string): RawBuilder<unknown> {
  const limits = JSON.stringify(Object.entries(oddLimits).map(([kind, limit]) => ({ kind, ...limit })));
  return sql`
    select odd.person_id, odd.kind, odd.times, odd.seconds, odd.day, null, null, null, lesson.title
      from (
        select e.person_id, e.kind, least(sum(e.times), 2000000000)::int as times, least(sum(e.seconds), 2000000000)::int as seconds,
          (max(e.last_at) at time zone 'Asia/Shanghai')::date as day,
          (array_agg(e.session_id order by e.last_at desc, e.session_id))[1] as session_id
        from play_evidence e
        join jsonb_to_recordset(${limits}::jsonb) as l(kind text, "timesInSession" int, times int, seconds int) on l.kind = e.kind
        where e.program_id = ${programId} and e.times >= l."timesInSession"
        group by e.person_id, e.kind, l.times, l.seconds
        having sum(e.times) >= l.times and sum(e.seconds) >= l.seconds
      ) odd
      join play_session s on s.program_id = ${programId} and s.id = odd.session_id
      join lesson on lesson.id = s.lesson_id`;
}

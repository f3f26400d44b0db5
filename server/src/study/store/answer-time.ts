import type { PoolClient } from 'pg';

export interface AnswerTime {
  readonly programId: string;
  readonly personId: string;
  readonly ms: number;
}

/** Adds to each trainee's answering times; one statement for a batch. */
export async function addAnswerTimes(client: Pick<PoolClient, 'query'>, times: readonly AnswerTime[]): Promise<void> {
  await client.query(
    `insert into study_answer_time as t (program_id, person_id, answered, fastest_ms, slowest_ms, sum_ms)
     select program_id, person_id, count(*), min(ms), max(ms), sum(ms)
     from unnest($1::uuid[], $2::uuid[], $3::int[]) as n (program_id, person_id, ms) group by program_id, person_id
     order by program_id, person_id
     on conflict (program_id, person_id) do update set answered = t.answered + excluded.answered,
       fastest_ms = least(t.fastest_ms, excluded.fastest_ms), slowest_ms = greatest(t.slowest_ms, excluded.slowest_ms),
       sum_ms = t.sum_ms + excluded.sum_ms`,
    [
      times.map(({ programId }) => programId),
      times.map(({ personId }) => personId),
      times.map(({ ms }) => Math.min(ms, 3_600_000)),
    ],
  );
}

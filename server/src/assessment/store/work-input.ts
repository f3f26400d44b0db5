import type { JudgedWorks } from '@yanxiu/domain/assessment/points';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { sql } from 'kysely';
import { isOffered } from '../../course/store/offered.ts';
import type { Db } from '../../platform/db/database.ts';

/** A person's assignments and discussions, as scoring needs them. */
export interface WorksOf {
  readonly assignment: JudgedWorks;
  readonly discussion: JudgedWorks;
}

const nothing: JudgedWorks = { count: 0, handedIn: 0, scoresX100: [] };

/**
 * What the named people handed in and were given in the lessons of their stage's package that people mark. Nothing is
 * asked of the database where the program's rules use neither.
 */
export async function gatherWorks(
  db: Db,
  programId: string,
  settings: ProgramSettings,
  personIds: readonly string[],
): Promise<(personId: string, stage: string) => WorksOf> {
  const rules = settings.assessment.parts.flatMap((part) => part.items.map((item) => item.rule));
  if (!rules.includes('assignment') && !rules.includes('discussion'))
    return () => ({ assignment: nothing, discussion: nothing });
  const [counts, scores] = await Promise.all([countWorks(db, programId), listScores(db, programId, personIds)]);
  const scoresOf = Map.groupBy(scores, (row) => row.personId);
  return (personId, stage) => {
    const own = scoresOf.get(personId) ?? [];
    const worksOf = (kind: 'assignment' | 'discussion'): JudgedWorks => {
      const rows = own.filter((row) => row.kind === kind);
      return {
        count: counts.find((row) => row.stage === stage && row.kind === kind)?.works ?? 0,
        handedIn: rows.length,
        scoresX100: rows.flatMap((row) => (row.scoreX100 === null ? [] : [row.scoreX100])),
      };
    };
    return { assignment: worksOf('assignment'), discussion: worksOf('discussion') };
  };
}

const judged = sql`lesson.kind in ('assignment', 'discussion') and ${isOffered} and not item.to_choose`;

async function countWorks(db: Db, programId: string) {
  const { rows } = await sql<{ stage: string; kind: string; works: number }>`
    select item.stage, lesson.kind, count(*)::int as works
    from course_package_item item join lesson on lesson.course_id = item.course_id and ${judged}
    where item.program_id = ${programId} group by item.stage, lesson.kind`.execute(db);
  return rows;
}

async function listScores(db: Db, programId: string, personIds: readonly string[]) {
  const { rows } = await sql<{ personId: string; kind: string; scoreX100: number | null }>`
    with works as materialized (
      select item.stage, lesson.id, lesson.kind from course_package_item item
      join lesson on lesson.course_id = item.course_id and ${judged}
      where item.program_id = ${programId})
    select own.person_id as "personId", works.kind, own.score_x100 as "scoreX100"
    from lesson_score own
    join trainee on trainee.program_id = own.program_id and trainee.person_id = own.person_id
    join works on works.stage = trainee.stage and works.id = own.lesson_id
    where own.program_id = ${programId} and own.person_id = any(${[...personIds]}::uuid[])
    order by own.person_id, own.lesson_id`.execute(db);
  return rows;
}

import type { Scope } from '@yanxiu/domain/access/scope';
import type { Score } from '@yanxiu/domain/assessment/score';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { namedLike } from '../../school-based/store/session.ts';

export interface TraineeOfUnit {
  readonly personId: string;
  readonly schoolId: string;
  readonly stage: string;
  readonly orgPath: string;
}

/** The active trainees of units; somebody whose score went up with the unit she came from keeps that one. */
export async function listTrainees(db: Db, programId: string, schoolIds: readonly string[]): Promise<TraineeOfUnit[]> {
  const { rows } = await sql<TraineeOfUnit>`
    select trainee.person_id as "personId", trainee.school_id as "schoolId", trainee.stage, trainee.org_path as "orgPath" from trainee
    where trainee.program_id = ${programId} and trainee.school_id = any(${schoolIds}::uuid[]) and trainee.state = 'active'
      and not exists (select 1 from trainee_score score
        join score_sheet sheet on sheet.program_id = score.program_id and sheet.school_id = score.school_id
        where score.program_id = trainee.program_id and score.person_id = trainee.person_id
          and score.school_id <> trainee.school_id and sheet.state <> 'computed')
    order by trainee.person_id`.execute(db);
  return rows;
}

export interface NewScore {
  readonly personId: string;
  readonly orgPath: string;
  readonly score: Score;
  readonly onlineHoursX100: number;
  readonly schoolBasedHoursX100: number;
}

/** How and when scores came about. */
interface Scoring {
  readonly programId: string;
  readonly computedAt: Date;
  readonly corrected: boolean;
}

/** Writes the scores of one unit in one statement. */
export async function saveScores(
  db: Db,
  unit: Scoring & { readonly schoolId: string },
  scores: readonly NewScore[],
): Promise<void> {
  await writeScores(
    db,
    unit,
    scores.map((one) => ({ ...one, schoolId: unit.schoolId })),
  );
}

/** So many scores a statement: each carries its whole explanation. */
const chunk = 2000;

/** Writes the scores of people of any units, some thousand in a statement. */
export async function writeScores(
  db: Db,
  scoring: Scoring,
  scores: readonly (NewScore & { readonly schoolId: string })[],
): Promise<void> {
  for (let at = 0; at < scores.length; at += chunk) {
    await upsertScores(
      db,
      scores.slice(at, at + chunk).map((one) => rowOf(scoring, one)),
    );
  }
}

async function upsertScores(db: Db, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  await sql`insert into trainee_score select * from jsonb_populate_recordset(null::trainee_score, ${JSON.stringify(rows)}::jsonb)
    on conflict (program_id, person_id) do update set (school_id, org_path, total_x100, passed, excellent, credits_x100,
      band_name, online_x100, school_based_x100, activity_x100, offline_x100, online_hours_x100, school_based_hours_x100,
      explained, computed_at, corrected) = (excluded.school_id, excluded.org_path, excluded.total_x100, excluded.passed,
      excluded.excellent, excluded.credits_x100, excluded.band_name, excluded.online_x100, excluded.school_based_x100,
      excluded.activity_x100, excluded.offline_x100, excluded.online_hours_x100, excluded.school_based_hours_x100,
      excluded.explained, excluded.computed_at, excluded.corrected)`.execute(db);
}

/** Takes away the scores of people who left the lists of units that are computed anew. */
export async function removeLeavers(
  db: Db,
  of: { programId: string; schoolIds: readonly string[] },
  stay: readonly { personId: string }[],
): Promise<void> {
  await sql`delete from trainee_score score where score.program_id = ${of.programId} and score.school_id = any(${of.schoolIds}::uuid[])
    and not exists (select 1 from unnest(${stay.map((one) => one.personId)}::uuid[]) stay (id) where stay.id = score.person_id)`.execute(
    db,
  );
}

function rowOf(scoring: Scoring, one: NewScore & { readonly schoolId: string }) {
  const part = (name: string) => one.score.parts.find((each) => each.part === name)?.scoreX100 ?? 0;
  return {
    program_id: scoring.programId,
    person_id: one.personId,
    school_id: one.schoolId,
    org_path: one.orgPath,
    total_x100: one.score.totalX100,
    passed: one.score.passed,
    excellent: one.score.excellent,
    credits_x100: one.score.creditsX100,
    band_name: one.score.bandName,
    online_x100: part('online'),
    school_based_x100: part('schoolBased'),
    activity_x100: part('activity'),
    offline_x100: part('offline'),
    online_hours_x100: one.onlineHoursX100,
    school_based_hours_x100: one.schoolBasedHoursX100,
    explained: one.score,
    computed_at: scoring.computedAt.toISOString(),
    corrected: scoring.corrected,
  };
}

const reach = (scope: Scope): RawBuilder<boolean> =>
  inScope(scope, {
    path: 'trainee_score.org_path',
    programId: 'trainee_score.program_id',
    personId: 'trainee_score.person_id',
  });

export type ScoreView = 'all' | 'passed' | 'failed' | 'near' | 'excellent';

/** What the list may be sorted by. */
const sorts: Readonly<Record<string, RawBuilder<number>>> = {
  totalX100: sql`trainee_score.total_x100`,
  onlineX100: sql`trainee_score.online_x100`,
  schoolBasedX100: sql`trainee_score.school_based_x100`,
  activityX100: sql`trainee_score.activity_x100`,
  offlineX100: sql`trainee_score.offline_x100`,
};

export interface ScoreFilter {
  readonly programId: string;
  readonly schoolId?: string | undefined;
  readonly show: ScoreView;
  /** What passes; 临界 is up to ten points below. */
  readonly passX100: number;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

const nearX100 = 1000;

function viewed({ show, passX100 }: ScoreFilter): RawBuilder<boolean> {
  switch (show) {
    case 'all':
      return sql<boolean>`true`;
    case 'passed':
      return sql<boolean>`trainee_score.passed`;
    case 'failed':
      return sql<boolean>`not trainee_score.passed`;
    case 'excellent':
      return sql<boolean>`trainee_score.excellent`;
    case 'near':
      return sql<boolean>`trainee_score.total_x100 >= ${passX100 - nearX100} and trainee_score.total_x100 < ${passX100}`;
  }
}

export async function pageScores(db: Db, scope: Scope, filter: ScoreFilter) {
  let query = db
    .selectFrom('traineeScore')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'traineeScore.programId')
        .onRef('trainee.personId', '=', 'traineeScore.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .where('traineeScore.programId', '=', filter.programId)
    .where('trainee.state', '=', 'active')
    .where(viewed(filter))
    .where(reach(scope));
  if (filter.schoolId) query = query.where('traineeScore.schoolId', '=', filter.schoolId);
  if (filter.q) query = query.where(namedLike(filter.q));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const sort = sorts[filter.sort?.replace(/^-/, '') ?? ''];
  if (sort) query = query.orderBy(sort, filter.sort?.startsWith('-') ? 'desc' : 'asc');
  const rows = await query
    .select([
      'traineeScore.personId',
      'trainee.name',
      'org.name as schoolName',
      'trainee.stage',
      'trainee.subject',
      'traineeScore.onlineX100',
      'traineeScore.schoolBasedX100',
      'traineeScore.activityX100',
      'traineeScore.offlineX100',
      'traineeScore.onlineHoursX100',
      'traineeScore.schoolBasedHoursX100',
      'traineeScore.totalX100',
      'traineeScore.bandName',
      'traineeScore.passed',
      'traineeScore.creditsX100',
      'traineeScore.corrected',
    ])
    .orderBy('org.sortKey')
    .orderBy('trainee.nameKey')
    .orderBy('traineeScore.personId')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** The stored score of one person in reach, whole. */
export async function findScore(db: Db, scope: Scope, programId: string, personId: string) {
  const row = await db
    .selectFrom('traineeScore')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'traineeScore.programId')
        .onRef('trainee.personId', '=', 'traineeScore.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .innerJoin('org as unit', 'unit.id', 'traineeScore.schoolId')
    .innerJoin('org as parent', 'parent.id', 'unit.parentId')
    .leftJoin('scoreSheet', (join) =>
      join
        .onRef('scoreSheet.programId', '=', 'traineeScore.programId')
        .onRef('scoreSheet.schoolId', '=', 'traineeScore.schoolId'),
    )
    .select([
      'traineeScore.personId',
      'traineeScore.schoolId',
      'traineeScore.orgPath',
      'traineeScore.explained',
      'traineeScore.computedAt',
      'traineeScore.onlineHoursX100',
      'traineeScore.schoolBasedHoursX100',
      'trainee.name',
      'org.name as schoolName',
      'traineeScore.corrected',
      'parent.kind as parentKind',
      'scoreSheet.state',
      'scoreSheet.settingsVersion',
      'scoreSheet.postedOn',
    ])
    .where('traineeScore.programId', '=', programId)
    .where('traineeScore.personId', '=', personId)
    .where(reach(scope))
    .executeTakeFirst();
  return row ? { ...row, score: row.explained as unknown as Score } : null;
}

/** Holds a score against another correction in the same moment. */
export async function lockScore(db: Db, programId: string, personId: string): Promise<void> {
  await sql`select 1 from trainee_score where program_id = ${programId} and person_id = ${personId} for update`.execute(
    db,
  );
}

export async function getScore(db: Db, scope: Scope, programId: string, personId: string) {
  return orNotFound(await findScore(db, scope, programId, personId));
}

/** An active trainee in reach, as scoring takes her. */
export async function findTrainee(
  db: Db,
  scope: Scope,
  programId: string,
  personId: string,
): Promise<TraineeOfUnit | null> {
  const row = await db
    .selectFrom('trainee')
    .select(['personId', 'schoolId', 'stage', 'orgPath'])
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .where('state', '=', 'active')
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', personId: 'trainee.person_id' }))
    .executeTakeFirst();
  return row ?? null;
}

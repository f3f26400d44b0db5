import type { Scope } from '@yanxiu/domain/access/scope';
import type { Score } from '@yanxiu/domain/assessment/score';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface TraineeOfUnit {
  readonly personId: string;
  readonly stage: string;
  readonly orgPath: string;
}

export async function listTrainees(db: Db, programId: string, schoolId: string): Promise<TraineeOfUnit[]> {
  return db
    .selectFrom('trainee')
    .select(['personId', 'stage', 'orgPath'])
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolId)
    .where('state', '=', 'active')
    .orderBy('personId')
    .execute();
}

export interface NewScore {
  readonly personId: string;
  readonly orgPath: string;
  readonly score: Score;
  readonly onlineHoursX100: number;
  readonly schoolBasedHoursX100: number;
}

/** Writes the scores of a unit in one statement; scores of people who left the list go. */
export async function saveScores(
  db: Db,
  unit: { programId: string; schoolId: string; computedAt: Date; corrected: boolean },
  scores: readonly NewScore[],
): Promise<void> {
  if (!unit.corrected) {
    await sql`delete from trainee_score where program_id = ${unit.programId} and school_id = ${unit.schoolId}
      and not person_id = any(${scores.map((one) => one.personId)}::uuid[])`.execute(db);
  }
  const rows = scores.map((one) => rowOf(unit, one));
  await sql`insert into trainee_score select * from jsonb_populate_recordset(null::trainee_score, ${JSON.stringify(rows)}::jsonb)
    on conflict (program_id, person_id) do update set (school_id, org_path, total_x100, passed, excellent, credits_x100,
      band_name, online_x100, school_based_x100, activity_x100, offline_x100, online_hours_x100, school_based_hours_x100,
      explained, computed_at, corrected) = (excluded.school_id, excluded.org_path, excluded.total_x100, excluded.passed,
      excluded.excellent, excluded.credits_x100, excluded.band_name, excluded.online_x100, excluded.school_based_x100,
      excluded.activity_x100, excluded.offline_x100, excluded.online_hours_x100, excluded.school_based_hours_x100,
      excluded.explained, excluded.computed_at, excluded.corrected)`.execute(db);
}

function rowOf(unit: { programId: string; schoolId: string; computedAt: Date; corrected: boolean }, one: NewScore) {
  const part = (name: string) => one.score.parts.find((each) => each.part === name)?.scoreX100 ?? 0;
  return {
    program_id: unit.programId,
    person_id: one.personId,
    school_id: unit.schoolId,
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
    computed_at: unit.computedAt.toISOString(),
    corrected: unit.corrected,
  };
}

const reach = (scope: Scope): RawBuilder<boolean> =>
  inScope(scope, {
    path: 'trainee_score.org_path',
    programId: 'trainee_score.program_id',
    personId: 'trainee_score.person_id',
  });

export type ScoreView = 'all' | 'passed' | 'failed' | 'near' | 'excellent';

export async function pageScores(
  db: Db,
  scope: Scope,
  filter: {
    programId: string;
    schoolId?: string | undefined;
    show: ScoreView;
    q?: string | undefined;
    page: number;
    size: number;
    sort?: string | undefined;
  },
) {
  let query = db
    .selectFrom('traineeScore')
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'traineeScore.programId').onRef('trainee.personId', '=', 'traineeScore.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .where('traineeScore.programId', '=', filter.programId)
    .where('trainee.state', '=', 'active')
    .where(reach(scope));
  if (filter.schoolId) query = query.where('traineeScore.schoolId', '=', filter.schoolId);
  if (filter.show === 'passed') query = query.where('traineeScore.passed', '=', true);
  if (filter.show === 'failed') query = query.where('traineeScore.passed', '=', false);
  if (filter.show === 'excellent') query = query.where('traineeScore.excellent', '=', true);
  if (filter.show === 'near') query = query.where('traineeScore.totalX100', '>=', 5000).where('traineeScore.totalX100', '<', 6000);
  if (filter.q) {
    const name = filter.q;
    query = query.where((eb) => eb.or([eb('trainee.name', 'like', `${name}%`), eb('trainee.nameKey', 'like', `${name.toLowerCase()}%`), eb('org.name', 'like', `%${name}%`)]));
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const direction = filter.sort?.startsWith('-') ? 'desc' : 'asc';
  if (filter.sort?.endsWith('totalX100')) query = query.orderBy('traineeScore.totalX100', direction);
  const rows = await query
    .select([
      'traineeScore.personId', 'trainee.name', 'org.name as schoolName', 'trainee.stage', 'trainee.subject',
      'traineeScore.onlineX100', 'traineeScore.schoolBasedX100', 'traineeScore.activityX100', 'traineeScore.offlineX100',
      'traineeScore.onlineHoursX100', 'traineeScore.schoolBasedHoursX100', 'traineeScore.totalX100', 'traineeScore.bandName',
      'traineeScore.passed', 'traineeScore.creditsX100', 'traineeScore.corrected',
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
      join.onRef('trainee.programId', '=', 'traineeScore.programId').onRef('trainee.personId', '=', 'traineeScore.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .leftJoin('scoreSheet', (join) =>
      join.onRef('scoreSheet.programId', '=', 'traineeScore.programId').onRef('scoreSheet.schoolId', '=', 'traineeScore.schoolId'),
    )
    .select([
      'traineeScore.personId', 'traineeScore.schoolId', 'traineeScore.orgPath', 'traineeScore.explained', 'traineeScore.computedAt',
      'traineeScore.onlineHoursX100', 'traineeScore.schoolBasedHoursX100', 'trainee.name', 'org.name as schoolName',
      'scoreSheet.state', 'scoreSheet.settingsVersion', 'scoreSheet.postedOn',
    ])
    .where('traineeScore.programId', '=', programId)
    .where('traineeScore.personId', '=', personId)
    .where(reach(scope))
    .executeTakeFirst();
  return row ? { ...row, score: row.explained as unknown as Score } : null;
}

export async function getScore(db: Db, scope: Scope, programId: string, personId: string) {
  return orNotFound(await findScore(db, scope, programId, personId));
}

/** An active trainee in reach, as scoring takes her. */
export async function findTrainee(db: Db, scope: Scope, programId: string, personId: string): Promise<TraineeOfUnit | null> {
  const row = await db
    .selectFrom('trainee')
    .select(['personId', 'stage', 'orgPath'])
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .where('state', '=', 'active')
    .where(inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', personId: 'trainee.person_id' }))
    .executeTakeFirst();
  return row ?? null;
}

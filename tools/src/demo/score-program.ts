import { systemScope } from '@yanxiu/domain/access/scope';
import { addDays } from '@yanxiu/domain/kernel/day';
import { computeScores } from '@yanxiu/server/assessment/gather';
import { writeScores } from '@yanxiu/server/assessment/store/score';
import { awardScores } from '@yanxiu/server/credit/award';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { asSystem } from '@yanxiu/server/platform/http/context';
import { sql } from 'kysely';
import { atInstant } from './act-as.ts';
import type { SeededProgram } from './seed-program.ts';
import { morning, type SeedTrainee } from './trainee.ts';

/**
 * Scores of a program's trainees by the product's own rules from what was written, approved and locked on the last day
 * of the assessment, credits awarded and certificates issued.
 */
export async function scoreAndAward(app: App, program: SeededProgram, trainees: readonly SeedTrainee[]): Promise<void> {
  const { db } = app.database;
  const { assessmentEndsOn } = program.settings.milestones;
  const lockedAt = morning(assessmentEndsOn);
  const schoolIds = [...new Set(trainees.map((trainee) => trainee.schoolId))];
  await lockSheets(db, program, schoolIds);
  await analyze(db, [
    'study_total',
    'quiz_best',
    'school_based_activity',
    'school_based_attendance',
    'offline_attendance',
    'given_mark',
  ]);
  const scores = await computeScores(db, program.id, program.settings, trainees);
  await writeScores(db, { programId: program.id, computedAt: lockedAt, corrected: false }, scores);
  await asSystem(atInstant(app, lockedAt), systemScope('seed the demo'), 'demo.award', (ctx) =>
    awardScores(ctx, program.id, schoolIds),
  );
}

export async function lockSheets(db: Db, program: SeededProgram, schoolIds: readonly string[]): Promise<void> {
  const { assessmentEndsOn } = program.settings.milestones;
  const lockedAt = morning(assessmentEndsOn);
  const sheet = {
    programId: program.id,
    state: 'locked',
    computedAt: lockedAt,
    settingsVersion: 1,
    postedOn: addDays(assessmentEndsOn, -7),
    lockedAt,
  };
  await bulkInsert(
    db,
    'scoreSheet',
    schoolIds.map((schoolId) => ({ ...sheet, schoolId })),
  );
}

/** The planner has never seen these tables filled. */
export async function analyze(db: Db, tables: readonly string[]): Promise<void> {
  await sql`analyze ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db);
}

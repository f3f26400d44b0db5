import { surveyPresets } from '@yanxiu/domain/teaching/work/survey-presets';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { SeededProgram } from './seed-program.ts';
import { morning } from './trainee.ts';

/** The publisher has chosen other questions than the standard ones; the survey of this program has not opened yet. */
export async function seedSurveyForm(db: Db, program: SeededProgram): Promise<void> {
  const author = await db
    .selectFrom('roleAssignment as held')
    .innerJoin('program', 'program.publisherId', 'held.orgId')
    .select('held.personId')
    .where('program.id', '=', program.id)
    .where('held.role', 'in', ['countyAdmin', 'cityAdmin'])
    .orderBy('held.id')
    .executeTakeFirst();
  const parts = surveyPresets.find(({ key }) => key === 'parts');
  if (!author || !parts) return;
  const { noticeIssuedOn } = program.settings.milestones;
  await bulkInsert(db, 'surveyForm', [
    {
      programId: program.id,
      version: 1,
      questions: parts.questions,
      savedAt: morning(noticeIssuedOn),
      savedBy: author.personId,
    },
  ]);
}

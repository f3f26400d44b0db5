import type { Difficulty, QuestionKind } from '@yanxiu/domain/course/question-kind';
import type { Stage } from '@yanxiu/domain/program/policy';
import { installCatalogue } from '@yanxiu/server/course/install-catalogue';
import { withKeys } from '@yanxiu/server/course/question-bank';
import { insertBank } from '@yanxiu/server/course/store/bank';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { type ClipKey, clipPath } from '../clip/catalogue.ts';
import { courses, packageOf } from '../generator/course.ts';
import type { SeededProgram } from './seed-program.ts';

/** The provider's catalogue, and the package of each stage of the program: the common courses and the stage's own. */
export async function seedCourses(app: App, program: SeededProgram, providerId: string): Promise<void> {
  const { db } = app.database;
  const at = app.clock.now();
  const ids = await installCatalogue(db, app, { providerId, courses, clipPath: (key) => clipPath(key as ClipKey), at });
  await seedBank(app, providerId, at);
  const stages: readonly Stage[] = program.settings.stages;
  await bulkInsert(
    db,
    'coursePackage',
    stages.map((stage) => ({ programId: program.id, stage, version: 1, assignedAt: at })),
  );
  await bulkInsert(
    db,
    'coursePackageItem',
    stages.flatMap((stage) =>
      packageOf(stage).map((course, position) => ({
        programId: program.id,
        stage,
        courseId: ids.get(course.key),
        position,
        required: true,
      })),
    ),
  );
}

const difficultyOf: Readonly<Partial<Record<QuestionKind, Difficulty>>> = { trueFalse: 'easy', multiple: 'hard' };

/** The catalogue's own questions as the provider's bank, tagged with the theme of their course. */
async function seedBank(app: App, providerId: string, createdAt: Date): Promise<void> {
  const questions = courses.flatMap(({ theme, units }) =>
    units
      .flatMap(({ lessons }) => lessons)
      .flatMap((lesson) => (lesson.kind === 'quiz' ? lesson.questions : []))
      .map(({ kind, stem, options, answer, explanation }) =>
        withKeys({
          kind,
          stem,
          choices: [...options],
          answer: [...answer],
          prompts: [],
          accepted: [],
          explanation,
          points: 1,
          difficulty: difficultyOf[kind] ?? 'medium',
          tags: [theme.slice(0, 20)],
        }),
      ),
  );
  await insertBank(app.database.db, { providerId, createdAt, createdBy: null }, questions);
}

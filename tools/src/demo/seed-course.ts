import type { Stage } from '@yanxiu/domain/program/policy';
import { installCatalogue } from '@yanxiu/server/course/install-catalogue';
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

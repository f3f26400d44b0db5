import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { leastHours, type PackageCourse, packageProblems } from '@yanxiu/domain/course/package-rule';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import { stageNames } from '@yanxiu/domain/program/policy';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { mayEditOf } from './edit-course.ts';
import { listCoursesById, listPackageCourses, listPackages, replacePackage } from './store/package.ts';

/** Every stage of the program with its package, empty where there is none yet, and what it still lacks. */
export async function showPackages(ctx: Ctx, { programId }: { programId: string }) {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const packages = await listPackages(ctx.db, programId);
  const courses = await listPackageCourses(ctx.db, programId);
  const mayEdit = program.providerId !== null && mayEditOf(ctx, program.providerId);
  return program.settings.stages.map((stage) => {
    const own = courses.filter((one) => one.stage === stage);
    const found = packages.find((one) => one.stage === stage);
    return {
      stage,
      stageName: stageNames[stage],
      hoursX100: leastHours(own, found?.electivesMost ?? null),
      wantedX100: program.settings.hours.onlineX100,
      problems: packageProblems(stage, own.map(asPackageCourse), program.settings, found?.electivesMost ?? null),
      electivesMost: found?.electivesMost ?? null,
      assignedAt: found?.assignedAt ?? null,
      version: found?.version ?? 0,
      courses: own,
      mayEdit,
    };
  });
}

type Row = Omit<PackageCourse, 'published'> & { readonly state: string };

const asPackageCourse = (row: Row): PackageCourse => ({ ...row, published: row.state === 'published' });

/** Writes the packages of one or more stages, each only when it is complete. */
export async function assignPackages(ctx: Ctx, input: Parsed<typeof course.endpoints.assignPackages>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  if (!program.providerId || !mayEditOf(ctx, program.providerId))
    throw new RefusalError(refuseCourse('programNotYours'));
  const ids = [...new Set(input.packages.flatMap((one) => one.courses.map((chosen) => chosen.courseId)))];
  const byId = new Map((await listCoursesById(ctx.db, ctx.scope, ids)).map((row) => [row.id, row]));
  for (const wanted of input.packages) {
    const rows = wanted.courses.map(({ courseId, required }) => ({ ...(byId.get(courseId) ?? notFound()), required }));
    const problems = packageProblems(wanted.stage, rows.map(asPackageCourse), program.settings, wanted.electivesMost);
    if (problems.length > 0) {
      throw new RefusalError(
        refuseCourse('packageIncomplete', { stage: stageNames[wanted.stage], problems: problems.join('') }),
      );
    }
    const { stage, version, courses, electivesMost } = wanted;
    const row = {
      programId: program.id,
      stage,
      version,
      electivesMost,
      assignedAt: ctx.now,
      assignedBy: actorOf(ctx).personId,
    };
    if (!(await replacePackage(ctx.db, row, courses))) throw new RefusalError(refuseCourse('changed'));
    ctx.audit({
      action: 'course.assignPackages',
      subject: ['coursePackage', `${program.id}/${stage}`],
      programId: program.id,
      after: { electivesMost, courses: rows.map(({ title, required }) => ({ title, required })) },
    });
  }
  return { ok: true as const };
}

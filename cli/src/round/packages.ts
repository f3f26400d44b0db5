import type { Office, Post } from './office.ts';

/**
 * The provider gives a new program the packages of the preset's own program on the same server; without them there would
 * be nothing to study.
 */
export async function copyPackages(
  office: Office,
  editor: Post,
  from: { programId: string; code: string },
  programId: string,
): Promise<void> {
  const packages = await office.call(editor, 'course.packages', { programId: from.programId });
  const filled = packages.filter((one) => one.courses.length > 0);
  if (filled.length === 0) throw new Error(`项目 ${from.code} 还没有配置课程包，新项目没有可学的课程。`);
  await office.call(editor, 'course.assignPackages', {
    programId,
    packages: filled.map(({ stage, courses }) => ({
      stage,
      version: 0,
      courses: courses.map(({ id, required }) => ({ courseId: id, required })),
    })),
  });
}

import { phaseOn } from '@yanxiu/domain/program/phase';
import type { Ctx } from '../platform/http/context.ts';
import { listBehind } from './behind.ts';
import type { Part, Reader, Task } from './start.ts';
import { countCourses, countTrainees, countUnmarked } from './store/staff.ts';
import { counted, taskFor } from './task.ts';

/** Tutors, experts and editors of the provider: what they mark, who is behind, what is not published yet. */
export async function staffStart(ctx: Ctx, { assignment, program, today }: Reader): Promise<Part> {
  if (assignment.role === 'contentEditor' || assignment.role === 'expert') {
    const { courses, drafts } = await countCourses(ctx.db, ctx.scope);
    const isEditor = assignment.role === 'contentEditor';
    return {
      tasks: isEditor
        ? taskFor(drafts, today, program.settings.milestones.studyStartsOn, {
            key: 'draftCourses',
            place: 'course',
            title: `${drafts} 门课程还没有发布`,
            detail: '发布后才能编入课程包供教师学习。',
          })
        : [],
      view: { kind: 'staff', facts: [{ label: '已发布课程', count: courses - drafts }], behind: [] },
    };
  }
  const items = program.settings.assessment.parts
    .flatMap((part) => part.items)
    .filter((item) => item.rule === 'manual');
  const [trainees, unmarked, behind] = await Promise.all([
    countTrainees(ctx.db, ctx.scope, program.id),
    countUnmarked(
      ctx.db,
      ctx.scope,
      program.id,
      items.map((item) => item.key),
    ),
    // nobody catches up any more once the year is over
    phaseOn(program.settings, ctx.now) === 'finished' ? [] : listBehind(ctx, program, program.publisherPath),
  ]);
  const tasks: Task[] = taskFor(unmarked, today, program.settings.milestones.studyEndsOn, {
    key: 'mark',
    place: 'mark',
    title: `${counted(unmarked)} 人还没有评分`,
    detail: `需要评分的项目：${items.map((item) => item.title).join('、')}。`,
  });
  return { tasks, view: { kind: 'staff', facts: [{ label: '负责的参训教师', count: trainees }], behind } };
}

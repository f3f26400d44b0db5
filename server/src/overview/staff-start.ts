import { actorOf, type Ctx } from '../platform/http/context.ts';
import { countWaiting } from '../teaching/work/store/waiting.ts';
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
  return tutorStart(ctx, { assignment, program, today });
}

/** A tutor: what waits for her in her classes; who of them is behind is told by `teaching.day` beside it. */
async function tutorStart(ctx: Ctx, { program, today }: Reader): Promise<Part> {
  const { studyEndsOn } = program.settings.milestones;
  const items = program.settings.assessment.parts
    .flatMap((part) => part.items)
    .filter((item) => item.rule === 'manual');
  const keys = items.map((item) => item.key);
  const [trainees, unmarked, waiting] = await Promise.all([
    countTrainees(ctx.db, ctx.scope, program.id),
    countUnmarked(ctx.db, ctx.scope, program.id, keys),
    countWaiting(ctx.db, ctx.scope, program.id, actorOf(ctx).personId),
  ]);
  const toMark = waiting.reduce((sum, one) => sum + one.toMark, 0);
  const toRead = waiting.reduce((sum, one) => sum + one.toRead, 0);
  const toAnswer = waiting.reduce((sum, one) => sum + one.toAnswer, 0);
  const tasks: Task[] = [
    ...taskFor(toMark, today, null, {
      key: 'pieces',
      place: 'piece',
      title: `${counted(toMark)} 份作业待批改`,
      detail: '先交的先批，领取后 24 小时内批完。',
    }),
    ...taskFor(toRead, today, null, {
      key: 'answers',
      place: 'answer',
      title: `${counted(toRead)} 道简答题待批阅`,
      detail: '批完以后，学员的测验才有成绩。',
    }),
    ...taskFor(toAnswer, today, null, {
      key: 'questions',
      place: 'discussion',
      title: `${counted(toAnswer)} 条提问待回答`,
      detail: '学员在研讨里请辅导教师回答。',
    }),
    ...taskFor(unmarked, today, studyEndsOn, {
      key: 'mark',
      place: 'mark',
      title: `${counted(unmarked)} 人还没有评分`,
      detail: `需要评分的项目：${items.map((item) => item.title).join('、')}。`,
    }),
  ];
  return { tasks, view: { kind: 'staff', facts: [{ label: '负责的参训教师', count: trainees }], behind: [] } };
}

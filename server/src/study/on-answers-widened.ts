import { systemScope } from '@yanxiu/domain/access/scope';
import { machineEarns } from '@yanxiu/domain/course/short-answer';
import { textsOf } from '@yanxiu/domain/study/quiz-grade';
import { z } from 'zod';
import { answersWidened } from '../course/facts.ts';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { on } from '../platform/http/facts.ts';
import { jobTask, queueJob } from '../platform/jobs/jobs.ts';
import { remark } from './remark.ts';
import { setMachine } from './store/answer.ts';
import { listPapersWith, type PaperOf, widenPaper } from './store/quiz.ts';
import { lockPerson } from './store/session.ts';

const payload = z.object({ lessonId: z.uuid(), questionId: z.uuid(), accepted: z.array(z.array(z.string())) });
type Payload = z.infer<typeof payload>;

const scope = systemScope('grade papers anew');
const together = 100;

/** A question takes more for right: every paper that holds it is graded anew, in the background. */
export const onAnswersWidened = on(answersWidened, async (ctx, widened) => {
  await queueJob(ctx, { task: remarkTask.name, title: '补充答案后重新判分', payload: widened });
});

/** Some papers a transaction, in their order; run again it finds the same papers and changes nothing. */
export const remarkTask = jobTask('study.remarkQuiz', payload.parse, async (app, ids, job) => {
  let after: string | null = null;
  let graded = 0;
  for (;;) {
    const papers: PaperOf[] = await asSystem(app, scope, 'study.remarkQuiz', async (ctx) => {
      const some = await listPapersWith(ctx.db, ids, after, together);
      for (const paper of some) await gradeAnew(ctx, paper, ids);
      return some;
    });
    graded += papers.length;
    after = papers.at(-1)?.id ?? null;
    await job.report(graded, graded, `已重新判分 ${graded} 份`);
    if (papers.length < together) return { graded };
  }
});

async function gradeAnew(ctx: Ctx, paper: PaperOf, { lessonId, accepted }: Payload): Promise<void> {
  const { id, programId, personId, place, question } = paper;
  await lockPerson(ctx.db, personId);
  await widenPaper(ctx.db, { programId, id }, place, accepted);
  if (paper.submittedAt === null) return;
  if (question.kind === 'short') {
    const machineX100 = machineEarns({ ...question, accepted }, textsOf(paper.given)[0] ?? '');
    await setMachine(ctx.db, { programId, attemptId: id, place }, machineX100);
  }
  await remark(ctx, { programId, personId, lessonId }, id, paper.keeps);
}

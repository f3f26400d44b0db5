import { divideHalfUp } from '@yanxiu/domain/kernel/hours';
import { analyseItems } from '@yanxiu/domain/study/item-analysis';
import { gradeQuiz } from '@yanxiu/domain/study/quiz-grade';
import type { Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { listMarks, marksOf } from './store/answer.ts';
import { listFirstPapers } from './store/quiz.ts';

/** 试题分析 of a quiz over the trainees in reach, by everybody's first attempt: later ones have seen the answers. */
export async function showQuizFigures(ctx: Ctx, { programId, lessonId }: { programId: string; lessonId: string }) {
  await getProgram(ctx.db, ctx.scope, programId);
  const attempts = await listFirstPapers(ctx.db, ctx.scope, programId, lessonId);
  const read = attempts.filter(({ paper }) => paper.some(({ kind }) => kind === 'short')).map(({ id }) => id);
  const marks = await listMarks(ctx.db, programId, read);
  const papers = attempts.map(({ id, paper, given }) => {
    const { right, earnedX100, scoreX100 } = gradeQuiz(paper, given, marksOf(id, marks));
    const questions = paper.map((question, at) => ({
      ...question,
      given: given[at] ?? [],
      right: right[at] ?? false,
      share: (earnedX100[at] ?? 0) / (question.points * 100),
    }));
    return { scoreX100: scoreX100 ?? 0, questions };
  });
  const sum = papers.reduce((all, { scoreX100 }) => all + scoreX100, 0);
  const items = analyseItems(papers).map(({ picks, ...item }) => ({ ...item, picks: [...picks] }));
  return { papers: papers.length, averageX100: papers.length === 0 ? 0 : divideHalfUp(sum, papers.length), items };
}

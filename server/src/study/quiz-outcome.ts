import { gapsOf } from '@yanxiu/domain/course/blank';
import type { QuizRules } from '@yanxiu/domain/course/question';
import { pointsNamed } from '@yanxiu/domain/course/short-answer';
import { gradeQuiz, placesOf, textsOf } from '@yanxiu/domain/study/quiz-grade';
import { mayReview } from '@yanxiu/domain/study/quiz-paper';
import { type AnswerMark, marksOf } from './store/answer.ts';
import type { Attempt, PaperQuestion } from './store/quiz.ts';

/** What a question may show before it is answered: nothing of what is right. */
export function asShown({ id, kind, stem, choices, prompts, points }: PaperQuestion) {
  return { id, kind, stem, choices, prompts, gaps: kind === 'blank' ? gapsOf(stem) : 0, points };
}

/** Where a trainee stands with a quiz beside the paper that is shown. */
interface Standing {
  /** What counts; null while no paper is marked. */
  readonly bestX100: number | null;
  readonly attemptsLeft: number;
  readonly rules: Pick<QuizRules, 'passPercent' | 'review'>;
}

/** A paper that was handed in, as its writer sees it: right answers only where nothing can be gained by them. */
export function outcomeOf(
  attempt: Pick<Attempt, 'id' | 'paper' | 'given'>,
  { bestX100, attemptsLeft, rules }: Standing,
  marks: readonly AnswerMark[] = [],
) {
  const graded = gradeQuiz(attempt.paper, attempt.given, marksOf(attempt.id, marks));
  const passed = bestX100 !== null && bestX100 >= rules.passPercent * 100;
  const reviewed = mayReview(rules.review, { passed, attemptsLeft });
  return {
    scoreX100: graded.scoreX100,
    bestX100,
    waiting: graded.waiting,
    passed,
    attemptsLeft,
    reviewed,
    tooLate: false,
    questions: attempt.paper.map((question, at) => {
      const mark = marks.find((one) => one.attemptId === attempt.id && one.place === at);
      const givenTexts = textsOf(attempt.given[at] ?? []);
      return {
        ...asShown(question),
        given: placesOf(attempt.given[at] ?? []),
        givenTexts,
        answer: reviewed ? question.answer : null,
        accepted: reviewed ? question.accepted : null,
        named: reviewed && question.kind === 'short' ? pointsNamed(question.accepted, givenTexts[0] ?? '') : [],
        right: graded.right[at] ?? false,
        earnedX100: graded.earnedX100[at] ?? null,
        comment: mark?.comment ?? '',
        markedByName: mark?.markedByName ?? null,
        explanation: reviewed ? question.explanation : null,
      };
    }),
  };
}

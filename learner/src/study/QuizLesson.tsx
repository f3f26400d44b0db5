import type { OutputOf } from '@yanxiu/contract/index';
import { hundredthsText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useApi, useRefresh } from '../kit/use-api.ts';
import type { LessonProps } from './LessonPage.tsx';
import { QuizPaper } from './QuizPaper.tsx';
import { QuizAnswers, QuizScore } from './QuizResult.tsx';

type Attempt = OutputOf<'study.startQuiz'>;
type Outcome = OutputOf<'study.submitQuiz'>;

/** A quiz: its rules first, then the paper, then the result with explanations. */
export function QuizLesson({ lesson, programId }: LessonProps) {
  const where = { programId, lessonId: lesson.id };
  const result = useApi('study.quizResult', where);
  const start = useAct('study.startQuiz');
  const refresh = useRefresh();
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const begin = async () => {
    const begun = await start.run(where);
    if (!begun) return;
    setOutcome(null);
    setAttempt(begun);
    scrollTo(0, 0);
  };
  const finish = (done: Outcome) => {
    setAttempt(null);
    setOutcome(done);
    refresh('study.quizResult', 'study.lesson');
    scrollTo(0, 0);
  };
  if (attempt) return <QuizPaper key={attempt.attemptId} attempt={attempt} where={where} onDone={finish} />;
  return (
    <Loaded of={result} what="测验">
      {(rules) => {
        const shown = outcome ?? rules.last;
        const left = outcome ? outcome.attemptsLeft : rules.attempts - rules.attemptsUsed;
        return (
          <div class="stack">
            {shown ? <QuizScore outcome={shown} passPercent={rules.passPercent} /> : null}
            <Problem text={start.problem} />
            <section class="card stack" aria-label="测验说明">
              <p class="num">
                共 {rules.questionCount} 题，{rules.passPercent} 分达标，最多可做 {rules.attempts}{' '}
                次，取最好成绩。测验计成绩，不计学时。
              </p>
              {lesson.quizBestX100 !== null && !shown ? (
                <p class="num">最好成绩 {hundredthsText(lesson.quizBestX100)} 分</p>
              ) : null}
              {left > 0 ? (
                <Button kind="primary" wide busy={start.busy} onPress={() => void begin()}>
                  {shown ? `再做一次（还可做 ${left} 次）` : '开始答题'}
                </Button>
              ) : (
                <p class="muted">可做的次数已用完。</p>
              )}
            </section>
            {shown ? <QuizAnswers outcome={shown} /> : null}
          </div>
        );
      }}
    </Loaded>
  );
}

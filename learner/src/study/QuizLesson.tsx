import type { OutputOf } from '@yanxiu/contract/index';
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
        return (
          <div class="stack">
            {shown ? <QuizScore outcome={shown} passPercent={rules.passPercent} /> : null}
            <Problem text={start.problem} />
            <RulesCard rules={rules} outcome={outcome} busy={start.busy} onBegin={() => void begin()} />
            {shown?.reviewed ? <QuizAnswers outcome={shown} /> : null}
          </div>
        );
      }}
    </Loaded>
  );
}

interface RulesProps {
  readonly rules: OutputOf<'study.quizResult'>;
  /** Of the attempt that was handed in just now. */
  readonly outcome: Outcome | null;
  readonly busy: boolean;
  readonly onBegin: () => void;
}

function RulesCard({ rules, outcome, busy, onBegin }: RulesProps) {
  const left = outcome ? outcome.attemptsLeft : rules.attempts - rules.attemptsUsed;
  const waits = ((outcome ?? rules.last)?.waiting ?? 0) > 0;
  const again = outcome !== null || rules.last !== null;
  return (
    <section class="card stack" aria-label="测验说明">
      <p class="num">
        共 {rules.questionCount} 题，{rules.passPercent} 分达标，最多可做 {rules.attempts} 次，取
        {rules.keeps === 'last' ? '最后一次' : '最好'}成绩。
        {rules.limitMinutes ? `限时 ${rules.limitMinutes} 分钟，到时自动交卷。` : ''}
        {rules.review === 'end' ? '达标或次数用完后，可以看答案和解析。' : ''}
        {rules.byTutor ? '含简答题，由辅导教师批阅后出成绩。' : ''}测验计成绩，不计学时。
      </p>
      {waits ? (
        <p class="muted">上一份试卷在等辅导教师批阅，批阅后再看要不要重做{left > 0 ? `（还可做 ${left} 次）` : ''}。</p>
      ) : left > 0 ? (
        <Button kind="primary" wide busy={busy} onPress={onBegin}>
          {again ? `再做一次（还可做 ${left} 次）` : '开始答题'}
        </Button>
      ) : (
        <p class="muted">可做的次数已用完。</p>
      )}
    </section>
  );
}

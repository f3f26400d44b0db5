import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { keep, kept } from '../frame/keep.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { BlankCard } from './BlankCard.tsx';
import { MatchCard } from './MatchCard.tsx';
import { OrderCard } from './OrderCard.tsx';
import { ShortCard } from './ShortCard.tsx';
import { TimeLeft } from './TimeLeft.tsx';

type Attempt = OutputOf<'study.startQuiz'>;
type Question = Attempt['questions'][number];
/** Places that were chosen, or what was typed into the gaps. */
export type Given = readonly (number | string)[];
type Answers = Readonly<Record<string, Given>>;

interface Props {
  readonly attempt: Attempt;
  readonly where: { readonly programId: string; readonly lessonId: string };
  readonly onDone: (outcome: OutputOf<'study.submitQuiz'>) => void;
}

const kindWords = {
  single: '单选',
  multiple: '多选',
  trueFalse: '判断',
  order: '排序',
  blank: '填空',
  match: '连线',
  short: '简答',
} as const;

/** The paper of one attempt; what is chosen stays on this device until it is handed in. */
export function QuizPaper({ attempt, where, onDone }: Props) {
  const draft = `quiz.${attempt.attemptId}`;
  const [answers, setAnswers] = useState<Answers>(() => JSON.parse(kept(draft) ?? '{}') as Answers);
  const [asked, setAsked] = useState(false);
  const submit = useAct('study.submitQuiz');
  const open = attempt.questions.filter((question) => !isWhole(question, answers[question.id] ?? []));
  const choose = (questionId: string, choices: Given) => {
    const next = { ...answers, [questionId]: choices };
    keep(draft, JSON.stringify(next));
    setAnswers(next);
  };
  const handIn = async (timeIsUp = false) => {
    if (open.length > 0 && !asked && !timeIsUp) {
      setAsked(true);
      return;
    }
    const given = attempt.questions.map(({ id }) => ({
      questionId: id,
      choices: (answers[id] ?? []).filter((one) => typeof one === 'number'),
      texts: (answers[id] ?? []).filter((one) => typeof one === 'string'),
    }));
    const outcome = await submit.run({ ...where, attemptId: attempt.attemptId, answers: given });
    if (!outcome) return;
    keep(draft, null);
    onDone(outcome);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void handIn();
      }}
    >
      <p class="muted num">
        第 {attempt.number} 次，共可做 {attempt.attempts} 次。交卷前可以随时修改。
      </p>
      {attempt.leftSec === null ? null : <TimeLeft leftSec={attempt.leftSec} onOver={() => void handIn(true)} />}
      {attempt.questions.map((question, at) => (
        <QuestionCard
          key={question.id}
          number={at + 1}
          question={question}
          chosen={answers[question.id] ?? []}
          onChoose={(choices) => choose(question.id, choices)}
        />
      ))}
      <Problem text={submit.problem} />
      {asked ? <OpenNote numbers={open.map((question) => attempt.questions.indexOf(question) + 1)} /> : null}
      <Button type="submit" kind="primary" wide busy={submit.busy}>
        交卷
      </Button>
    </form>
  );
}

/** Every gap filled and every pair made; of other kinds anything chosen. */
function isWhole({ kind, gaps, prompts }: Question, given: Given): boolean {
  if (kind === 'blank') return given.length === gaps && given.every((one) => String(one).trim() !== '');
  if (kind === 'match') return given.length === prompts.length && given.every((one) => one !== -1);
  return given.length > 0;
}

function OpenNote({ numbers }: { numbers: readonly number[] }) {
  if (numbers.length === 0) return null;
  return (
    <p class="notice care num" role="alert">
      还有 {numbers.length} 题没有答完（第 {numbers.join('、')} 题），没有答完的不得分。可以补答，或再按一次交卷。
    </p>
  );
}

export interface CardProps {
  readonly number: number;
  readonly question: Question;
  readonly chosen: Given;
  readonly onChoose: (choices: Given) => void;
}

function QuestionCard(props: CardProps) {
  if (props.question.kind === 'order') return <OrderCard {...props} />;
  if (props.question.kind === 'blank') return <BlankCard {...props} />;
  if (props.question.kind === 'short') return <ShortCard {...props} />;
  return props.question.kind === 'match' ? <MatchCard {...props} /> : <ChoiceCard {...props} />;
}

function ChoiceCard({ number, question, chosen, onChoose }: CardProps) {
  const many = question.kind === 'multiple';
  const toggle = (place: number) => {
    if (!many) onChoose([place]);
    else
      onChoose(
        chosen.includes(place)
          ? chosen.filter((one) => one !== place)
          : [...chosen, place].sort((a, b) => Number(a) - Number(b)),
      );
  };
  return (
    <fieldset class="quiz-question">
      <legend>
        <span class="num">{number}.</span> {question.stem}
        <span class="muted small num">
          {' '}
          （{kindWords[question.kind]}，{question.points} 分）
        </span>
      </legend>
      <div>
        {question.choices.map((choice, place) => (
          <label key={choice} class={chosen.includes(place) ? 'quiz-choice chosen' : 'quiz-choice'}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={question.id}
              checked={chosen.includes(place)}
              onChange={() => toggle(place)}
            />
            <span>{choice}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

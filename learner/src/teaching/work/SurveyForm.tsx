import { mostWords, starWords } from '@yanxiu/domain/teaching/work/survey';
import type { SurveyAnswers, SurveyQuestion } from '@yanxiu/domain/teaching/work/survey-question';
import { dayText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Field } from '../../kit/Field.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useRefresh } from '../../kit/use-api.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { StarChoice } from './StarChoice.tsx';
import { useSurveyDraft } from './use-survey-draft.ts';

interface Props {
  readonly programId: string;
  readonly version: number;
  readonly questions: readonly SurveyQuestion[];
  readonly closesOn: string;
}

const isOpen = (question: SurveyQuestion, answers: SurveyAnswers) => {
  const value = answers[question.key];
  return question.kind !== 'text' && (value === undefined || (typeof value === 'object' && value.length === 0));
};

/** The questions one under the other; what is left out is named and shown when it is to be handed in. */
export function SurveyForm({ programId, version, questions, closesOn }: Props) {
  const { answers, answer, forget } = useSurveyDraft(programId, questions);
  const [missing, setMissing] = useState<string | null>(null);
  const act = useAct('teaching.answerSurvey');
  const refresh = useRefresh();
  const wanted = questions.filter(({ kind }) => kind !== 'text').length;
  const left = questions.filter((question) => isOpen(question, answers)).length;
  const submit = async (event: Event) => {
    event.preventDefault();
    const at = questions.findIndex((question) => isOpen(question, answers));
    const open = questions[at];
    if (open) {
      setMissing(open.key);
      document.getElementById(open.key)?.focus();
      return;
    }
    setMissing(null);
    const given = Object.entries(answers).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value]);
    if (await act.run({ programId, version, answers: Object.fromEntries(given) })) {
      forget();
      refresh('teaching.mySurvey');
    }
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <div class="notice">
        <p>不记名：系统只记下您交了，不记您写了什么；学校看不到结果，人数少的地方不显示。</p>
        <p>{dayText(closesOn)} 前交，交后不能改。</p>
      </div>
      {questions.map((question, at) => (
        <Question
          key={question.key}
          question={question}
          number={at + 1}
          value={answers[question.key]}
          isMissing={missing === question.key}
          onValue={(value) => {
            setMissing(null);
            answer(question, value);
          }}
        />
      ))}
      <p class="muted" aria-live="polite">
        {left === 0 ? '选择题都答完了。' : `选择题共 ${wanted} 道，还有 ${left} 道没有选。`}
      </p>
      <Problem text={act.problem} />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        提交问卷
      </Button>
    </form>
  );
}

interface QuestionProps {
  readonly question: SurveyQuestion;
  readonly number: number;
  readonly value: SurveyAnswers[string] | undefined;
  /** It was to be handed in without an answer to this. */
  readonly isMissing: boolean;
  readonly onValue: (value: SurveyAnswers[string]) => void;
}

function Question({ question: { key, kind, text, options }, number, value, isMissing, onValue }: QuestionProps) {
  const legend = `${number}. ${text}`;
  const problem = isMissing ? `第 ${number} 题“${text}”还没有选。` : '';
  if (kind === 'text')
    return (
      <Field
        name={key}
        label={`${legend}（可以不填）`}
        hint="请不要写能认出您的内容。"
        lines={3}
        maxLength={mostWords}
        value={typeof value === 'string' ? value : ''}
        onValue={onValue}
      />
    );
  const one = typeof value === 'number' ? value : null;
  if (kind === 'scale')
    return <StarChoice name={key} words={starWords} value={one} {...{ legend, problem, onValue }} />;
  const several = kind === 'multiple';
  const chosen = typeof value === 'object' ? value : one === null ? [] : [one];
  return (
    <ChoiceList
      name={key}
      legend={legend}
      problem={problem}
      options={options}
      several={several}
      chosen={chosen}
      onChosen={(places) => onValue(several ? places : (places[0] ?? 0))}
    />
  );
}

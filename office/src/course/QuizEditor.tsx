import { type QuestionKind, questionKindNames, trueFalseChoices } from '@yanxiu/domain/course/question-kind';
import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import type { Lesson } from './LessonPage.tsx';

interface QuestionValue {
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly choices: readonly string[];
  readonly answer: readonly number[];
  readonly explanation: string;
  readonly points: number;
}

interface Values {
  readonly passPercent: number;
  readonly attempts: number;
  readonly questions: readonly QuestionValue[];
}

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

const blankQuestion: QuestionValue = {
  kind: 'single',
  stem: '',
  choices: ['', ''],
  answer: [],
  explanation: '',
  points: 1,
};

/** Questions with their answers and the quiz's rules. */
export function QuizEditor({ courseId, lesson, onDone }: Props) {
  const questions = lesson.questions.map((one) => ({
    ...one,
    kind: one.kind as QuestionKind,
    answer: one.answer ?? [],
    explanation: one.explanation ?? '',
  }));
  return (
    <EntityForm<'course.setQuiz', Values>
      stem="course.setQuiz"
      draftKey={`course.setQuiz.${lesson.id}`}
      initial={{
        passPercent: lesson.quiz?.passPercent ?? 60,
        attempts: lesson.quiz?.attempts ?? 3,
        questions: questions.length > 0 ? questions : [blankQuestion],
      }}
      toInput={({ passPercent, attempts, questions: written }) => ({
        id: courseId,
        lessonId: lesson.id,
        rules: { passPercent, attempts },
        questions: written.map(({ kind, stem, choices, answer, explanation, points }) => ({
          kind,
          stem,
          choices: [...choices],
          answer: [...answer].sort((a, b) => a - b),
          explanation,
          points,
        })),
      })}
      fieldOf={(path) => (path.startsWith('rules.') ? path.slice('rules.'.length) : 'questions')}
      submit="保存测验"
      done="测验已保存"
      onDone={onDone}
      {...(lesson.questionCount > 0 ? { onCancel: onDone } : {})}
    >
      <div className="form-row">
        <Field name="passPercent" label="达标分数" required>
          <InputNumber min={0} max={100} precision={0} suffix="分" />
        </Field>
        <Field name="attempts" label="最多做几次" hint="取最好成绩。" required>
          <InputNumber min={1} max={20} precision={0} suffix="次" />
        </Field>
      </div>
      <Field name="questions" label="题目" hint="答案和解析在学员提交后才显示。">
        <QuestionsInput />
      </Field>
    </EntityForm>
  );
}

interface ListProps {
  readonly id?: string;
  readonly value?: readonly QuestionValue[];
  readonly onChange?: (value: readonly QuestionValue[]) => void;
}

function QuestionsInput({ id, value = [], onChange }: ListProps) {
  return (
    <div id={id} tabIndex={-1}>
      {value.map((question, at) => (
        <OneQuestion
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name of their own while they are typed
          key={at}
          number={at + 1}
          question={question}
          onChange={(part) => onChange?.(value.map((one, place) => (place === at ? { ...one, ...part } : one)))}
          onRemove={value.length > 1 ? () => onChange?.(value.filter((_one, place) => place !== at)) : null}
        />
      ))}
      <Button onClick={() => onChange?.([...value, blankQuestion])}>添加一题</Button>
    </div>
  );
}

interface QuestionProps {
  readonly number: number;
  readonly question: QuestionValue;
  readonly onChange: (part: Partial<QuestionValue>) => void;
  readonly onRemove: (() => void) | null;
}

function OneQuestion({ number, question, onChange, onRemove }: QuestionProps) {
  const name = `第 ${number} 题`;
  const turnTo = (kind: QuestionKind) =>
    onChange(kind === 'trueFalse' ? { kind, choices: [...trueFalseChoices], answer: [] } : { kind, answer: [] });
  return (
    <div className="question-editor">
      <div className="question-choice">
        <Select
          aria-label={`${name}类型`}
          value={question.kind}
          onChange={turnTo}
          options={Object.entries(questionKindNames).map(([value, label]) => ({ value: value as QuestionKind, label }))}
        />
        <InputNumber
          aria-label={`${name}分值`}
          min={1}
          max={100}
          precision={0}
          suffix="分"
          value={question.points}
          onChange={(points) => onChange({ points: points ?? 1 })}
        />
        <Button disabled={!onRemove} onClick={() => onRemove?.()}>
          移除这一题
        </Button>
      </div>
      <Input.TextArea
        aria-label={`${name}题干`}
        placeholder="题干"
        rows={2}
        maxLength={1000}
        value={question.stem}
        onChange={(event) => onChange({ stem: event.target.value })}
      />
      <ChoicesInput name={name} question={question} onChange={onChange} />
      <Input
        aria-label={`${name}解析`}
        placeholder="解析（可选）"
        maxLength={1000}
        value={question.explanation}
        onChange={(event) => onChange({ explanation: event.target.value })}
      />
    </div>
  );
}

function ChoicesInput({
  name,
  question,
  onChange,
}: {
  name: string;
  question: QuestionValue;
  onChange: QuestionProps['onChange'];
}) {
  const { kind, choices, answer } = question;
  const fixed = kind === 'trueFalse';
  const mark = (at: number) => {
    if (kind !== 'multiple') return onChange({ answer: [at] });
    onChange({ answer: answer.includes(at) ? answer.filter((one) => one !== at) : [...answer, at] });
  };
  const Mark = kind === 'multiple' ? Checkbox : Radio;
  return (
    <>
      {choices.map((choice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: choices have no name of their own while they are typed
        <div key={at} className="question-choice">
          <Mark checked={answer.includes(at)} onChange={() => mark(at)} aria-label={`${name}选项 ${at + 1} 是正确答案`}>
            正确
          </Mark>
          <Input
            aria-label={`${name}选项 ${at + 1}`}
            disabled={fixed}
            maxLength={300}
            value={choice}
            onChange={(event) =>
              onChange({ choices: choices.map((one, place) => (place === at ? event.target.value : one)) })
            }
          />
          {fixed || choices.length <= 2 ? null : (
            <Button onClick={() => onChange({ choices: choices.filter((_one, place) => place !== at), answer: [] })}>
              去掉
            </Button>
          )}
        </div>
      ))}
      {fixed || choices.length >= 8 ? null : (
        <Button onClick={() => onChange({ choices: [...choices, ''] })}>添加选项</Button>
      )}
    </>
  );
}

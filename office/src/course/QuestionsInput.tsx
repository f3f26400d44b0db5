import { type QuestionKind, questionKindNames, trueFalseChoices } from '@yanxiu/domain/course/question-kind';
import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { GiftPaste } from './GiftPaste.tsx';

/** A question as it is being written. */
export interface QuestionValue {
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly choices: readonly string[];
  readonly answer: readonly number[];
  readonly explanation: string;
  readonly points: number;
}

export const blankQuestion: QuestionValue = {
  kind: 'single',
  stem: '',
  choices: ['', ''],
  answer: [],
  explanation: '',
  points: 1,
};

const isBlank = ({ stem, choices }: QuestionValue) => stem === '' && choices.every((one) => one === '');
const allOf = (choices: readonly string[]) => choices.map((_, at) => at);

interface ListProps {
  readonly id?: string;
  readonly value?: readonly QuestionValue[];
  readonly onChange?: (value: readonly QuestionValue[]) => void;
}

/** Questions one under the other; more can be pasted at once. */
export function QuestionsInput({ id, value = [], onChange }: ListProps) {
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
      <div className="question-choice">
        <Button onClick={() => onChange?.([...value, blankQuestion])}>添加一题</Button>
        <GiftPaste onRead={(read) => onChange?.([...value.filter((one) => !isBlank(one)), ...read])} />
      </div>
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
    onChange(
      kind === 'trueFalse'
        ? { kind, choices: [...trueFalseChoices], answer: [] }
        : { kind, answer: kind === 'order' ? allOf(question.choices) : [] },
    );
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
  const ordered = kind === 'order';
  const setChoices = (next: readonly string[], marked: readonly number[]) =>
    onChange({ choices: next, answer: ordered ? allOf(next) : marked });
  const mark = (at: number) => {
    if (kind !== 'multiple') return onChange({ answer: [at] });
    onChange({ answer: answer.includes(at) ? answer.filter((one) => one !== at) : [...answer, at] });
  };
  const Mark = kind === 'multiple' ? Checkbox : Radio;
  return (
    <>
      {ordered ? <p className="muted">按正确的顺序写；参训教师看到的是打乱的。</p> : null}
      {choices.map((choice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: choices have no name of their own while they are typed
        <div key={at} className="question-choice">
          {ordered ? (
            <span className="num">第 {at + 1}</span>
          ) : (
            <Mark
              checked={answer.includes(at)}
              onChange={() => mark(at)}
              aria-label={`${name}选项 ${at + 1} 是正确答案`}
            >
              正确
            </Mark>
          )}
          <Input
            aria-label={`${name}选项 ${at + 1}`}
            disabled={fixed}
            maxLength={300}
            value={choice}
            onChange={(event) =>
              setChoices(
                choices.map((one, place) => (place === at ? event.target.value : one)),
                answer,
              )
            }
          />
          {fixed || choices.length <= 2 ? null : (
            <Button
              onClick={() =>
                setChoices(
                  choices.filter((_one, place) => place !== at),
                  [],
                )
              }
            >
              去掉
            </Button>
          )}
        </div>
      ))}
      {fixed || choices.length >= 8 ? null : (
        <Button onClick={() => setChoices([...choices, ''], answer)}>添加选项</Button>
      )}
    </>
  );
}

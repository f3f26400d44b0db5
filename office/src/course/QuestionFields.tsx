import { type QuestionKind, questionKindNames } from '@yanxiu/domain/course/question-kind';
import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { ChoicesInput } from './ChoicesInput.tsx';
import { GapsInput } from './GapsInput.tsx';
import { KeyPointsInput } from './KeyPointsInput.tsx';
import { PairsInput } from './PairsInput.tsx';
import { asKind, gapsFor, type QuestionValue } from './question-value.ts';

export interface AnswerProps {
  /** Which question, for the screen reader: `第 2 题`. */
  readonly name: string;
  readonly question: QuestionValue;
  readonly onChange: (part: Partial<QuestionValue>) => void;
}

const kinds = Object.entries(questionKindNames).map(([value, label]) => ({ value: value as QuestionKind, label }));

/** One question: kind, stem, answers by its kind, explanation; `children` stand beside kind and points. */
export function QuestionFields({ name, question, onChange, children }: AnswerProps & { children?: ReactNode }) {
  const setStem = (stem: string) =>
    onChange(question.kind === 'blank' ? { stem, accepted: gapsFor(stem, question.accepted) } : { stem });
  return (
    <>
      <div className="question-choice">
        <Select
          aria-label={`${name}类型`}
          value={question.kind}
          onChange={(kind) => onChange(asKind(question, kind))}
          options={kinds}
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
        {children}
      </div>
      <Input.TextArea
        aria-label={`${name}题干`}
        placeholder={question.kind === 'blank' ? '题干，用 ____ 表示一个空' : '题干'}
        rows={2}
        maxLength={1000}
        value={question.stem}
        onChange={(event) => setStem(event.target.value)}
      />
      <AnswerInput name={name} question={question} onChange={onChange} />
      <Input
        aria-label={`${name}解析`}
        placeholder={question.kind === 'short' ? '参考答案和解析（可选，批阅时给辅导教师看）' : '解析（可选）'}
        maxLength={1000}
        value={question.explanation}
        onChange={(event) => onChange({ explanation: event.target.value })}
      />
    </>
  );
}

function AnswerInput(props: AnswerProps) {
  if (props.question.kind === 'blank') return <GapsInput {...props} />;
  if (props.question.kind === 'short') return <KeyPointsInput {...props} />;
  return props.question.kind === 'match' ? <PairsInput {...props} /> : <ChoicesInput {...props} />;
}

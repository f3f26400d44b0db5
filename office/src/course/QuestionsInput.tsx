import { Button } from 'antd';
import { GiftPaste } from './GiftPaste.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { blankQuestion, isBlankQuestion, type QuestionValue } from './question-value.ts';

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
        // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name of their own while they are typed
        <div key={at} className="question-editor">
          <QuestionFields
            name={`第 ${at + 1} 题`}
            question={question}
            onChange={(part) => onChange?.(value.map((one, place) => (place === at ? { ...one, ...part } : one)))}
          >
            <Button onClick={() => onChange?.(value.filter((_one, place) => place !== at))}>移除这一题</Button>
          </QuestionFields>
        </div>
      ))}
      <div className="question-choice">
        <Button onClick={() => onChange?.([...value, blankQuestion])}>添加一题</Button>
        <GiftPaste onRead={(read) => onChange?.([...value.filter((one) => !isBlankQuestion(one)), ...read])} />
      </div>
    </div>
  );
}

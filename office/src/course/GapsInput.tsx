import { Select } from 'antd';
import type { AnswerProps } from './QuestionFields.tsx';

/** For each gap the answers that are taken for right: typed one after the other, Enter after each. */
export function GapsInput({ name, question, onChange }: AnswerProps) {
  const { accepted } = question;
  return (
    <>
      <p className="muted">
        题干里的 ____ 是空；一个空可以有几种答案，输入一个按回车。全角半角、空格、标点和大小写不影响判分。
      </p>
      {accepted.map((some, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: gaps are told apart by their place in the stem
        <div key={at} className="question-choice">
          <span className="num">第 {at + 1} 空</span>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['|', '｜']}
            className="question-gap"
            aria-label={`${name}第 ${at + 1} 空的答案`}
            placeholder="可接受的答案"
            value={some.filter((one) => one !== '')}
            onChange={(typed: string[]) =>
              onChange({ accepted: accepted.map((one, place) => (place === at ? typed : one)) })
            }
          />
        </div>
      ))}
    </>
  );
}

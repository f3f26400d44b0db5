import { Button, Checkbox, Input, Radio } from 'antd';
import type { AnswerProps } from './QuestionFields.tsx';
import { allOf } from './question-value.ts';

/** Choices with the right ones marked; of an order the choices stand as they are right. */
export function ChoicesInput({ name, question, onChange }: AnswerProps) {
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

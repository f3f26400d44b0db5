import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AnswerProps } from './QuestionFields.tsx';
import type { QuestionValue } from './question-value.ts';

interface Pair {
  /** Empty: the right-hand side belongs to nothing. */
  readonly left: string;
  readonly right: string;
}

/** A match as rows of left and right; what is right of an empty left only distracts. */
function pairsOf({ prompts, choices, answer }: QuestionValue): Pair[] {
  const pairs = prompts.map((left, at) => ({ left, right: choices[answer[at] ?? -1] ?? '' }));
  return [...pairs, ...choices.flatMap((right, at) => (answer.includes(at) ? [] : [{ left: '', right }]))];
}

/** Every row keeps a choice of its own while it is typed; the same right-hand side twice is one choice. */
function answersOf(pairs: readonly Pair[]): Partial<QuestionValue> {
  const whole = [...pairs.filter(({ left }) => left !== ''), ...pairs.filter(({ left }) => left === '')];
  const choices: string[] = [];
  const places = whole.map(({ right }) => {
    const known = right === '' ? -1 : choices.indexOf(right);
    return known >= 0 ? known : choices.push(right) - 1;
  });
  const prompts = whole.filter(({ left }) => left !== '').map(({ left }) => left);
  return { prompts, choices, answer: places.slice(0, prompts.length) };
}

export function PairsInput({ name, question, onChange }: AnswerProps) {
  // rows stay where they are typed, though the question keeps those without a left side last
  const [typed, setTyped] = useState<readonly Pair[]>([]);
  const { prompts, choices, answer } = question;
  const isOwn = JSON.stringify(answersOf(typed)) === JSON.stringify({ prompts, choices, answer });
  const pairs = isOwn ? typed : pairsOf(question);
  const write = (next: readonly Pair[]) => {
    setTyped(next);
    onChange(answersOf(next));
  };
  const change = (at: number, part: Partial<Pair>) =>
    write(pairs.map((pair, place) => (place === at ? { ...pair, ...part } : pair)));
  return (
    <>
      <p className="muted">左右一一对应，参训教师看到的右列是打乱的；左边留空的是多余的右列。</p>
      {pairs.map((pair, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pairs have no name of their own while they are typed
        <div key={at} className="question-choice">
          <Input
            aria-label={`${name}第 ${at + 1} 行左列`}
            placeholder="左"
            maxLength={300}
            value={pair.left}
            onChange={(event) => change(at, { left: event.target.value })}
          />
          <Input
            aria-label={`${name}第 ${at + 1} 行右列`}
            placeholder="右"
            maxLength={300}
            value={pair.right}
            onChange={(event) => change(at, { right: event.target.value })}
          />
          {pairs.length > 2 ? (
            <Button onClick={() => write(pairs.filter((_, place) => place !== at))}>去掉</Button>
          ) : null}
        </div>
      ))}
      {pairs.length < 8 ? <Button onClick={() => write([...pairs, { left: '', right: '' }])}>添加一行</Button> : null}
    </>
  );
}

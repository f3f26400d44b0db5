import { type Difficulty, difficulties, difficultyNames } from '@yanxiu/domain/course/question-kind';
import { Button, InputNumber, Select } from 'antd';
import { useApi } from '../kit/use-api.ts';

export interface DrawValue {
  readonly tag: string | null;
  readonly difficulty: Difficulty | null;
  readonly count: number;
}

interface Props {
  readonly id?: string;
  readonly value?: readonly DrawValue[];
  readonly onChange?: (value: readonly DrawValue[]) => void;
}

const freshDraw: DrawValue = { tag: null, difficulty: null, count: 5 };

/** Rules of drawing from the bank, one a row, each with how many questions fit it now. */
export function DrawsInput({ id, value = [], onChange }: Props) {
  const change = (at: number, part: Partial<DrawValue>) =>
    onChange?.(value.map((one, place) => (place === at ? { ...one, ...part } : one)));
  return (
    <div id={id} tabIndex={-1}>
      {value.map((draw, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name of their own while they are typed
        <div key={at} className="question-choice">
          <DrawRow
            name={`第 ${at + 1} 组`}
            draw={draw}
            onChange={(part) => change(at, part)}
            onRemove={() => onChange?.(value.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      {value.length > 1 ? (
        <p className="muted draws-note">一道题同时符合几组时，只归条件最细的一组，不会重复。</p>
      ) : null}
      <Button disabled={value.length >= 10} onClick={() => onChange?.([...value, freshDraw])}>
        添加一组
      </Button>
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly draw: DrawValue;
  readonly onChange: (part: Partial<DrawValue>) => void;
  readonly onRemove: () => void;
}

function DrawRow({ name, draw, onChange, onRemove }: RowProps) {
  const filter = {
    ...(draw.tag === null ? {} : { tag: draw.tag }),
    ...(draw.difficulty === null ? {} : { difficulty: draw.difficulty }),
  };
  const bank = useApi('course.bank', { ...filter, size: 1 }, { keepPrevious: true });
  const total = bank.data?.total;
  return (
    <>
      <Select
        aria-label={`${name}标签`}
        value={draw.tag ?? ''}
        onChange={(tag) => onChange({ tag: tag || null })}
        showSearch
        options={[
          { value: '', label: '任意标签' },
          ...(bank.data?.tags ?? []).map(({ tag, count }) => ({ value: tag, label: `${tag}（${count} 题）` })),
        ]}
      />
      <Select
        aria-label={`${name}难度`}
        value={draw.difficulty ?? ''}
        onChange={(difficulty: Difficulty | '') => onChange({ difficulty: difficulty || null })}
        options={[
          { value: '' as const, label: '任意难度' },
          ...difficulties.map((difficulty) => ({ value: difficulty, label: difficultyNames[difficulty] })),
        ]}
      />
      <InputNumber
        aria-label={`${name}题数`}
        min={1}
        max={100}
        precision={0}
        prefix="抽"
        suffix="题"
        value={draw.count}
        onChange={(count) => onChange({ count: count ?? 1 })}
      />
      <Button onClick={onRemove}>去掉</Button>
      {total === undefined ? null : (
        <span className={total < draw.count ? 'question-short' : 'muted'}>
          题库里有 {total} 题{total < draw.count ? '，不够抽' : ''}
        </span>
      )}
    </>
  );
}

import { Button, Input, InputNumber } from 'antd';

export interface RubricLine {
  readonly title: string;
  readonly about: string;
  readonly points: number;
}

interface Props {
  readonly id?: string;
  readonly value?: readonly RubricLine[];
  readonly onChange?: (value: readonly RubricLine[]) => void;
}

const most = 8;

/** The lines of a rubric, one under the other. */
export function RubricInput({ id, value = [], onChange }: Props) {
  const change = (at: number, part: Partial<RubricLine>) =>
    onChange?.(value.map((line, place) => (place === at ? { ...line, ...part } : line)));
  const sum = value.reduce((total, { points }) => total + points, 0);
  return (
    <div id={id} tabIndex={-1}>
      {value.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own while they are typed
        <div key={at} className="rubric-line">
          <Input
            aria-label={`第 ${at + 1} 项名称`}
            placeholder="评分项，如“联系实际”"
            maxLength={40}
            value={line.title}
            onChange={(event) => change(at, { title: event.target.value })}
          />
          <Input
            aria-label={`第 ${at + 1} 项说明`}
            placeholder="说明（可不填）"
            maxLength={200}
            value={line.about}
            onChange={(event) => change(at, { about: event.target.value })}
          />
          <InputNumber
            aria-label={`第 ${at + 1} 项分值`}
            min={1}
            max={100}
            precision={0}
            suffix="分"
            value={line.points}
            onChange={(points) => change(at, { points: points ?? 1 })}
          />
          <Button disabled={value.length === 1} onClick={() => onChange?.(value.filter((_one, place) => place !== at))}>
            移除
          </Button>
        </div>
      ))}
      <div className="question-choice">
        <Button
          disabled={value.length >= most}
          title={value.length >= most ? `最多 ${most} 项` : ''}
          onClick={() => onChange?.([...value, { title: '', about: '', points: 10 }])}
        >
          添加一项
        </Button>
        <span className="muted num">
          共 {sum} 分{sum === 100 ? '' : '，按百分折算'}
        </span>
      </div>
    </div>
  );
}

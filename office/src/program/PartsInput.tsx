import type { ItemRule, ProgramSettings } from '@yanxiu/domain/program/policy';
import { partNames } from '@yanxiu/domain/program/words';
import { InputNumber } from 'antd';
import { ruleNames } from './program-words.ts';
import { type RowColumn, RowsInput } from './RowsInput.tsx';

type Part = ProgramSettings['assessment']['parts'][number];
type Item = Part['items'][number];

const rules = Object.entries(ruleNames).map(([value, label]) => ({ value, label }));

const itemColumns: readonly RowColumn<Item>[] = [
  { key: 'title', title: '考核项目', kind: 'text', maxLength: 40, width: 180 },
  { key: 'rule', title: '怎样得分', kind: 'select', options: rules, width: 140 },
  { key: 'maxX100', title: '满分', kind: 'hundredths', unit: '分' },
  { key: 'gatePercent', title: '门槛（可不设）', kind: 'percent' },
];

interface Props {
  readonly id?: string;
  readonly value?: readonly Part[];
  readonly onChange?: (parts: Part[]) => void;
}

/** The four parts of the assessment: weight, gate, items; says the sum of the weights while they are typed. */
export function PartsInput({ id, value = [], onChange }: Props) {
  const change = (index: number, part: Partial<Part>) =>
    onChange?.(value.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const sum = value.reduce((total, part) => total + (part.weightPercent ?? 0), 0);
  return (
    <div {...(id ? { id } : {})}>
      {value.map((part, index) => (
        <fieldset key={part.part} className="part-box">
          <legend className="sr-only">{partNames[part.part]}</legend>
          <div className="part-head">
            <strong>{partNames[part.part]}</strong>
            <PercentField
              label="权重"
              name={partNames[part.part]}
              value={part.weightPercent}
              onChange={(weightPercent) => change(index, { weightPercent })}
            />
            <PercentField
              label="整部分门槛（可不设）"
              name={partNames[part.part]}
              value={part.gatePercent}
              onChange={(gatePercent) => change(index, { gatePercent })}
            />
          </div>
          <RowsInput<Item>
            noun="考核项目"
            columns={itemColumns}
            value={part.items}
            onChange={(items) => change(index, { items })}
            blank={(items) => newItem(part, items)}
            most={20}
          />
        </fieldset>
      ))}
      <p className={sum === 100 ? 'sum-line' : 'sum-line wrong'} role="status">
        权重合计 {sum}%{sum === 100 ? '' : '，应为 100%'}
      </p>
    </div>
  );
}

interface PercentProps {
  readonly label: string;
  readonly name: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function PercentField({ label, name, value, onChange }: PercentProps) {
  return (
    <span className="percent-field">
      <span className="muted">{label}</span>
      <InputNumber
        aria-label={`${name}${label}`}
        min={0}
        max={100}
        precision={0}
        suffix="%"
        value={value}
        onChange={onChange}
      />
    </span>
  );
}

const usualRules: Readonly<Record<Part['part'], ItemRule>> = {
  online: 'quiz',
  schoolBased: 'attendance',
  activity: 'manual',
  offline: 'attendance',
};

/** Keys stay what they are once a score refers to them: a new item takes the first free one. */
function newItem(part: Part, items: readonly Item[]): Item {
  let number = items.length + 1;
  while (items.some((item) => item.key === `${part.part}${number}`)) number += 1;
  return { key: `${part.part}${number}`, title: '', rule: usualRules[part.part], maxX100: 10_000, gatePercent: null };
}

/** What is wrong with the parts before they are sent, or null. */
export function checkParts(value: unknown): string | null {
  const parts = value as readonly Part[];
  for (const part of parts) {
    const index = part.items.findIndex((item) => item.title.trim().length < 2 || !item.maxX100);
    if (index >= 0) return `“${partNames[part.part]}”第 ${index + 1} 个考核项目请填写名称（至少 2 个字）和满分。`;
  }
  return null;
}

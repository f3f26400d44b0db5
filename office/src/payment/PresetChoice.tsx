import { Radio } from 'antd';

interface Props {
  readonly presets: readonly { readonly key: string; readonly name: string }[];
  /** Null for what the provider has saved. */
  readonly value: string | null;
  readonly hasOwn: boolean;
  readonly onChange: (key: string | null) => void;
}

/** Which plan of accounts the form starts from; nothing is saved by choosing. */
export function PresetChoice({ presets, value, hasOwn, onChange }: Props) {
  const own = hasOwn ? [{ value: '', label: '本单位已保存的' }] : [];
  return (
    <div className="preset-choice">
      <span id="preset-label">从哪套科目开始填</span>
      <Radio.Group
        aria-labelledby="preset-label"
        value={value ?? (hasOwn ? '' : presets[0]?.key)}
        options={[...own, ...presets.map((one) => ({ value: one.key, label: one.name }))]}
        onChange={(event) => onChange(event.target.value === '' ? null : String(event.target.value))}
      />
    </div>
  );
}

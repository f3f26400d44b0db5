import { hundredthsText, readYuan, yuanText } from '@yanxiu/ui/words';
import { Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';

/** Inputs for the product's own units; each works inside a <Field>, which hands it value, onChange and id. */
interface UnitInput<T> {
  readonly id?: string;
  readonly value?: T | null;
  readonly onChange?: (value: T | null) => void;
  readonly disabled?: boolean;
  readonly 'aria-describedby'?: string;
  readonly 'aria-label'?: string;
}

/** A day as `2021-11-02`, with the browser's own calendar. */
export function DayInput({ value, onChange, ...rest }: UnitInput<string>) {
  return (
    <Input
      {...rest}
      type="date"
      className="day-input"
      min="1950-01-01"
      max="2099-12-31"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || null)}
    />
  );
}

interface ChoicesProps extends UnitInput<string[]> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Any number of a few choices, as boxes to tick. */
export function Choices({ id, value, onChange, options, disabled = false, ...rest }: ChoicesProps) {
  return (
    <Checkbox.Group
      {...(id ? { id } : {})}
      aria-describedby={rest['aria-describedby']}
      disabled={disabled}
      options={options.map((option) => ({ ...option }))}
      value={value ?? []}
      onChange={(chosen) => onChange?.(chosen.map(String))}
    />
  );
}

/** An amount typed in yuan, given on as whole fen; what can't be read is given on as null. */
export function MoneyInput(props: UnitInput<number>) {
  return <NumberInput {...props} read={readYuan} write={yuanText} unit="元" />;
}

/** Hours, credits or scores typed with up to two decimals, given on as whole hundredths. */
export function HundredthsInput({ unit, ...props }: UnitInput<number> & { unit: string }) {
  return <NumberInput {...props} read={readYuan} write={hundredthsText} unit={unit} />;
}

interface NumberProps extends UnitInput<number> {
  readonly read: (text: string) => number | null;
  readonly write: (value: number) => string;
  readonly unit: string;
}

function NumberInput({ value, onChange, read, write, unit, ...rest }: NumberProps) {
  const [text, setText] = useState(value === null || value === undefined ? '' : write(value));
  useEffect(() => {
    if (value !== null && value !== undefined) setText((typed) => (read(typed) === value ? typed : write(value)));
  }, [value, read, write]);
  return (
    <Input
      {...rest}
      className="number-input"
      inputMode="decimal"
      autoComplete="off"
      suffix={unit}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange?.(event.target.value.trim() === '' ? null : read(event.target.value));
      }}
      onBlur={() => {
        if (value !== null && value !== undefined) setText(write(value));
      }}
    />
  );
}

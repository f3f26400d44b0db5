import type { ComponentChildren, InputHTMLAttributes } from 'preact';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly type?: 'text' | 'tel' | 'password';
  readonly inputMode?: InputHTMLAttributes['inputMode'];
  readonly autoComplete?: string;
  readonly maxLength?: number;
  /** More than one line: how many. */
  readonly lines?: number;
  /** What stands at the right of the input: a button that gets a code. */
  readonly beside?: ComponentChildren;
}

/** A labelled input: label above, hint under it, the problem beside the field and read with it. */
export function Field(props: Props) {
  const { name, label, value, onValue, hint, problem, lines, beside } = props;
  const described = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  const shared = {
    id: name,
    name,
    value,
    maxLength: props.maxLength,
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
  };
  const input = lines ? (
    <textarea {...shared} rows={lines} onInput={(event) => onValue(event.currentTarget.value)} />
  ) : (
    <input
      {...shared}
      type={props.type ?? 'text'}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete}
      autoCapitalize="off"
      spellcheck={false}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {beside ? (
        <div class="beside">
          {input}
          {beside}
        </div>
      ) : (
        input
      )}
      {problem ? (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

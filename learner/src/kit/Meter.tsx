interface Props {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** How it is read out: `12.5 学时，共 50 学时`. */
  readonly text: string;
}

/** A bar that fills; its figures stand beside it in words. */
export function Meter({ label, value, max, text }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const width = share > 0 && share < 0.015 ? 1.5 : share * 100;
  return (
    <div
      class={share >= 1 ? 'meter full' : 'meter'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={text}
    >
      <span style={{ width: `${width}%` }} />
    </div>
  );
}

import type { ComponentChildren } from 'preact';

interface Props {
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'plain';
  readonly wide?: boolean;
  readonly type?: 'button' | 'submit';
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onPress?: () => void;
  readonly describedBy?: string;
}

/** A button; while its act runs it says so and takes no second press. */
export function Button({ children, kind, wide, type = 'button', busy, disabled, onPress, describedBy }: Props) {
  return (
    <button
      type={type}
      class={`button${kind ? ` ${kind}` : ''}${wide ? ' wide' : ''}`}
      disabled={disabled}
      aria-busy={busy}
      aria-describedby={describedBy}
      onClick={() => {
        if (!busy) onPress?.();
      }}
    >
      {busy ? '请稍候…' : children}
    </button>
  );
}

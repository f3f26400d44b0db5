import { Button, type ButtonProps, Tooltip } from 'antd';
import { useId } from 'react';

/** What rows come back with: an act, whether it may be done now, and why not. */
export interface Allowed {
  readonly act: string;
  readonly allowed: boolean;
  readonly reason?: string | undefined;
}

interface Props extends Omit<ButtonProps, 'disabled' | 'onClick'> {
  /** Why it can't be done now; without it the button works. `reasonFor(row.allowed, 'submit')` finds it. */
  readonly blocked?: string | null;
  /** Shows the reason under the button as well, where there is room. */
  readonly showReason?: boolean;
  readonly onClick?: () => void;
}

/** A button that stays visible when it may not be used and says in words why; it keeps the keyboard's focus. */
export function ActionButton({ blocked, showReason = false, onClick, ...rest }: Props) {
  const reasonId = useId();
  if (!blocked) return <Button {...rest} onClick={() => onClick?.()} />;
  const button = (
    <Button {...rest} aria-disabled="true" aria-describedby={reasonId} className="button-blocked" onClick={undefined} />
  );
  return (
    <span className={showReason ? 'blocked-action shown' : 'blocked-action'}>
      {showReason ? button : <Tooltip title={blocked}>{button}</Tooltip>}
      <span id={reasonId} className={showReason ? 'blocked-reason' : 'sr-only'}>
        {blocked}
      </span>
    </span>
  );
}

/** The reason why an act can't be done now, or null when it can; an act that isn't listed is not offered at all. */
export function reasonFor(allowed: readonly Allowed[], act: string): string | null {
  const found = allowed.find((one) => one.act === act);
  if (!found || found.allowed) return null;
  return found.reason ?? '现在不能进行这项操作。';
}

/** Whether the act is offered to this reader at all. */
export function offers(allowed: readonly Allowed[], act: string): boolean {
  return allowed.some((one) => one.act === act);
}

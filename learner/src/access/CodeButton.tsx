import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly busy: boolean;
  /** Resolves to whether a code was sent. */
  readonly onSend: () => Promise<boolean>;
}

const betweenSec = 60;

/** Gets a code by SMS; the next one no sooner than a minute later, as the vendors want it. */
export function CodeButton({ busy, onSend }: Props) {
  const [leftSec, setLeftSec] = useState(0);
  useEffect(() => {
    if (leftSec === 0) return;
    const timer = setTimeout(() => setLeftSec(leftSec - 1), 1000);
    return () => clearTimeout(timer);
  }, [leftSec]);
  const send = async () => {
    if (await onSend()) setLeftSec(betweenSec);
  };
  return (
    <button
      type="button"
      class="button num"
      disabled={leftSec > 0}
      aria-busy={busy}
      onClick={() => (busy ? undefined : void send())}
    >
      {leftSec > 0 ? `${leftSec} 秒后可再取` : '获取验证码'}
    </button>
  );
}

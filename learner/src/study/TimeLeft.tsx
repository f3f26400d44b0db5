import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  /** As the server said when the paper was opened: the phone's own clock is not asked for the time of day. */
  readonly leftSec: number;
  readonly onOver: () => void;
}

const warnSec = 120;

/** Counts down by seconds that have passed since the paper came, and hands it in when they are over. */
export function TimeLeft({ leftSec, onOver }: Props) {
  const openedAt = useRef(performance.now());
  const over = useRef(onOver);
  over.current = onOver;
  const [left, setLeft] = useState(leftSec);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.max(0, leftSec - Math.floor((performance.now() - openedAt.current) / 1000));
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      over.current();
    }, 500);
    return () => clearInterval(timer);
  }, [leftSec]);
  const text = `${Math.floor(left / 60)} 分 ${String(left % 60).padStart(2, '0')} 秒`;
  return (
    <p class={left <= warnSec ? 'notice care num quiz-time' : 'notice num quiz-time'} role="timer">
      {left > 0 ? `还剩 ${text}，到时自动交卷。` : '时间到，正在交卷。'}
    </p>
  );
}

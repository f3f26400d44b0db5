import { useEffect, useState } from 'preact/hooks';

const quietMs = 120_000;
const signs = ['touchstart', 'scroll', 'keydown', 'mousemove', 'mousedown'] as const;

/** Whether somebody is there: the page is in sight and was touched or scrolled within the last two minutes. */
export function usePresent(): boolean {
  const [present, setPresent] = useState(!document.hidden);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setPresent(false), quietMs);
    };
    const onSign = () => {
      if (document.hidden) return;
      setPresent(true);
      wait();
    };
    const onSight = () => (document.hidden ? setPresent(false) : onSign());
    wait();
    for (const sign of signs) addEventListener(sign, onSign, { passive: true });
    document.addEventListener('visibilitychange', onSight);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, onSign);
      document.removeEventListener('visibilitychange', onSight);
    };
  }, []);
  return present;
}

import { useEffect } from 'preact/hooks';

interface Lock {
  release: () => Promise<void>;
}

/** Keeps the screen on while something plays, where the browser can. */
export function useAwake(playing: boolean): void {
  useEffect(() => {
    const { wakeLock } = navigator as { wakeLock?: { request: (kind: 'screen') => Promise<Lock> } };
    if (!playing || !wakeLock) return;
    let lock: Lock | null = null;
    let over = false;
    const ask = () => {
      if (document.hidden) return;
      wakeLock.request('screen').then(
        (got) => {
          lock = got;
          if (over) void got.release();
        },
        () => undefined,
      );
    };
    ask();
    // the browser lets go of it whenever the page is hidden
    document.addEventListener('visibilitychange', ask);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', ask);
      lock?.release().catch(() => undefined);
    };
  }, [playing]);
}

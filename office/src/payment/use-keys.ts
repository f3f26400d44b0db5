import { useEffect, useEffectEvent } from 'react';

/** Keys of a page: `{ j: next, Enter: book }`; silent while something is typed, a control is focused or a dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** A field takes its own keys; a button or link keeps Enter; an open dialog keeps all. */
function isBusy(event: KeyboardEvent): boolean {
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (!target) return false;
  if (target.closest('input, textarea, select, [contenteditable], .ant-select')) return true;
  return event.key === 'Enter' && target.closest('button, a') !== null;
}

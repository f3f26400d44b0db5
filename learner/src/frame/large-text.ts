import { useState } from 'preact/hooks';
import { keep, kept } from './keep.ts';

/** The reader's choice of text size: 17 px, or 21 px when large. `old-browser.js` sets it before the first drawing. */
export function useLargeText(): [large: boolean, setLarge: (large: boolean) => void] {
  const [large, setState] = useState(() => kept('text') === 'large');
  const setLarge = (wanted: boolean) => {
    keep('text', wanted ? 'large' : null);
    document.documentElement.classList.toggle('large-text', wanted);
    setState(wanted);
  };
  return [large, setLarge];
}

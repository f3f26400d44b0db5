import { useEffect } from 'preact/hooks';

export const productName = '研修台';

/** Names the page in the browser's title. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === productName ? title : `${title} · ${productName}`;
  }, [title]);
}

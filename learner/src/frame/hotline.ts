import { keep, kept } from './keep.ts';

/** The hotline of the reader's program, kept so that a page that could not be read still shows whom to call. */
export function rememberHotline(hotline: string): void {
  if (hotline !== (kept('hotline') ?? '')) keep('hotline', hotline || null);
}

export function knownHotline(): string | null {
  return kept('hotline');
}

/** `0350-3339173 / 8888` → the first number as a phone dials it. */
export function dialText(hotline: string): string {
  return /[\d][\d\s-]{5,}/.exec(hotline)?.[0].replace(/[^\d]/g, '') ?? hotline;
}

import type { OutputOf } from '@yanxiu/contract/index';
import { keep, kept } from './keep.ts';

/** Whom the reader calls about her program; without a phone where the notice only names somebody. */
export type HelpLine = NonNullable<OutputOf<'study.mine'>[number]['helpLine']>;

/** Kept, so that a page that could not be read still says whom to call. */
export function rememberHelpLine(line: HelpLine | null): void {
  const text = line ? JSON.stringify(line) : null;
  if (text !== kept('help-line')) keep('help-line', text);
}

export function knownHelpLine(): HelpLine | null {
  try {
    return JSON.parse(kept('help-line') ?? 'null') as HelpLine | null;
  } catch {
    return null;
  }
}

/** `0350-3339173 / 8888` → the first number as a phone dials it. */
export function dialText(phone: string): string {
  return /[\d][\d\s-]{5,}/.exec(phone)?.[0].replace(/[^\d]/g, '') ?? phone;
}

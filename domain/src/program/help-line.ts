import type { ProgramSettings } from './policy.ts';

/** Whom somebody calls about a program; `phone` is empty where the notice names people without a number. */
export interface HelpLine {
  readonly who: string;
  readonly phone: string;
}

/** The hotline; where the notice names none, the first contact with a number, else the first that is named (rules §3). */
export function helpLineOf({ hotline, management, guidance }: ProgramSettings['contacts']): HelpLine | null {
  if (hotline) return { who: '客服热线', phone: hotline };
  const named = [...management, ...guidance].filter(({ unit }) => unit);
  const one = named.find(({ phone }) => phone) ?? named[0];
  return one ? { who: one.name ? `${one.unit} ${one.name}` : one.unit, phone: one.phone } : null;
}

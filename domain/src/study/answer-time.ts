import type { Presence } from './presence.ts';

/** Milliseconds that a right answer took, by the server's clock; null when the request answered nothing rightly. */
export function answerMs(before: Presence, after: Presence, nowMs: number): number | null {
  const question = before.asked?.question;
  if (!question || after.asked !== null || after.rightInRow !== before.rightInRow + 1) return null;
  return Math.max(0, nowMs - question.issuedAtMs);
}

import type { SmsTemplate } from './sms-template.ts';

interface Window {
  readonly withinSec: number;
  readonly most: number;
}

/** What the vendors let one number receive, in any stretch of that length (Aliyun's limits, the stricter of the two). */
export const smsLimits: Readonly<Record<SmsTemplate['purpose'], readonly Window[]>> = {
  verification: [
    { withinSec: 60, most: 1 },
    { withinSec: 3600, most: 5 },
    { withinSec: 86_400, most: 10 },
  ],
  notification: [{ withinSec: 86_400, most: 50 }],
};

/** The longest stretch that counts, seconds. */
export const smsLongestWindowSec = 86_400;

export interface SmsWait {
  /** The stretch whose limit is met. */
  readonly withinSec: number;
  /** When the next one may go, in seconds from now; at least 1. */
  readonly waitSec: number;
}

/** Whether a number that was sent to at these moments has to wait, and how long; null when it may be sent to now. */
export function smsWait(purpose: SmsTemplate['purpose'], sentAt: readonly Date[], now: Date): SmsWait | null {
  const agesSec = sentAt.map((at) => (now.getTime() - at.getTime()) / 1000).sort((a, b) => a - b);
  const waits = smsLimits[purpose].flatMap(({ withinSec, most }) => {
    // with `most` newer ones inside the stretch, the oldest of those has to leave it first
    const oldest = agesSec[most - 1];
    if (oldest === undefined || oldest >= withinSec) return [];
    return [{ withinSec, waitSec: Math.max(1, Math.ceil(withinSec - oldest)) }];
  });
  waits.sort((a, b) => b.waitSec - a.waitSec);
  return waits[0] ?? null;
}

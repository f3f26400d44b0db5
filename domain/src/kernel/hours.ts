/** 学时, 学分 and scores are whole hundredths (rules §2). One 学时 is 45 minutes unless the program says otherwise. */
export type HoursX100 = number;
export type CreditsX100 = number;
export type ScoreX100 = number;

/** Seconds of study as hundredths of 学时, rounded down once (rules §7). */
export function hoursOfSeconds(seconds: number, minutesPerHour: number): HoursX100 {
  return Math.floor((seconds * 100) / (minutesPerHour * 60));
}

/** `5000` → `50`, `1250` → `12.5`, `1205` → `12.05`. */
export function hundredthsText(valueX100: number): string {
  return String(valueX100 / 100);
}

/** `numerator ÷ denominator` half up to a whole number, for non-negative integers: exact, no float in between. */
export function divideHalfUp(numerator: number, denominator: number): number {
  return Number((BigInt(numerator) * 2n + BigInt(denominator)) / (BigInt(denominator) * 2n));
}

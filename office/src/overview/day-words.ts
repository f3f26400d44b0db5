import { daysBetween, dayText } from '@yanxiu/ui/words';

/** How far off a day is: `还有 5 天`, `今天截止`, `已过 3 天`. */
export function leftText(today: string, day: string): string {
  const left = daysBetween(today, day);
  if (left === 0) return '今天截止';
  return left > 0 ? `还有 ${left} 天` : `已过 ${-left} 天`;
}

/** `2021年11月2日前 · 还有 5 天`. */
export function dueText(today: string, day: string): string {
  return `${dayText(day)}前 · ${leftText(today, day)}`;
}

/** A day that is so near that it is said in the colour of warning. */
export function isNear(today: string, day: string): boolean {
  return daysBetween(today, day) <= 7;
}

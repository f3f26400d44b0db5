import { dayOf, dayText, instantText as instantOf } from '@yanxiu/domain/kernel/day';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { readYuan, yuanText } from '@yanxiu/domain/kernel/money';

export { addDays, dayOf, daysBetween, dayText, isDay } from '@yanxiu/domain/kernel/day';
export { hundredthsText, readYuan, yuanText };

/** `672000` → `6,720.00 元`. */
export function moneyText(amountFen: number): string {
  return `${yuanText(amountFen)} 元`;
}

/** `12345` → `12,345`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** An instant of the API (ISO text) as it is shown: `2021-11-02 09:05`, Shanghai time; `—` when there is none. */
export function instantText(instant: string | null | undefined): string {
  return instant ? instantOf(new Date(instant)) : '—';
}

/** An instant as a sentence says it: `2021年11月2日 09:05`. */
export function instantWords(instant: string): string {
  const date = new Date(instant);
  return `${dayText(dayOf(date))} ${instantOf(date).slice(11)}`;
}

/** `5000` → `50 学时`. */
export function hoursText(valueX100: number): string {
  return `${hundredthsText(valueX100)} 学时`;
}

/**
 * A share of a base in percent with one decimal: `853`/`1000` → `85.3%`; `—` when the base is empty. What isn't the
 * whole never reads 100.0%.
 */
export function percentText(part: number, base: number): string {
  if (base === 0) return '—';
  const tenths = Math.round((part / base) * 1000);
  return `${((part < base ? Math.min(tenths, 999) : tenths) / 10).toFixed(1)}%`;
}

/** Seconds as people say them: `45 秒`, `12 分钟`, `1 小时 5 分`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} 秒`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} 分钟`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 60)} 小时 ${rest} 分`;
}

/** `1536000` → `1.5 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export const stageNames: Readonly<Record<string, string>> = {
  preschool: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中职',
  special: '特教',
};

/** `['primary', 'junior']` → `小学、初中`. */
export function stagesText(stages: readonly string[]): string {
  return stages.map((stage) => stageNames[stage] ?? stage).join('、') || '—';
}

export const orgKindNames: Readonly<Record<string, string>> = {
  province: '省',
  city: '市',
  county: '县（市、区）',
  school: '学校',
  provider: '承训机构',
};

export const ownershipNames: Readonly<Record<string, string>> = { public: '公办', private: '民办' };

/** Duties of a unit's contacts, as 附件 4 names them. */
export const dutyNames: Readonly<Record<string, string>> = {
  head: '第一责任人',
  liaison: '责任人',
  finance: '财务联系人',
};

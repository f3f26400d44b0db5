import type { Random } from './random.ts';

/** What a payer's remark tells: everything as the notice asks, less, or nothing that helps. */
export type RemarkKind = 'exact' | 'loose' | 'short' | 'truncated' | 'phone' | 'unreadable';

export interface RemarkFacts {
  readonly city: string;
  readonly schoolName: string;
  readonly alias: string;
  readonly heads: number;
  readonly liaison: string;
  readonly phone: string;
}

/** A remark of 用途 and 附言: exact is 阳教师函字〔2021〕1号 五.4 to the letter, the others are what people really type. */
export function remarkText(kind: RemarkKind, facts: RemarkFacts, random: Random): string {
  const { city, schoolName, alias, heads, liaison, phone } = facts;
  switch (kind) {
    case 'exact':
      return `${city}${schoolName}，缴费总人数${heads}，${liaison}${phone}`;
    case 'loose':
      return random.pick([
        `${schoolName} ${heads}人 ${liaison} ${phone}`,
        `教师全员培训费${schoolName}、${heads}名、${liaison}老师、${phone}`,
        `${schoolName}-缴费${heads}人-${liaison}-${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
        `${city}${schoolName}${heads}人${liaison}${phone}`,
      ]);
    case 'short':
      return `${alias}培训费${heads}人${liaison}${phone}`;
    case 'truncated':
      return `${city}${schoolName}，缴费总人数${heads}，${liaison}${phone}`.slice(
        0,
        city.length + schoolName.length + 3,
      );
    case 'phone':
      return `${liaison}${phone}`;
    case 'unreadable':
      return random.pick(['培训费', '教师培训', '转账', '往来款']);
  }
}

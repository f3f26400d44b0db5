const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** Reads 十二, 一百零五, 二〇, 壹仟零捌拾, 三万二千 as a whole number; null when it is none. */
export function readChineseNumber(text: string): number | null {
  const [high = '', low, ...rest] = text.split(/[万萬]/);
  if (rest.length > 0) return null;
  if (low === undefined) return belowTenThousand(high);
  const thousands = belowTenThousand(high);
  const remainder = low === '' ? 0 : belowTenThousand(low);
  return thousands === null || remainder === null ? null : thousands * 10_000 + remainder;
}

function belowTenThousand(text: string): number | null {
  if (text === '') return null;
  const isPlaces = [...text].every((char) => digits[char] !== undefined);
  if (isPlaces) return text.length <= 4 ? [...text].reduce((sum, char) => sum * 10 + (digits[char] ?? 0), 0) : null;
  let total = 0;
  let pending: number | null = null;
  let lastUnit = 10_000;
  for (const char of text) {
    const digit = digits[char];
    const unit = units[char];
    if (digit !== undefined) {
      if (pending !== null && pending !== 0) return null;
      pending = digit;
    } else if (unit !== undefined && unit < lastUnit) {
      total += (pending === null || pending === 0 ? 1 : pending) * unit;
      pending = null;
      lastUnit = unit;
    } else return null;
  }
  return total + (pending ?? 0);
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** `12` → `十二`, `20` → `二十`: the way a school's ordinal is written, for 1 to 99. */
export function chineseOrdinal(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return numerals[ones] ?? '';
  return `${tens === 1 ? '' : (numerals[tens] ?? '')}十${ones === 0 ? '' : (numerals[ones] ?? '')}`;
}

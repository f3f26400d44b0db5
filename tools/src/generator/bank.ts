import { checkDigitCnaps } from '@yanxiu/domain/kernel/cnaps';

/** The first three digits of a CNAPS number by bank, and the four of the city (阳城 is of 晋城). */
const classes: readonly (readonly [word: string, code: string])[] = [
  ['工商', '102'],
  ['农业银行', '103'],
  ['建设', '105'],
  ['邮政储蓄', '403'],
  ['农村商业', '314'],
  ['晋商', '313'],
];

/** A well-formed CNAPS number for a bank's branch in a county; the same branch always has the same one. */
export function bankNumberOf(bankName: string, placeCode: string): string {
  const bank = classes.find(([word]) => bankName.includes(word))?.[1] ?? '402';
  const city = placeCode.startsWith('1405') ? '1680' : '1710';
  const eleven = `${bank}${city}${String(Number(placeCode.slice(3)) + 1000).slice(-4)}`;
  return eleven + checkDigitCnaps(eleven);
}

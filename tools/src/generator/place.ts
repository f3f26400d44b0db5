import { shanxiPlaces } from '@yanxiu/domain/org/data/shanxi';
import { villageNames, xinzhouCounties, yangchengTownships } from '../data/township.ts';
import type { Random } from './random.ts';

export const yangchengCode = '140522';
export const xinzhouCode = '140900';
/** 五台山风景名胜区: a county without a GB/T 2260 code. */
export const wutaishanCode = '140971';

export interface Township {
  readonly countyCode: string;
  readonly name: string;
  readonly villages: readonly string[];
}

/** The name of a province, city or county by its code; throws on a code that the table does not hold. */
export function placeName(code: string): string {
  const place = shanxiPlaces.find((one) => one.code === code);
  if (!place) throw new Error(`no such place: ${code}`);
  return place.name;
}

/** The city above a county; a city is its own. */
export function cityCodeOf(code: string): string {
  const place = shanxiPlaces.find((one) => one.code === code);
  return place?.kind === 'county' && place.parentCode ? place.parentCode : code;
}

/** The 15 townships of 阳城县 in the order of their codes. */
export function townshipsOfYangcheng(): Township[] {
  return yangchengTownships.map(([name, villages]) => ({
    countyCode: yangchengCode,
    name,
    villages: villages.split(' '),
  }));
}

export interface XinzhouCounty {
  readonly code: string;
  /** How large its schools are, in hundredths of the usual. */
  readonly sizeX100: number;
  readonly townships: readonly Township[];
}

/** The 15 county-level units of 忻州市, each with its townships and, drawn by seed, two villages a township. */
export function countiesOfXinzhou(random: Random): XinzhouCounty[] {
  return xinzhouCounties.map(([code, sizeX100, names]) => {
    const villages = random.fork(code).shuffle(villageNames.split(' '));
    const townships = names.split(' ').map((name, at) => ({
      countyCode: code,
      name,
      villages: villages.slice(at * 2, at * 2 + 2),
    }));
    return { code, sizeX100, townships };
  });
}

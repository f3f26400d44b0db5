import type { MadeSchool } from '../remittance/school-register.ts';

/** How many schools bear the text as their whole name, and how many might be shortened to it. */
interface Bearers {
  readonly whole: Set<string>;
  readonly short: Set<string>;
}

/**
 * Says, by writing down every form in which a clerk might shorten each school's name, how many schools a text may mean. It
 * knows nothing of the engine: a whole name is its bearer's; a shortened one that two schools share is nobody's.
 */
export class NameForms {
  readonly #bearers = new Map<string, Bearers>();

  constructor(schools: readonly MadeSchool[]) {
    for (const school of schools) {
      for (const place of [`${school.county}`, `${school.city}|${school.county}`, '']) {
        for (const form of wholeForms(school)) this.#at(place, form).whole.add(school.id);
        for (const form of shortForms(school)) this.#at(place, form).short.add(school.id);
      }
    }
  }

  /** The county's name alone was written (鼓楼区 stands in four cities): the schools that may be meant. */
  inCounty(county: string, text: string): number {
    return this.#count(county, text);
  }

  inCity(city: string, county: string, text: string): number {
    return this.#count(`${city}|${county}`, text);
  }

  anywhere(text: string): number {
    return this.#count('', text);
  }

  #count(place: string, text: string): number {
    const bearers = this.#bearers.get(`${place}|${oneSpelling(text)}`);
    if (!bearers) return 0;
    return bearers.whole.size > 0 ? bearers.whole.size : bearers.short.size;
  }

  #at(place: string, form: string): Bearers {
    const key = `${place}|${form}`;
    const known = this.#bearers.get(key) ?? { whole: new Set(), short: new Set() };
    this.#bearers.set(key, known);
    return known;
  }
}

export function bare(township: string): string {
  return township.replace(/(?:镇|乡|街道)$/, '');
}

function wholeForms({ township, own }: MadeSchool): Set<string> {
  return new Set([township + own, bare(township) + own].map(oneSpelling));
}

/** True when a clerk might call the school so. */
export function mayMean(school: MadeSchool, text: string): boolean {
  const form = oneSpelling(text);
  return wholeForms(school).has(form) || shortForms(school).has(form);
}

function shortForms({ township, own }: MadeSchool): Set<string> {
  const owns = [
    own,
    own.replace(/^中心/, ''),
    own.replace(/(?:分校|东校区|西校区|北校|（新区）)$/, ''),
    own.replace(/完全小学|希望小学|联办小学/, '小学'),
    own.replace(/村(?=小学|完全|希望|教学点|幼儿园|学校)/, ''),
  ];
  return new Set(owns.flatMap((one) => [one, township + one, bare(township) + one]).map(oneSpelling));
}

function oneSpelling(text: string): string {
  return text
    .replace(/[（）()\s]/g, '')
    .replace('中心学校', '中心校')
    .replace(/学校$/, '校')
    .replace(/(小学|中学)校$/, '$1')
    .replace('初级中学', '初中')
    .replace(/^第/, '')
    .replace(/(?<=[一二三四五六七八九十])(中|小)学$/, '$1')
    .replace(/(?<=[一二三四五六七八九十])幼儿园$/, '幼');
}

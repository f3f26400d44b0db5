import type { MadeSchool } from './school-register.ts';

/**
 * Says by counting, and independently of the engine, how many schools a name may mean: written whole, without the
 * ending of the township, or without the township.
 */
export class NameOracle {
  readonly #inCounty = new Map<string, Set<string>>();
  readonly #anywhere = new Map<string, Set<string>>();

  constructor(schools: readonly MadeSchool[]) {
    for (const school of schools) {
      for (const form of formsOf(school)) {
        note(this.#inCounty, `${school.city}${school.county}|${form}`, school.id);
        note(this.#inCounty, `${school.county}|${form}`, school.id);
        note(this.#anywhere, form, school.id);
      }
    }
  }

  /** Schools that `text` (without its place) may mean in the county; of a county's name in several cities, in all. */
  inCounty(place: string, text: string): number {
    return this.#inCounty.get(`${place}|${plain(text)}`)?.size ?? 0;
  }

  anywhere(text: string): number {
    return this.#anywhere.get(plain(text))?.size ?? 0;
  }
}

function note(map: Map<string, Set<string>>, key: string, id: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(id));
}

export function shortTownship(township: string): string {
  return township.replace(/(?:镇|乡|街道)$/, '');
}

function formsOf(school: MadeSchool): Set<string> {
  const forms = [school.township + school.own, shortTownship(school.township) + school.own, school.own];
  if (/^中心(?:小学|幼儿园)/.test(school.own)) forms.push(shortTownship(school.township) + school.own.slice(2));
  return new Set(forms.map(plain));
}

/** One spelling of what clerks write in several. */
export function plain(text: string): string {
  return text
    .replace('中心学校', '中心校')
    .replace(/(小学|中学|初级中学|高级中学)校$/, '$1')
    .replace(/第([一二三四])中学$/, '$1中')
    .replace(/第([一二三四])小学$/, '$1小')
    .replace(/第([一二三四])幼儿园$/, '$1幼')
    .replace('初级中学', '初中')
    .replace(/职业高级中学|职业高中/, '职高')
    .replace(/直属机关幼儿园/, '机关幼儿园')
    .replace(/教师进修(?:学校|校)/, '进修校');
}

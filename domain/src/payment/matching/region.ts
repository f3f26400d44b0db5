/** The counties of the schools to be matched, as places that a remark can name. */
export interface Region {
  readonly county: string;
  readonly city: string;
}

interface Word {
  readonly counties: ReadonlySet<number>;
  readonly level: 'province' | 'city' | 'county';
  /** 沁水 for 沁水县: only where nothing else begins so (沁水镇). */
  readonly isShort: boolean;
}

/** What stands at the front of a name: the counties it may lie in (null: no place named) and where the name goes on. */
export interface RegionReading {
  readonly end: number;
  readonly counties: ReadonlySet<number> | null;
  readonly level: 'none' | 'city' | 'county';
  readonly isShort: boolean;
  /** City and county that don't belong together. */
  readonly conflict: boolean;
}

const provinces =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆'.split(
    ' ',
  );

/** The lexicon of places: full and short names of the cities and counties of the register. */
export class RegionLexicon {
  readonly regions: readonly Region[];
  readonly #words = new Map<string, Word[]>();
  readonly #ids = new Map<string, number>();
  #longest = 4;

  constructor(regions: Iterable<Region>) {
    const all: Region[] = [];
    for (const region of regions) {
      const key = `${region.city}|${region.county}`;
      if (this.#ids.has(key)) continue;
      this.#ids.set(key, all.length);
      all.push(region);
    }
    this.regions = all;
    for (const [id, region] of all.entries()) {
      if (!this.isCityLevel(id)) this.#addPlace(region.county, id, 'county');
      if (region.city !== '') this.#addPlace(region.city, id, 'city');
    }
  }

  idOf(region: Region): number {
    return this.#ids.get(`${region.city}|${region.county}`) ?? -1;
  }

  /** True where 市本级 or no county at all is named: the school hangs on its city. */
  isCityLevel(id: number): boolean {
    const { county = '', city = '' } = this.regions[id] ?? {};
    return county === '' || county === city || /^[市省]?直|市直|市本级|^本级/.test(county);
  }

  /** Reads 省, 市, 县 from `at` on, as many as are there, narrowing the counties with each. */
  read(text: string, at = 0): RegionReading {
    let end = provinceEnd(text, at);
    let counties: Set<number> | null = null;
    let level: RegionReading['level'] = 'none';
    let isShort = false;
    let conflict = false;
    for (let step = 0; step < 3; step += 1) {
      const found = this.#wordAt(text, end, level);
      if (!found) break;
      const named = new Set(found.words.flatMap((word) => [...word.counties]));
      const both: Set<number> = counties === null ? named : new Set([...counties].filter((id) => named.has(id)));
      if (both.size === 0) conflict = true;
      counties = both;
      level = found.words.some((word) => word.level === 'county') ? 'county' : level === 'county' ? level : 'city';
      isShort = found.words.every((word) => word.isShort);
      end = found.end;
    }
    return { end, counties, level, isShort, conflict };
  }

  /** The first place after `at` where a city or county is named in full; -1 when there is none. */
  find(text: string, at: number): number {
    for (let start = at; start + 2 < text.length; start += 1) {
      const found = this.#wordAt(text, start, 'none');
      if (found?.words.some((word) => !word.isShort)) return start;
    }
    return -1;
  }

  #addPlace(name: string, id: number, level: Word['level']): void {
    this.#add(name, id, level, false);
    const short = shortPlace(name);
    if (short !== name) this.#add(short, id, level, true);
  }

  #add(text: string, id: number, level: Word['level'], isShort: boolean): void {
    const words = this.#words.get(text) ?? [];
    const same = words.find((word) => word.level === level && word.isShort === isShort);
    if (same) (same.counties as Set<number>).add(id);
    else words.push({ counties: new Set([id]), level, isShort });
    this.#words.set(text, words);
    this.#longest = Math.max(this.#longest, text.length);
  }

  /** Whether a city or county is named in full from here on. */
  #isPlaceAt(text: string, at: number): boolean {
    for (let length = Math.min(this.#longest, text.length - at); length >= 3; length -= 1)
      if (this.#words.get(text.slice(at, at + length))?.some((word) => !word.isShort)) return true;
    return false;
  }

  #wordAt(text: string, at: number, after: RegionReading['level']): { words: Word[]; end: number } | null {
    for (let length = Math.min(this.#longest, text.length - at); length >= 2; length -= 1) {
      const known = this.#words.get(text.slice(at, at + length));
      if (!known) continue;
      // 临汾 | 乡宁县 is no 临汾乡.
      const isPartOfName = /^[镇乡街村庄路]/.test(text.slice(at + length)) && !this.#isPlaceAt(text, at + length);
      // 祁县 | 古县镇: behind a county, another county's name before 镇 or 乡 is a township's.
      const isTown = after === 'county' && /^(?:镇|乡|街道)/.test(text.slice(at + length));
      const words = known.filter(
        (word) => !(word.isShort && isPartOfName) && !(after === 'county' && (word.isShort || isTown)),
      );
      if (words.length > 0) return { words, end: at + length };
    }
    return null;
  }
}

function provinceEnd(text: string, at: number): number {
  for (const province of provinces) {
    if (!text.startsWith(province, at)) continue;
    const end = at + province.length;
    const full = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区)/.exec(text.slice(end));
    if (full) return /^市/.test(full[0]) ? at : end + full[0].length;
    return /^\p{Script=Han}{2,4}[市县区]/u.test(text.slice(end)) ? end : at;
  }
  return at;
}

/** 沁水县 → 沁水, 晋城市 → 晋城, 五台山风景名胜区 → 五台山; a name of one character keeps its ending (城区). */
export function shortPlace(name: string): string {
  const short = name.replace(
    /(?:风景名胜区|(?:[回满蒙藏]族|各族)?自治县|经济技术开发区|经济开发区|开发区|示范区|[县市区旗])$/u,
    '',
  );
  return short.length >= 2 ? short : name;
}

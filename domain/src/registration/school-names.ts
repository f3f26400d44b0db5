import { remembered } from '../kernel/remembered.ts';
import { compareKey } from '../kernel/text-width.ts';

/** A school that the organisation tree knows; the roster's names are matched against these and never added to them. */
export interface KnownSchool {
  readonly id: string;
  /** Its full name, which a matched row takes over. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly county: string;
  readonly city: string;
}

export type SchoolMatch =
  | { match: 'exact' | 'short'; school: KnownSchool }
  | { match: 'ambiguous'; candidates: readonly KnownSchool[] }
  | { match: 'unknown'; similar: readonly KnownSchool[] };

/** Looks names up in a fixed set of schools; built once for a file. */
export interface SchoolNames {
  find(name: string, county: string): SchoolMatch;
}

const similarSearches = 100;
const similarSchools = 5000;

export function makeSchoolNames(schools: readonly KnownSchool[]): SchoolNames {
  const full = new Map<string, KnownSchool[]>();
  const exact = new Map<string, KnownSchool[]>();
  const short = new Map<string, KnownSchool[]>();
  const keyed = schools.map((school) => ({ school, short: shortKey(school.name, school.county, school.city) }));
  for (const school of schools) {
    put(full, compareKey(school.name), school);
    for (const name of [school.name, ...(school.aliases ?? [])]) {
      put(exact, compareKey(name), school);
      put(short, shortKey(name, school.county, school.city), school);
    }
  }
  const places = [
    ...new Map(schools.map(({ county, city }) => [`${county}\n${city}`, [county, city] as const])).values(),
  ];
  const answers = new Map<string, SchoolMatch>();
  let searches = 0;
  return {
    find(name, county) {
      const asked = `${name}\n${county}`;
      let answer = answers.get(asked);
      if (!answer) {
        answer = lookUp(name, county);
        answers.set(asked, answer);
      }
      return answer;
    },
  };

  function lookUp(name: string, county: string): SchoolMatch {
    // A school's own full name comes before the names it shares: a subordinate school's 备案名称 is its 中心校's.
    for (const names of [full, exact]) {
      const same = inCounty(names.get(compareKey(name)) ?? [], county);
      if (same.length > 0) return settled('exact', same);
    }
    const close = [...(short.get(shortKey(name, county, '')) ?? []), ...schoolsOfPlaceIn(name)];
    const here = close.filter((school) => !isElsewhere(name, school));
    const near = inCounty([...new Set(here)], county);
    if (near.length > 0) return settled('short', near);
    return { match: 'unknown', similar: similarTo(name, county) };
  }

  /** Schools of a county or city that the name itself begins with: 沁水一中 is looked for in 沁水县 only. */
  function schoolsOfPlaceIn(name: string): KnownSchool[] {
    return places.flatMap(([county, city]) => {
      if (!isNamedIn(name, county) && !isNamedIn(name, city)) return [];
      const named = short.get(shortKey(name, county, city)) ?? [];
      return named.filter((school) => school.county === county && school.city === city);
    });
  }

  function similarTo(name: string, county: string): KnownSchool[] {
    const key = shortKey(name, county, '');
    if (key.length < 2 || searches >= similarSearches || (county === '' && keyed.length > similarSchools)) return [];
    searches++;
    const near = keyed.filter(({ school }) => county === '' || placeKey(school.county) === placeKey(county));
    // Comparing with every school is dear: no suggestions out of a whole province, and for the first unknown names only.
    if (near.length > similarSchools) return [];
    return near
      .map(({ school, short: own }) => ({ school, score: likeness(key, own) }))
      .filter(({ score }) => score >= 0.5)
      .sort((one, other) => other.score - one.score || (one.school.id < other.school.id ? -1 : 1))
      .slice(0, 3)
      .map(({ school }) => school);
  }
}

function isNamedIn(name: string, place: string): boolean {
  return place !== '' && name.includes(placeKey(place));
}

function settled(match: 'exact' | 'short', found: readonly KnownSchool[]): SchoolMatch {
  const [school] = found;
  return found.length === 1 && school ? { match, school } : { match: 'ambiguous', candidates: found };
}

/** Of several namesakes those of the row's county; all of them when the row names no county of theirs. */
function inCounty(found: readonly KnownSchool[], county: string): readonly KnownSchool[] {
  if (found.length < 2 || county === '') return found;
  const here = found.filter((school) => placeKey(school.county) === placeKey(county));
  return here.length > 0 ? here : found;
}

/** A full place name in the text that isn't the school's: 阳城县第一中学 is never 沁水县第一中学. */
function isElsewhere(name: string, school: KnownSchool): boolean {
  const place = /^(?:山西省)?(?:.{2,4}市)?(.{1,8}?[县区市])(?=.{2})/.exec(name)?.[1];
  if (!place || /[校园]区$/.test(place)) return false;
  return placeKey(place) !== placeKey(school.county) && placeKey(place) !== placeKey(school.city);
}

function put(map: Map<string, KnownSchool[]>, key: string, school: KnownSchool): void {
  const list = map.get(key);
  if (!list) map.set(key, [school]);
  else if (!list.includes(school)) list.push(school);
}

/** `阳城县` and `阳城` are one place; a mere 县 or 城区 keeps its letter. */
export const placeKey = remembered((place: string): string => {
  const key = compareKey(place)
    .replace(/^山西省/, '')
    .replace(/^.{2,4}市(?=.{2,}(县|区|市|旗)$)/, '');
  return key.length > 2 ? key.replace(/(县|区|市|旗)$/, '') : key;
});

const numerals: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
  十一: '11',
  十二: '12',
  十三: '13',
  十四: '14',
  十五: '15',
};

/** What is left of a name when two clerks write it in their own way: 沁水县第一中学校, 沁水一中 → `1中`. */
function shortKey(name: string, county: string, city: string): string {
  let key = compareKey(name)
    .replace(/[()[\]【】,，.。·“”"'-]/g, '')
    .replace(/^山西省?/, '');
  for (const place of [city, county]) {
    const root = placeKey(place);
    if (root.length >= 2 && key.startsWith(root)) key = key.slice(root.length).replace(/^(县|区|市)/, '');
  }
  return key
    .replace(
      /第?(十[一二三四五]|[一二三四五六七八九十])(?=中|小|完小|幼|实验|高|初|职)/g,
      (_, digit: string) => numerals[digit] ?? digit,
    )
    .replace(/第(?=\d)/g, '')
    .replace(/中学校$|中学$/, '中')
    .replace(/小学校$|小学$/, '小')
    .replace(/高级中$|高中$/, '高中')
    .replace(/初级中$|初中$/, '初中')
    .replace(/幼儿园$/, '幼')
    .replace(/中心学校$|中心校$/, '中心校');
}

/** Share of letter pairs that two names have in common, 0 to 1. */
function likeness(one: string, other: string): number {
  const pairs = (text: string) => new Set(Array.from(text.slice(1), (letter, at) => `${text[at]}${letter}`));
  const left = pairs(one);
  const right = pairs(other);
  if (left.size + right.size === 0) return 0;
  let common = 0;
  for (const pair of left) if (right.has(pair)) common++;
  return (2 * common) / (left.size + right.size);
}

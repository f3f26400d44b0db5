import type { MatchSchool } from './match-input.ts';
import { RegionLexicon } from './region.ts';
import { canonicalName, isGenericName, looseName, splitTownship } from './school-name.ts';

/** A school with its name taken apart. `ix` is its place in the index. */
export interface IndexedSchool {
  readonly ix: number;
  readonly school: MatchSchool;
  readonly region: number;
  /** The place named in its registered name: a county, only its city, or none. */
  readonly level: 'none' | 'city' | 'county';
  readonly canonical: string;
  /** Canonical name without province, city and county. */
  readonly rest: string;
  readonly township: string;
  readonly townshipShort: string;
  /** What is left when the township is left out too. */
  readonly own: string;
  readonly central: number | null;
  readonly isCentral: boolean;
}

/** Schools found under a name: `full` by the whole name (its township with or without 镇), `short` without township. */
export interface NameHits {
  readonly full: readonly number[];
  readonly short: readonly number[];
}

const none: readonly number[] = [];

/** Finds schools by name, phone, contact; built once for a register, linear in its size. */
export class SchoolIndex {
  readonly lexicon: RegionLexicon;
  readonly schools: readonly IndexedSchool[];
  readonly #byId = new Map<string, number>();
  readonly #byRest = new Map<string, number[]>();
  readonly #byOwn = new Map<string, number[]>();
  readonly #byLoose = new Map<string, number[]>();
  readonly #byCanonical = new Map<string, number[]>();
  readonly #byPhone = new Map<string, number[]>();
  readonly #byContact = new Map<string, number[]>();
  readonly #byRegion = new Map<number, number[]>();
  readonly #children = new Map<number, number[]>();
  readonly #townships = new Set<string>();

  constructor(schools: readonly MatchSchool[]) {
    this.lexicon = new RegionLexicon(schools);
    for (const [ix, school] of schools.entries()) this.#byId.set(school.id, ix);
    this.schools = schools.map((school, ix) => this.#take(school, ix));
    for (const one of this.schools) this.#register(one);
  }

  at(ix: number): IndexedSchool {
    const school = this.schools[ix];
    if (!school) throw new Error(`no school at ${ix}`);
    return school;
  }

  indexOf(id: string): number | undefined {
    return this.#byId.get(id);
  }

  /** Schools whose name without its region is `rest` (canonical), in the given counties or anywhere. */
  find(rest: string, counties: ReadonlySet<number> | null): NameHits {
    const full = this.#within(this.#byRest.get(rest), counties);
    const short = isGenericName(rest) ? none : this.#within(this.#byOwn.get(rest), counties);
    return { full, short: full.length === 0 ? short : short.filter((ix) => !full.includes(ix)) };
  }

  /** Schools that a clerk might shorten to this name, leaving the township and part of the kind out. */
  loose(own: string, counties: ReadonlySet<number> | null): readonly number[] {
    if (isGenericName(own)) return none;
    const found = new Set([...(this.#byLoose.get(own) ?? none), ...(this.#byLoose.get(looseName(own)) ?? none)]);
    return this.#within([...found], counties);
  }

  /** Schools whose registered name or alias is exactly this canonical text. */
  exact(canonical: string): readonly number[] {
    return this.#byCanonical.get(canonical) ?? none;
  }

  /** Every school of that generic name (中心幼儿园) in the counties: for telling a person what it may be. */
  generic(own: string, counties: ReadonlySet<number> | null): readonly number[] {
    return this.#within(this.#byOwn.get(own), counties);
  }

  byPhone(phone: string): readonly number[] {
    return this.#byPhone.get(phone) ?? none;
  }

  byContact(name: string): readonly number[] {
    return this.#byContact.get(name) ?? none;
  }

  inRegion(region: number): readonly number[] {
    return this.#byRegion.get(region) ?? none;
  }

  childrenOf(ix: number): readonly number[] {
    return this.#children.get(ix) ?? none;
  }

  isTownship(text: string): boolean {
    return this.#townships.has(text);
  }

  #within(found: readonly number[] | undefined, counties: ReadonlySet<number> | null): readonly number[] {
    if (!found) return none;
    return counties === null ? found : found.filter((ix) => counties.has(this.at(ix).region));
  }

  #take(school: MatchSchool, ix: number): IndexedSchool {
    const region = this.lexicon.idOf(school);
    const canonical = canonicalName(school.name);
    const { rest, level } = restOf(canonical, this.lexicon, region);
    const { township, short, own } = splitTownship(rest);
    const central = school.centralId === null ? undefined : this.#byId.get(school.centralId);
    const isCentral = /中心校|联校|联区|学区/u.test(own);
    const parts = { canonical, rest, level, township, townshipShort: short, own };
    return { ix, school, region, ...parts, central: central ?? null, isCentral };
  }

  #register(one: IndexedSchool): void {
    add(this.#byCanonical, one.canonical, one.ix);
    add(this.#byRest, one.rest, one.ix);
    add(this.#byLoose, looseName(one.own), one.ix);
    if (one.township !== '') {
      this.#townships.add(one.township);
      add(this.#byOwn, one.own, one.ix);
      if (one.own.length >= 2) add(this.#byRest, one.townshipShort + one.own, one.ix);
    } else add(this.#byOwn, one.own, one.ix);
    for (const alias of one.school.aliases ?? []) {
      const canonical = canonicalName(alias);
      add(this.#byCanonical, canonical, one.ix);
      add(this.#byRest, restOf(canonical, this.lexicon, one.region).rest, one.ix);
    }
    for (const phone of one.school.phones) if (phone !== '') add(this.#byPhone, phone, one.ix);
    for (const contact of one.school.contacts) if (contact !== '') add(this.#byContact, contact, one.ix);
    add(this.#byRegion, one.region, one.ix);
    if (one.central !== null) add(this.#children, one.central, one.ix);
  }
}

/** Takes the school's own province, city and county off its name; a foreign place name stays part of it. */
function restOf(canonical: string, lexicon: RegionLexicon, region: number): Pick<IndexedSchool, 'rest' | 'level'> {
  const read = lexicon.read(canonical);
  const rest = canonical.slice(read.end);
  const isOwn = read.counties?.has(region) === true && !read.conflict;
  return isOwn && rest.length >= 2 ? { rest, level: read.level } : { rest: canonical, level: 'none' };
}

function add<K>(map: Map<K, number[]>, key: K, ix: number): void {
  const known = map.get(key);
  if (!known) map.set(key, [ix]);
  else if (known.at(-1) !== ix) known.push(ix);
}

import type { MadeLine } from './made-line.ts';
import { NameOracle } from './name-oracle.ts';
import { Random } from './random.ts';
import type { Scenario, World } from './scenario.ts';
import * as clear from './scenario-clear.ts';
import * as doubtful from './scenario-doubtful.ts';
import * as history from './scenario-history.ts';
import * as many from './scenario-many.ts';
import { type MadeRegister, type MadeSchool, makeRegister } from './school-register.ts';

/** How often each kind of line comes up. */
const weights: readonly (readonly [number, string, Scenario])[] = [
  ...named(clear, {
    exact: 14,
    missingFields: 6,
    missingCount: 4,
    truncated: 5,
    silentOwn: 3,
    shortInCounty: 5,
    noCounty: 4,
    shortByOwnPayer: 4,
    typo: 4,
    ordinalShort: 2,
    amountInsteadOfCount: 1,
    treasuryNamed: 3,
    centralPaysOne: 3,
    countDiffers: 3,
    phoneOnly: 2,
    hostile: 1,
  }),
  ...named(doubtful, {
    generic: 2,
    homonym: 2,
    payerIsOther: 2,
    wrongPhone: 2,
    countAgainstAmount: 3,
    amountNotMultiple: 2,
    otherFee: 1,
    individual: 2,
    unregistered: 4,
    otherRegion: 2,
    lookalike: 3,
    otherBusiness: 2,
    otherIncome: 1,
    officeSilent: 2,
    cutName: 1,
    countlessOdd: 1,
    someoneElsesSchool: 1,
    townshipAsSchool: 1,
  }),
  ...named(history, { duplicate: 2, duplicateByOther: 1, split: 3, overpaid: 1, reversal: 2, refund: 1, bankEntry: 2 }),
  ...named(many, { itemised: 4, badSum: 1, listWithStranger: 1, centralSilent: 2, twoNamesOneCount: 1 }),
];

function named(scenarios: Readonly<Record<string, Scenario>>, shares: Readonly<Record<string, number>>) {
  return Object.entries(shares).map(([name, share]): [number, string, Scenario] => {
    const scenario = scenarios[name];
    if (!scenario) throw new Error(`no scenario ${name}`);
    return [share, name, scenario];
  });
}

export interface MadeStatement {
  readonly register: MadeRegister;
  /** In order of time; each line's serial number is its key. */
  readonly lines: readonly (MadeLine & { readonly serial: string })[];
}

/** A made-up register and a statement of about `lineCount` lines with the truth of each, all from one seed. */
export function makeStatement(seed: number, schoolCount: number, lineCount: number): MadeStatement {
  const random = new Random(seed);
  const register = makeRegister(schoolCount, random);
  const world = worldOf(register, random);
  const deck = weights.flatMap(([share, name, scenario]) => Array.from({ length: share }, () => ({ name, scenario })));
  const lines: MadeLine[] = [];
  for (let tries = 0; lines.length < lineCount && tries < lineCount * 3; tries += 1) {
    const { name, scenario } = random.pick(deck);
    lines.push(...scenario(world, name));
  }
  lines.sort((a, b) => a.at - b.at);
  const serials = new Set<string>();
  const withSerials = lines.map((line) => {
    let serial = `${random.int(1, 9)}${random.digits(11)}`;
    while (serials.has(serial)) serial = `${random.int(1, 9)}${random.digits(11)}`;
    serials.add(serial);
    return { ...line, serial };
  });
  return { register, lines: withSerials };
}

/** Schools are handed out once; when all have been, no line is made for them any more. */
function worldOf(register: MadeRegister, random: Random): World {
  const { schools, strangers } = register;
  const waiting = random.shuffle([...schools]);
  const byCounty = new Map<string, MadeSchool[]>();
  const children = new Map<string, MadeSchool[]>();
  const phones = new Map<string, number>();
  const byId = new Map(schools.map((school) => [school.id, school]));
  for (const school of schools) {
    push(byCounty, school.city + school.county, school);
    push(children, school.centralId, school);
    phones.set(school.phone, (phones.get(school.phone) ?? 0) + 1);
  }
  return {
    random,
    register,
    oracle: new NameOracle(schools),
    fresh(wanted = () => true) {
      for (let back = 1; back <= Math.min(waiting.length, 3000); back += 1) {
        const at = waiting.length - back;
        const school = waiting[at];
        if (school === undefined || !wanted(school)) continue;
        waiting.splice(at, 1);
        return school;
      }
      return null;
    },
    stranger: () => (strangers.length === 0 ? null : random.pick(strangers)),
    childrenOf: (school) => children.get(school.id) ?? [],
    byId: (id) => byId.get(id) ?? null,
    isPhoneUnique: (school) => phones.get(school.phone) === 1,
    neighbour(school) {
      const others = byCounty.get(school.city + school.county) ?? [];
      const other = random.pick(others);
      return other.id === school.id ? null : other;
    },
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

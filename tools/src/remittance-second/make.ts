import type { MadeLine } from '../remittance/made-line.ts';
import type { MadeStatement } from '../remittance/make-statement.ts';
import { Random } from '../remittance/random.ts';
import type { MadeRegister, MadeSchool } from '../remittance/school-register.ts';
import * as clear from './clear.ts';
import * as history from './history.ts';
import { NameForms } from './name-forms.ts';
import { counties } from './names.ts';
import { secondRegister } from './register.ts';
import type { Scene, Stage } from './stage.ts';
import * as trap from './trap.ts';

const shares: readonly (readonly [name: string, scene: Scene, share: number])[] = [
  ...withShares(clear, {
    whole: 22,
    amountOnly: 5,
    short: 5,
    placeless: 4,
    byPayer: 8,
    byCentral: 4,
    slip: 6,
    cut: 6,
    personFull: 2,
    treasury: 4,
    list: 4,
  }),
  ...withShares(trap, {
    sharedDistrict: 2,
    unknownPart: 4,
    onBehalf: 3,
    andOthers: 4,
    otherPayment: 4,
    lastYear: 2,
    numbersDisagree: 4,
    twoLeads: 3,
    foreignOffice: 2,
    foreignCentral: 2,
  }),
  ...withShares(trap, {
    privateVague: 3,
    townshipAlone: 2,
    strangerOrdinal: 2,
    soundsLike: 3,
    listTrap: 2,
    stranger: 3,
    mergedAway: 3,
  }),
  ...withShares(history, { twice: 4, sentBack: 3, inParts: 3, bankOwn: 2 }),
];

function withShares(scenes: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, number>>) {
  return Object.entries(wanted).map(([name, share]): [string, Scene, number] => {
    const scene = scenes[name];
    if (typeof scene !== 'function') throw new Error(`no scene ${name}`);
    return [name, scene as Scene, share];
  });
}

/** A statement by a generator that the engine was not built on, in the same shape as `makeStatement`'s. */
export function makeSecondStatement(seed: number, schoolCount: number, lineCount: number): MadeStatement {
  const random = new Random(seed * 31 + 7);
  const register = secondRegister(schoolCount, random);
  const stage = stageOf(register, random);
  const deck = shares.flatMap(([name, scene, share]) => Array.from({ length: share }, () => [name, scene] as const));
  const lines: MadeLine[] = [];
  for (let tries = 0; lines.length < lineCount && tries < lineCount * 3; tries += 1) {
    const [name, scene] = random.pick(deck);
    lines.push(...scene(stage, name));
  }
  lines.sort((a, b) => a.at - b.at);
  return {
    register,
    lines: lines.map((line, at) => ({
      ...line,
      serial: `${random.int(1, 9)}${String(at).padStart(7, '0')}${random.digits(4)}`,
    })),
  };
}

function stageOf(register: MadeRegister, random: Random): Stage {
  const { schools } = register;
  const waiting = random.shuffle([...schools]);
  const byId = new Map(schools.map((school) => [school.id, school]));
  const byCounty = Map.groupBy(schools, ({ city, county }) => city + county);
  const holders = Map.groupBy(schools, ({ phone }) => phone);
  const citiesOf = Map.groupBy(counties, ([, county]) => county);
  return {
    random,
    forms: new NameForms(schools),
    fresh(fits = () => true) {
      for (let at = waiting.length - 1; at >= Math.max(0, waiting.length - 2000); at -= 1) {
        const school = waiting[at];
        if (school === undefined || !fits(school)) continue;
        waiting.splice(at, 1);
        return school;
      }
      return null;
    },
    byId: (id) => byId.get(id) ?? null,
    neighbour(school) {
      const other = random.pick(byCounty.get(school.city + school.county) ?? [school]);
      return other.id === school.id || isKin(school, other) ? null : other;
    },
    holders: (phone) => holders.get(phone) ?? [],
    isSharedCounty: (county) => (citiesOf.get(county)?.length ?? 0) > 1,
  };
}

function isKin(one: MadeSchool, other: MadeSchool): boolean {
  return one.centralId === other.id || other.centralId === one.id;
}

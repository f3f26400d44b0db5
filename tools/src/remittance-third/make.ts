import type { MadeLine } from '../remittance/made-line.ts';
import type { MadeStatement } from '../remittance/make-statement.ts';
import { Random } from '../remittance/random.ts';
import * as course from './course.ts';
import * as nameTrap from './name-trap.ts';
import * as plain from './plain.ts';
import { Reader } from './reader.ts';
import { type ThirdRegister, type ThirdSchool, thirdRegister } from './register.ts';
import * as snare from './snare.ts';
import type { Scene, Stage } from './stage.ts';
import * as trap from './trap.ts';

const shares: readonly (readonly [name: string, scene: Scene, share: number])[] = [
  ...withShares(plain, {
    asAsked: 24,
    copiedCode: 8,
    accountSpeaks: 6,
    shortName: 8,
    tailLost: 6,
    centralForOne: 4,
    typedBySound: 4,
    anotherCount: 3,
    otherNumbers: 5,
    cardOfATeacher: 2,
    phoneAlone: 2,
    written: 4,
    treasuryFor: 3,
    sameMoment: 1,
  }),
  ...withShares(trap, {
    anotherTraining: 4,
    togetherWithOther: 2,
    codeOfAnother: 2,
    codeMistyped: 2,
    wrongSplit: 3,
    companyLikeSchool: 2,
    accountOfAnother: 3,
    hardlyAnything: 3,
    countAgainst: 2,
    phoneOfTwo: 1,
    phoneOfAnother: 2,
    centralForAll: 2,
    wrongYear: 2,
    notOurs: 2,
  }),
  ...withShares(nameTrap, {
    wrongCounty: 2,
    cutInName: 3,
    mainOrBranch: 1,
    sharedShort: 3,
    notInRegister: 3,
    numberTooHigh: 2,
    mergedSchools: 3,
    listWithGap: 2,
  }),
  ...withShares(snare, {
    townOffice: 1,
    tooMuchSaid: 1,
    numbersOfOthers: 1,
    otherRate: 2,
    countyOmitted: 1,
    placeAsSchool: 2,
    contractor: 1,
    fieldsDisagree: 2,
    countCut: 1,
  }),
  ...withShares(course, {
    paidAgain: 2,
    correctedLater: 1,
    inParts: 3,
    sentBack: 2,
    refundBounced: 1,
    bankEntry: 2,
    feeMentioned: 1,
  }),
];

function withShares(scenes: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, number>>) {
  return Object.entries(wanted).map(([name, share]): [string, Scene, number] => {
    const scene = scenes[name];
    if (typeof scene !== 'function') throw new Error(`no scene ${name}`);
    return [name, scene as Scene, share];
  });
}

/** A statement in the shape of `makeStatement`'s by a generator written from the notices, not from the engine. */
export function makeThirdStatement(seed: number, schoolCount: number, lineCount: number): MadeStatement {
  const random = new Random(seed * 31 + 3);
  const register = thirdRegister(schoolCount, random);
  const stage = stageOf(register, random);
  const lines: MadeLine[] = [];
  const total = shares.reduce((sum, [, , share]) => sum + share, 0);
  for (let tries = 0; lines.length < lineCount && tries < lineCount * 2; tries += 1) {
    const [name, scene] = drawn(random.next() * total);
    lines.push(...scene(stage, name));
  }
  lines.sort((a, b) => a.at - b.at);
  const used = new Set<string>();
  return { register, lines: lines.map((line) => ({ ...line, serial: freshSerial(used, random) })) };
}

function drawn(mark: number): (typeof shares)[number] {
  let reached = 0;
  for (const share of shares) {
    reached += share[2];
    if (mark < reached) return share;
  }
  throw new Error('the mark lies beyond all shares');
}

function stageOf({ schools, strangers }: ThirdRegister, random: Random): Stage {
  const reader = new Reader(schools);
  const byId = new Map(schools.map((school) => [school.id, school]));
  const rest = random.shuffle([...schools]);
  const outside = random.shuffle([...strangers]);
  return {
    random,
    reader,
    byId: (id) => byId.get(id) ?? null,
    stranger: () => outside.pop() ?? null,
    fresh: (fits = () => true) => takeFrom(rest, fits),
  };
}

/** The last of them that fits, taken out; how far it looks is bounded, so that a rare wish costs little. */
function takeFrom(rest: ThirdSchool[], fits: (school: ThirdSchool) => boolean): ThirdSchool | null {
  const farthest = Math.max(0, rest.length - 3000);
  for (let at = rest.length - 1; at >= farthest; at -= 1) {
    const school = rest[at];
    if (!school || !fits(school)) continue;
    const last = rest.pop();
    if (last && last !== school) rest[at] = last;
    return school;
  }
  return null;
}

function freshSerial(used: Set<string>, random: Random): string {
  for (;;) {
    const serial = random.digits(14);
    if (!used.has(serial)) {
      used.add(serial);
      return serial;
    }
  }
}

import type { DocumentKind } from '@yanxiu/domain/kernel/identity-number';
import type { Stage } from '@yanxiu/domain/program/policy';
import type { PersonType } from '@yanxiu/domain/registration/person-types';
import { subjects } from '../data/name.ts';
import { allot } from './allotment.ts';
import { identityNumber, identityPool } from './identity.ts';
import { nameOf, type Sex, weightedWords } from './name.ts';
import { phoneOf } from './number.ts';
import { addOddities } from './oddity.ts';
import { type Random, randomOf } from './random.ts';
import { type Region, regionOf, type School, schoolsOf } from './school.ts';

/** A teacher as the school that registers her knows her. */
export interface Person {
  /** Stable within a seed: `yangcheng-00001`. */
  readonly key: string;
  readonly name: string;
  readonly sex: Sex;
  readonly documentKind: DocumentKind;
  readonly documentNumber: string;
  readonly phone: string;
  /** Key of the colleague whose phone she gave as her own; null as a rule. */
  readonly sharesPhoneOf: string | null;
  readonly stage: Stage;
  /** The word that the roster carries, such as 道德与法治. */
  readonly subject: string;
  /** 现工作单位, which registers and pays. */
  readonly schoolCode: string;
  /** 编制单位 of a 支教 or 借调 teacher. */
  readonly homeSchoolCode: string | null;
  readonly personType: PersonType;
  /** 备注 as the clerk wrote it. */
  readonly remark: string;
  /** True where the home school lists her too: the conflict that the county settles. */
  readonly alsoListedByHome: boolean;
}

export interface PeopleOrder {
  /** The exact number of people of each region; left out: every teacher of every school. */
  readonly trainees?: number;
}

/** The year in which a region's notice was issued: ages are counted to it. */
const noticeYear: Readonly<Record<Region, number>> = { yangcheng: 2021, xinzhou: 2020 };

/** Ordinals of phones and keys: the regions, the staff and who has left have their own ranges. */
export const phoneBase: Readonly<Record<Region | 'staff' | 'left', number>> = {
  yangcheng: 0,
  xinzhou: 500_000,
  staff: 1_000_000,
  left: 1_500_000,
};

const subjectWords: Readonly<Record<Stage, readonly (readonly [string, number])[]>> = {
  preschool: weightedWords(subjects.preschool),
  primary: weightedWords(subjects.primary),
  junior: weightedWords(subjects.junior),
  senior: weightedWords(subjects.senior),
  vocational: weightedWords(subjects.vocational),
  special: weightedWords(subjects.special),
};

/** Share of women by stage, in thousandths. */
const womenPermille: Readonly<Record<Stage, number>> = {
  preschool: 960,
  primary: 720,
  junior: 610,
  senior: 560,
  vocational: 540,
  special: 760,
};

function ageOf(sex: Sex, school: School, random: Random): number {
  const isYoung = school.ownership === 'private' || school.stages.includes('preschool');
  const age = random.weighted([
    [random.int(23, 30), isYoung ? 45 : 16],
    [random.int(31, 40), isYoung ? 35 : 30],
    [random.int(41, 50), isYoung ? 15 : 34],
    [random.int(51, 59), isYoung ? 5 : 20],
  ]);
  return sex === 'female' ? Math.min(age, 54) : age;
}

function typeOf(school: School, age: number, random: Random): PersonType {
  if (school.ownership === 'private') return 'contract';
  if (school.township && age <= 30 && random.chance(350)) return 'special';
  return random.chance(school.stages.includes('preschool') ? 400 : 40) ? 'contract' : 'regular';
}

function peopleOfRegion(region: Region, schools: readonly School[], seed: number, order: PeopleOrder): Person[] {
  const pool = identityPool(seed, 'people');
  const random = randomOf(seed, `people/${region}`);
  const counts = allot(schools, order.trainees);
  const people: Person[] = [];
  for (const school of schools) {
    const own = random.fork(school.code);
    for (let left = counts.get(school.code) ?? 0; left > 0; left -= 1) {
      const ordinal = people.length;
      const stage = own.pick(school.stages);
      const sex = own.chance(womenPermille[stage]) ? 'female' : 'male';
      const age = ageOf(sex, school, own);
      const birthYear = noticeYear[region] - age;
      const personType = typeOf(school, age, own);
      people.push({
        key: `${region}-${String(ordinal + 1).padStart(5, '0')}`,
        name: nameOf(region, sex, birthYear, own),
        sex,
        documentKind: 'id',
        documentNumber: identityNumber(pool, { region, placeCode: school.parentCode, birthYear, sex }, own),
        phone: phoneOf(seed, phoneBase[region] + ordinal),
        sharesPhoneOf: null,
        stage,
        subject: own.weighted(subjectWords[stage]),
        schoolCode: school.code,
        homeSchoolCode: null,
        personType,
        remark: personType === 'special' ? '特岗教师' : '',
        alsoListedByHome: false,
      });
    }
  }
  return addOddities(people, schools, random.fork('oddity'));
}

/**
 * The teachers of the given schools, region by region in the order of the schools. Document numbers are unique and
 * valid; phones are unique but for the few marked `sharesPhoneOf`. The same schools, seed and order give the same list.
 */
export function generatePeople(schools: readonly School[], seed: number, order: PeopleOrder = {}): Person[] {
  const regions = [...new Set(schools.map(regionOf))];
  return regions.flatMap((region) => peopleOfRegion(region, schoolsOf(region, schools), seed, order));
}

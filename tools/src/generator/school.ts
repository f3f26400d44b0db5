import type { Stage } from '@yanxiu/domain/program/policy';
import { cityCodeOf, yangchengCode } from './place.ts';
import { randomOf } from './random.ts';
import { schoolsOfXinzhou } from './school-xinzhou.ts';
import { schoolsOfYangcheng } from './school-yangcheng.ts';

/** The region of a program: 阳城县 or 忻州市. */
export type Region = 'yangcheng' | 'xinzhou';

export interface SchoolBank {
  readonly bankName: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

/** A school as an organisation register holds it; synthetic, yet shaped like the real ones. */
export interface School {
  /** 学校标识码: ten digits, class of school, province 14, serial; never changes with the seed. */
  readonly code: string;
  /** 学校全称, which also stands on rosters. */
  readonly name: string;
  /** 备案名称; a subordinate school has its 中心校's. */
  readonly registeredName: string;
  readonly aliases: readonly string[];
  readonly stages: readonly Stage[];
  readonly ownership: 'public' | 'private';
  /** Code of the county, or of the city for a 市直学校. */
  readonly parentCode: string;
  /** The 中心校 that reports and pays for this school; null for a reporting unit. */
  readonly reportsThroughCode: string | null;
  /** 统一社会信用代码; null where the 中心校's serves. */
  readonly uscc: string | null;
  readonly schoolType: string;
  readonly township: string | null;
  readonly address: string;
  readonly bank: SchoolBank | null;
  /** 在职专任教师数. */
  readonly teacherCount: number;
}

/**
 * All schools of the demonstration: 阳城县 (61 reporting units, about 3,000 teachers) and 忻州市 (15 county-level units
 * and city-direct schools, about 400 schools and 12,000 teachers). The same seed gives the same list.
 */
export function generateSchools(seed: number): School[] {
  const random = randomOf(seed, 'school');
  return [...schoolsOfYangcheng(random.fork('yangcheng')), ...schoolsOfXinzhou(random.fork('xinzhou'))];
}

export function regionOf(school: School): Region {
  return school.parentCode === yangchengCode ? 'yangcheng' : 'xinzhou';
}

export function schoolsOf(region: Region, schools: readonly School[]): School[] {
  return schools.filter((school) => regionOf(school) === region);
}

/** The schools that hand in a roster and pay: all that report through nobody else. */
export function reportingUnits(schools: readonly School[]): School[] {
  return schools.filter((school) => school.reportsThroughCode === null);
}

/** The reporting unit's code of each school's code: itself or its 中心校. */
export function unitCodeOf(school: School): string {
  return school.reportsThroughCode ?? school.code;
}

/** A 市直学校 has no county between itself and the city. */
export function isCityDirect(school: School): boolean {
  return cityCodeOf(school.parentCode) === school.parentCode;
}

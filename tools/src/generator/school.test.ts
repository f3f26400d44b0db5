import { checkCnaps } from '@yanxiu/domain/kernel/cnaps';
import { checkUscc } from '@yanxiu/domain/kernel/uscc';
import { shanxiPlaces } from '@yanxiu/domain/org/data/shanxi';
import { describe, expect, test } from 'vitest';
import { bankNumberOf } from './bank.ts';
import { generateSchools, isCityDirect, reportingUnits, schoolsOf } from './school.ts';

const schools = generateSchools(1);
const yangcheng = schoolsOf('yangcheng', schools);
const xinzhou = schoolsOf('xinzhou', schools);
const teachers = (list: typeof schools) => list.reduce((sum, school) => sum + school.teacherCount, 0);

test('the same seed gives the same schools, another one the same codes', () => {
  expect(generateSchools(1)).toEqual(schools);
  const codes = (list: typeof schools) => list.map((school) => [school.code, school.name.slice(0, 9)]);
  expect(codes(generateSchools(2)).length).toBe(schools.length);
  expect(generateSchools(2).map((school) => school.code)).toEqual(schools.map((school) => school.code));
});

describe('阳城县', () => {
  test('has about 60 reporting units and 3,000 teachers, all below the county', () => {
    expect(reportingUnits(yangcheng).length).toBeGreaterThanOrEqual(58);
    expect(reportingUnits(yangcheng).length).toBeLessThanOrEqual(63);
    expect(teachers(yangcheng)).toBeGreaterThan(2900);
    expect(teachers(yangcheng)).toBeLessThan(3200);
    expect(new Set(yangcheng.map((school) => school.parentCode))).toEqual(new Set(['140522']));
  });

  test('has the schools that its notice addresses', () => {
    const units = reportingUnits(yangcheng);
    for (const name of [
      '阳城县第一中学校',
      '阳城县第二中学校',
      '阳城县职业高级中学校',
      '阳城县实验小学',
      '阳城县幼儿园',
    ]) {
      expect(units.map((unit) => unit.name)).toContain(name);
    }
    expect(units.filter((unit) => unit.stages.includes('senior'))).toHaveLength(2);
    expect(units.filter((unit) => unit.schoolType === '中心校')).toHaveLength(15);
    expect(new Set(units.filter((unit) => unit.schoolType === '初级中学').map((unit) => unit.township)).size).toBe(16);
    expect(
      units.filter((unit) => unit.ownership === 'private' && unit.stages[0] === 'preschool').length,
    ).toBeGreaterThan(9);
  });
});

test('忻州市 has 15 county-level units and city-direct schools, about 400 schools and 12,000 teachers', () => {
  const direct = xinzhou.filter(isCityDirect);
  const counties = new Set(xinzhou.filter((school) => !isCityDirect(school)).map((school) => school.parentCode));
  expect(counties).toEqual(new Set(shanxiPlaces.filter((one) => one.parentCode === '140900').map((one) => one.code)));
  expect(direct.length).toBeGreaterThan(9);
  expect(xinzhou.length).toBeGreaterThan(380);
  expect(xinzhou.length).toBeLessThan(420);
  expect(teachers(xinzhou)).toBeGreaterThan(11_500);
  expect(teachers(xinzhou)).toBeLessThan(12_500);
});

describe('every school', () => {
  test('has a code and a name of its own and a realistic size', () => {
    expect(new Set(schools.map((school) => school.code)).size).toBe(schools.length);
    expect(new Set(schools.map((school) => school.name)).size).toBe(schools.length);
    for (const school of schools) {
      expect(school.code).toMatch(/^\d{10}$/);
      expect(school.teacherCount).toBeGreaterThanOrEqual(3);
      expect(school.teacherCount).toBeLessThanOrEqual(210);
      if (school.schoolType === '教学点') expect(school.teacherCount).toBe(3);
    }
  });

  test('is registered itself or through a 中心校 of its county', () => {
    const byCode = new Map(schools.map((school) => [school.code, school]));
    const usccs = new Set<string>();
    for (const school of schools) {
      if (school.reportsThroughCode === null) {
        expect(checkUscc(school.uscc ?? '').state).toBe('valid');
        expect(school.uscc?.slice(0, 2)).toBe(school.ownership === 'private' ? '52' : '12');
        expect(school.bank?.accountName).toBe(school.registeredName);
        expect(checkCnaps(bankNumberOf(school.bank?.bankName ?? '', school.parentCode)).state).toBe('valid');
        usccs.add(school.uscc ?? '');
      } else {
        const centre = byCode.get(school.reportsThroughCode);
        expect(centre?.schoolType).toBe('中心校');
        expect(centre?.parentCode).toBe(school.parentCode);
        expect(school.registeredName).toBe(centre?.registeredName);
        expect([school.uscc, school.bank]).toEqual([null, null]);
      }
    }
    expect(usccs.size).toBe(reportingUnits(schools).length);
  });
});

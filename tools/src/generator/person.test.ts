import { ageOn, checkDocumentNumber } from '@yanxiu/domain/kernel/identity-number';
import { checkPersonName } from '@yanxiu/domain/kernel/person-name';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { readSubject } from '@yanxiu/domain/registration/subjects';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneOf } from './number.ts';
import { generatePeople, type Person } from './person.ts';
import { generateSchools, type Region, schoolsOf, unitCodeOf } from './school.ts';

const schools = generateSchools(1);
const everybody = generatePeople(schools, 1);

function unitsOf(people: readonly Person[]): Set<string> {
  const unit = new Map(schools.map((school) => [school.code, unitCodeOf(school)]));
  return new Set(people.map((person) => unit.get(person.schoolCode) ?? ''));
}

test('the same seed gives the same people', () => {
  expect(generatePeople(schools, 1)).toEqual(everybody);
  expect(everybody).toHaveLength(schools.reduce((sum, school) => sum + school.teacherCount, 0));
});

describe('everybody', () => {
  test('has a valid document number of her own, of the right sex and an adult age', () => {
    expect(new Set(everybody.map((person) => person.documentNumber)).size).toBe(everybody.length);
    for (const person of everybody) {
      const check = checkDocumentNumber(person.documentNumber, person.documentKind);
      expect(check.state).toBe('valid');
      expect(check.derived?.sex).toBe(person.sex);
      const age = ageOn(check.derived?.birthOn ?? null, '2021-06-30') ?? 0;
      expect(age).toBeGreaterThanOrEqual(22);
      expect(age).toBeLessThanOrEqual(60);
    }
  });

  test('has a phone of prefix 154 that nobody else has, but for the marked', () => {
    const own = everybody.filter((person) => person.sharesPhoneOf === null);
    expect(new Set(own.map((person) => person.phone)).size).toBe(own.length);
    const byKey = new Map(everybody.map((person) => [person.key, person]));
    const sharing = everybody.filter((person) => person.sharesPhoneOf !== null);
    expect(sharing.length).toBeGreaterThanOrEqual(4);
    for (const person of sharing) {
      const owner = byKey.get(person.sharesPhoneOf ?? '');
      expect([owner?.phone, owner?.schoolCode]).toEqual([person.phone, person.schoolCode]);
    }
    for (const person of everybody) {
      expect(person.phone).toMatch(/^154\d{8}$/);
      expect(checkPhone(person.phone).state).not.toBe('invalid');
    }
  });

  test('has a name and a subject that a roster may carry', () => {
    for (const person of everybody) {
      expect(checkPersonName(person.name).state).not.toBe('invalid');
      expect(readSubject(person.subject, person.stage).known).toBe(true);
    }
  });
});

test('older teachers of 忻州 carry the abolished 1422xx area codes, those of 阳城 today’s', () => {
  const share = (people: readonly Person[], prefix: string) =>
    people.filter((person) => person.documentNumber.startsWith(prefix)).length / people.length;
  const older = everybody.filter(
    (one) => one.key.startsWith('xinzhou') && Number(one.documentNumber.slice(6, 10)) < 1990,
  );
  expect(share(older, '1422')).toBeGreaterThan(0.8);
  expect(
    share(
      everybody.filter((one) => one.key.startsWith('yangcheng')),
      '140522',
    ),
  ).toBeGreaterThan(0.8);
});

describe.each(['yangcheng', 'xinzhou'] as const)('%s, however small', (region: Region) => {
  test.each([50, 200, 3000])('%i people hold every oddity', (trainees) => {
    const own = schoolsOf(region, schools);
    const people = generatePeople(own, 7, { trainees });
    expect(people).toHaveLength(trainees);
    expect(people.filter((person) => person.name.includes('·')).length).toBeGreaterThanOrEqual(3);
    expect(people.filter((person) => /[喆㛃䶮]/.test(person.name)).length).toBeGreaterThanOrEqual(5);
    expect(people.filter((person) => person.sharesPhoneOf !== null).length).toBeGreaterThanOrEqual(2);
    expect(people.filter((person) => person.documentKind === 'residencePermitHmt')).toHaveLength(1);
    const lent = people.filter((person) => person.homeSchoolCode !== null);
    expect(lent.length).toBeGreaterThanOrEqual(2);
    expect(lent.some((person) => person.alsoListedByHome)).toBe(true);
    for (const person of lent) {
      expect(person.homeSchoolCode).not.toBe(person.schoolCode);
      expect(['supporting', 'seconded']).toContain(person.personType);
      expect(unitsOf(people)).toContain(person.homeSchoolCode);
    }
    const twins = Map.groupBy(people, (person) => `${person.schoolCode} ${person.name}`);
    expect([...twins.values()].some((list) => list.length > 1)).toBe(true);
  });
});

test('a number of trainees is met exactly, in at least one unit for every dozen', () => {
  const own = schoolsOf('xinzhou', schools);
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 2000 }), fc.nat(1000), (trainees, seed) => {
      const people = generatePeople(own, seed, { trainees });
      expect(people).toHaveLength(trainees);
      expect(new Set(people.map((person) => person.documentNumber)).size).toBe(trainees);
      expect(unitsOf(people).size).toBeGreaterThanOrEqual(Math.min(240, Math.floor(trainees / 12)));
    }),
    { numRuns: 40 },
  );
});

test('two neighbouring seeds share no document number and no phone', () => {
  const next = generatePeople(schools, 2);
  const numbers = new Set(everybody.map((person) => person.documentNumber));
  const phones = new Set(everybody.map((person) => person.phone));
  expect(next.filter((person) => numbers.has(person.documentNumber))).toEqual([]);
  expect(next.filter((person) => phones.has(person.phone))).toEqual([]);
});

test('different ordinals of a seed never have one phone', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(1_999_999), fc.nat(1_999_999), (seed, one, other) => {
      expect(phoneOf(seed, one) === phoneOf(seed, other)).toBe(one === other);
    }),
  );
});

import { checkDocumentNumber } from '@yanxiu/domain/kernel/identity-number';
import { expect, test } from 'vitest';
import { generatePeople } from './person.ts';
import { generateSchools, reportingUnits } from './school.ts';
import { generateStaff, type StaffMember } from './staff.ts';

const schools = generateSchools(1);
const people = generatePeople(schools, 1);
const staff = generateStaff(schools, people, 1);
const holders = (role: StaffMember['roles'][number]) => staff.filter((member) => member.roles.includes(role));

test('the same seed gives the same staff', () => {
  expect(generateStaff(schools, people, 1)).toEqual(staff);
});

test('every reporting unit has a head, a clerk and somebody for the money, and nobody else has', () => {
  const units = new Set(reportingUnits(schools).map((unit) => unit.code));
  for (const role of ['principal', 'schoolAdmin', 'schoolFinance'] as const) {
    const at = holders(role).map((member) => (member.post.kind === 'school' ? member.post.code : ''));
    expect(new Set(at)).toEqual(units);
    expect(at).toHaveLength(units.size);
  }
  expect(staff.some((member) => member.roles.includes('principal') && member.roles.includes('schoolAdmin'))).toBe(true);
});

test('every bureau and both providers have their people', () => {
  expect(holders('provinceAdmin')).toHaveLength(1);
  expect(holders('countyAdmin')).toHaveLength(2 + 15);
  expect(holders('cityAdmin')).toHaveLength(3);
  for (const role of ['providerManager', 'providerSupport', 'contentEditor'] as const)
    expect(holders(role)).toHaveLength(2);
  expect(holders('providerFinance')).toHaveLength(4);
  expect(holders('tutor').length).toBeGreaterThan(100);
  expect(holders('operator').map((member) => member.key)).not.toEqual(holders('auditor').map((member) => member.key));
});

test('who is a teacher too keeps her identity; all others are nobody’s double', () => {
  const byKey = new Map(people.map((person) => [person.key, person]));
  const numbers = new Set(people.map((person) => person.documentNumber));
  const phones = new Set(people.map((person) => person.phone));
  expect(staff.some((member) => member.personKey !== null && member.roles.includes('schoolAdmin'))).toBe(true);
  for (const member of staff) {
    const { documentNumber, phone } = member;
    expect(checkDocumentNumber(documentNumber).state).toBe('valid');
    const person = member.personKey === null ? undefined : byKey.get(member.personKey);
    if (person)
      expect(member).toMatchObject({ name: person.name, documentNumber: person.documentNumber, phone: person.phone });
    else expect([numbers.has(documentNumber), phones.has(phone)]).toEqual([false, false]);
  }
  const others = staff.filter((member) => member.personKey === null);
  expect(new Set(others.map((member) => member.documentNumber)).size).toBe(others.length);
});

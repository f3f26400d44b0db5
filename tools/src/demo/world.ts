import { generatePeople, type Person } from '../generator/person.ts';
import { generateSchools, type Region, type School, schoolsOf } from '../generator/school.ts';
import { generateStaff, type StaffMember } from '../generator/staff.ts';

/** Everything synthetic that the demo is made from; the same seed gives the same world. */
export interface World {
  readonly schools: readonly School[];
  readonly people: readonly Person[];
  readonly staff: readonly StaffMember[];
}

export const demoSeed = 20211028;

/** The whole world, or one region of it with so many trainees; its schools may be those of another seed. */
export function makeWorld(
  seed: number = demoSeed,
  only?: { region: Region; trainees: number },
  schoolSeed: number = seed,
): World {
  const all = generateSchools(schoolSeed);
  const schools = only ? schoolsOf(only.region, all) : all;
  const people = generatePeople(schools, seed, only ? { trainees: only.trainees } : {});
  return { schools, people, staff: generateStaff(schools, people, seed) };
}

export type { Person, School, StaffMember };

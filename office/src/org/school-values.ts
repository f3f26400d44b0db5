import type { InputOf, OutputOf } from '@yanxiu/contract/index';

/** What the form of a school holds: every field of the endpoint but where the school stands. */
export interface SchoolValues {
  readonly name: string;
  readonly registeredName: string;
  readonly aliases: string[];
  readonly uscc: string;
  readonly ownership: 'public' | 'private';
  readonly stages: InputOf<'org.create'>['stages'];
  readonly address: string;
  readonly reportsThrough: string | null;
}

export const newSchool: SchoolValues = {
  name: '',
  registeredName: '',
  aliases: [],
  uscc: '',
  ownership: 'public',
  stages: [],
  address: '',
  reportsThrough: null,
};

export function valuesOf(org: OutputOf<'org.get'>): SchoolValues {
  return {
    name: org.name,
    registeredName: org.registeredName ?? '',
    aliases: org.aliases,
    uscc: org.uscc ?? '',
    ownership: org.ownership ?? 'public',
    stages: org.stages as SchoolValues['stages'],
    address: org.address ?? '',
    reportsThrough: org.reportsThrough,
  };
}

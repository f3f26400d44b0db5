import { feeFen, type MadeLine, type Truth } from '../remittance/made-line.ts';
import type { Random } from '../remittance/random.ts';
import type { Payer } from './payer.ts';
import type { Reader } from './reader.ts';
import type { ThirdSchool } from './register.ts';
import { laid } from './writing.ts';

/** What a scene is written from. */
export interface Stage {
  readonly random: Random;
  readonly reader: Reader;
  /** A school that no line has paid for yet. */
  fresh(fits?: (school: ThirdSchool) => boolean): ThirdSchool | null;
  stranger(): ThirdSchool | null;
  byId(id: string): ThirdSchool | null;
}

/** One line, or several that belong together; none where the register has nobody to play it. */
export type Scene = (stage: Stage, name: string) => MadeLine[];

export type Fields = Pick<MadeLine, 'summary' | 'purpose' | 'postscript'>;

/** Some minute within the two months of paying. */
export function someTime(random: Random): number {
  return random.int(0, 5_000_000);
}

export function comesIn(stage: Stage, amountFen: number, by: Payer, remark: string | Fields, truth: Truth): MadeLine {
  const fields = typeof remark === 'string' ? laid(remark, stage.random) : remark;
  return { at: someTime(stage.random), direction: 'in', amountFen, ...by, ...fields, truth };
}

export type Share = readonly [school: ThirdSchool, heads: number];

/** Whoever reads it with care books it so. */
export function clear(scenario: string, shares: readonly Share[]): Truth {
  return { scenario, decision: 'match', acceptable: ['match'], allocations: sharesOf(shares) };
}

/** May be booked so; whoever asks first does nothing wrong. */
export function either(scenario: string, shares: readonly Share[]): Truth {
  return { ...clear(scenario, shares), acceptable: ['match', 'person'] };
}

/** A careful accountant makes a call. */
export function ask(scenario: string): Truth {
  return { scenario, decision: 'person', acceptable: ['person'], allocations: [] };
}

function sharesOf(shares: readonly Share[]) {
  return shares.map(([school, heads]) => ({ schoolId: school.id, heads, amountFen: heads * feeFen }));
}

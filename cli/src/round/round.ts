import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import type { World } from '@yanxiu/tools/demo/world';
import type { Person } from '@yanxiu/tools/generator/person';
import { type Random, randomOf } from '@yanxiu/tools/generator/random';
import type { School } from '@yanxiu/tools/generator/school';
import type { AccountBefore } from './account-before.ts';
import type { Api } from './api.ts';
import type { RoundArguments } from './arguments.ts';
import type { Office, Post } from './office.ts';

/** A reporting unit of the round: what the generator knows and where it is in the product. */
export interface Unit {
  readonly school: School;
  readonly id: string;
  readonly name: string;
  /** Everybody on its roster: as the clerk's file lists them, and whoever a change order brought in. */
  readonly people: Person[];
  readonly clerk: Post;
  readonly principal: Post;
  readonly finance: Post;
  /** True where clerk and head are one person: the county confirms (rules §4). */
  readonly headIsClerk: boolean;
  /** The reviewers of its route, in order. */
  readonly reviewers: readonly Post[];
}

/** A teacher who studies: her account and how she takes the year. */
export interface Learner {
  readonly person: Person;
  readonly personId: string;
  readonly unit: Unit;
  readonly login: string;
  readonly password: string;
  cookie: string;
}

/** Things that a year contains beside its straight course, each counted where it has happened. */
export const incidentNames = [
  'exemption',
  'conflict',
  'returned',
  'extension',
  'replacement',
  'removalWithRefund',
  'lateRegistrant',
  'sharedPhone',
  'countyPaid',
  'partPayment',
  'doublePayment',
  'unreadablePayment',
  'reversal',
  'redLetter',
  'player2x',
  'takeOver',
  'failedPresence',
  'objection',
  'correctionAfterLock',
  'revokedCertificate',
] as const;
export type Incident = (typeof incidentNames)[number];

/** The provider's bank and the tax bureau, as far as the round plays them. */
export interface Bank {
  balanceFen: number;
  /** Lines and invoices made so far, for their numbers. */
  lines: number;
  invoices: number;
  /** Incoming lines of which something is to go back. */
  readonly refunded: string[];
}

/** Everything that the steps of a round share. */
export interface Round {
  readonly args: RoundArguments;
  /** What the generator knows: schools, people, staff. */
  readonly world: World;
  readonly api: Api;
  readonly office: Office;
  readonly random: Random;
  readonly programId: string;
  readonly settings: ProgramSettings;
  readonly publisher: Post;
  readonly provider: { readonly manager: Post; readonly finance: Post; readonly secondFinance: Post };
  readonly operator: Post;
  readonly units: readonly Unit[];
  readonly incidents: Map<Incident, number>;
  readonly learners: Learner[];
  readonly bank: Bank;
  /** Null until the money begins. */
  before: AccountBefore | null;
  /** Real time, to make numbers that a running server has not seen. */
  readonly startedAtMs: number;
  say(line: string): void;
}

export function note(round: Round, incident: Incident, times = 1): void {
  round.incidents.set(incident, (round.incidents.get(incident) ?? 0) + times);
}

/** The randomness of one step, apart from the others': steps can change without moving each other. */
export function randomFor(round: Pick<Round, 'args'>, step: string): Random {
  return randomOf(round.args.seed, `round/${step}`);
}

/** Moves demo time to an hour of a day in Shanghai; an instant that has passed is left where it is. */
export async function advanceTo(round: Pick<Round, 'api'>, day: string, time = '09:00:00'): Promise<void> {
  const to = `${day}T${time}+08:00`;
  const { now } = await round.api.call(null, 'operation.clock', {});
  if (Date.parse(now) < Date.parse(to)) await round.api.call(null, 'operation.advanceClock', { to, simulate: false });
}

/** Moves demo time to an instant that lies ahead. */
export async function advanceToInstant(round: Pick<Round, 'api'>, atMs: number): Promise<void> {
  const to = new Date(atMs).toISOString();
  await round.api.call(null, 'operation.advanceClock', { to, simulate: false });
}

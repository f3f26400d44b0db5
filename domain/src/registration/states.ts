import type { Role } from '../access/roles.ts';
import { type Day, dayText } from '../kernel/day.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { ReviewLevel } from '../program/route.ts';
import { refuseRegistration } from './refusals.ts';

/**
 * draft → withPrincipal → submitted (step by step along the route) → locked, and returned from each (rules §4).
 * `submitted` is with the level `route[step]`.
 */
export const registrationStates = ['draft', 'withPrincipal', 'submitted', 'locked', 'returned'] as const;
export type RegistrationState = (typeof registrationStates)[number];

export const registrationStateNames: Readonly<Record<RegistrationState, string>> = {
  draft: '填报中',
  withPrincipal: '待校长确认',
  submitted: '已上报，审核中',
  locked: '已锁定',
  returned: '已退回',
};

export const levelNames: Readonly<Record<ReviewLevel, string>> = { county: '县（市、区）', city: '市' };

/** Who acts, as the states know them. */
export type Party = 'clerk' | 'principal' | 'county' | 'city';

/** The party that a role is in registrations; null for a role that only reads. */
export function partyOf(role: Role): Party | null {
  if (role === 'schoolAdmin') return 'clerk';
  if (role === 'principal') return 'principal';
  if (role === 'countyAdmin') return 'county';
  return role === 'cityAdmin' ? 'city' : null;
}

export const registrationActs = [
  'edit',
  'submit',
  'takeBack',
  'confirm',
  'returnToClerk',
  'recordScan',
  'confirmFor',
  'approve',
  'lock',
  'return',
  'unlock',
  'askExtension',
  'decideExtension',
  'change',
  'keepScan',
] as const;
export type RegistrationAct = (typeof registrationActs)[number];

interface Move {
  readonly from: readonly RegistrationState[];
  /** A bureau among them acts for the unit (代办), which is shown. */
  readonly by: readonly Party[];
  /** The state it leads to; acts without one leave the state as it is. Taking back goes one step back. */
  readonly to?: RegistrationState;
}

const bureaus: readonly Party[] = ['county', 'city'];
const unitOrBureau: readonly Party[] = ['clerk', 'county', 'city'];

/** States and allowed moves as one table. */
export const registrationMoves: Readonly<Record<RegistrationAct, Move>> = {
  edit: { from: ['draft', 'returned'], by: unitOrBureau },
  submit: { from: ['draft', 'returned'], by: unitOrBureau, to: 'withPrincipal' },
  takeBack: { from: ['withPrincipal', 'submitted'], by: ['clerk', 'principal', 'county', 'city'] },
  confirm: { from: ['withPrincipal'], by: ['principal'], to: 'submitted' },
  returnToClerk: { from: ['withPrincipal'], by: ['principal'], to: 'returned' },
  recordScan: { from: ['withPrincipal'], by: bureaus, to: 'submitted' },
  confirmFor: { from: ['withPrincipal'], by: bureaus, to: 'submitted' },
  approve: { from: ['submitted'], by: bureaus, to: 'submitted' },
  lock: { from: ['submitted'], by: bureaus, to: 'locked' },
  return: { from: ['submitted'], by: bureaus, to: 'returned' },
  unlock: { from: ['locked'], by: bureaus, to: 'submitted' },
  askExtension: { from: ['draft', 'returned', 'withPrincipal'], by: unitOrBureau },
  decideExtension: { from: ['draft', 'returned', 'withPrincipal'], by: bureaus },
  change: { from: ['locked'], by: unitOrBureau },
  keepScan: { from: ['withPrincipal', 'submitted', 'locked'], by: ['clerk', 'principal', 'county', 'city'] },
};

const unlockWithinMs = 3_600_000;

/** What the rules need to know of one registration at one moment. */
export interface RegistrationFacts {
  readonly state: RegistrationState;
  readonly step: number;
  readonly route: readonly ReviewLevel[];
  readonly openedByNext: boolean;
  readonly lockedAt: Date | null;
  readonly rosterDueOn: Day;
  readonly extendedUntil: Day | null;
  readonly extensionAsked: boolean;
  /** Who handed it to the principal. */
  readonly submittedBy: string | null;
  /** True where the clerk who submitted is the head too, or the unit has no head with an account. */
  readonly clerkIsHead: boolean;
  readonly today: Day;
  readonly now: Date;
}

export interface Actor {
  readonly party: Party | null;
  readonly personId: string;
  /** A higher level says that it acts for the level whose turn it is. */
  readonly onBehalf?: boolean;
}

/** The last day on which a submission is accepted. */
export function acceptedUntil(facts: Pick<RegistrationFacts, 'rosterDueOn' | 'extendedUntil'>): Day {
  return facts.extendedUntil && facts.extendedUntil > facts.rosterDueOn ? facts.extendedUntil : facts.rosterDueOn;
}

/** Late: not yet with the reviewers after the day on which rosters are due. */
export function isLate(facts: Pick<RegistrationFacts, 'state' | 'rosterDueOn' | 'extendedUntil' | 'today'>): boolean {
  return facts.state !== 'submitted' && facts.state !== 'locked' && facts.today > acceptedUntil(facts);
}

/** May this actor do this now? Null when yes, the refusal with its reason when not. */
export function refuseAct(act: RegistrationAct, facts: RegistrationFacts, actor: Actor): Refusal | null {
  const { party } = actor;
  const move = registrationMoves[act];
  if (!party || !move.by.includes(party)) return refuseRegistration('notYourRole', { who: partyWords(move.by) });
  if (!move.from.includes(facts.state)) return refuseState(act, facts.state);
  return moreRules[act]?.(facts, actor) ?? null;
}

export interface AllowedAct {
  readonly act: RegistrationAct;
  readonly allowed: boolean;
  readonly reason?: string;
}

/** The acts that a party's buttons stand for, with the reason where one may not be used now. */
export function allowedActs(facts: RegistrationFacts, actor: Actor): AllowedAct[] {
  const { party } = actor;
  if (!party) return [];
  return registrationActs
    .filter((act) => registrationMoves[act].by.includes(party))
    .map((act) => {
      const refusal = refuseAct(act, facts, actor);
      return refusal ? { act, allowed: false, reason: refusal.message } : { act, allowed: true };
    });
}

/** Does the act count as done for somebody else (代办, or a review at a lower level's step)? */
export function isOnBehalf(act: RegistrationAct, facts: RegistrationFacts, party: Party): boolean {
  if (party !== 'county' && party !== 'city') return false;
  if (act === 'edit' || act === 'submit' || act === 'askExtension' || act === 'change') return true;
  if (act === 'confirmFor') return true;
  return (act === 'approve' || act === 'lock' || act === 'return') && facts.route[facts.step] !== party;
}

type Rule = (facts: RegistrationFacts, actor: Actor) => Refusal | null;

const moreRules: Partial<Readonly<Record<RegistrationAct, Rule>>> = {
  submit: refuseLate,
  takeBack: refuseTakeBack,
  confirm: (facts, actor) =>
    facts.submittedBy === actor.personId
      ? refuseRegistration('confirmOwn', { level: levelAt(facts, 0) })
      : refuseLate(facts),
  recordScan: (facts) => refuseLate(facts),
  confirmFor: (facts) => (facts.clerkIsHead ? refuseLate(facts) : refuseRegistration('needsNoConfirmFor')),
  approve: (facts, actor) =>
    facts.step === facts.route.length - 1 ? refuseRegistration('lastStep') : refuseStep(facts, actor),
  lock: (facts, actor) => {
    if (facts.step === facts.route.length - 1) return refuseStep(facts, actor);
    return refuseStep(facts, actor) ?? refuseRegistration('notLastStep', { next: levelAt(facts, facts.step + 1) });
  },
  return: refuseStep,
  unlock: (facts, actor) => {
    if (!reaches(actor.party, facts.route.at(-1))) {
      return refuseRegistration('notYourRole', { who: levelAt(facts, facts.route.length - 1) });
    }
    const since = facts.now.getTime() - (facts.lockedAt?.getTime() ?? 0);
    return since > unlockWithinMs ? refuseRegistration('unlockTooLate') : null;
  },
  askExtension: (facts) => (facts.today > acceptedUntil(facts) ? null : refuseRegistration('extensionNotNeeded')),
  decideExtension: (facts) => (facts.extensionAsked ? null : refuseRegistration('extensionNotAsked')),
};

/** After the roster deadline nothing is accepted without an extension (rules §4; 忻教发〔2020〕98号 附件2 二.3). */
function refuseLate(facts: RegistrationFacts): Refusal | null {
  const until = acceptedUntil(facts);
  return facts.today > until ? refuseRegistration('deadlinePassed', { day: dayText(until) }) : null;
}

function refuseStep(facts: RegistrationFacts, actor: Actor): Refusal | null {
  const level = facts.route[facts.step];
  if (actor.party === level) return null;
  if (reaches(actor.party, level) && actor.onBehalf) return null;
  return refuseRegistration('notYourStep', { level: levelAt(facts, facts.step) });
}

/** The sender may take back what the next has not opened. */
function refuseTakeBack(facts: RegistrationFacts, actor: Actor): Refusal | null {
  const sender = facts.state === 'withPrincipal' || facts.step === 0 ? 'school' : facts.route[facts.step - 1];
  const isSchool = actor.party === 'clerk' || actor.party === 'principal';
  const isSender = sender === 'school' ? isSchool || actor.personId === facts.submittedBy : actor.party === sender;
  if (!isSender || (facts.state === 'withPrincipal' && actor.party === 'principal'))
    return refuseRegistration('notSender');
  if (!facts.openedByNext) return null;
  const who = facts.state === 'withPrincipal' ? '校长' : levelAt(facts, facts.step);
  return refuseRegistration('alreadyOpened', { who });
}

/** A city reaches what its counties do; a county nothing of the city's. */
function reaches(party: Party | null, level: ReviewLevel | undefined): boolean {
  return party === level || (party === 'city' && level === 'county');
}

function levelAt(facts: RegistrationFacts, step: number): string {
  const level = facts.route[step];
  return level ? levelNames[level] : '上级';
}

function refuseState(act: RegistrationAct, state: RegistrationState): Refusal {
  const params = { state: registrationStateNames[state] };
  if (act === 'change') return refuseRegistration('notLocked');
  if (act === 'keepScan') return refuseRegistration('scanEarly', params);
  if (act === 'edit')
    return state === 'locked' ? refuseRegistration('locked') : refuseRegistration('notEditable', params);
  if (act === 'submit') return refuseRegistration('notSubmittable', params);
  if (act === 'takeBack') return refuseRegistration('nothingToTakeBack', params);
  if (act === 'askExtension' || act === 'decideExtension') return refuseRegistration('extensionNotNeeded');
  if (act === 'approve' || act === 'lock' || act === 'return') return refuseRegistration('notSubmitted', params);
  return act === 'unlock' ? refuseRegistration('notLocked') : refuseRegistration('notWithPrincipal', params);
}

const partyNames: Readonly<Record<Party, string>> = {
  clerk: '学校管理员',
  principal: '校（园）长',
  county: '县级管理员',
  city: '市级管理员',
};

function partyWords(parties: readonly Party[]): string {
  return parties.map((party) => partyNames[party]).join('或');
}

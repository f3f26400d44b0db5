import { addDays, type Day, dayText } from '../kernel/day.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { type ActingUnit, decidesAt } from '../program/level.ts';
import type { ReviewLevel } from '../program/route.ts';
import { refuseAssessment } from './refusals.ts';

/**
 * computed → confirmed by provider → confirmed by school, 公示 → confirmed by county (where the route goes on above it) →
 * approved by the last of the route, locked (rules §9). One sheet a reporting unit.
 */
export const sheetStateNames = {
  computed: '已计算',
  providerConfirmed: '待校长确认',
  posted: '公示中',
  countyConfirmed: '待市级审定',
  locked: '已审定',
} as const;
export type SheetState = keyof typeof sheetStateNames;

export const sheetActNames = {
  compute: '计算成绩',
  confirmAsProvider: '确认',
  confirmAsSchool: '确认并公示',
  confirmAsCounty: '确认',
  approve: '审定',
  return: '退回',
} as const;
export type SheetAct = keyof typeof sheetActNames;
export const sheetActs = Object.keys(sheetActNames) as SheetAct[];
/** The acts that move a sheet one step on. */
export type SheetMove = Exclude<SheetAct, 'compute' | 'return'>;

export const nextState: Readonly<Record<SheetMove, SheetState>> = {
  confirmAsProvider: 'providerConfirmed',
  confirmAsSchool: 'posted',
  confirmAsCounty: 'countyConfirmed',
  approve: 'locked',
};

/** Who acts on a sheet: the provider, the unit's principal, or a bureau. */
export type SheetParty = 'provider' | 'principal' | 'bureau';

const parties: Readonly<Record<SheetAct, readonly SheetParty[]>> = {
  compute: ['provider'],
  confirmAsProvider: ['provider'],
  confirmAsSchool: ['principal', 'bureau'],
  confirmAsCounty: ['bureau'],
  approve: ['bureau'],
  return: ['principal', 'bureau'],
};

export interface SheetFacts {
  readonly state: SheetState | null;
  /** Who reviews this unit, in order. */
  readonly route: readonly ReviewLevel[];
  readonly postedOn: Day | null;
  readonly postingDays: number;
  readonly today: Day;
  readonly openObjections: number;
  /** Trainees of the unit without a score: they came after it was computed. */
  readonly unscored: number;
  /** Whether the one who acts has a score of her own on this sheet. */
  readonly ownScore: boolean;
}

export interface SheetActor {
  readonly party: SheetParty | null;
  readonly unit: ActingUnit | null;
  /** Path of the bureau that published the program: levels above it read. */
  readonly publisherPath: string;
}

/** Whether an act is this actor's at all on such a unit; what is not is no button. */
export function offersSheet(act: SheetAct, facts: Pick<SheetFacts, 'route'>, actor: SheetActor): boolean {
  const { party } = actor;
  if (party === null || !parties[act].includes(party)) return false;
  if (act === 'confirmAsCounty' && facts.route.length < 2) return false;
  return party !== 'bureau' || decidesAt(levelOf(act, facts.route), actor.unit, actor.publisherPath);
}

/** The states from which an act goes on, given who the unit's reviewers are. */
export function statesFor(act: SheetAct, route: readonly ReviewLevel[]): readonly SheetState[] {
  switch (act) {
    case 'compute':
    case 'confirmAsProvider':
      return ['computed'];
    case 'confirmAsSchool':
      return ['providerConfirmed'];
    case 'confirmAsCounty':
      return route.length > 1 ? ['posted'] : [];
    case 'approve':
      return route.length > 1 ? ['countyConfirmed'] : ['posted'];
    case 'return':
      return ['providerConfirmed', 'posted', 'countyConfirmed'];
  }
}

/** The last day of 公示: posted on the 1st for 5 days, it ends with the 5th. */
export function postedUntil(postedOn: Day, postingDays: number): Day {
  return addDays(postedOn, postingDays - 1);
}

/** Whether the scores of a posted sheet are still open to objections. */
export function isPosting(facts: Pick<SheetFacts, 'state' | 'postedOn' | 'postingDays' | 'today'>): boolean {
  return (
    facts.state === 'posted' && facts.postedOn !== null && facts.today <= postedUntil(facts.postedOn, facts.postingDays)
  );
}

/** May this actor do this to a sheet now? Null when yes. */
export function refuseSheet(act: SheetAct, facts: SheetFacts, actor: SheetActor): Refusal | null {
  const { state } = facts;
  if (act === 'confirmAsCounty' && facts.route.length < 2) return refuseAssessment('noCountyStep');
  if (!offersSheet(act, facts, actor)) return refuseAssessment('notYourLevel', { who: whose(act, facts.route) });
  if (state === null) return act === 'compute' ? null : refuseAssessment('noSheet');
  const isPrincipals = act === 'return' && actor.party === 'principal' && state === 'countyConfirmed';
  if (!statesFor(act, facts.route).includes(state) || isPrincipals) {
    return refuseAssessment('wrongState', { state: sheetStateNames[state], act: sheetActNames[act] });
  }
  if (act === 'compute') return null;
  // no one confirms or approves his own score (rules §9): the level above does it for him
  if (facts.ownScore) return refuseAssessment(actor.party === 'principal' ? 'ownScoreOfPrincipal' : 'ownScoreInSheet');
  if (act === 'return') return null;
  if (facts.unscored > 0) {
    return refuseAssessment(state === 'computed' ? 'unscored' : 'unscoredLater', { count: facts.unscored });
  }
  return act === 'approve' || act === 'confirmAsCounty' ? refuseBeforeEnd(act, facts) : null;
}

function refuseBeforeEnd(act: SheetAct, facts: SheetFacts): Refusal | null {
  if (isPosting(facts) && facts.postedOn !== null) {
    const until = dayText(postedUntil(facts.postedOn, facts.postingDays));
    return refuseAssessment('posting', { until, act: sheetActNames[act] });
  }
  return facts.openObjections > 0 ? refuseAssessment('openObjections', { count: facts.openObjections }) : null;
}

function levelOf(act: SheetAct, route: readonly ReviewLevel[]): ReviewLevel | undefined {
  if (act === 'approve') return route.at(-1);
  return act === 'confirmAsCounty' ? 'county' : route[0];
}

function whose(act: SheetAct, route: readonly ReviewLevel[]): string {
  if (act === 'compute' || act === 'confirmAsProvider') return '承训机构';
  if (act === 'confirmAsSchool') return '学校';
  return levelOf(act, route) === 'city' ? '市级' : '县级';
}

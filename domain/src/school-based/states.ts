import type { Refusal } from '../kernel/refusal.ts';
import { refuseSchoolBased } from './refusals.ts';

/** 草稿 → 待校长确认 → 待认定 → 已认定; returned from each (rules §8). */
export const activityStateNames = {
  draft: '草稿',
  withPrincipal: '待校长确认',
  confirmed: '待认定',
  approved: '已认定',
  returned: '已退回',
} as const;
export type ActivityState = keyof typeof activityStateNames;

export const activityActNames = {
  update: '修改',
  submit: '提交',
  remove: '删除',
  confirm: '确认',
  approve: '认定',
  return: '退回',
} as const;
export type ActivityAct = keyof typeof activityActNames;
export const activityActs = Object.keys(activityActNames) as ActivityAct[];

/** Who acts on an activity: its school's clerk, the principal, or the bureau that approves. */
export type ActivityParty = 'clerk' | 'principal' | 'bureau';

interface Move {
  readonly by: Partial<Readonly<Record<ActivityParty, readonly ActivityState[]>>>;
  readonly to: ActivityState;
}

/**
 * The whole machine as one table: act → who may do it from which states. The bureau approves what still waits for a
 * principal where clerk and head are one person (rules §4), and takes an approval back after a spot check.
 */
export const activityMoves: Readonly<Record<ActivityAct, Move>> = {
  update: { by: { clerk: ['draft', 'returned'] }, to: 'draft' },
  submit: { by: { clerk: ['draft', 'returned'] }, to: 'withPrincipal' },
  remove: { by: { clerk: ['draft', 'returned'] }, to: 'draft' },
  confirm: { by: { principal: ['withPrincipal'] }, to: 'confirmed' },
  approve: { by: { bureau: ['withPrincipal', 'confirmed'] }, to: 'approved' },
  return: {
    by: { principal: ['withPrincipal', 'confirmed'], bureau: ['withPrincipal', 'confirmed', 'approved'] },
    to: 'returned',
  },
};

export interface ActivityFacts {
  readonly state: ActivityState;
  /** Everybody who wrote in the record. */
  readonly writtenBy: readonly string[];
  /** Whether the one who acts is on the attendance list. */
  readonly attends: boolean;
}

export interface ActivityActor {
  readonly personId: string;
  readonly party: ActivityParty | null;
  /** False for a bureau above the one that published the program: it reads. */
  readonly decides: boolean;
}

/** Whether the act is this actor's at all; what is not is no button. */
export function offersActivity(act: ActivityAct, { party, decides }: ActivityActor): boolean {
  return party !== null && activityMoves[act].by[party] !== undefined && (party !== 'bureau' || decides);
}

/** May this actor do this now? Null when yes; nobody decides on what he wrote or is listed in (rules §9). */
export function refuseActivity(act: ActivityAct, facts: ActivityFacts, actor: ActivityActor): Refusal | null {
  const from = actor.party ? activityMoves[act].by[actor.party] : undefined;
  if (!from?.includes(facts.state)) {
    return refuseSchoolBased('wrongState', { state: activityStateNames[facts.state], act: activityActNames[act] });
  }
  if (actor.party === 'bureau' && !actor.decides) return refuseSchoolBased('notYourLevel');
  if (act !== 'confirm' && act !== 'approve') return null;
  if (facts.writtenBy.includes(actor.personId)) return refuseSchoolBased('ownActivity');
  // A principal's own line is left to the bureau, which approves the whole; the bureau has nobody after it.
  return act === 'approve' && facts.attends ? refuseSchoolBased('ownAttendance') : null;
}

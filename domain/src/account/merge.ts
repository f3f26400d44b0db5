import type { Refusal } from '../kernel/refusal.ts';
import { refuseAccount } from './refusals.ts';

/** A person's enrolment, as far as merging asks. */
export interface MergeEnrolment {
  readonly programId: string;
  readonly programName: string;
  readonly withdrawn: boolean;
  /** In the reach of who merges. */
  readonly inReach: boolean;
}

export interface MergeAccount {
  readonly activatedAt: Date | null;
  readonly lastLoginAt: Date | null;
  readonly byPhone: boolean;
}

/** One of two records of what may be the same human. */
export interface MergeRecord {
  readonly personId: string;
  readonly name: string;
  readonly mergedAlready: boolean;
  readonly enrolments: readonly MergeEnrolment[];
  /** Roles held now, each with whether the one who merges could give and take it. */
  readonly roles: readonly { readonly manageable: boolean }[];
  readonly account: MergeAccount | null;
}

export interface MergePlan {
  /** Programs whose study, marks, credits and certificates go over to the kept record. */
  readonly moves: readonly MergeEnrolment[];
  /** Programs in which the given-up record has withdrawn and the kept one is enrolled: they stay where they are. */
  readonly stays: readonly MergeEnrolment[];
  /** Whose account is the better one to keep; null when neither has one. */
  readonly accountOf: 'kept' | 'given' | null;
}

/**
 * What merging `given` into `kept` would do, or why it may not be done. Everything moves, nothing is added up: two study
 * records of one program are never joined, since nobody could say afterwards which hours were watched twice.
 */
export function planMerge(kept: MergeRecord, given: MergeRecord): MergePlan | Refusal {
  if (kept.personId === given.personId) return refuseAccount('mergeSame');
  if (kept.mergedAlready || given.mergedAlready) return refuseAccount('mergeGone');
  if (kept.name !== given.name) return refuseAccount('mergeNames', { one: kept.name, other: given.name });
  const beyond = [...kept.enrolments, ...given.enrolments].filter((one) => !one.inReach).length;
  if (beyond > 0) return refuseAccount('mergeBeyond', { count: beyond });
  if ([...kept.roles, ...given.roles].some((one) => !one.manageable)) return refuseAccount('holdsRole');
  const ofKept = new Map(kept.enrolments.map((one) => [one.programId, one]));
  const stays = given.enrolments.filter((one) => ofKept.has(one.programId));
  for (const one of stays) {
    if (one.withdrawn) continue;
    const other = ofKept.get(one.programId);
    const { programName: program } = one;
    return refuseAccount(other?.withdrawn ? 'mergeOtherWay' : 'mergeBothEnrolled', { program });
  }
  const moves = given.enrolments.filter((one) => !ofKept.has(one.programId));
  return { moves, stays, accountOf: betterAccount(kept.account, given.account) };
}

/** The activated one, then the one used last, then the one whose login is a phone; the kept record's when all is equal. */
export function betterAccount(kept: MergeAccount | null, given: MergeAccount | null): 'kept' | 'given' | null {
  if (!kept || !given) return kept ? 'kept' : given ? 'given' : null;
  const rank = (one: MergeAccount) => [one.activatedAt ? 1 : 0, one.lastLoginAt?.getTime() ?? 0, one.byPhone ? 1 : 0];
  const [ofKept, ofGiven] = [rank(kept), rank(given)];
  const first = ofKept.findIndex((value, at) => value !== ofGiven[at]);
  return first < 0 || (ofKept[first] ?? 0) > (ofGiven[first] ?? 0) ? 'kept' : 'given';
}

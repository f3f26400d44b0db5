import type { PieceOf, PieceState } from '@yanxiu/domain/teaching/work/piece-states';

interface ClaimedRow {
  readonly personId: string;
  readonly state: PieceState;
  readonly claimedBy: string | null;
  readonly claimedUntil: Date | null;
  readonly claimerName: string | null;
}

/** A piece as the rules of marking and taking back see it. */
export function claimOf({ personId, state, claimedBy, claimedUntil, claimerName }: ClaimedRow): PieceOf {
  const claim =
    claimedBy && claimedUntil ? { personId: claimedBy, name: `${claimerName ?? ''}老师`, until: claimedUntil } : null;
  return { state, authorId: personId, claim };
}

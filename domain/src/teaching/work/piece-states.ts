import type { Day } from '../../kernel/day.ts';
import { instantText } from '../../kernel/day.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { refuseWork } from './refusals.ts';

/** draft → handedIn → marked, or returned for redo and handed in again; a piece is taken back until a tutor has it. */
export const pieceStates = ['draft', 'handedIn', 'returned', 'marked'] as const;
export type PieceState = (typeof pieceStates)[number];

export const pieceStateNames: Readonly<Record<PieceState, string>> = {
  draft: '未提交',
  handedIn: '待批改',
  returned: '退回重做',
  marked: '已批改',
};

export interface Claim {
  readonly personId: string;
  readonly name: string;
  readonly until: Date;
}

/** For so long a tutor who takes a piece has it for herself. */
export const claimHours = 24;
export const mostAtOnce = 20;

export interface PieceOf {
  readonly state: PieceState;
  readonly authorId: string;
  readonly claim: Claim | null;
}

/** The claim that holds now; one that has run out is none. */
export function liveClaim(claim: Claim | null, now: Date): Claim | null {
  return claim && claim.until.getTime() > now.getTime() ? claim : null;
}

/** Whether the author may write, and with which sentence not. */
export function refuseWriting(state: PieceState, today: Day, lastOn: Day, lastOnText: string): Refusal | null {
  if (state === 'handedIn') return refuseWork('handedIn');
  if (state === 'marked') return refuseWork('marked');
  // who was asked to do it again may do so after the last day, else returning late would take the score away
  if (state === 'draft' && today > lastOn) return refuseWork('over', { lastOn: lastOnText });
  return null;
}

/** Whether a tutor may mark or return a piece: not her own, waiting or marked already, and nobody else's at the moment. */
export function refuseMarking(piece: PieceOf, personId: string, now: Date): Refusal | null {
  if (piece.authorId === personId) return refuseWork('ownPiece');
  if (piece.state !== 'handedIn' && piece.state !== 'marked') return refuseWork('notHandedIn');
  const claim = liveClaim(piece.claim, now);
  if (piece.state === 'handedIn' && claim && claim.personId !== personId)
    return refuseWork('claimed', { name: claim.name, until: instantText(claim.until) });
  return null;
}

/** Whether the author may take a piece back: while it waits and no tutor has it. */
export function refuseTakingBack(piece: PieceOf, now: Date): Refusal | null {
  if (piece.state === 'marked') return refuseWork('marked');
  if (piece.state !== 'handedIn') return refuseWork('notHandedIn');
  const claim = liveClaim(piece.claim, now);
  return claim ? refuseWork('claimed', { name: claim.name, until: instantText(claim.until) }) : null;
}

export function claimUntil(now: Date): Date {
  return new Date(now.getTime() + claimHours * 3600 * 1000);
}

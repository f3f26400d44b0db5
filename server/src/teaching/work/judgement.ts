import type { AssignmentRules } from '@yanxiu/domain/course/work-rules';
import { type PieceScore, pieceScore } from '@yanxiu/domain/teaching/work/piece-score';

interface MarkedPiece {
  readonly points: readonly number[] | null;
  readonly tutorX100: number | null;
  readonly lateDays: number;
  readonly comment: string;
  readonly excellent: boolean;
  readonly markerName: string | null;
  readonly markedAt: Date | null;
}

interface Reviewed {
  readonly scoreX100: number | null;
}

/** The score of a piece from its tutor's points and what colleagues have given so far. */
export function scoreOfPiece(
  tutorX100: number,
  lateDays: number,
  peers: readonly Reviewed[],
  rules: Pick<AssignmentRules, 'peerPercent' | 'latePercent'>,
): PieceScore {
  const peersX100 = peers.flatMap(({ scoreX100 }) => (scoreX100 === null ? [] : [scoreX100]));
  const { peerPercent, latePercent } = rules;
  return pieceScore({ tutorX100, peersX100, peerPercent, lateDays, latePercent });
}

/** What a tutor has said about a piece, with how the score came about. */
export function judgementOf(
  piece: MarkedPiece,
  peers: readonly Reviewed[],
  rules: Pick<AssignmentRules, 'peerPercent' | 'latePercent'>,
) {
  const tutorX100 = piece.tutorX100 ?? 0;
  return {
    points: [...(piece.points ?? [])],
    tutorX100,
    peerPercent: rules.peerPercent,
    lateDays: piece.lateDays,
    ...scoreOfPiece(tutorX100, piece.lateDays, peers, rules),
    comment: piece.comment,
    excellent: piece.excellent,
    markedByName: piece.markerName ?? '',
    markedAt: piece.markedAt ?? new Date(0),
  };
}

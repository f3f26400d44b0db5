import type { OutputOf } from '@yanxiu/contract/index';
import type { PieceState } from '@yanxiu/domain/teaching/work/piece-states';
import type { Tone } from '../../kit/StateTag.tsx';

export type PieceDetail = OutputOf<'teaching.getPiece'>;
export type PieceRow = OutputOf<'teaching.pieces'>['rows'][number];

export const pieceTones: Readonly<Record<PieceState, Tone>> = {
  draft: 'plain',
  handedIn: 'busy',
  returned: 'warn',
  marked: 'good',
};

/** From so much on what two pieces have in common is shown as a warning. */
export const suspiciousPercent = 50;

/** Grades that one key gives: each line of the rubric gets this share of its points. */
export const grades = [
  { key: '1', name: '优', percent: 95 },
  { key: '2', name: '良', percent: 85 },
  { key: '3', name: '中', percent: 75 },
  { key: '4', name: '及格', percent: 60 },
] as const;

export function pointsOfGrade(rubric: readonly { readonly points: number }[], percent: number): number[] {
  return rubric.map(({ points }) => Math.round((points * percent) / 100));
}

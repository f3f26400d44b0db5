import { describe, expect, it } from 'vitest';
import { claimUntil, liveClaim, type PieceOf, refuseMarking, refuseTakingBack, refuseWriting } from './piece-states.ts';

const now = new Date('2021-11-02T09:00:00+08:00');
const claim = { personId: 'wang', name: '王老师', until: claimUntil(now) };
const waiting: PieceOf = { state: 'handedIn', authorId: 'author', claim: null };
const codeOf = (refusal: { code: string } | null) => refusal?.code ?? null;

describe('claims', () => {
  it('hold a day and then no more', () => {
    expect(liveClaim(claim, now)).toBe(claim);
    expect(liveClaim(claim, new Date(now.getTime() + 24 * 3_600_000 - 1))).toBe(claim);
    expect(liveClaim(claim, new Date(now.getTime() + 24 * 3_600_000))).toBeNull();
    expect(liveClaim(null, now)).toBeNull();
  });

  it('keep a second tutor away until they have run out', () => {
    const piece = { ...waiting, claim };
    expect(refuseMarking(piece, 'wang', now)).toBeNull();
    expect(codeOf(refuseMarking(piece, 'li', now))).toBe('teaching.work.claimed');
    expect(refuseMarking(piece, 'li', claim.until)).toBeNull();
  });
});

describe('marking', () => {
  it('is for others’ pieces that were handed in', () => {
    expect(refuseMarking(waiting, 'wang', now)).toBeNull();
    expect(codeOf(refuseMarking(waiting, 'author', now))).toBe('teaching.work.ownPiece');
    expect(refuseMarking({ ...waiting, state: 'marked', claim }, 'li', now)).toBeNull();
    for (const state of ['draft', 'returned'] as const) {
      expect(codeOf(refuseMarking({ ...waiting, state }, 'wang', now))).toBe('teaching.work.notHandedIn');
    }
  });
});

describe('the author', () => {
  it('writes until the last day, and after it only what was returned', () => {
    const at = (state: PieceOf['state'], today: string) =>
      codeOf(refuseWriting(state, today, '2021-11-02', '2021年11月2日'));
    expect(at('draft', '2021-11-02')).toBeNull();
    expect(at('draft', '2021-11-03')).toBe('teaching.work.over');
    expect(at('returned', '2021-11-03')).toBeNull();
    expect(at('handedIn', '2021-11-01')).toBe('teaching.work.handedIn');
    expect(at('marked', '2021-11-01')).toBe('teaching.work.marked');
  });

  it('takes back what no tutor has', () => {
    expect(refuseTakingBack(waiting, now)).toBeNull();
    expect(codeOf(refuseTakingBack({ ...waiting, claim }, now))).toBe('teaching.work.claimed');
    expect(refuseTakingBack({ ...waiting, claim }, claim.until)).toBeNull();
    expect(codeOf(refuseTakingBack({ ...waiting, state: 'marked' }, now))).toBe('teaching.work.marked');
    expect(codeOf(refuseTakingBack({ ...waiting, state: 'draft' }, now))).toBe('teaching.work.notHandedIn');
  });
});

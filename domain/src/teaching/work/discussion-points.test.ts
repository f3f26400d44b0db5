import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discussionScore, pointsOfSaid, type Said } from './discussion-points.ts';

const rules = { dayCap: 3, postPoints: 30, replyPoints: 10, finePoints: 20 };
const post: Said = { day: '2021-11-02', isReply: false, isFine: false, isRemoved: false };
const reply: Said = { ...post, isReply: true };

describe('points of a discussion', () => {
  it('count so many a day, posts and replies alike', () => {
    const earned = pointsOfSaid([post, reply, reply, post, { ...post, day: '2021-11-03' }], rules);
    expect(earned.map(({ points }) => points)).toEqual([30, 10, 10, 0, 30]);
    expect(earned[3]?.why).toBe('overCap');
    expect(discussionScore(earned)).toBe(8000);
  });

  it('are taken back with a removal, and no later one moves up', () => {
    const before = pointsOfSaid([post, post, post, post], rules);
    const after = pointsOfSaid([{ ...post, isRemoved: true }, post, post, post], rules);
    expect(discussionScore(before)).toBe(9000);
    expect(discussionScore(after)).toBe(6000);
    expect(after[3]).toEqual({ points: 0, why: 'overCap' });
  });

  it('are raised by 精华, beyond the cap too, and never above 100', () => {
    expect(pointsOfSaid([post, post, post, { ...post, isFine: true }], rules)[3]?.points).toBe(20);
    expect(
      discussionScore(
        pointsOfSaid(
          Array.from({ length: 3 }, () => ({ ...post, isFine: true })),
          rules,
        ),
      ),
    ).toBe(10_000);
  });

  it('a removal never gives more, 精华 never less, and no day more than its cap', () => {
    const one = fc.record({
      day: fc.constantFrom('2021-11-01', '2021-11-02'),
      isReply: fc.boolean(),
      isFine: fc.boolean(),
      isRemoved: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), fc.nat(19), (said, at) => {
        const score = discussionScore(pointsOfSaid(said, rules));
        const withChange = (change: Partial<Said>) =>
          discussionScore(
            pointsOfSaid(
              said.map((each, place) => (place === at ? { ...each, ...change } : each)),
              rules,
            ),
          );
        expect(withChange({ isRemoved: true })).toBeLessThanOrEqual(score);
        expect(withChange({ isFine: true })).toBeGreaterThanOrEqual(score);
        const counted = Map.groupBy(
          pointsOfSaid(said, rules).map((each, place) => ({ ...each, day: said[place]?.day })),
          ({ day }) => day,
        );
        for (const day of counted.values())
          expect(day.filter(({ why }) => why === 'counted').length).toBeLessThanOrEqual(rules.dayCap);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ElectiveCourse, electiveProblem } from './elective.ts';

const course = (id: string, wish: Partial<ElectiveCourse> = {}): ElectiveCourse => ({
  id,
  toChoose: true,
  chosen: false,
  creditedSec: 0,
  ...wish,
});

describe('electiveProblem', () => {
  const list = [
    course('a', { chosen: true, creditedSec: 60 }),
    course('b', { chosen: true }),
    course('c'),
    course('d', { toChoose: false }),
  ];
  it.each([
    ['c', true, 3, null],
    ['c', true, 2, 'study.electivesFull'],
    ['b', false, 2, null],
    ['a', false, 2, 'study.electiveBegun'],
    ['d', true, 9, 'study.notElective'],
    ['b', true, 2, null],
    ['x', true, 9, 'study.notElective'],
  ])('%s to %s with at most %i: %s', (courseId, chosen, most, code) => {
    expect(electiveProblem(list, most, { courseId, chosen })?.code ?? null).toBe(code);
  });

  it('whatever is wished in whatever order, no more than the limit is ever chosen', () => {
    const wishes = fc.array(fc.record({ courseId: fc.constantFrom('a', 'b', 'c', 'd'), chosen: fc.boolean() }));
    fc.assert(
      fc.property(wishes, fc.integer({ min: 1, max: 4 }), (steps, most) => {
        let courses = ['a', 'b', 'c', 'd'].map((id) => course(id));
        for (const wish of steps) {
          if (electiveProblem(courses, most, wish)) continue;
          courses = courses.map((one) => (one.id === wish.courseId ? { ...one, chosen: wish.chosen } : one));
          expect(courses.filter(({ chosen }) => chosen).length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

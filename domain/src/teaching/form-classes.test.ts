import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stages } from '../program/words.ts';
import { type ClassSize, groupKey, type Learner, leastOf, type StandingClass } from './class-group.ts';
import { className, whyText } from './class-words.ts';
import { type ClassPlan, formClasses } from './form-classes.ts';

const rootId = 'root';
const size: ClassSize = { target: 20, most: 30 };

const learner = (over: Partial<Learner> & { personId: string }): Learner => ({
  stage: 'primary',
  subject: '语文',
  regionId: 'east',
  schoolKey: 'a',
  nameKey: over.personId,
  classId: null,
  pinned: false,
  ...over,
});

const many = (count: number, over: Partial<Learner> = {}, prefix = 'p'): Learner[] =>
  Array.from({ length: count }, (_, at) => learner({ personId: `${prefix}${String(at).padStart(4, '0')}`, ...over }));

/** The plan as it stands once it is carried out: new classes get an id. */
function carriedOut(plan: ClassPlan): { people: Learner[]; standing: StandingClass[] } {
  const named = plan.classes.map((one, at) => ({ ...one, id: one.id ?? `new${at}`, number: at + 1 }));
  return {
    people: named.flatMap((one) => one.people.map((each) => ({ ...each, classId: one.id }))),
    standing: named.map(({ id, number, ordinal, regionId, stage, subject }) => ({
      id,
      number,
      ordinal,
      regionId,
      stage,
      subject,
    })),
  };
}

const sizes = (plan: ClassPlan) => plan.classes.map((one) => one.people.length);

test.each([
  [9, [9]],
  [20, [20]],
  [29, [29]],
  [30, [15, 15]],
  [31, [15, 16]],
  [50, [16, 17, 17]],
  [100, [20, 20, 20, 20, 20]],
])('%i people of one subject', (count, expected) => {
  expect(sizes(formClasses({ people: many(count), standing: [], size, rootId }))).toEqual(expected);
});

describe('small subjects', () => {
  it('join the mixed class of their region and stage, with the reason', () => {
    const people = [
      ...many(25),
      ...many(6, { subject: '音乐' }, 'm'),
      ...many(7, { subject: '美术、书法' }, 'a'),
      ...many(3, { subject: '物理', stage: 'junior' }, 'j'),
    ];
    const plan = formClasses({ people, standing: [], size, rootId });
    expect(plan.classes.map((one) => className('阳城县', one, one.ordinal)).sort()).toEqual([
      '阳城县小学综合1班',
      '阳城县小学语文1班',
      '阳城县综合1班',
    ]);
    const mixed = plan.classes.find((one) => one.stage === 'primary' && one.subject === '');
    expect(mixed?.people).toHaveLength(13);
    expect(mixed && whyText(mixed, size)).toBe('美术、音乐人数较少，合为综合班，共 13 人，编为一个班。');
  });

  it('of several counties meet in a class of the program', () => {
    const people = ['east', 'west', 'north'].flatMap((regionId) =>
      many(5, { stage: 'senior', subject: '地理', regionId }, regionId),
    );
    const plan = formClasses({ people, standing: [], size, rootId });
    expect(plan.classes).toHaveLength(1);
    expect(plan.classes[0]).toMatchObject({ regionId: rootId, stage: 'senior', subject: '' });
  });
});

describe('formed again', () => {
  it('leaves who was put somewhere by hand', () => {
    const first = carriedOut(
      formClasses({ people: [...many(20), ...many(20, { subject: '数学' }, 'm')], standing: [], size, rootId }),
    );
    const [math, chinese] = [
      first.standing.find((one) => one.subject === '数学'),
      first.standing.find((one) => one.subject === '语文'),
    ];
    const people = first.people.map((one) =>
      one.personId === 'p0003' ? { ...one, classId: math?.id ?? null, pinned: true } : one,
    );
    const plan = formClasses({ people, standing: first.standing, size, rootId });
    expect(plan.moved).toBe(0);
    expect(plan.classes.find((one) => one.id === math?.id)?.people.map((one) => one.personId)).toContain('p0003');
    expect(plan.classes.find((one) => one.id === chinese?.id)?.people).toHaveLength(19);
  });

  it('takes a tutor out of her own class, to the neighbour, once', () => {
    const first = carriedOut(formClasses({ people: many(40), standing: [], size, rootId }));
    const tutors = new Map([['p0000', ['new0']]]);
    const second = formClasses({ ...first, size, rootId, tutors });
    expect(second.moved).toBe(1);
    expect(second.classes[1]?.people.map((one) => one.personId)).toContain('p0000');
    const third = carriedOut(second);
    expect(formClasses({ ...third, size, rootId, tutors }).moved).toBe(0);
  });

  it('gives a second class the next number and fills it from the first', () => {
    const first = carriedOut(formClasses({ people: many(28), standing: [], size, rootId }));
    const plan = formClasses({ ...first, people: [...first.people, ...many(6, {}, 'new')], size, rootId });
    expect(plan.classes.map((one) => one.ordinal)).toEqual([1, 2]);
    expect(sizes(plan)).toEqual([17, 17]);
    expect(plan.placed).toBe(6);
  });
});

const anyone = fc.record({
  stage: fc.constantFrom(...stages),
  subject: fc.constantFrom('语文', '数学', '英语', '音乐', '美术、书法'),
  // some schools stand directly below the publisher
  regionId: fc.constantFrom('east', 'west', 'north', rootId),
  schoolKey: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
});
const anyPeople = fc
  .array(anyone, { maxLength: 400 })
  .map((rows) => rows.map((row, at) => learner({ personId: `p${at}`, ...row })));
const anySize = fc
  .record({ target: fc.integer({ min: 10, max: 60 }), more: fc.integer({ min: 0, max: 40 }) })
  .map(({ target, more }) => ({ target, most: target + more }));

describe('for any people', () => {
  it('everybody is in exactly one class, and none is empty', () => {
    fc.assert(
      fc.property(anyPeople, anySize, (people, wish) => {
        const plan = formClasses({ people, standing: [], size: wish, rootId });
        const placed = plan.classes.flatMap((one) => one.people.map((each) => each.personId));
        expect([...placed].sort()).toEqual(people.map((one) => one.personId).sort());
        expect(plan.classes.every((one) => one.people.length > 0)).toBe(true);
        expect(plan.placed).toBe(people.length);
      }),
    );
  });

  it('sizes are between half the target and the most, but for the last mixed class of the program', () => {
    fc.assert(
      fc.property(anyPeople, anySize, (people, wish) => {
        for (const one of formClasses({ people, standing: [], size: wish, rootId }).classes) {
          expect(one.people.length).toBeLessThanOrEqual(wish.most);
          if (one.stage !== null) expect(one.people.length).toBeGreaterThanOrEqual(leastOf(wish));
        }
      }),
    );
  });

  it('the order of the list does not matter', () => {
    fc.assert(
      fc.property(anyPeople, anySize, (people, wish) => {
        const there = formClasses({ people, standing: [], size: wish, rootId });
        const back = formClasses({ people: [...people].reverse(), standing: [], size: wish, rootId });
        expect(back).toEqual(there);
      }),
    );
  });

  it('forming again moves nobody, and few changes move few', () => {
    fc.assert(
      fc.property(anyPeople, anySize, fc.array(anyone, { maxLength: 3 }), fc.nat(3), (people, wish, late, gone) => {
        const first = carriedOut(formClasses({ people, standing: [], size: wish, rootId }));
        const again = formClasses({ ...first, size: wish, rootId });
        expect(again).toMatchObject({ placed: 0, moved: 0, closing: [] });
        const next = [
          ...first.people.slice(gone),
          ...late.map((row, at) => learner({ personId: `late${at}`, ...row })),
        ];
        const changed = formClasses({ ...first, people: next, size: wish, rootId });
        expect(changed.placed).toBe(late.length);
        // each change may at most split one class, or dissolve one
        expect(changed.moved).toBeLessThanOrEqual((late.length + gone) * 2 * wish.most);
        const inClass = changed.classes.flatMap((one) => one.people);
        expect(inClass).toHaveLength(next.length);
      }),
    );
  });

  it('a class that stands is the same group again', () => {
    fc.assert(
      fc.property(anyPeople, anySize, (people, wish) => {
        const first = carriedOut(formClasses({ people, standing: [], size: wish, rootId }));
        const groups = new Map(first.standing.map((one) => [one.id, groupKey(one)]));
        for (const one of formClasses({ ...first, size: wish, rootId }).classes) {
          expect(one.id === null ? null : groups.get(one.id)).toBe(groupKey(one));
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { stages } from '../program/words.ts';
import { type OpenClass, placeLearner } from './place-learner.ts';

const size = { target: 20, most: 30 };
const who = { stage: 'primary', subject: '音乐', regionId: 'east' } as const;
const open = (id: string, over: Partial<OpenClass> = {}): OpenClass => ({
  id,
  number: 1,
  regionId: 'east',
  stage: 'primary',
  subject: '音乐',
  people: 20,
  colleagues: 0,
  ownClass: false,
  ...over,
});

test.each<[string, OpenClass[], string | null]>([
  ['her own subject before the mixed class', [open('mixed', { subject: '' }), open('music')], 'music'],
  ['the mixed class of her county', [open('math', { subject: '数学' }), open('mixed', { subject: '' })], 'mixed'],
  [
    'the mixed class of the program',
    [open('math', { subject: '数学' }), open('all', { regionId: 'root', subject: '' })],
    'all',
  ],
  [
    'any class of her stage and county',
    [open('far', { regionId: 'west', subject: '' }), open('math', { subject: '数学' })],
    'math',
  ],
  ['colleagues before fewer people', [open('small', { people: 5 }), open('known', { colleagues: 2 })], 'known'],
  ['room before colleagues', [open('full', { people: 30, colleagues: 9 }), open('room')], 'room'],
  ['never a class that she leads', [open('own', { ownClass: true })], null],
  ['nobody of another stage', [open('junior', { stage: 'junior' })], null],
])('%s', (_name, classes, expected) => {
  expect(placeLearner(who, classes, size, 'root')).toBe(expected);
});

const anyOpen = fc.record({
  id: fc.uuid(),
  number: fc.nat(200),
  regionId: fc.constantFrom('east', 'west', 'root'),
  stage: fc.option(fc.constantFrom(...stages)),
  subject: fc.constantFrom('', '语文', '音乐'),
  people: fc.nat(40),
  colleagues: fc.nat(5),
  ownClass: fc.boolean(),
});

it('answers the same whatever the order, and only with a class that is not her own', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyOpen, { selector: (one) => one.number, maxLength: 30 }), (classes) => {
      const there = placeLearner(who, classes, size, 'root');
      expect(placeLearner(who, [...classes].reverse(), size, 'root')).toBe(there);
      expect(classes.some((one) => one.id === there && one.ownClass)).toBe(false);
    }),
  );
});

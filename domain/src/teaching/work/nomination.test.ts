import { describe, expect, it } from 'vitest';
import { levelsFor, nextLevel, refuseWorkAct, type WorkAct, type WorkStanding } from './nomination.ts';

const work: WorkStanding = {
  level: 'school',
  state: 'waiting',
  isPublished: false,
  authorId: 'author',
  mayPublish: true,
  levels: ['school', 'county', 'city'],
};
const codeOf = (
  act: WorkAct,
  change: Partial<WorkStanding>,
  level: 'school' | 'county' | 'city' | null,
  personId = 'other',
) => refuseWorkAct(act, { ...work, ...change }, { personId, level })?.code.replace('teaching.nomination.', '') ?? null;

describe('the way up', () => {
  it.each([
    ['county', 'city', ['school', 'county', 'city']],
    ['county', 'county', ['school', 'county']],
    ['city', 'city', ['school', 'city']],
    ['county', 'province', ['school', 'county', 'city']],
  ])('of a school under a %s in a program of a %s: %j', (parent, publisher, expected) =>
    expect(levelsFor(parent, publisher)).toEqual(expected),
  );

  it('goes level by level to the highest', () => {
    expect(nextLevel(work)).toBe('county');
    expect(nextLevel({ ...work, level: 'city' })).toBeNull();
    expect(nextLevel({ level: 'school', levels: ['school', 'city'] })).toBe('city');
  });
});

describe('acts', () => {
  it('belong to the level where the work stands', () => {
    expect(codeOf('recommend', {}, 'school')).toBeNull();
    expect(codeOf('recommend', {}, 'county')).toBe('notHere');
    expect(codeOf('recommend', {}, null)).toBe('notHere');
    expect(codeOf('recommend', { level: 'city' }, 'city')).toBe('top');
    expect(codeOf('setAside', { level: 'county' }, 'county')).toBeNull();
    expect(codeOf('resume', { level: 'county' }, 'county')).toBe('wrongState');
    expect(codeOf('resume', { level: 'county', state: 'setAside' }, 'county')).toBeNull();
    expect(codeOf('recommend', { state: 'setAside' }, 'school')).toBe('setAside');
  });

  it('publishing is for bureaus that the work has reached, with the author’s consent', () => {
    expect(codeOf('publish', { level: 'county' }, 'county')).toBeNull();
    expect(codeOf('publish', { level: 'city' }, 'county')).toBeNull();
    expect(codeOf('publish', {}, 'county')).toBe('notReached');
    expect(codeOf('publish', {}, 'school')).toBe('notReached');
    expect(codeOf('publish', { level: 'county', levels: ['school', 'city'] }, 'county')).toBe('notReached');
    expect(codeOf('publish', { level: 'county', mayPublish: false }, 'county')).toBe('noConsent');
    expect(codeOf('publish', { level: 'county', isPublished: true }, 'county')).toBe('published');
    expect(codeOf('setAside', { level: 'county', isPublished: true }, 'county')).toBe('published');
    expect(codeOf('withdraw', { level: 'county', isPublished: true }, 'county')).toBeNull();
    expect(codeOf('withdraw', { level: 'county' }, 'county')).toBe('notPublished');
  });

  it('are never on one’s own work', () => {
    for (const act of ['recommend', 'setAside', 'resume', 'publish', 'withdraw'] as const)
      expect(codeOf(act, { level: 'county' }, 'county', 'author')).toBe('ownWork');
  });
});

import { describe, expect, it } from 'vitest';
import { decidesAt } from '../program/level.ts';
import {
  type ActivityActor,
  type ActivityFacts,
  type ActivityState,
  activityActs,
  activityStateNames,
  refuseActivity,
} from './states.ts';

const facts = (state: ActivityState, more: Partial<ActivityFacts> = {}): ActivityFacts => ({
  state,
  writtenBy: ['clerk'],
  attends: false,
  ...more,
});
const actor = (party: ActivityActor['party'], more: Partial<ActivityActor> = {}): ActivityActor => ({
  personId: `${party}`,
  party,
  decides: true,
  ...more,
});

describe('an activity', () => {
  it.each([
    ['draft', 'clerk', 'update submit remove'],
    ['withPrincipal', 'clerk', ''],
    ['returned', 'clerk', 'update submit remove'],
    ['withPrincipal', 'principal', 'confirm return'],
    ['confirmed', 'principal', 'return'],
    ['approved', 'principal', ''],
    ['draft', 'bureau', ''],
    ['withPrincipal', 'bureau', 'approve return'],
    ['confirmed', 'bureau', 'approve return'],
    ['approved', 'bureau', 'return'],
    ['confirmed', null, ''],
  ] as const)('%s: %s may %s', (state, party, acts) => {
    const may = activityActs.filter((act) => refuseActivity(act, facts(state), actor(party)) === null);
    expect(may.join(' ')).toBe(acts);
  });

  it('is confirmed and approved by somebody who did not write it', () => {
    const own = facts('withPrincipal', { writtenBy: ['clerk', 'both'] });
    expect(refuseActivity('confirm', own, actor('principal', { personId: 'both' }))?.code).toBe(
      'schoolBased.ownActivity',
    );
    expect(refuseActivity('approve', own, actor('bureau', { personId: 'both' }))?.code).toBe('schoolBased.ownActivity');
    expect(refuseActivity('return', own, actor('principal', { personId: 'both' }))).toBeNull();
  });

  it('is not approved by somebody on its list; a principal who was there leaves her own line to the bureau', () => {
    const there = facts('confirmed', { attends: true });
    expect(refuseActivity('approve', there, actor('bureau'))?.code).toBe('schoolBased.ownAttendance');
    expect(refuseActivity('confirm', facts('withPrincipal', { attends: true }), actor('principal'))).toBeNull();
  });

  it('is only read by a bureau above the publisher', () => {
    expect(refuseActivity('approve', facts('confirmed'), actor('bureau', { decides: false }))?.code).toBe(
      'schoolBased.notYourLevel',
    );
  });

  it('every state has a name', () => {
    expect(Object.values(activityStateNames).every((name) => name.length > 1)).toBe(true);
  });
});

describe('who decides at a level', () => {
  it.each([
    ['county', 'county', 'p/c/k/', 'p/c/k/', true],
    ['city', 'county', 'p/c/', 'p/c/k/', false], // the city reads a county's program
    ['city', 'county', 'p/c/', 'p/c/', true], // of its own program it may act for the county
    ['county', 'city', 'p/c/k/', 'p/c/', false],
    ['city', 'city', 'p/c/', 'p/c/', true],
    ['province', 'city', 'p/', 'p/c/', false],
    ['school', 'county', 'p/c/k/s/', 'p/c/k/', false],
  ] as const)('a %s for the %s level at %s of a program of %s: %s', (orgKind, level, orgPath, publisherPath, may) => {
    expect(decidesAt(level, { orgKind, orgPath }, publisherPath)).toBe(may);
  });
});

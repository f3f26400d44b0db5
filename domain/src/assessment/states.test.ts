import { describe, expect, it } from 'vitest';
import { refuseSheet, type SheetAct, type SheetActor, type SheetFacts, type SheetState, sheetActs } from './states.ts';

const twoLevels = ['county', 'city'] as const;
const facts = (state: SheetState | null, more: Partial<SheetFacts> = {}): SheetFacts => ({
  state,
  route: ['county'],
  postedOn: state === 'posted' ? '2021-11-01' : null,
  postingDays: 5,
  today: '2021-12-01',
  openObjections: 0,
  unscored: 0,
  ownScore: false,
  ...more,
});
const provider: SheetActor = {
  party: 'provider',
  unit: { orgKind: 'provider', orgPath: 'x/' },
  publisherPath: 'p/c/k/',
};
const principal: SheetActor = {
  party: 'principal',
  unit: { orgKind: 'school', orgPath: 'p/c/k/s/' },
  publisherPath: 'p/c/k/',
};
const county: SheetActor = { party: 'bureau', unit: { orgKind: 'county', orgPath: 'p/c/k/' }, publisherPath: 'p/c/k/' };
const cityAbove: SheetActor = { party: 'bureau', unit: { orgKind: 'city', orgPath: 'p/c/' }, publisherPath: 'p/c/k/' };
const countyOfCity: SheetActor = { ...county, publisherPath: 'p/c/' };
const city: SheetActor = { ...cityAbove, publisherPath: 'p/c/' };
const may = (of: SheetFacts, actor: SheetActor) =>
  sheetActs.filter((act) => refuseSheet(act, of, actor) === null).join(' ');

describe('a sheet on the route school→county', () => {
  it.each([
    [null, provider, 'compute'],
    ['computed', provider, 'compute confirmAsProvider'],
    ['computed', principal, ''],
    ['providerConfirmed', provider, ''],
    ['providerConfirmed', principal, 'confirmAsSchool return'],
    ['providerConfirmed', county, 'confirmAsSchool return'], // 代办
    ['posted', principal, 'return'],
    ['posted', county, 'approve return'],
    ['posted', cityAbove, ''], // every level above the publisher reads
    ['locked', county, ''],
  ] as const)('%s: %#', (state, actor, acts) => {
    expect(may(facts(state), actor)).toBe(acts);
  });
});

describe('a sheet on the route school→county→city', () => {
  it.each([
    ['posted', countyOfCity, 'confirmAsCounty return'],
    ['posted', city, 'confirmAsCounty return'],
    ['countyConfirmed', countyOfCity, 'return'],
    ['countyConfirmed', principal, ''],
    ['countyConfirmed', city, 'approve return'],
  ] as const)('%s: %#', (state, actor, acts) => {
    expect(may(facts(state, { route: twoLevels }), actor)).toBe(acts);
  });
  it('a city-direct school skips the county', () => {
    expect(may(facts('posted', { route: ['city'] }), countyOfCity)).toBe('');
    expect(may(facts('posted', { route: ['city'] }), city)).toBe('approve return');
  });
});

describe('what keeps a sheet', () => {
  const code = (act: SheetAct, of: SheetFacts, actor: SheetActor) => refuseSheet(act, of, actor)?.code;
  it.each([
    ['2021-11-01', 'assessment.posting'],
    ['2021-11-05', 'assessment.posting'],
    ['2021-11-06', undefined],
  ])('posted on 11-01 for 5 days, approved on %s: %s', (today, refused) => {
    expect(code('approve', facts('posted', { today }), county)).toBe(refused);
  });
  it('says the last day of the posting', () => {
    expect(refuseSheet('approve', facts('posted', { today: '2021-11-03' }), county)?.message).toBe(
      '公示到 2021年11月5日 为止，期满后才能审定。',
    );
  });
  it('without a posting there is nothing to wait for', () => {
    expect(code('approve', facts('posted', { today: '2021-11-01', postingDays: 0 }), county)).toBeUndefined();
  });
  it('an open objection, a trainee without a score, one’s own score', () => {
    expect(code('approve', facts('posted', { openObjections: 1 }), county)).toBe('assessment.openObjections');
    expect(code('confirmAsProvider', facts('computed', { unscored: 2 }), provider)).toBe('assessment.unscored');
    expect(code('approve', facts('posted', { unscored: 2 }), county)).toBe('assessment.unscoredLater');
    expect(code('confirmAsSchool', facts('providerConfirmed', { ownScore: true }), principal)).toBe(
      'assessment.ownScoreOfPrincipal',
    );
    expect(code('approve', facts('posted', { ownScore: true }), county)).toBe('assessment.ownScoreInSheet');
    expect(code('return', facts('posted', { ownScore: true }), county)).toBe('assessment.ownScoreInSheet');
  });
});

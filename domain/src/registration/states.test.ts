import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  allowedActs,
  isLate,
  isOnBehalf,
  partyOf,
  type RegistrationAct,
  type RegistrationFacts,
  refuseAct,
  registrationActs,
  registrationMoves,
  registrationStates,
} from './states.ts';

const now = new Date('2021-10-28T09:00:00+08:00');

const facts = (change: Partial<RegistrationFacts> = {}): RegistrationFacts => ({
  state: 'draft',
  step: 0,
  route: ['county', 'city'],
  openedByNext: false,
  lockedAt: null,
  rosterDueOn: '2021-11-02',
  extendedUntil: null,
  extensionAsked: false,
  submittedBy: 'clerk-person',
  clerkIsHead: false,
  today: '2021-10-28',
  now,
  ...change,
});

const clerk: Actor = { party: 'clerk', personId: 'clerk-person' };
const principal: Actor = { party: 'principal', personId: 'head-person' };
const county: Actor = { party: 'county', personId: 'county-person' };
const city: Actor = { party: 'city', personId: 'city-person' };

const code = (act: RegistrationAct, at: RegistrationFacts, actor: Actor) =>
  refuseAct(act, at, actor)?.code.replace('registration.', '') ?? 'ok';

describe('who may do what, when (rules §4)', () => {
  it.each<[RegistrationAct, Partial<RegistrationFacts>, Actor, string]>([
    ['edit', {}, clerk, 'ok'],
    ['edit', { state: 'returned' }, clerk, 'ok'],
    ['edit', { state: 'submitted' }, clerk, 'notEditable'],
    ['edit', { state: 'locked' }, clerk, 'locked'],
    ['edit', {}, principal, 'notYourRole'],
    ['edit', {}, county, 'ok'],
    ['submit', { today: '2021-11-02' }, clerk, 'ok'],
    ['submit', { today: '2021-11-03' }, clerk, 'deadlinePassed'],
    ['submit', { today: '2021-11-03', extendedUntil: '2021-11-03' }, clerk, 'ok'],
    ['submit', { state: 'locked' }, clerk, 'notSubmittable'],
    ['confirm', { state: 'withPrincipal' }, principal, 'ok'],
    ['confirm', { state: 'withPrincipal', submittedBy: 'head-person' }, principal, 'confirmOwn'],
    ['confirm', { state: 'withPrincipal', today: '2021-11-03' }, principal, 'deadlinePassed'],
    ['confirm', { state: 'draft' }, principal, 'notWithPrincipal'],
    ['recordScan', { state: 'withPrincipal' }, county, 'ok'],
    ['recordScan', { state: 'withPrincipal' }, clerk, 'notYourRole'],
    ['confirmFor', { state: 'withPrincipal' }, county, 'needsNoConfirmFor'],
    ['confirmFor', { state: 'withPrincipal', clerkIsHead: true }, county, 'ok'],
    ['approve', { state: 'submitted' }, county, 'ok'],
    ['approve', { state: 'submitted' }, city, 'notYourStep'],
    ['approve', { state: 'submitted' }, { ...city, onBehalf: true }, 'ok'],
    ['approve', { state: 'submitted', step: 1 }, city, 'lastStep'],
    ['approve', { state: 'submitted', step: 1 }, { ...county, onBehalf: true }, 'lastStep'],
    ['lock', { state: 'submitted' }, county, 'notLastStep'],
    ['lock', { state: 'submitted', step: 1 }, city, 'ok'],
    ['lock', { state: 'submitted', step: 1 }, { ...county, onBehalf: true }, 'notYourStep'],
    ['lock', { state: 'submitted', route: ['city'] }, city, 'ok'],
    ['return', { state: 'submitted', step: 1 }, city, 'ok'],
    ['return', { state: 'draft' }, county, 'notSubmitted'],
    ['takeBack', { state: 'withPrincipal' }, clerk, 'ok'],
    ['takeBack', { state: 'withPrincipal', openedByNext: true }, clerk, 'alreadyOpened'],
    ['takeBack', { state: 'withPrincipal' }, principal, 'notSender'],
    ['takeBack', { state: 'submitted' }, principal, 'ok'],
    ['takeBack', { state: 'submitted' }, county, 'notSender'],
    ['takeBack', { state: 'submitted', step: 1 }, county, 'ok'],
    ['takeBack', { state: 'submitted', step: 1 }, clerk, 'notSender'],
    ['takeBack', { state: 'draft' }, clerk, 'nothingToTakeBack'],
    ['unlock', { state: 'locked', lockedAt: new Date(now.getTime() - 3_600_000) }, city, 'ok'],
    ['unlock', { state: 'locked', lockedAt: new Date(now.getTime() - 3_600_001) }, city, 'unlockTooLate'],
    ['unlock', { state: 'locked', lockedAt: now }, county, 'notYourRole'],
    ['unlock', { state: 'submitted' }, city, 'notLocked'],
    ['askExtension', { today: '2021-11-02' }, clerk, 'extensionNotNeeded'],
    ['askExtension', { today: '2021-11-03' }, clerk, 'ok'],
    ['decideExtension', { extensionAsked: true }, county, 'ok'],
    ['decideExtension', {}, county, 'extensionNotAsked'],
    ['change', { state: 'locked' }, clerk, 'ok'],
    ['change', {}, clerk, 'notLocked'],
  ])('%s in %j by %j → %s', (act, at, actor, expected) => expect(code(act, facts(at), actor)).toBe(expected));

  it('a locked roster is left by unlocking and change orders alone, and takes a scan', () => {
    const acts = registrationActs.filter((act) => registrationMoves[act].from.includes('locked'));
    expect(acts).toEqual(['unlock', 'change', 'keepScan']);
  });

  it('an act that is refused always says why, and nobody is offered what his party never does', () => {
    const actors = [clerk, principal, county, city, { party: null, personId: 'x' }];
    const anyFacts = fc.record({
      state: fc.constantFrom(...registrationStates),
      step: fc.constantFrom(0, 1),
      openedByNext: fc.boolean(),
      extensionAsked: fc.boolean(),
      clerkIsHead: fc.boolean(),
      lockedAt: fc.constantFrom(null, now),
      today: fc.constantFrom('2021-10-28', '2021-11-03'),
    });
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...actors), (change, actor) => {
        for (const one of allowedActs(facts(change), actor)) {
          expect(registrationMoves[one.act].by).toContain(actor.party);
          expect(one.allowed || /[\u4e00-\u9fff].*。$/.test(one.reason ?? '')).toBe(true);
        }
      }),
    );
  });
});

describe('isLate', () => {
  it('runs to the end of the day, or of the extension, and ends with the submission', () => {
    expect(isLate(facts({ today: '2021-11-02' }))).toBe(false);
    expect(isLate(facts({ today: '2021-11-03' }))).toBe(true);
    expect(isLate(facts({ today: '2021-11-05', extendedUntil: '2021-11-05' }))).toBe(false);
    expect(isLate(facts({ today: '2021-11-03', state: 'submitted' }))).toBe(false);
  });
});

describe('partyOf and isOnBehalf', () => {
  it('knows the four parties, and when a bureau acts for somebody else', () => {
    expect([partyOf('schoolAdmin'), partyOf('principal'), partyOf('countyAdmin'), partyOf('cityAdmin')]).toEqual([
      'clerk',
      'principal',
      'county',
      'city',
    ]);
    expect(partyOf('providerManager')).toBeNull();
    expect(isOnBehalf('edit', facts(), 'county')).toBe(true);
    expect(isOnBehalf('edit', facts(), 'clerk')).toBe(false);
    expect(isOnBehalf('approve', facts({ state: 'submitted' }), 'county')).toBe(false);
    expect(isOnBehalf('approve', facts({ state: 'submitted' }), 'city')).toBe(true);
  });
});

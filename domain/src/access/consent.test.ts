import { expect, test } from 'vitest';
import { consentVersion, isConsentDue } from './consent.ts';

test('a newer notice is asked for again, the present one is not, and nobody before activation', () => {
  expect(['2020-01', consentVersion, null].map(isConsentDue)).toEqual([true, false, false]);
});

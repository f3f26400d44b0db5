import { expect, test } from 'vitest';
import { consentVersion, isConsentDue } from './consent.ts';

test('a newer notice is asked for again, the present one is not, and whoever has agreed to none is asked as well', () => {
  expect(['2020-01', consentVersion, null].map(isConsentDue)).toEqual([true, false, true]);
});

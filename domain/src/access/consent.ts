/** The version of the privacy notice (account/privacy.ts) that is in force; a new text is a new version. */
export const consentVersion = '2021-10';

/**
 * Whether somebody who is logged in has to be asked: another version was agreed to, or none is recorded. Activation
 * records one, so that none means that the account was made active in some other way.
 */
export function isConsentDue(agreed: string | null): boolean {
  return agreed !== consentVersion;
}

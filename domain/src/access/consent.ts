/** The version of the privacy notice (account/privacy.ts) that is in force; a new text is a new version. */
export const consentVersion = '2021-10';

/** Whether somebody who agreed to this version has to be asked again; who agrees at activation has none before. */
export function isConsentDue(agreed: string | null): boolean {
  return agreed !== null && agreed !== consentVersion;
}

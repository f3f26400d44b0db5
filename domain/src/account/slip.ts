/** A slip's one-time code: eight characters that nobody mistakes for others on paper (no 0 O 1 I L U). */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const length = 8;

/** A slip may be tried this often before it is void (rules §5: slips stand in for SMS, so guessing must not pay). */
export const slipTries = 10;
export const slipValidDays = 60;

/** Makes a code from random bytes, one byte at least for each character; bytes beyond the fair range are skipped. */
export function slipCode(random: Uint8Array): string {
  const fair = 256 - (256 % alphabet.length);
  const letters = [...random].filter((byte) => byte < fair).map((byte) => alphabet[byte % alphabet.length] ?? '');
  if (letters.length < length) throw new Error('not enough random bytes for a slip code');
  return letters.slice(0, length).join('');
}

/** `ABCD2345` → `ABCD-2345`, as it is printed. */
export function printedSlipCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What a person types, with or without the hyphen, in either case, full-width too. */
export function readSlipCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

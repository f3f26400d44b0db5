/**
 * The 缴费码 stands first in the remark that a school copies: `JF`, the bill's serial number, two check digits
 * (ISO 7064 MOD 97-10), so that it is found, whole or not at all, even where the bank cuts off the rest.
 */
export function paymentCodeOf(serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new Error(`not a bill's serial number: ${serial}`);
  const digits = String(serial).padStart(6, '0');
  return `JF${digits}${checkDigits(digits)}`;
}

/** The serial number of a payment code as it stands in a remark; null when a digit of it is wrong. */
export function serialOfPaymentCode(code: string): number | null {
  const parts = /^JF(\d{6,10})(\d{2})$/.exec(code.toUpperCase());
  if (!parts) return null;
  const [, digits = '', check = ''] = parts;
  return checkDigits(digits) === check ? Number(digits) : null;
}

function checkDigits(digits: string): string {
  const remainder = Number((BigInt(digits) * 100n) % 97n);
  return String(98 - remainder).padStart(2, '0');
}

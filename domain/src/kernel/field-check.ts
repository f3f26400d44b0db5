/**
 * The verdict on one value that a person typed: `normalised` is what is kept, `repaired` says that certain mistakes
 * (spaces, full-width digits) were put right, `code` and `message` say what is wrong and what to do; null when valid.
 */
export interface FieldCheck<Derived = Readonly<Record<string, string | null>>> {
  readonly normalised: string;
  readonly repaired: boolean;
  readonly state: 'valid' | 'warning' | 'invalid';
  readonly code: string | null;
  readonly message: string | null;
  readonly derived: Derived | null;
}

export function validField<Derived>(raw: string, normalised: string, derived: Derived | null): FieldCheck<Derived> {
  return { normalised, repaired: raw !== normalised, state: 'valid', code: null, message: null, derived };
}

export function doubtfulField<Derived>(
  raw: string,
  normalised: string,
  derived: Derived | null,
  code: string,
  message: string,
): FieldCheck<Derived> {
  return { normalised, repaired: raw !== normalised, state: 'warning', code, message, derived };
}

export function invalidField(raw: string, normalised: string, code: string, message: string): FieldCheck<never> {
  return { normalised, repaired: raw !== normalised, state: 'invalid', code, message, derived: null };
}

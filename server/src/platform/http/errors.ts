import { type TransportError, transportErrors } from '@yanxiu/contract/kernel/errors';
import { isRefusal, type Refusal } from '@yanxiu/domain/kernel/refusal';

/** A rule said no: 409 with its code and sentence. The only error a use case throws for a user's sake. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** One of the six transport errors. */
export class HttpError extends Error {
  readonly kind: TransportError;
  readonly issues: { path: string; message: string }[];
  constructor(kind: TransportError, message?: string, issues: { path: string; message: string }[] = []) {
    super(message ?? transportErrors[kind].message);
    this.kind = kind;
    this.issues = issues;
  }
}

/** Missing and out of scope are the same 404. */
export function notFound(): never {
  throw new HttpError('not_found');
}

/** `found ?? notFound()` for rows that the scope may hide. */
export function orNotFound<T>(row: T | undefined | null): T {
  return row ?? notFound();
}

/** Turns a rule's "no" into the one RefusalError and lets everything else through. */
export function orRefuse<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new RefusalError(value);
  return value as T;
}

import { fact } from '../platform/http/facts.ts';

export const programPublished = fact<{ programId: string }>('program.published');
/** Payee or fee of a published program has changed, with both confirmations. */
export const payeeChanged = fact<{
  programId: string;
  version: number;
  differences: { field: string; before: string; after: string }[];
}>('program.payeeChanged');

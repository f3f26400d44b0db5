import { fact } from '../platform/http/facts.ts';

/** A school was closed (or merged into another): whoever held a role there holds it no more. */
export const orgClosed = fact<{ orgId: string; reason: string }>('org.closed');

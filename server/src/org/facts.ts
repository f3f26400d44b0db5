import { fact } from '../platform/http/facts.ts';

/** A school was closed (or merged into another): whoever held a role there holds it no more. */
export const orgClosed = fact<{ orgId: string; reason: string }>('org.closed');

/** A closing was taken back; `giveBack` names the roles that ended with it and are to be held again by the same people. */
export const orgReopened = fact<{ orgId: string; closedAt: Date; giveBack: readonly string[] }>('org.reopened');

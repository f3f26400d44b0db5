import { fact } from '../platform/http/facts.ts';

/** The last of the route has approved the scores of these units: credits are awarded and certificates issued. */
export const scoresLocked = fact<{ programId: string; schoolIds: readonly string[] }>('assessment.locked');
/** A locked score was corrected by application. */
export const scoreCorrected = fact<{ programId: string; personId: string; reason: string }>('assessment.corrected');

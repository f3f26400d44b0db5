import { fact } from '../platform/http/facts.ts';

/** The last of the route has approved a unit's scores: credits are awarded and certificates issued. */
export const scoresLocked = fact<{ programId: string; schoolId: string }>('assessment.locked');
/** A locked score was corrected by application. */
export const scoreCorrected = fact<{ programId: string; personId: string; reason: string }>('assessment.corrected');

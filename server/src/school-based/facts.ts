import { fact } from '../platform/http/facts.ts';

/** An approved activity is about to go back to its school: a listener may refuse while scores that rest on it are out. */
export const activityReopened = fact<{ programId: string; schoolId: string }>('schoolBased.activityReopened');

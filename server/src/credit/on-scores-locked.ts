import { scoreCorrected, scoresLocked } from '../assessment/facts.ts';
import { on } from '../platform/http/facts.ts';
import { awardCorrection, awardUnit } from './award.ts';

export const onScoresLocked = on(scoresLocked, (ctx, { programId, schoolId }) => awardUnit(ctx, programId, schoolId));

export const onScoreCorrected = on(scoreCorrected, (ctx, { programId, personId, reason }) =>
  awardCorrection(ctx, programId, personId, reason),
);

import { scoreCorrected, scoresLocked } from '../assessment/facts.ts';
import { on } from '../platform/http/facts.ts';
import { awardCorrection, awardScores } from './award.ts';

export const onScoresLocked = on(scoresLocked, (ctx, { programId, schoolIds }) =>
  awardScores(ctx, programId, schoolIds),
);

export const onScoreCorrected = on(scoreCorrected, (ctx, { programId, personId, reason }) =>
  awardCorrection(ctx, programId, personId, reason),
);

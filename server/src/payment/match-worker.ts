import { parentPort, workerData } from 'node:worker_threads';
import type { MatchKnowledge, MatchLine } from '@yanxiu/domain/payment/matching/match-input';
import { matchLines } from '@yanxiu/domain/payment/matching/match-lines';

export interface MatchJob {
  readonly lines: readonly MatchLine[];
  readonly knowledge: MatchKnowledge;
}

const { lines, knowledge } = workerData as MatchJob;
parentPort?.postMessage(matchLines(lines, knowledge));

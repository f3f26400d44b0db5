import type { Diligence } from './diligence.ts';

/** A trainee as the seeded and simulated parts of a year need her. */
export interface SeedTrainee {
  readonly personId: string;
  readonly schoolId: string;
  readonly orgPath: string;
  readonly stage: string;
  /** The same on every machine and at every run, unlike the ids: what is drawn for her is drawn by it. */
  readonly key: string;
  readonly diligence: Diligence;
}

/** 09:00 in Shanghai. */
export const morning = (day: string): Date => new Date(`${day}T09:00:00+08:00`);

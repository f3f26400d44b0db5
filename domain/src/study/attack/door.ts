import type { PlayReport } from '../play.ts';

/**
 * The calls that a script has, whatever stands behind them: the product's own API, the rule alone, or an engine that
 * believes what it is told. Windows and lessons are numbers from 0; every lesson is `lessonSec` long.
 */
export interface Door {
  /** Seconds pass with this only. */
  wait(seconds: number): void;
  open(window: number, lesson: number): Promise<void>;
  report(window: number, reports: readonly PlayReport[], claimed?: Claim): Promise<void>;
  /** Whether a presence question is on the page of this window. */
  isAsked(window: number): boolean;
  press(window: number, how: 'right' | 'first'): Promise<void>;
  creditedSec(): Promise<number>;
}

/** What a forged request says beside its reports; a page of ours says none of it. */
export interface Claim {
  readonly durationSec?: number;
  readonly clientSec?: number;
}

export const lessonSec = 2700;
export const lessonCount = 12;

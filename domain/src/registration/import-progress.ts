/** What is done with an uploaded roster, in order, with the share of the time that each takes, in per cent. */
const steps = { read: 45, keep: 45, compare: 10 } as const;
export type ImportStep = keyof typeof steps;

/** Per cent that are behind when a step begins. */
const startOf: Readonly<Record<ImportStep, number>> = { read: 0, keep: steps.read, compare: steps.read + steps.keep };

/**
 * One bar over all steps: told how far a step is (0 to 1), it says how far the whole is, in whole per cent. Never less
 * than it said before, whatever it is told and in whatever order; 100 only when the last step is done.
 */
export function makeImportProgress(): (step: ImportStep, share: number) => number {
  let said = 0;
  return (step, share) => {
    const inside = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
    said = Math.max(said, startOf[step] + Math.floor(steps[step] * inside));
    return said;
  };
}

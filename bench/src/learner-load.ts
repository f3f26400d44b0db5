import { measureLearnerLoad } from '@yanxiu/tools/learner-load';

const bar = { codeKb: 60, lcpMs: 2_500 };

/**
 * The learner's app on its first visit, before any lesson: weight of code over the wire, and the largest paint at Slow 4G
 * with a processor four times slower; and what axe finds.
 */
export async function benchLearnerLoad(): Promise<void> {
  for (const { name, codeKb, wholeKb, lcpMs, problems } of await measureLearnerLoad()) {
    const passed = codeKb <= bar.codeKb && lcpMs <= bar.lcpMs && problems.length === 0;
    if (!passed) process.exitCode = 1;
    console.log(
      `${passed ? 'pass' : 'FAIL'}: ${name}: JS + CSS ${codeKb.toFixed(1)} kB (bar ${bar.codeKb}), all ${wholeKb.toFixed(1)} kB, ` +
        `LCP ${Math.round(lcpMs)} ms (bar ${bar.lcpMs}), axe ${problems.length === 0 ? 'finds nothing' : problems.join(', ')}`,
    );
  }
}

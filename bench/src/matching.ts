import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { matchLines } from '@yanxiu/domain/payment/matching/match-lines';
import { knowledgeOf, linesOf, scoreOf } from '@yanxiu/tools/remittance/judge';
import { makeStatement } from '@yanxiu/tools/remittance/make-statement';

/**
 * Bank matching at three sizes, the last a province: 84,000 schools × 100,000 lines. Each size runs in a process of its
 * own, so that the memory printed is its own; the register and the statement that the generator holds count in it.
 * `node bench/src/matching.ts [seed]`.
 */
const bar = { seconds: 60, megabytes: 1024, share: 0.9 };
const sizes = [
  { schools: 5_000, lines: 6_000 },
  { schools: 20_000, lines: 25_000 },
  { schools: 90_000, lines: 100_000 },
] as const;

interface Measured {
  readonly schools: number;
  readonly lines: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly usPerLine: number;
  readonly peakMb: number;
  readonly bookable: number;
  readonly booked: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Prints the table and says whether the bar was met. */
export function benchMatching(seed: number): boolean {
  const results = sizes.map((size) => inOwnProcess(seed, size));
  console.table(results);
  const largest = results.at(-1);
  if (!largest) return false;
  const wrong = results.reduce((sum, result) => sum + result.wrong, 0);
  const share = Math.min(...results.map((result) => result.booked / result.bookable));
  const passed = wrong === 0 && share >= bar.share && largest.seconds <= bar.seconds && largest.peakMb <= bar.megabytes;
  console.log(
    `${passed ? 'pass' : 'FAIL'}: ${wrong} wrong bookings (bar 0), ${(share * 100).toFixed(1)} % of the bookable booked (bar 90 %), ` +
      `largest ${largest.seconds} s (bar ${bar.seconds}), peak ${largest.peakMb} MB (bar ${bar.megabytes})`,
  );
  return passed;
}

function inOwnProcess(seed: number, size: (typeof sizes)[number]): Measured {
  const args = [fileURLToPath(import.meta.url), 'one', String(seed), String(size.schools), String(size.lines)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

function measure(seed: number, schools: number, lineCount: number): Measured {
  const made = makeStatement(seed, schools, lineCount);
  const lines = linesOf(made);
  const known = knowledgeOf(made);
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const decisions = matchLines(lines, known);
  const seconds = (performance.now() - started) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const score = scoreOf(made, decisions);
  return {
    schools: made.register.schools.length,
    lines: lines.length,
    seconds: Number(seconds.toFixed(1)),
    cpuSeconds: Number(((cpu.user + cpu.system) / 1e6).toFixed(1)),
    usPerLine: Math.round((seconds * 1e6) / lines.length),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    bookable: score.bookable,
    booked: score.done,
    wrong: score.wrong.length,
    missed: score.bookable - score.done,
  };
}

if (import.meta.main) {
  const [mode = '', ...rest] = process.argv.slice(2);
  if (mode === 'one') process.stdout.write(JSON.stringify(measure(Number(rest[0]), Number(rest[1]), Number(rest[2]))));
  else process.exitCode = benchMatching(mode === '' ? 84 : Number(mode)) ? 0 : 1;
}

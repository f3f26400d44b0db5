import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { matchLines } from '@yanxiu/domain/payment/matching/match-lines';
import { knowledgeOf, linesOf, scoreOf } from '@yanxiu/tools/remittance/judge';
import { type MadeStatement, makeStatement } from '@yanxiu/tools/remittance/make-statement';
import { makeSecondStatement } from '@yanxiu/tools/remittance-second/make';
import { makeThirdStatement } from '@yanxiu/tools/remittance-third/make';
import type { BenchOptions } from './main.ts';

/**
 * Bank matching at three sizes, the last a province: 84,000 schools × 100,000 lines. Each size runs in a process of its
 * own, so that the memory printed is its own; the register and the statement that it reads count in it. The
 * `second` and `third` generators write in grammars that the engine was not built on.
 */
const bar = { seconds: 60, megabytes: 1024, share: 0.9 };
const sizes = [
  { schools: 5_000, lines: 6_000 },
  { schools: 20_000, lines: 25_000 },
  { schools: 90_000, lines: 100_000 },
] as const;

interface Size {
  readonly schools: number;
  readonly lines: number;
}

const generators = { first: makeStatement, second: makeSecondStatement, third: makeThirdStatement } as const;
type Generator = keyof typeof generators;

interface Measured {
  readonly by: Generator;
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

/** Prints the tables and sets the exit code by whether the bars were met. */
export async function benchMatching({ seed, sizes: wanted }: BenchOptions): Promise<void> {
  const chosen = wanted?.map((lines) => ({ schools: Math.ceil(lines * 0.9), lines })) ?? sizes;
  const results = (['first', 'second', 'third'] as const).flatMap((by) =>
    chosen.map((size) => inOwnProcess(by, seed, size)),
  );
  console.table(results);
  const wrong = results.reduce((sum, result) => sum + result.wrong, 0);
  const share = Math.min(...results.map((result) => result.booked / result.bookable));
  const most = (of: (result: Measured) => number) => Math.max(...results.map(of));
  const seconds = most((result) => result.seconds);
  const peakMb = most((result) => result.peakMb);
  const passed = wrong === 0 && share >= bar.share && seconds <= bar.seconds && peakMb <= bar.megabytes;
  console.log(
    `${passed ? 'pass' : 'FAIL'}: ${wrong} wrong bookings (bar 0), ${(share * 100).toFixed(1)} % of the bookable booked (bar 90 %), ` +
      `longest ${seconds} s (bar ${bar.seconds}), peak ${peakMb} MB (bar ${bar.megabytes})`,
  );
  process.exitCode = passed ? 0 : 1;
}

/** The statement is made in one process and matched in another: what the generator holds is no cost of the engine. */
function inOwnProcess(by: Generator, seed: number, size: Size): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'yanxiu-matching-'));
  const file = join(folder, 'made.json');
  try {
    child('make', by, String(seed), String(size.schools), String(size.lines), file);
    return { by, ...(JSON.parse(child('match', file)) as Omit<Measured, 'by'>) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function child(...args: string[]): string {
  const script = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function measure(made: MadeStatement): Omit<Measured, 'by'> {
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
  const [mode, ...rest] = process.argv.slice(2);
  if (mode === 'make') {
    const [by = 'first', seed = '84', schools = '5000', lines = '6000', file = ''] = rest;
    const make = generators[by === 'third' ? 'third' : by === 'second' ? 'second' : 'first'];
    writeFileSync(file, JSON.stringify(make(Number(seed), Number(schools), Number(lines))));
  } else {
    const made = JSON.parse(readFileSync(rest[0] ?? '', 'utf8')) as MadeStatement;
    process.stdout.write(JSON.stringify(measure(made)));
  }
}

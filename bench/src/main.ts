/**
 * `npm run bench -- <name> [--seconds N] [--sizes A,B,C]`: measures one thing and prints ratios, each with what it was
 * measured against in the same run. `npm run bench` lists the names.
 */

import { benchAccounts } from './accounts.ts';
import { benchClassPage } from './class-page.ts';
import { benchEnded } from './ended.ts';
import { benchHeartbeat } from './heartbeat.ts';
import { benchLearnerLoad } from './learner-load.ts';
import { benchMatching } from './matching.ts';
import { benchQuiz } from './quiz.ts';
import { benchRoster } from './roster.ts';

export interface BenchOptions {
  readonly seconds: number;
  readonly sizes: readonly number[] | null;
  readonly seed: number;
}

const benches: Readonly<
  Record<string, { readonly about: string; readonly run: (options: BenchOptions) => Promise<void> }>
> = {
  accounts: { about: 'opening the accounts of locked units, against hashing a password each', run: benchAccounts },
  matching: { about: 'bank matching: two generators of statements, three sizes up to a province', run: benchMatching },
  roster: {
    about: 'a roster of 100,000 rows from the upload to the draft, against a bare read and a COPY',
    run: benchRoster,
  },
  heartbeat: { about: 'study reports over HTTP against a bare echo; latency, memory, kill -9', run: benchHeartbeat },
  ended: { about: 'reports to sessions that were taken over, against reports that count', run: benchEnded },
  'class-page': {
    about: 'a tutor’s day, a class of 150, 2,000 pieces to mark, at three sizes of program',
    run: benchClassPage,
  },
  'learner-load': {
    about: 'first visit of the learner’s app: weight, LCP at Slow 4G and CPU ×4, axe',
    run: benchLearnerLoad,
  },
  quiz: { about: '5,000 quiz papers begun and handed in, at once and within a minute', run: benchQuiz },
};

function readOptions(args: readonly string[]): BenchOptions {
  const optionOf = (name: string) => args[args.indexOf(name) + 1];
  const sizes = args.includes('--sizes') ? (optionOf('--sizes') ?? '').split(',').map(Number) : null;
  const seconds = args.includes('--seconds') ? Number(optionOf('--seconds')) : 10;
  const seed = args.includes('--seed') ? Number(optionOf('--seed')) : 84;
  return { seconds, sizes, seed };
}

// a reader that leaves early (`| head`) must not keep the bench from stopping what it has started
process.stdout.on('error', () => undefined);

const [name, ...rest] = process.argv.slice(2);
const bench = name ? benches[name] : undefined;
if (bench) {
  await bench.run(readOptions(rest));
} else {
  for (const [key, { about }] of Object.entries(benches)) console.log(`${key.padEnd(12)} ${about}`);
  if (name) process.exitCode = 1;
}

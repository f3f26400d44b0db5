/**
 * `npm run bench -- <name> [--seconds N] [--sizes A,B,C]`: measures one thing and prints ratios, each with what it was
 * measured against in the same run. `npm run bench` lists the names.
 */
import { benchHeartbeat } from './heartbeat.ts';

export interface BenchOptions {
  readonly seconds: number;
  readonly sizes: readonly number[] | null;
}

const benches: Readonly<
  Record<string, { readonly about: string; readonly run: (options: BenchOptions) => Promise<void> }>
> = {
  heartbeat: { about: 'study reports over HTTP against a bare echo; latency, memory, kill -9', run: benchHeartbeat },
};

function readOptions(args: readonly string[]): BenchOptions {
  const optionOf = (name: string) => args[args.indexOf(name) + 1];
  const sizes = args.includes('--sizes') ? (optionOf('--sizes') ?? '').split(',').map(Number) : null;
  const seconds = args.includes('--seconds') ? Number(optionOf('--seconds')) : 10;
  return { seconds, sizes };
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

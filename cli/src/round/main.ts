import { Api } from './api.ts';
import { readArguments, type RoundArguments } from './arguments.ts';
import { Office } from './office.ts';
import { startOwnServer } from './own-server.ts';
import { prepareRound } from './prepare.ts';
import { registerAll } from './roster.ts';
import type { Round } from './round.ts';

/** `round`: a whole county's (or city's) year through the product's public API. Exit 1 when an invariant is broken. */
export async function run(args: string[]): Promise<number> {
  const read = readArguments(args);
  if ('problem' in read) {
    console.error(read.problem);
    return 64;
  }
  const own = read.url ? null : await startOwnServer(read);
  try {
    return await runYear(read, own?.url ?? read.url ?? '', own?.loginsFile ?? read.loginsFile ?? '');
  } finally {
    await own?.stop();
  }
}

async function runYear(args: RoundArguments, url: string, loginsFile: string): Promise<number> {
  const api = new Api(url);
  const startedAt = Date.now();
  const say = (line: string) => console.error(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);
  try {
    const round = await prepareRound(args, api, new Office(api, loginsFile), say);
    say(`${round.settings.title}：${round.units.length} 个单位，${round.units.reduce((sum, unit) => sum + unit.people.length, 0)} 人`);
    await walkThroughYear(round);
    say(`接口调用 ${api.calls} 次`);
    return 0;
  } finally {
    api.close();
  }
}

async function walkThroughYear(round: Round): Promise<void> {
  await registerAll(round);
  round.say('名单已全部锁定');
}

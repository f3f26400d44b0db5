import { activateAll } from './account.ts';
import { Api } from './api.ts';
import { type RoundArguments, readArguments } from './arguments.ts';
import { changeEarly } from './change.ts';
import { funnelText } from './funnel.ts';
import { issueInvoices } from './invoice.ts';
import { payAll } from './money.ts';
import { Office } from './office.ts';
import { startOwnServer } from './own-server.ts';
import { prepareRound } from './prepare.ts';
import { differences } from './recompute.ts';
import { payForLate, refundRemoval } from './refund.ts';
import { registerAll } from './roster.ts';
import type { Round } from './round.ts';
import { holdActivities } from './school-year.ts';
import { assessAll } from './score.ts';
import { studyAll } from './study.ts';
import { tallyUp } from './tally.ts';
import { writeCsv } from './write-csv.ts';

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
  const say = (line: string) =>
    console.error(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);
  try {
    const round = await prepareRound(args, api, new Office(api, loginsFile), say);
    say(
      `${round.settings.title}：${round.units.length} 个单位，${round.units.reduce((sum, unit) => sum + unit.people.length, 0)} 人`,
    );
    await walkThroughYear(round);
    const { tally, scores } = await tallyUp(round);
    const folder = args.outDir;
    const broken = [...tally.broken];
    if (folder) {
      await writeCsv(round, folder, tally, scores);
      broken.push(...differences(folder));
    }
    say(`接口调用 ${api.calls} 次`);
    console.log(args.json ? JSON.stringify({ ...tally, broken }) : funnelText(round, { ...tally, broken }));
    return broken.length > 0 ? 1 : 0;
  } finally {
    api.close();
  }
}

/** Steps in the order of the year; each says what it has done. */
async function walkThroughYear(round: Round): Promise<void> {
  await registerAll(round);
  round.say('名单已全部锁定');
  await changeEarly(round);
  await activateAll(round);
  round.say(`账号已激活 ${round.learners.length} 人`);
  await payAll(round);
  round.say('缴费已对账');
  await issueInvoices(round);
  await refundRemoval(round);
  await payForLate(round);
  round.say('发票已开，退款和补缴已入账');
  await activateAll(round);
  await studyAll(round);
  await holdActivities(round);
  round.say('校本研修、线下授课和评分已登记');
  await assessAll(round);
  round.say('成绩已审定，学分已认定');
}

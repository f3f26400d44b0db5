import { inParallel } from './api.ts';
import { bankAccount } from './money.ts';
import { type Incident, incidentNames, type Round } from './round.ts';

/** What `round --json` prints: exactly one object. Hours and credits in hundredths, money in fen. */
export interface Tally {
  readonly program: string;
  readonly seed: number;
  readonly trainees: number;
  readonly exempt: number;
  readonly due: number;
  readonly activated: number;
  readonly studied: number;
  readonly passed: number;
  readonly byBand: Readonly<Record<'0' | '7' | '8' | '9' | '10', number>>;
  readonly hoursX100: { readonly online: number; readonly schoolBased: number };
  readonly creditsX100: number;
  readonly certificates: number;
  readonly moneyFen: {
    readonly due: number;
    readonly received: number;
    readonly allocated: number;
    readonly refunded: number;
    readonly reversed: number;
    readonly unallocated: number;
    readonly other: number;
    readonly invoiced: number;
    readonly redLettered: number;
  };
  readonly incidents: Readonly<Record<Incident, number>>;
  readonly broken: readonly string[];
}

export interface ScoreRow {
  readonly personId: string;
  readonly name: string;
  readonly schoolName: string;
  readonly onlineX100: number;
  readonly schoolBasedX100: number;
  readonly activityX100: number;
  readonly offlineX100: number;
  readonly onlineHoursX100: number;
  readonly schoolBasedHoursX100: number;
  readonly totalX100: number;
  readonly passed: boolean;
  readonly creditsX100: number;
}

/** Reads the year's figures back from the product, as its offices see them, and checks what must hold. */
export async function tallyUp(round: Round): Promise<{ tally: Tally; scores: ScoreRow[] }> {
  const { office, programId, settings } = round;
  const { node } = await office.call(round.publisher, 'supervision.node', { programId });
  const { figures } = node;
  const scores = await allScores(round);
  const money = await moneyOf(round);
  const credits = scores.reduce((sum, row) => sum + row.creditsX100, 0);
  const byBand = { '0': 0, '7': 0, '8': 0, '9': 0, '10': 0 };
  for (const row of scores) byBand[String(row.creditsX100 / 100) as keyof typeof byBand] += 1;
  const broken = [
    ...checkMoney(money, figures.dueFen, figures.receivedFen),
    ...checkScores(scores, settings.hours.onlineX100, settings.hours.schoolBasedX100),
    ...(await checkStudyClock(round)),
  ];
  return {
    scores,
    tally: {
      program: round.args.program,
      seed: round.args.seed,
      trainees: figures.registered,
      exempt: figures.exempt,
      due: figures.due,
      activated: figures.activated,
      studied: figures.started,
      passed: figures.passed,
      byBand,
      hoursX100: {
        online: figures.onlineHoursX100,
        schoolBased: scores.reduce((sum, row) => sum + row.schoolBasedHoursX100, 0),
      },
      creditsX100: credits,
      certificates: figures.certificates,
      moneyFen: money,
      incidents: Object.fromEntries(incidentNames.map((name) => [name, round.incidents.get(name) ?? 0])) as Record<
        Incident,
        number
      >,
      broken,
    },
  };
}

async function allScores(round: Round): Promise<ScoreRow[]> {
  const scores: ScoreRow[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(round.publisher, 'assessment.scores', {
      programId: round.programId,
      page,
      size: 200,
    });
    scores.push(...rows);
    if (page * 200 >= total) return scores;
  }
}

async function moneyOf(round: Round): Promise<Tally['moneyFen']> {
  const { finance } = round.provider;
  const account = await bankAccount(round);
  const { totals, programs } = await round.office.call(finance, 'payment.balance', { bankAccountId: account.id });
  const own = programs.find((one) => one.programId === round.programId);
  const before = round.before?.totals;
  return {
    due: own?.owedFen ?? 0,
    received: totals.incomingFen - (before?.incomingFen ?? 0),
    allocated: totals.allocatedFen - (before?.allocatedFen ?? 0),
    refunded: totals.refundedFen - (before?.refundedFen ?? 0),
    reversed: totals.reversedFen - (before?.reversedFen ?? 0),
    unallocated: totals.unallocatedFen - (before?.unallocatedFen ?? 0),
    other: totals.otherFen - (before?.otherFen ?? 0),
    // the balance shows what stands; the tally both sides
    invoiced: (own?.invoicedFen ?? 0) + (own?.redFen ?? 0),
    redLettered: own?.redFen ?? 0,
  };
}

/** Per bank account, to the fen: incoming = allocated + refunded + reversed + unallocated + other business (rules §6). */
function checkMoney(money: Tally['moneyFen'], dueFen: number, receivedFen: number): string[] {
  const broken: string[] = [];
  const uses = money.allocated + money.refunded + money.reversed + money.unallocated + money.other;
  if (uses !== money.received) broken.push(`money: ${money.received} fen came in, ${uses} fen are accounted for`);
  if (money.due !== dueFen) broken.push(`money: bills say ${money.due} fen, the dashboard ${dueFen}`);
  if (money.allocated !== receivedFen)
    broken.push(`money: the ledger says ${money.allocated} fen, the dashboard ${receivedFen}`);
  if (money.invoiced - money.redLettered > money.allocated) broken.push('money: invoiced above what was allocated');
  return broken;
}

/** Credits by the half-open bands, hours within the plan, credits only with a pass. */
function checkScores(scores: readonly ScoreRow[], onlineX100: number, schoolBasedX100: number): string[] {
  const broken: string[] = [];
  for (const row of scores) {
    const wanted =
      row.totalX100 < 6000
        ? 0
        : row.totalX100 < 7000
          ? 700
          : row.totalX100 < 8000
            ? 800
            : row.totalX100 < 9000
              ? 900
              : 1000;
    if (row.creditsX100 !== (row.passed ? wanted : 0))
      broken.push(`score: ${row.name} has ${row.totalX100} and ${row.creditsX100} credits`);
    if (row.onlineHoursX100 > onlineX100 || row.schoolBasedHoursX100 > schoolBasedX100)
      broken.push(`hours: ${row.name} has more than the plan`);
  }
  return broken;
}

/** No session may have earned more seconds than passed on the server's clock while it was open. */
async function checkStudyClock(round: Round): Promise<string[]> {
  const broken: string[] = [];
  const some = round.learners.filter((_, at) => at % Math.ceil(round.learners.length / 60) === 0);
  await inParallel(some, 8, async (learner) => {
    const { cookie } = await round.api.signIn('access.logIn', { login: learner.login, password: learner.password });
    const { rows } = await round.api.call(cookie, 'study.spans', { programId: round.programId, size: 200 });
    for (const span of rows) {
      const passedSec = Math.ceil((Date.parse(span.lastAt) - Date.parse(span.openedAt)) / 1000);
      if (span.earnedSec > passedSec)
        broken.push(`study: ${learner.person.name} earned ${span.earnedSec} s in ${passedSec} s`);
    }
  });
  return broken;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOf } from '@yanxiu/contract/index';
import { bankAccount, listBills } from './money.ts';
import type { Round } from './round.ts';
import type { ScoreRow, Tally } from './tally.ts';

type PersonRow = OutputOf<'supervision.people'>['rows'][number];

/** The year as plain .csv files, from which a script without any rule of ours can recompute the figures. */
export async function writeCsv(round: Round, folder: string, tally: Tally, scores: readonly ScoreRow[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    writeFileSync(
      join(folder, `${name}.csv`),
      `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`,
    );
  const people = await peopleOf(round);
  write(
    'people',
    ['personId', 'name', 'school', 'stage', 'activated', 'loggedIn'],
    people.map((row) => [
      row.personId,
      row.name,
      row.schoolName,
      row.stage,
      row.activated ? 1 : 0,
      row.loggedIn ? 1 : 0,
    ]),
  );
  write(
    'study',
    ['personId', 'onlineHoursX100', 'schoolBasedHoursX100', 'lastStudiedOn'],
    people.map((row) => [row.personId, row.onlineHoursX100, row.schoolBasedHoursX100, row.lastStudiedOn ?? '']),
  );
  write(
    'statement',
    [
      'at',
      'direction',
      'amountFen',
      'allocatedFen',
      'refundedFen',
      'reversedFen',
      'otherFen',
      'openFen',
      'counterName',
    ],
    await statementRows(round),
  );
  write(
    'ledger',
    ['school', 'heads', 'dueFen', 'adjustedFen', 'allocatedFen', 'invoicedFen', 'redFen'],
    await ledgerRows(round),
  );
  write(
    'scores',
    [
      'personId',
      'online',
      'schoolBased',
      'activity',
      'offline',
      'total',
      'passed',
      'creditsX100',
      'onlineHoursX100',
      'schoolBasedHoursX100',
    ],
    scores.map((row) => [
      row.personId,
      row.onlineX100,
      row.schoolBasedX100,
      row.activityX100,
      row.offlineX100,
      row.totalX100,
      row.passed ? 1 : 0,
      row.creditsX100,
      row.onlineHoursX100,
      row.schoolBasedHoursX100,
    ]),
  );
  write('credits', ['personId', 'hoursX100', 'creditsX100', 'state'], await creditRows(round));
  write('certificates', ['personId', 'number', 'revoked'], await certificateRows(round));
  writeFileSync(join(folder, 'tally.json'), `${JSON.stringify(tally, null, 1)}\n`);
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Everybody who is to be trained, as the publisher's dashboard lists her. */
async function peopleOf(round: Round): Promise<PersonRow[]> {
  const people: PersonRow[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(round.publisher, 'supervision.people', {
      programId: round.programId,
      page,
      size: 200,
    });
    people.push(...rows);
    if (page * 200 >= total) return people;
  }
}

async function statementRows(round: Round): Promise<(string | number)[][]> {
  const account = await bankAccount(round);
  const out: (string | number)[][] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(round.provider.finance, 'payment.lines', {
      bankAccountId: account.id,
      page,
      size: 200,
    });
    for (const row of rows) {
      if (round.before?.lineIds.has(row.id)) continue;
      out.push([
        row.at,
        row.direction,
        row.amountFen,
        row.allocatedFen,
        row.refundedFen,
        row.reversedFen,
        row.otherFen,
        row.openFen,
        row.counterName,
      ]);
    }
    if (page * 200 >= total) return out;
  }
}

async function ledgerRows(round: Round): Promise<(string | number)[][]> {
  return [...(await listBills(round)).values()].map((bill) => [
    bill.schoolName,
    bill.heads,
    bill.dueFen,
    bill.adjustedFen,
    bill.allocatedFen,
    bill.invoicedFen,
    bill.redFen,
  ]);
}

async function creditRows(round: Round): Promise<(string | number)[][]> {
  const out: (string | number)[][] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(round.publisher, 'credit.ledger', {
      programId: round.programId,
      page,
      size: 200,
    });
    for (const row of rows) out.push([row.personId, row.hoursX100, row.creditsX100, row.state]);
    if (page * 200 >= total) return out;
  }
}

async function certificateRows(round: Round): Promise<(string | number)[][]> {
  const out: (string | number)[][] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(round.publisher, 'credit.certificates', {
      programId: round.programId,
      page,
      size: 200,
    });
    for (const row of rows) out.push([row.personId, row.number, row.revokedAt === null ? 0 : 1]);
    if (page * 200 >= total) return out;
  }
}

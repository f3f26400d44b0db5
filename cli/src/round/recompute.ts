import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Recomputes funnel, money, bands and hours from the .csv files of a round with none of the product's rules, and says
 * every difference to `tally.json`. `node cli/src/round/recompute.ts FOLDER`; exit 1 on a difference.
 */
type Row = Readonly<Record<string, string>>;

function rowsOf(folder: string, name: string): Row[] {
  const [head = '', ...lines] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n');
  const keys = head.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
      (match[1] ?? match[2] ?? '').replaceAll('""', '"'),
    );
    return Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? '']));
  });
}

/** Hours above the plan count for nothing. */
const upTo = (most: number, text: string | undefined) => Math.min(most, Number(text));

const sum = (rows: readonly Row[], key: string) => rows.reduce((total, row) => total + Number(row[key]), 0);

export function differences(folder: string): string[] {
  const tally = JSON.parse(readFileSync(join(folder, 'tally.json'), 'utf8'));
  const scores = rowsOf(folder, 'scores');
  const incoming = rowsOf(folder, 'statement').filter((row) => row['direction'] === 'in');
  const ledger = rowsOf(folder, 'ledger');
  const credits = (low: number, high: number) =>
    scores.filter((row) => row['passed'] === '1' && Number(row['total']) >= low && Number(row['total']) < high).length;
  const people = rowsOf(folder, 'people');
  const study = rowsOf(folder, 'study');
  const found: [string, unknown, unknown][] = [
    ['due', tally.due, people.length],
    ['trainees', tally.trainees >= tally.due + tally.exempt, true],
    ['activated', tally.activated, sum(people, 'activated')],
    ['studied', tally.studied, study.filter((row) => Number(row['onlineHoursX100']) > 0).length],
    ['online hours', tally.hoursX100.online, study.reduce((all, row) => all + upTo(5000, row['onlineHoursX100']), 0)],
    ['school-based hours', tally.hoursX100.schoolBased, sum(study, 'schoolBasedHoursX100')],
    ['passed', tally.passed, scores.filter((row) => row['passed'] === '1').length],
    ['byBand 7', tally.byBand['7'], credits(6000, 7000)],
    ['byBand 8', tally.byBand['8'], credits(7000, 8000)],
    ['byBand 9', tally.byBand['9'], credits(8000, 9000)],
    ['byBand 10', tally.byBand['10'], credits(9000, 10_001)],
    ['byBand 0', tally.byBand['0'], scores.filter((row) => row['passed'] === '0').length],
    ['creditsX100', tally.creditsX100, sum(scores, 'creditsX100')],
    ['schoolBased hours', tally.hoursX100.schoolBased, sum(scores, 'schoolBasedHoursX100')],
    ['certificates', tally.certificates, rowsOf(folder, 'certificates').filter((row) => row['revoked'] === '0').length],
    ['money received', tally.moneyFen.received, sum(incoming, 'amountFen')],
    ['money allocated', tally.moneyFen.allocated, sum(incoming, 'allocatedFen')],
    ['money allocated by bills', tally.moneyFen.allocated, sum(ledger, 'allocatedFen')],
    ['money refunded', tally.moneyFen.refunded, sum(incoming, 'refundedFen')],
    ['money reversed', tally.moneyFen.reversed, sum(incoming, 'reversedFen')],
    ['money other', tally.moneyFen.other, sum(incoming, 'otherFen')],
    ['money unallocated', tally.moneyFen.unallocated, sum(incoming, 'openFen')],
    ['money invoiced', tally.moneyFen.invoiced, sum(ledger, 'invoicedFen')],
    ['money red-lettered', tally.moneyFen.redLettered, sum(ledger, 'redFen')],
    ['money due', tally.moneyFen.due, sum(ledger, 'dueFen') + sum(ledger, 'adjustedFen')],
  ];
  const weights = scores.flatMap((row) => {
    // 50 / 30 / 10 / 10 of the shown parts, half up
    const hundredfold =
      Number(row['online']) * 50 +
      Number(row['schoolBased']) * 30 +
      Number(row['activity']) * 10 +
      Number(row['offline']) * 10;
    return Math.floor((hundredfold + 50) / 100) === Number(row['total']) ? [] : [`total of ${row['personId']}`];
  });
  return [
    ...found
      .filter(([, told, computed]) => told !== computed)
      .map(([name, told, computed]) => `${name}: told ${told}, computed ${computed}`),
    ...weights,
  ];
}

if (import.meta.main) {
  const found = differences(process.argv[2] ?? '.');
  for (const line of found) console.error(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}

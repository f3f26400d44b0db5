import { countyLine, incomingLine, otherLines } from './payment-line.ts';
import { cityCodeOf } from './place.ts';
import { type Random, randomOf } from './random.ts';
import type { RemarkKind } from './remark.ts';
import type { School } from './school.ts';
import type { StatementLine } from './statement.ts';

/** What a unit owes: its people who are billed, times the fee. */
export interface PayingUnit {
  readonly school: School;
  readonly heads: number;
  readonly liaison: { readonly name: string; readonly phone: string };
}

export type PaymentScenario =
  | 'plain'
  | 'part'
  | 'double'
  | 'unreadable'
  | 'reversed'
  | 'reversal'
  | 'countyPaid'
  | 'interest'
  | 'otherBusiness';

/** A line of the bank with the truth behind it, which the product has to find out for itself. */
export interface PlannedLine extends StatementLine {
  readonly scenario: PaymentScenario;
  /** Whom the money is for; empty for what is not the program's. What a second equal payment brings stays unallocated. */
  readonly allocations: readonly { readonly unitCode: string; readonly heads: number; readonly amountFen: number }[];
  /** Voucher number of the incoming line that an outgoing one reverses. */
  readonly reverses: string | null;
}

export interface PaymentOrder {
  readonly seed: number;
  readonly feeFen: number;
  /** First and last day on which money arrives, `YYYY-MM-DD`. */
  readonly fromOn: string;
  readonly toOn: string;
  /** How often each incident happens; default one, and one county payment of two or three schools. */
  readonly incidents?: Partial<Record<Incident, number>>;
}

export type Incident = 'part' | 'double' | 'unreadable' | 'reversed' | 'countyPaid';

interface Clock {
  next(): string;
  after(at: string, minutes: number): string;
}

function clockOf(order: PaymentOrder, random: Random): Clock {
  const first = Date.parse(`${order.fromOn}T00:00:00Z`);
  const days = Math.round((Date.parse(`${order.toOn}T00:00:00Z`) - first) / 86_400_000);
  const used = new Set<number>();
  const text = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ');
  return {
    next() {
      for (;;) {
        const time = first + random.int(0, days) * 86_400_000 + random.int(30_600, 61_200) * 1000;
        if (used.has(time)) continue;
        used.add(time);
        return text(time);
      }
    },
    after: (at, minutes) => text(Date.parse(`${at.replace(' ', 'T')}Z`) + minutes * 60_000),
  };
}

function scenariosOf(units: readonly PayingUnit[], order: PaymentOrder, random: Random): Map<string, Incident> {
  const wanted = { part: 1, double: 1, unreadable: 1, reversed: 1, countyPaid: 3, ...order.incidents };
  const chosen = new Map<string, Incident>();
  // Only a unit of a county can have the county pay, only one with two people or more can pay in parts.
  const waiting = random.shuffle(units.filter((unit) => unit.heads > 1));
  const take = (incident: Incident, fits: (unit: PayingUnit) => boolean): void => {
    for (let left = wanted[incident]; left > 0; left -= 1) {
      const at = waiting.findIndex(fits);
      const unit = waiting.splice(at, at < 0 ? 0 : 1)[0];
      if (unit) chosen.set(unit.school.code, incident);
    }
  };
  const county = waiting.find((unit) => cityCodeOf(unit.school.parentCode) !== unit.school.parentCode)?.school
    .parentCode;
  take('countyPaid', (unit) => unit.school.parentCode === county && unit.school.ownership === 'public');
  for (const incident of ['part', 'double', 'unreadable', 'reversed'] as const) take(incident, () => true);
  return chosen;
}

/**
 * The year's bank lines of a program: each unit pays once, most as the notice asks, and the incidents happen to units
 * drawn by seed. Sum of the plain, part, unreadable and county lines' allocations = each unit's heads × fee.
 */
export function planPayments(units: readonly PayingUnit[], order: PaymentOrder): PlannedLine[] {
  const random = randomOf(order.seed, 'payment');
  const clock = clockOf(order, random.fork('clock'));
  const scenario = scenariosOf(units, order, random.fork('scenario'));
  const lines: PlannedLine[] = [];
  let voucher = 0;
  const book: Book = (line) => {
    voucher += 1;
    const voucherNumber = String(410_000_000 + (order.seed % 1000) * 100_000 + voucher);
    const whole = { reverses: null, ...line, voucherNumber };
    lines.push(whole);
    return whole;
  };
  for (const unit of units) {
    if (unit.heads === 0 || scenario.get(unit.school.code) === 'countyPaid') continue;
    bookUnit(unit, scenario.get(unit.school.code) ?? 'plain', order, clock, random.fork(unit.school.code), book);
  }
  const byCounty = units.filter((unit) => unit.heads > 0 && scenario.get(unit.school.code) === 'countyPaid');
  if (byCounty.length > 0) book(countyLine(byCounty, order.feeFen, clock.next(), random.fork('county')));
  for (const line of otherLines(clock.next(), clock.next(), random.fork('other'))) book(line);
  return lines.toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** A line before the bank has numbered it. */
export type Unnumbered = Omit<PlannedLine, 'voucherNumber' | 'reverses'> & { readonly reverses?: string };

type Book = (line: Unnumbered) => PlannedLine;

/** How well a unit's remark tells who pays: an incident's is exact unless the remark itself is the incident. */
function remarkKindOf(scenario: 'plain' | Incident, random: Random): RemarkKind {
  if (scenario === 'unreadable') return 'unreadable';
  if (scenario !== 'plain') return 'exact';
  return random.weighted([
    ['exact', 70],
    ['loose', 20],
    ['short', 4],
    ['truncated', 4],
    ['phone', 2],
  ]);
}

function bookUnit(
  unit: PayingUnit,
  scenario: 'plain' | Incident,
  order: PaymentOrder,
  clock: Clock,
  random: Random,
  book: Book,
): void {
  const { heads } = unit;
  const kind = remarkKindOf(scenario, random);
  const pay = (count: number, at: string, as: PaymentScenario, allocated = true): PlannedLine =>
    book(incomingLine(unit, { count, at, as, allocated, kind, amountFen: count * order.feeFen }, random));
  const at = clock.next();
  if (scenario === 'part') {
    const first = Math.max(1, Math.floor(heads / 2));
    pay(first, at, 'part');
    pay(heads - first, clock.after(at, 2890), 'part');
    return;
  }
  if (scenario === 'reversed') {
    const failed = pay(heads, at, 'reversed', false);
    const why = { summary: '冲正', purpose: '账号户名不符 退汇' };
    const back = { ...failed, ...why, at: clock.after(at, 65), direction: 'out' as const };
    book({ ...back, scenario: 'reversal', reverses: failed.voucherNumber });
    pay(heads, clock.after(at, 1500), 'plain');
    return;
  }
  pay(heads, at, scenario === 'unreadable' ? 'unreadable' : 'plain');
  if (scenario === 'double') pay(heads, clock.after(at, 4330), 'double', false);
}

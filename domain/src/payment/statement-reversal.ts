import type { Direction } from './statement-line.ts';

/** What linking a reversal needs of a line. */
export interface ReversibleLine {
  readonly key: string;
  readonly at: string;
  readonly rank: number;
  readonly direction: Direction;
  readonly amountFen: number;
  readonly counterName: string;
  readonly counterAccount: string;
  readonly summary: string;
  readonly purpose: string;
  readonly postscript: string;
}

const reversalWords =
  /冲正|冲销|冲账|冲帐|抹账|抹帐|撤销|退汇|退票|退回|退款|户名不符|账号不符|账户不符|帐号不符|错账|反交易/;

/** True when the bank's own words say that money went back: 冲正, 退汇, 账号户名不符 … */
export function readsAsReversal(line: Pick<ReversibleLine, 'summary' | 'purpose' | 'postscript'>): boolean {
  return reversalWords.test(`${line.summary} ${line.purpose} ${line.postscript}`);
}

/** How far back an original may lie: banks return a transfer within days; three months is generous. */
const reachMs = 92 * 86_400_000;

/**
 * Links each reversal (冲正, 退汇) to the line it takes back: the latest earlier line of the other direction with the
 * same amount and counterparty that no other reversal has taken. Returns reversal key → original key (rules §6).
 */
export function linkReversals(lines: readonly ReversibleLine[]): Map<string, string> {
  const links = new Map<string, string>();
  const open = new Map<string, ReversibleLine[]>();
  for (const line of [...lines].sort((a, b) => a.rank - b.rank)) {
    const other: Direction = line.direction === 'in' ? 'out' : 'in';
    const original = readsAsReversal(line) ? takeLatest(open, line, other) : null;
    if (original) links.set(line.key, original.key);
    else for (const sign of signsOf(line, line.direction)) open.set(sign, [...(open.get(sign) ?? []), line]);
  }
  return links;
}

/** Account and name each lead to the original: a reversal may show only one of them. */
function signsOf(line: ReversibleLine, direction: Direction): string[] {
  const signs: string[] = [];
  if (line.counterAccount !== '') signs.push(`${direction}|${line.amountFen}|号|${line.counterAccount}`);
  if (line.counterName !== '') signs.push(`${direction}|${line.amountFen}|名|${line.counterName}`);
  return signs;
}

function takeLatest(
  open: Map<string, ReversibleLine[]>,
  line: ReversibleLine,
  direction: Direction,
): ReversibleLine | null {
  const since = Date.parse(line.at) - reachMs;
  for (const sign of signsOf(line, direction)) {
    const waiting = open.get(sign) ?? [];
    const original = waiting.findLast((one) => Date.parse(one.at) >= since && sameSide(one, line));
    if (!original) continue;
    for (const other of signsOf(original, direction)) {
      open.set(
        other,
        (open.get(other) ?? []).filter((one) => one !== original),
      );
    }
    return original;
  }
  return null;
}

/** A name alone does not link two lines whose accounts are both known and differ. */
function sameSide(a: ReversibleLine, b: ReversibleLine): boolean {
  return a.counterAccount === '' || b.counterAccount === '' || a.counterAccount === b.counterAccount;
}

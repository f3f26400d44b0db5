import { isPlaceholder } from './statement-cells.ts';

/** What a line may be named by. */
export interface NamedLine {
  readonly line: number;
  readonly serial: string;
  readonly voucher: string;
}

/**
 * The key of each line within its file: the 流水号, else the 凭证号, where it is real and borne by no other line;
 * else `行N`, N the row of the file. An overlapping later import is recognised by more than the key (rules §6).
 */
export function keyLines(lines: readonly NamedLine[]): string[] {
  const serials = countOf(lines.map((line) => line.serial));
  const vouchers = countOf(lines.map((line) => line.voucher));
  const usable = (text: string, counts: ReadonlyMap<string, number>) =>
    !isPlaceholder(text) && (counts.get(text) ?? 0) === 1;
  const keys = lines.map((line) => {
    if (usable(line.serial, serials)) return line.serial;
    return usable(line.voucher, vouchers) ? line.voucher : `行${line.line}`;
  });
  const counts = countOf(keys);
  return keys.map((key, index) => ((counts.get(key) ?? 0) > 1 ? `行${lines[index]?.line ?? index + 1}` : key));
}

function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/**
 * What tells a line apart from every other line of the same account over all imports: the bank's own number where it
 * is one, else time, counter account, amount and balance. Two imports that overlap agree on it.
 */
export function identityOfLine(line: {
  readonly key: string;
  readonly at: string;
  readonly direction: string;
  readonly amountFen: number;
  readonly balanceFen: number | null;
  readonly counterAccount: string;
  readonly counterName: string;
}): string {
  if (!line.key.startsWith('行')) return `号:${line.key}`;
  const counter = line.counterAccount === '' ? line.counterName : line.counterAccount;
  return ['笔', line.at, line.direction, line.amountFen, line.balanceFen ?? '', counter].join(':');
}

import { yuanText } from '../kernel/money.ts';
import type { Direction, StatementGap } from './statement-line.ts';

/** What the check of the running balance needs of a line. */
export interface BalancedLine {
  readonly line: number;
  readonly at: string;
  readonly direction: Direction;
  readonly amountFen: number;
  readonly balanceFen: number | null;
}

export interface BalanceCheck {
  readonly order: 'ascending' | 'descending';
  readonly gaps: readonly StatementGap[];
}

function signed(line: BalancedLine): number {
  return line.direction === 'in' ? line.amountFen : -line.amountFen;
}

/**
 * Proves a statement complete: each balance is the one before plus or minus the amount. Whether the file runs forward
 * or backward in time is found out by which of the two explains more pairs; each pair that fails is named (rules §6).
 */
export function checkBalances(lines: readonly BalancedLine[]): BalanceCheck {
  const forward = failures(lines, 'ascending');
  const backward = failures(lines, 'descending');
  const first = lines[0];
  const last = lines.at(-1);
  const reversedTime = first !== undefined && last !== undefined && first.at > last.at;
  const descending =
    backward.gaps.length < forward.gaps.length || (backward.gaps.length === forward.gaps.length && reversedTime);
  const chosen = descending ? backward : forward;
  const order = descending ? 'descending' : 'ascending';
  if (chosen.pairs >= 4 && chosen.gaps.length * 2 > chosen.pairs) {
    const message = `余额列与逐笔发生额大多对不上（${chosen.pairs} 处中有 ${chosen.gaps.length} 处），不能据此证明流水完整。请确认导出的是全部明细，没有筛选过，也没有改过顺序。`;
    const line = lines[0]?.line ?? 0;
    const gap: StatementGap = {
      kind: 'unverifiable',
      line,
      afterLine: null,
      expectedFen: null,
      foundFen: null,
      message,
    };
    return { order: reversedTime ? 'descending' : 'ascending', gaps: [gap] };
  }
  return { order, gaps: chosen.gaps };
}

function failures(
  lines: readonly BalancedLine[],
  order: BalanceCheck['order'],
): { pairs: number; gaps: StatementGap[] } {
  const gaps: StatementGap[] = [];
  let pairs = 0;
  let known: BalancedLine | null = null;
  let movedFen = 0;
  for (const line of order === 'ascending' ? lines : [...lines].reverse()) {
    movedFen += signed(line);
    if (line.balanceFen === null) continue;
    if (known !== null && known.balanceFen !== null) {
      pairs += 1;
      const expectedFen = known.balanceFen + movedFen;
      if (expectedFen !== line.balanceFen) gaps.push(balanceGap(known, line, expectedFen, line.balanceFen));
    }
    known = line;
    movedFen = 0;
  }
  return { pairs, gaps: gaps.sort((a, b) => a.line - b.line) };
}

function balanceGap(before: BalancedLine, after: BalancedLine, expectedFen: number, foundFen: number): StatementGap {
  const difference = yuanText(Math.abs(foundFen - expectedFen));
  const message =
    `第 ${before.line} 行与第 ${after.line} 行之间余额不连续：按发生额应为 ${yuanText(expectedFen)} 元，` +
    `文件里是 ${yuanText(foundFen)} 元，相差 ${difference} 元。中间可能缺少流水，请重新导出这一段时间的全部明细。`;
  return { kind: 'balance', line: after.line, afterLine: before.line, expectedFen, foundFen, message };
}

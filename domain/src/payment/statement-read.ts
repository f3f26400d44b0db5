import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { checkBalances } from './statement-balance.ts';
import { accountText, cellText } from './statement-cells.ts';
import { layoutOf, locateHeader, type StatementHeader } from './statement-columns.ts';
import { keyLines } from './statement-key.ts';
import type { Statement, StatementGap, StatementLine, StatementRow } from './statement-line.ts';
import { statementRefusal } from './statement-refusals.ts';
import { type DraftLine, readDraftLine } from './statement-row.ts';

/**
 * Reads one sheet of a bank statement: finds the header, reads each line to fen and Shanghai time, names the lines,
 * verifies the running balance. Rows that can't be read become gaps, never silently lost; a sheet that is no
 * statement is refused with a sentence. Source: rules §6 and the exports of ICBC and other banks.
 */
export function readStatement(rows: readonly StatementRow[]): Statement | Refusal {
  const header = locateHeader(rows);
  if (!header) return statementRefusal('statement_no_header');
  const missing = missingColumn(header);
  if (missing) return missing;
  const body = readBody(rows, header);
  if (isRefusal(body)) return body;
  const account = ownAccount(rows, header, body.drafts);
  if (isRefusal(account)) return account;
  const balance = checkBalances(body.drafts);
  const keys = keyLines(body.drafts);
  const lines = body.drafts.map((draft, index) => finish(draft, keys[index] ?? `行${draft.line}`, index));
  const ranked = rankByTime(lines, balance.order);
  const gaps = [...body.gaps, ...balance.gaps].sort((a, b) => a.line - b.line);
  return { layout: layoutOf(header.names), account, lines: ranked, gaps };
}

function missingColumn(header: StatementHeader): Refusal | null {
  const has = (field: string) => header.fields.some((one) => one === field);
  const line = header.line;
  if (!has('at') && !has('date') && !has('bookedOn')) return statementRefusal('statement_no_date', { line });
  if (has('inAmount') || has('outAmount')) return null;
  if (!has('amount')) return statementRefusal('statement_no_amount', { line });
  return has('flag') ? null : statementRefusal('statement_no_flag', { line });
}

interface Body {
  readonly drafts: DraftLine[];
  readonly gaps: StatementGap[];
}

function readBody(rows: readonly StatementRow[], header: StatementHeader): Body | Refusal {
  const drafts: DraftLine[] = [];
  const gaps: StatementGap[] = [];
  for (const row of rows.slice(header.next)) {
    const read = readDraftLine(row, header);
    if (read === null) continue;
    if ('message' in read) gaps.push(read);
    else drafts.push(read);
  }
  const first = gaps[0];
  if (drafts.length === 0 && first) {
    return statementRefusal('statement_unreadable', { line: header.line, rows: gaps.length, first: first.line });
  }
  return drafts.length === 0 ? statementRefusal('statement_empty', { line: header.line }) : { drafts, gaps };
}

/** The own account: its column, else 账号 in the rows above the header; two accounts in one file are refused. */
function ownAccount(
  rows: readonly StatementRow[],
  header: StatementHeader,
  drafts: readonly DraftLine[],
): string | null | Refusal {
  const named = new Set(drafts.map((draft) => draft.ownAccount).filter((account) => account !== ''));
  if (named.size > 1) {
    const accounts = [...named].slice(0, 3).map((account) => `尾号 ${account.slice(-4)}`);
    return statementRefusal('statement_several_accounts', { accounts: accounts.join('、') });
  }
  const [inColumn] = named;
  if (inColumn !== undefined) return inColumn;
  for (const row of rows.slice(0, header.next - 1)) {
    for (const [column, cell] of row.cells.entries()) {
      const text = cellText(cell).normalize('NFKC');
      if (!/[账帐卡]号/.test(text) || /对方/.test(text)) continue;
      const after = text.slice(text.search(/[账帐卡]号/)).replace(/^..[^\d]*/, '');
      const beside = accountText(row.cells.slice(column + 1).find((next) => cellText(next) !== ''));
      const digits = /^[\d\s*-]{8,40}/.exec(after)?.[0].replace(/[\s-]/g, '') ?? '';
      if (/^[\d*]{8,32}$/.test(digits)) return digits;
      if (/^[\d*]{8,32}$/.test(beside)) return beside;
    }
  }
  return null;
}

function finish(draft: DraftLine, key: string, rank: number): StatementLine {
  const { serial: _serial, voucher: _voucher, ownAccount: _own, ...line } = draft;
  return { ...line, key, rank };
}

/** Numbers the lines in the order of booking and leaves them in the order of the file. */
function rankByTime(lines: readonly StatementLine[], order: 'ascending' | 'descending'): StatementLine[] {
  const inOrder = order === 'ascending' ? [...lines] : [...lines].reverse();
  const sorted = inOrder.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const rankOf = new Map(sorted.map((line, rank) => [line.line, rank]));
  return lines.map((line) => ({ ...line, rank: rankOf.get(line.line) ?? line.rank }));
}

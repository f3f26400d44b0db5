import { columnLetter } from '../kernel/column-letter.ts';
import { destroyedDocumentNumber } from '../kernel/identity-number.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { fieldList, findHeader, type Header, missingColumns } from './columns.ts';
import { isPersonRow } from './person-rows.ts';
import type {
  RosterCell,
  RosterField,
  RosterIssue,
  RosterRow,
  RosterSheet,
  RosterSheetRow,
  RosterSummary,
} from './roster-fields.ts';
import { issueMessage } from './roster-issues.ts';
import { rosterRefusal } from './roster-refusals.ts';
import { checkRow, type RosterInput } from './roster-row.ts';
import { nothingSeen, type RosterContext, type SeenNumbers } from './row-verdict.ts';

export interface RosterCheck {
  /** The heading of each sheet that was read, for annotating the file. */
  readonly headings: readonly { readonly sheet: string; readonly line: number }[];
  readonly rows: readonly RosterRow[];
  readonly summary: RosterSummary;
}

/**
 * Checks a whole file: finds the heading of each sheet, reads every row of a person and judges it. A file in which no
 * sheet is a roster, or one that lacks a required column, is refused. Sheets without a heading (instructions, other
 * forms) are passed over.
 */
export function checkRoster(sheets: readonly RosterSheet[], context: RosterContext): RosterCheck | Refusal {
  const found = sheets.flatMap((sheet) => {
    const header = findHeader(sheet.rows);
    return header && isRoster(header) ? [{ sheet, header, missing: missingColumns(header, !!context.ownSchool) }] : [];
  });
  if (found.length === 0) return rosterRefusal('headerNotFound');
  const complete = found.filter(({ missing }) => missing.length === 0);
  const broken = found.find(
    ({ missing, header }) => missing.length > 0 && (complete.length === 0 || holdsPeople(header)),
  );
  if (broken) {
    const { sheet, header, missing } = broken;
    return rosterRefusal('columnsMissing', { sheet: sheet.name, line: header.line, fields: fieldList(missing) });
  }
  const seen = nothingSeen();
  const rows = complete.flatMap(({ sheet, header }) => checkSheet(sheet, header, context, seen));
  if (rows.length === 0) return rosterRefusal('noPeople');
  const headings = complete.map(({ sheet, header }) => ({ sheet: sheet.name, line: header.line }));
  return { headings, rows, summary: summaryOf(rows) };
}

/** Counts rows by state. */
export function summaryOf(rows: readonly RosterRow[]): RosterSummary {
  const summary = { rows: rows.length, ok: 0, warning: 0, error: 0 };
  for (const row of rows) summary[row.state]++;
  return summary;
}

/** Other forms have names too: a list of contacts has no document numbers, a statistic neither. */
function isRoster(header: Header): boolean {
  return header.columns.has('idNumber') || (header.columns.has('stage') && header.columns.has('subject'));
}

function holdsPeople(header: Header): boolean {
  return header.columns.has('idNumber') && header.columns.has('name');
}

function checkSheet(sheet: RosterSheet, header: Header, context: RosterContext, seen: SeenNumbers): RosterRow[] {
  const columns: Partial<Record<RosterField, string>> = {};
  for (const [field, column] of header.columns) columns[field] = columnLetter(column);
  const entries = [...header.columns];
  const hidden = new Set(sheet.hiddenColumns);
  const hiddenFields = entries.filter(([, column]) => hidden.has(column));
  const rows: RosterRow[] = [];
  for (const row of sheet.rows) {
    if (row.line <= header.line || !isPersonRow(row, header)) continue;
    const place = { sheet: sheet.name, line: row.line, columns };
    const checked = checkRow(inputOf(row, entries), place, context, seen);
    const notes = hiddenNotes(sheet, row, hiddenFields, columns);
    rows.push(notes.length === 0 ? checked : withNotes(checked, notes));
  }
  return rows.some((row) => row.issues.some(({ code }) => code === 'idNumber.destroyed'))
    ? rows.map(distrustZeros)
    : rows;
}

/** Where the spreadsheet has destroyed some numbers, one that ends in 000 and passes its check does so by chance. */
function distrustZeros(row: RosterRow): RosterRow {
  if (!row.issues.some(({ code }) => code === 'idNumber.tailZeros')) return row;
  const { code, message } = destroyedDocumentNumber(row.values.idNumber);
  const issues = row.issues.map((issue) =>
    issue.code === 'idNumber.tailZeros' && code !== null && message !== null ? { ...issue, code, message } : issue,
  );
  return { ...row, state: 'error', issues };
}

function inputOf(row: RosterSheetRow, entries: readonly (readonly [RosterField, number])[]): RosterInput {
  const input: Partial<Record<RosterField, RosterCell>> = {};
  for (const [field, column] of entries) {
    const cell = row.cells[column];
    if (cell) input[field] = cell;
  }
  return input;
}

/** What is hidden is read, with a warning (rules §4). */
function hiddenNotes(
  sheet: RosterSheet,
  row: RosterSheetRow,
  hiddenFields: readonly (readonly [RosterField, number])[],
  columns: Partial<Readonly<Record<RosterField, string>>>,
): RosterIssue[] {
  const notes: RosterIssue[] = [];
  const note = (code: 'row.hidden' | 'row.hiddenSheet' | 'row.hiddenColumn', field: RosterField | null) => {
    const column = field === null ? null : (columns[field] ?? null);
    notes.push({ column, field: field ?? 'row', code, message: issueMessage(code, { sheet: sheet.name }) });
  };
  if (sheet.hidden) note('row.hiddenSheet', null);
  if (row.hidden) note('row.hidden', null);
  for (const [field, column] of hiddenFields) {
    if ((row.cells[column]?.text ?? '') !== '') note('row.hiddenColumn', field);
  }
  return notes;
}

function withNotes(row: RosterRow, notes: readonly RosterIssue[]): RosterRow {
  return { ...row, state: row.state === 'ok' ? 'warning' : row.state, issues: [...notes, ...row.issues] };
}

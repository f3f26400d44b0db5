import { columnLetter } from '@yanxiu/domain/kernel/column-letter';

/** What a column holds decides how its values are written and shown. */
export type ColumnKind = 'text' | 'money' | 'integer' | 'hundredths' | 'day' | 'instant';

/** Money is fen, hundredths are whole hundredths, a day is `YYYY-MM-DD`, an instant a Date or its ISO text. */
export type CellValue = string | number | Date | null;

/** Indexes into the cell formats of `xlsx/static-parts.ts`. */
export const cellStyle = {
  general: 0,
  title: 1,
  heading: 2,
  text: 3,
  quotedText: 4,
  money: 5,
  integer: 6,
  hundredths: 7,
  day: 8,
  instant: 9,
  errorNote: 10,
  warningNote: 11,
} as const;
export type CellStyle = (typeof cellStyle)[keyof typeof cellStyle];

const textLimit = 32_767;

/**
 * A text cell. Text that a spreadsheet might take for a formula carries the mark that a leading apostrophe leaves: it
 * stays text when someone edits it. `column` and `line` are 0-based and 1-based.
 */
export function textCell(text: string, column: number, line: number, style: CellStyle = cellStyle.text): string {
  if (text === '') return '';
  const marked = style === cellStyle.text && /^[=+\-@\t\r]/.test(text) ? cellStyle.quotedText : style;
  const kept = text.length > textLimit ? text.slice(0, textLimit) : text;
  const place = columnLetter(column) + line;
  return `<c r="${place}" s="${marked}" t="inlineStr"><is><t xml:space="preserve">${xmlText(kept)}</t></is></c>`;
}

/** One value in the way of its column's kind; an amount that isn't a safe whole number is a programming error. */
export function valueCell(value: CellValue, kind: ColumnKind, column: number, line: number): string {
  if (value === null || value === '') return '';
  if (kind === 'text') return textCell(value instanceof Date ? value.toISOString() : String(value), column, line);
  const number = numberOf(value, kind);
  // What isn't a number after all (待定) is shown as it is.
  if (number === null) return textCell(String(value), column, line);
  return `<c r="${columnLetter(column)}${line}" s="${cellStyle[kind]}"><v>${number}</v></c>`;
}

function numberOf(value: string | number | Date, kind: Exclude<ColumnKind, 'text'>): string | null {
  if (kind === 'day') return typeof value === 'string' ? serialOf(Date.parse(`${value}T00:00:00Z`), 0) : null;
  if (kind === 'instant') {
    return serialOf(value instanceof Date ? value.getTime() : new Date(value).getTime(), 8 * 3_600_000);
  }
  if (typeof value !== 'number') return null;
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number of ${kind}: ${value}`);
  if (kind === 'integer') return String(value);
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Days since 30 December 1899, as spreadsheets count, in the local time that the offset gives. */
function serialOf(time: number, offsetMs: number): string | null {
  if (Number.isNaN(time)) return null;
  const days = (time + offsetMs) / 86_400_000 + 25_569;
  return days < 61 ? null : String(Number(days.toFixed(8)));
}

/** Escapes text for XML; characters that XML can't hold are dropped, Excel's own escape is kept from being read as one. */
export function xmlText(text: string): string {
  if (!/[&<>"_\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) return text;
  return text
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

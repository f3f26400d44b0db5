import { dateOfSerial, dateText } from '../date-text.ts';
import { UnreadableSheet } from '../refusals.ts';
import { blankCell, type SheetCell } from '../sheet.ts';
import { type NumberFormat, numberText } from './number-text.ts';
import { decodeCellText, joinTexts, ownText } from './xml.ts';

/** What all cells of a workbook share. */
export interface CellContext {
  strings: readonly SheetCell[];
  formats: readonly NumberFormat[];
  from1904: boolean;
  /** Namespace prefix with its colon, mostly ''. */
  prefix: string;
  /** Texts met before, for files without shared strings: the same school in 100 rows is one object. */
  known: Map<string, SheetCell>;
}

const knownLimit = 20_000;

const general: NumberFormat = { kind: 'general', mask: '' };

/**
 * One `<c>` as a cell: `type` and `style` are its attributes, `body` what stands between its tags. A formula gives
 * its cached result, and an empty text when the program that wrote the file never computed it.
 */
export function readCell(type: string, style: number, body: string, context: CellContext): SheetCell {
  const { prefix } = context;
  const formula = body.includes(`<${prefix}f`);
  if (type === 'inlineStr') return textCell(joinTexts(body, prefix), formula, context.known);
  const value = cachedValue(body, prefix);
  if (value === '') return formula ? { text: '', kind: 'formula' } : blankCell;
  if (type === 's') {
    const shared = context.strings[Number(value)] ?? blankCell;
    return formula ? { text: shared.text, kind: 'formula' } : shared;
  }
  if (type === 'str') return textCell(decodeCellText(value), formula, context.known);
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE', kind: formula ? 'formula' : 'boolean' };
  if (type === 'e') return { text: ownText(value), kind: 'error' };
  if (type === 'd') return isoDateCell(value);
  return numberCell(Number(value), context.formats[style] ?? general, formula, context.from1904);
}

function cachedValue(body: string, prefix: string): string {
  const open = body.indexOf(`<${prefix}v`);
  if (open < 0) return '';
  const start = body.indexOf('>', open) + 1;
  if (body.charCodeAt(start - 2) === 47) return '';
  const end = body.indexOf('<', start);
  return end < 0 ? body.slice(start) : body.slice(start, end);
}

function textCell(text: string, formula: boolean, known: Map<string, SheetCell>): SheetCell {
  if (formula) return { text: ownText(text), kind: 'formula' };
  if (text === '') return blankCell;
  const same = known.get(text);
  if (same) return same;
  const cell: SheetCell = { text: ownText(text), kind: 'text' };
  if (known.size < knownLimit) known.set(cell.text, cell);
  return cell;
}

function numberCell(number: number, format: NumberFormat, formula: boolean, from1904: boolean): SheetCell {
  if (!Number.isFinite(number)) throw new UnreadableSheet('corrupt', { where: '数字单元格' });
  if (format.kind === 'date') {
    const date = dateOfSerial(number, from1904);
    if (date) return { text: dateText(date, number), kind: formula ? 'formula' : 'date', number, date };
  }
  return { text: numberText(number, format), kind: formula ? 'formula' : 'number', number };
}

function isoDateCell(value: string): SheetCell {
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/.exec(value);
  if (!parts) return { text: value, kind: 'text' };
  const date = `${parts[1]} ${parts[2] ?? '00:00:00'}`;
  return { text: dateText(date, 1), kind: 'date', date };
}

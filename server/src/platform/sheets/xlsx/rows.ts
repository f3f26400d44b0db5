import { StringDecoder } from 'node:string_decoder';
import type { Budget } from '../budget.ts';
import { UnreadableSheet } from '../refusals.ts';
import { blankCell, type Sheet, type SheetCell } from '../sheet.ts';
import { type CellContext, readCell } from './cell.ts';
import { attribute, openingTags, refuseEntities } from './xml.ts';

export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** No honest row is longer: 16,384 styled cells take less than a megabyte. */
const rowLimit = 8 * 1024 * 1024;
const columnLimit = 16_384;
const lineLimit = 1_048_576;

/**
 * Reads the XML of one worksheet in pieces and keeps the rows that hold anything: a sheet formatted down to row
 * 1,048,576 costs its unpacking and no memory. Fills `sheet`, gives its merged ranges (rows 1-based, columns 0-based).
 */
export async function readRows(
  chunks: AsyncIterable<Buffer>,
  sheet: Sheet,
  context: CellContext,
  budget: Budget,
): Promise<MergedRange[]> {
  const scan = new RowScan(sheet, context, budget);
  const decoder = new StringDecoder('utf8');
  for await (const chunk of chunks) scan.take(decoder.write(chunk), chunk.length);
  return scan.finish();
}

class RowScan {
  private rest = '';
  private stage: 'head' | 'rows' | 'tail' = 'head';
  private line = 0;
  private readonly sheet: Sheet;
  private readonly budget: Budget;
  private context: CellContext;

  constructor(sheet: Sheet, context: CellContext, budget: Budget) {
    this.sheet = sheet;
    this.context = context;
    this.budget = budget;
  }

  take(text: string, bytes: number): void {
    this.budget.addBytes(bytes);
    this.rest += text;
    if (this.stage === 'head') this.takeHead();
    if (this.stage === 'rows') this.takeRows();
    else if (this.rest.length > rowLimit) this.takeLong();
  }

  finish(): MergedRange[] {
    if (this.stage === 'head') {
      if (!this.rest.includes('worksheet')) throw new UnreadableSheet('corrupt', { where: this.sheet.name });
      return [];
    }
    if (this.stage === 'rows') throw new UnreadableSheet('corrupt', { where: `工作表 ${this.sheet.name} 不完整` });
    return openingTags(this.rest, 'mergeCell').flatMap((tag) => rangeOf(attribute(tag, 'ref') ?? '') ?? []);
  }

  /** What follows the rows may be long (validation lists, many merges): only the merges are of use. */
  private takeLong(): void {
    if (this.stage === 'head' || this.rest.length > 8 * rowLimit) {
      throw new UnreadableSheet('tooMuchText');
    }
  }

  private takeHead(): void {
    const start = /<(\w+:)?sheetData(\s[^>]*)?>/.exec(this.rest);
    if (!start) {
      if (/<(\w+:)?sheetData\s*\/>/.test(this.rest)) this.stage = 'tail';
      return;
    }
    const head = this.rest.slice(0, start.index);
    refuseEntities(head);
    this.sheet.hiddenColumns = hiddenColumns(head);
    this.context = { ...this.context, prefix: start[1] ?? '' };
    this.rest = this.rest.slice(start.index + start[0].length);
    this.stage = start[0].endsWith('/>') ? 'tail' : 'rows';
  }

  private takeRows(): void {
    const { prefix } = this.context;
    const { rest } = this;
    const open = `<${prefix}row`;
    const close = `</${prefix}row>`;
    let done = 0;
    for (;;) {
      const start = rest.indexOf('<', done);
      if (start < 0) break;
      if (!rest.startsWith(open, start)) {
        if (rest.startsWith(`</${prefix}sheetData`, start)) {
          this.rest = rest.slice(start);
          this.stage = 'tail';
          return;
        }
        if (rest.length - start < 64) break;
        done = start + 1;
        continue;
      }
      const tagEnd = rest.indexOf('>', start);
      if (tagEnd < 0) break;
      const selfClosed = rest.charCodeAt(tagEnd - 1) === 47;
      const end = selfClosed ? tagEnd : rest.indexOf(close, tagEnd);
      if (end < 0) break;
      this.takeRow(rest.slice(start, tagEnd + 1), selfClosed ? '' : rest.slice(tagEnd + 1, end));
      done = selfClosed ? end + 1 : end + close.length;
    }
    this.rest = rest.slice(done);
    if (this.rest.length > rowLimit) throw new UnreadableSheet('tooMuchText');
  }

  private takeRow(tag: string, body: string): void {
    const given = attribute(tag, 'r');
    this.line = given === null ? this.line + 1 : Number(given);
    if (!(this.line >= 1 && this.line <= lineLimit)) {
      throw new UnreadableSheet('corrupt', { where: `工作表 ${this.sheet.name} 的行号` });
    }
    const { prefix } = this.context;
    if (!body.includes(`<${prefix}v`) && !body.includes(`<${prefix}is`) && !body.includes(`<${prefix}f`)) return;
    const cells = readCells(body, this.context);
    if (cells.length === 0) return;
    this.budget.addRow(cells);
    const hidden = tag.includes('hidden') && /^(1|true)$/.test(attribute(tag, 'hidden') ?? '');
    this.sheet.rows.push({ line: this.line, hidden: hidden || attribute(tag, 'ht') === '0', cells });
  }
}

/** The cells of one row; attributes are read by hand because this runs for every cell of the file. */
function readCells(row: string, context: CellContext): SheetCell[] {
  const { prefix } = context;
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const cells: SheetCell[] = [];
  let column = -1;
  let at = 0;
  for (;;) {
    at = row.indexOf(open, at);
    if (at < 0) break;
    const nameEnd = at + open.length;
    const after = row.charCodeAt(nameEnd);
    if (after !== 32 && after !== 62 && after !== 47 && after !== 10) {
      at = nameEnd;
      continue;
    }
    const tagEnd = row.indexOf('>', nameEnd);
    if (tagEnd < 0) break;
    const tag = row.slice(nameEnd, tagEnd);
    const place = attribute(tag, 'r');
    column = place === null ? column + 1 : columnOf(place);
    if (column < 0 || column >= columnLimit) throw new UnreadableSheet('corrupt', { where: '列号' });
    if (row.charCodeAt(tagEnd - 1) === 47) {
      at = tagEnd;
      continue;
    }
    const end = row.indexOf(close, tagEnd);
    if (end < 0) break;
    const style = attribute(tag, 's');
    const body = row.slice(tagEnd + 1, end);
    const cell = readCell(attribute(tag, 't') ?? 'n', style === null ? 0 : Number(style), body, context);
    if (cell.text !== '' || cell.kind === 'formula') {
      while (cells.length < column) cells.push(blankCell);
      cells[column] = cell;
    }
    at = end + close.length;
  }
  return cells;
}

/** `AB12` → 27; -1 when it isn't a cell's name. */
function columnOf(place: string): number {
  let column = 0;
  let at = 0;
  for (; at < place.length; at++) {
    const code = place.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function rangeOf(ref: string): MergedRange | null {
  const parts = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref);
  if (!parts) return null;
  const [, left = '', top = '', right = '', bottom = ''] = parts;
  return { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) };
}

function hiddenColumns(head: string): number[] {
  const hidden: number[] = [];
  for (const tag of openingTags(head, 'col')) {
    if (!/^(1|true)$/.test(attribute(tag, 'hidden') ?? '') && Number(attribute(tag, 'width') ?? 1) !== 0) continue;
    const from = Number(attribute(tag, 'min') ?? 0);
    const to = Math.min(Number(attribute(tag, 'max') ?? 0), columnLimit);
    for (let column = from; column >= 1 && column <= to; column++) hidden.push(column - 1);
  }
  return hidden;
}

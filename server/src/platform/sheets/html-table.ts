import type { Budget } from './budget.ts';
import { UnreadableSheet } from './refusals.ts';
import { blankCell, type Sheet, type SheetCell } from './sheet.ts';
import type { MergedRange } from './xlsx/rows.ts';

const spanLimit = 1000;
const dropped = new Set(['script', 'style', 'head', 'title']);

interface OpenCell {
  column: number;
  columns: number;
  rows: number;
  text: string;
}

interface OpenRow {
  hidden: boolean;
  cells: SheetCell[];
}

/**
 * Reads the tables of a web page saved as .xls (what many school platforms export): all tables one under another on
 * one sheet, as Excel opens it. Of nested layout tables only the inner rows count.
 */
export function readHtmlTables(html: string, name: string, budget: Budget): { sheet: Sheet; merged: MergedRange[] } {
  const page = new HtmlPage(name, budget);
  forEachToken(html, (text, tag) => {
    if (text !== '') page.text(text);
    if (tag !== '') page.tag(tag);
  });
  page.endRow();
  return { sheet: page.sheet, merged: page.merged };
}

class HtmlPage {
  readonly sheet: Sheet;
  readonly merged: MergedRange[] = [];
  private readonly budget: Budget;
  private line = 0;
  private row: OpenRow | null = null;
  private cell: OpenCell | null = null;
  /** Columns still covered from above: column → rows to go. */
  private covered = new Map<number, number>();

  constructor(name: string, budget: Budget) {
    this.sheet = { name, hidden: false, hiddenColumns: [], rows: [] };
    this.budget = budget;
  }

  text(text: string): void {
    if (this.cell) this.cell.text += text;
  }

  tag(tag: string): void {
    const name = /^\/?\s*([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
    const closing = tag.startsWith('/');
    if (name === 'br') this.text('\n');
    else if (name === 'table') this.endTable(closing);
    else if (name === 'tr') {
      this.endRow();
      if (!closing) this.row = { hidden: /display\s*:\s*none/i.test(tag), cells: [] };
    } else if (name === 'td' || name === 'th') {
      this.endCell();
      if (!closing) this.openCell(tag);
    }
  }

  endRow(): void {
    this.endCell();
    if (!this.row) return;
    const { hidden, cells } = this.row;
    this.row = null;
    this.line++;
    for (const [column, rows] of this.covered) {
      if (rows <= 1) this.covered.delete(column);
      else this.covered.set(column, rows - 1);
    }
    while (cells.length > 0 && cells.at(-1)?.text === '') cells.pop();
    if (cells.length === 0) return;
    this.budget.addRow(cells);
    this.sheet.rows.push({ line: this.line, hidden, cells });
  }

  /** A table opening inside a cell makes that cell and its row mere layout: forget them. */
  private endTable(closing: boolean): void {
    if (closing) this.endRow();
    this.cell = null;
    this.row = null;
    this.covered.clear();
  }

  private openCell(tag: string): void {
    this.row ??= { hidden: false, cells: [] };
    let column = this.row.cells.length;
    while (this.covered.has(column)) column++;
    this.cell = { column, columns: span(tag, 'colspan'), rows: span(tag, 'rowspan'), text: '' };
  }

  private endCell(): void {
    const { cell, row } = this;
    this.cell = null;
    if (!cell || !row) return;
    const text = decodeEntities(cell.text);
    while (row.cells.length < cell.column) row.cells.push(blankCell);
    row.cells.push(text === '' ? blankCell : { text, kind: 'text' });
    for (let extra = 1; extra < cell.columns; extra++) row.cells.push(blankCell);
    if (cell.rows > 1) {
      // The present row counts down too when it ends.
      for (let at = 0; at < cell.columns; at++) this.covered.set(cell.column + at, cell.rows);
    }
    if (cell.rows > 1 || cell.columns > 1) {
      const top = this.line + 1;
      const right = cell.column + cell.columns - 1;
      this.merged.push({ top, left: cell.column, bottom: top + cell.rows - 1, right });
    }
  }
}

function span(tag: string, name: string): number {
  const given = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(tag)?.[1] ?? 1);
  return Math.max(1, Math.min(given, spanLimit));
}

/** Walks text and tags in turn; comments, conditional blocks of Office and scripts are left out. */
function forEachToken(html: string, take: (text: string, tag: string) => void): void {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      take(html.slice(at), '');
      return;
    }
    if (html.startsWith('<!--', open)) {
      take(html.slice(at, open), '');
      const end = html.indexOf('-->', open);
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) throw new UnreadableSheet('corrupt', { where: '网页表格没有结束' });
    const tag = html.slice(open + 1, close);
    take(html.slice(at, open), tag);
    at = close + 1;
    const name = tag.split(/[\s/]/, 1)[0]?.toLowerCase() ?? '';
    if (dropped.has(name) && !tag.endsWith('/')) at = afterClosing(html, name, at);
  }
}

function afterClosing(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html) ? closing.lastIndex : html.length;
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  middot: '·',
  ensp: ' ',
  emsp: ' ',
};

function decodeEntities(text: string): string {
  return text
    .replace(/[ \t\r\n]*\n[ \t\r\n]*|[ \t\r]+/g, (blank) => (blank.includes('\n') ? '\n' : ' '))
    .replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, body: string) => {
      if (body[0] !== '#') return entities[body.toLowerCase()] ?? whole;
      const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .trim();
}

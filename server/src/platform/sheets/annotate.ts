import { Readable } from 'node:stream';
import { columnLetter } from '@yanxiu/domain/kernel/column-letter';
import type { Sheet } from './sheet.ts';
import { sheetName } from './write.ts';
import { cellStyle, textCell } from './xlsx/cell-xml.ts';
import {
  contentTypes,
  packageRelations,
  sheetHead,
  stylesXml,
  workbookRelations,
  workbookXml,
} from './xlsx/static-parts.ts';
import { type EntryToWrite, zipStream } from './zip-stream.ts';

/** What is said of one row of the user's file. */
export interface RowNote {
  line: number;
  state: 'ok' | 'warning' | 'error';
  text: string;
}

export interface SheetNotes {
  sheet: string;
  /** 1-based line of the heading, where the new column is named. */
  headingLine: number;
  notes: readonly RowNote[];
}

const pieceLength = 128 * 1024;

/**
 * The user's own rows as a new .xlsx, every row on its own line, with a column 检查结果 to the right of each sheet that
 * has notes. All cells are text, so that numbers mended in this copy keep all their digits.
 */
export function annotateWorkbook(sheets: readonly Sheet[], notes: readonly SheetNotes[]): Readable {
  return Readable.from(zipStream(entries(sheets, notes)), { objectMode: false });
}

async function* entries(sheets: readonly Sheet[], notes: readonly SheetNotes[]): AsyncGenerator<EntryToWrite> {
  yield { name: '[Content_Types].xml', chunks: [contentTypes] };
  yield { name: '_rels/.rels', chunks: [packageRelations] };
  const named: { name: string; headingLine: number | null }[] = [];
  for (const sheet of sheets) {
    const own = notes.find((one) => one.sheet === sheet.name);
    named.push({ name: sheetName(sheet.name, named), headingLine: own?.headingLine ?? null });
    yield { name: `xl/worksheets/sheet${named.length}.xml`, chunks: sheetChunks(sheet, own ?? null) };
  }
  yield { name: 'xl/workbook.xml', chunks: [workbookXml(named)] };
  yield { name: 'xl/_rels/workbook.xml.rels', chunks: [workbookRelations(named.length)] };
  yield { name: 'xl/styles.xml', chunks: [stylesXml] };
}

function* sheetChunks(sheet: Sheet, notes: SheetNotes | null): Generator<string> {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  const byLine = new Map(notes?.notes.map((note) => [note.line, note]));
  let text = sheetStart(sheet, width, notes);
  for (const { line, hidden, cells } of sheet.rows) {
    text += `<row r="${line}"${hidden ? ' hidden="1"' : ''}>`;
    for (let at = 0; at < cells.length; at++) text += textCell(cells[at]?.text ?? '', at, line);
    if (line === notes?.headingLine) text += textCell('检查结果', width, line, cellStyle.heading);
    const note = byLine.get(line);
    if (note) text += textCell(note.text, width, line, noteStyle[note.state]);
    text += '</row>';
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

const noteStyle = { ok: cellStyle.text, warning: cellStyle.warningNote, error: cellStyle.errorNote } as const;

function sheetStart(sheet: Sheet, width: number, notes: SheetNotes | null): string {
  const hidden = new Set(sheet.hiddenColumns);
  const columns = Array.from({ length: width }, (_, at) => column(at, 16, hidden.has(at)));
  if (notes) columns.push(column(width, 60, false));
  const heading = notes?.headingLine ?? 0;
  const pane = `<pane ySplit="${heading}" topLeftCell="${columnLetter(0)}${heading + 1}" activePane="bottomLeft" state="frozen"/>`;
  const view = `<sheetViews><sheetView workbookViewId="0">${heading > 0 ? pane : ''}</sheetView></sheetViews>`;
  const list = columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
  return `${sheetHead}${view}${list}<sheetData>`;
}

function column(at: number, width: number, hidden: boolean): string {
  const more = hidden ? ' hidden="1"' : '';
  return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${cellStyle.text}" customWidth="1"${more}/>`;
}

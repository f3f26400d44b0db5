import { Readable } from 'node:stream';
import { columnLetter } from '@yanxiu/domain/kernel/column-letter';
import { type CellValue, type ColumnKind, cellStyle, textCell, valueCell, xmlText } from './xlsx/cell-xml.ts';
import {
  contentTypes,
  type NamedSheet,
  packageRelations,
  sheetHead,
  stylesXml,
  workbookRelations,
  workbookXml,
} from './xlsx/static-parts.ts';
import { type EntryToWrite, zipStream } from './zip-stream.ts';

export type { CellValue, ColumnKind } from './xlsx/cell-xml.ts';

export interface ColumnToWrite {
  heading: string;
  kind: ColumnKind;
  /** In characters of the usual font; a Chinese character takes two. Default: by the heading and the kind. */
  width?: number;
  /** Offered as a list in every cell of the column. */
  choices?: readonly string[];
}

export interface SheetToWrite {
  name: string;
  /** Printed large over the heading, across all columns. */
  title?: string;
  columns: readonly ColumnToWrite[];
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;
}

const lastLine = 1_048_576;
const pieceLength = 128 * 1024;

/**
 * Writes an .xlsx as a stream, in flat memory however many rows come: frozen heading, filter, id-like text as text,
 * money as real numbers in yuan, exact to the fen. A sheet that outgrows 1,048,576 lines goes on in `name (2)`.
 */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Readable {
  return Readable.from(zipStream(workbookEntries(sheets)), { objectMode: false });
}

/** The same in one piece, for small workbooks. */
export async function workbookBytes(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(workbookEntries(sheets))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* workbookEntries(sheets: readonly SheetToWrite[]): AsyncGenerator<EntryToWrite> {
  yield part('[Content_Types].xml', contentTypes);
  yield part('_rels/.rels', packageRelations);
  const named: NamedSheet[] = [];
  for (const sheet of sheets) {
    const source = rowSource(sheet.rows);
    let piece = 1;
    do {
      const name = sheetName(piece === 1 ? sheet.name : `${sheet.name.slice(0, 26)} (${piece})`, named);
      named.push({ name, headingLine: headingLine(sheet) });
      yield { name: `xl/worksheets/sheet${named.length}.xml`, chunks: sheetChunks(sheet, source) };
      piece++;
    } while (!(await source.isDone()));
  }
  yield part('xl/workbook.xml', workbookXml(named));
  yield part('xl/_rels/workbook.xml.rels', workbookRelations(named.length));
  yield part('xl/styles.xml', stylesXml);
}

function part(name: string, xml: string): EntryToWrite {
  return { name, chunks: [xml] };
}

/** At most 31 characters, none of `[]:*?/\`, and no two alike. */
export function sheetName(wanted: string, taken: readonly { name: string }[]): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, '-')
      .replace(/^'|'$/g, '-')
      .slice(0, 31) || '工作表';
  let name = clean;
  for (let again = 2; taken.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase()); again++) {
    name = `${clean.slice(0, 26)}_${again}`;
  }
  return name;
}

interface RowSource {
  next(): Promise<readonly CellValue[] | null>;
  isDone(): Promise<boolean>;
}

/** Rows one by one with a look ahead, so that a full sheet knows whether another must follow. */
function rowSource(rows: SheetToWrite['rows']): RowSource {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let ahead: IteratorResult<readonly CellValue[]> | null = null;
  const look = async () => {
    ahead ??= await iterator.next();
    return ahead;
  };
  return {
    async next() {
      const result = await look();
      if (result.done) return null;
      ahead = null;
      return result.value;
    },
    isDone: async () => (await look()).done === true,
  };
}

function headingLine(sheet: SheetToWrite): number {
  return sheet.title === undefined ? 1 : 2;
}

async function* sheetChunks(sheet: SheetToWrite, source: RowSource): AsyncGenerator<string> {
  const { columns } = sheet;
  const heading = headingLine(sheet);
  const kinds = columns.map((column) => column.kind);
  let text = `${sheetStart(sheet, heading)}<sheetData>${headRows(sheet, heading)}`;
  let line = heading;
  while (line < lastLine) {
    const row = await source.next();
    if (row === null) break;
    line++;
    text += `<row r="${line}">`;
    for (let at = 0; at < kinds.length; at++) text += valueCell(row[at] ?? null, kinds[at] ?? 'text', at, line);
    text += '</row>';
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData>${sheetEnd(sheet, heading, line)}</worksheet>`;
}

function sheetStart(sheet: SheetToWrite, heading: number): string {
  const pane = `<pane ySplit="${heading}" topLeftCell="A${heading + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = sheet.columns.map((column, at) => {
    const width = column.width ?? Math.max(widths[column.kind], shownLength(column.heading) + 2);
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${cellStyle[column.kind]}" customWidth="1"/>`;
  });
  return `${sheetHead}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols>`;
}

const widths: Readonly<Record<ColumnKind, number>> = {
  text: 12,
  money: 14,
  integer: 8,
  hundredths: 10,
  day: 12,
  instant: 17,
};

function shownLength(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 255 ? 2 : 1), 0);
}

function headRows(sheet: SheetToWrite, heading: number): string {
  const cells = sheet.columns.map((column, at) => textCell(column.heading, at, heading, cellStyle.heading));
  const row = `<row r="${heading}" ht="28" customHeight="1">${cells.join('')}</row>`;
  if (sheet.title === undefined) return row;
  return `<row r="1" ht="36" customHeight="1">${textCell(sheet.title, 0, 1, cellStyle.title)}</row>${row}`;
}

function sheetEnd(sheet: SheetToWrite, heading: number, last: number): string {
  const right = columnLetter(sheet.columns.length - 1);
  const filter = `<autoFilter ref="A${heading}:${right}${last}"/>`;
  const merge =
    sheet.title === undefined || sheet.columns.length < 2
      ? ''
      : `<mergeCells count="1"><mergeCell ref="A1:${right}1"/></mergeCells>`;
  const margins = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  const page = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  return `${filter}${merge}${validations(sheet, heading)}${margins}${page}`;
}

function validations(sheet: SheetToWrite, heading: number): string {
  const rules = sheet.columns.flatMap((column, at) => {
    if (!column.choices) return [];
    const letter = columnLetter(at);
    const list = xmlText(`"${column.choices.join(',')}"`);
    const range = `${letter}${heading + 1}:${letter}${heading + 2000}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>${list}</formula1></dataValidation>`,
    ];
  });
  if (rules.length === 0) return '';
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

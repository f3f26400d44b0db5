import { zip } from './zip.ts';

export type SheetCell = string | number;

/**
 * An .xlsx with one sheet: a bold head that stays in place, then the rows. Text is written as text, so that no cell
 * can be a formula and long numbers keep their digits.
 */
export function workbook(head: readonly string[], rows: readonly (readonly SheetCell[])[]): Blob {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheet(head, rows),
  };
  return new Blob(zip(Object.entries(parts)), { type: `${sheetType}.sheet` });
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

function sheet(head: readonly string[], rows: readonly (readonly SheetCell[])[]): string {
  const widths = head.map((title, index) => {
    const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), widthOf(title));
    return `<col min="${index + 1}" max="${index + 1}" width="${Math.min(50, longest + 2)}" customWidth="1"/>`;
  });
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  const lines = [head, ...rows].map((row, index) => {
    const cells = row.map((cell) => cellXml(cell, index === 0 ? ' s="1"' : '')).join('');
    return `<row r="${index + 1}">${cells}</row>`;
  });
  return `${xml}<worksheet xmlns="${main}">${view}<cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: SheetCell, style: string): string {
  if (typeof cell === 'number') return `<c${style}><v>${cell}</v></c>`;
  if (cell === '') return `<c${style}/>`;
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

/** A character beyond Latin takes two columns' width. */
function widthOf(cell: SheetCell): number {
  return [...String(cell)].reduce((width, char) => width + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

/** Control characters that XML can't hold are left out. */
function escapeXml(text: string): string {
  const kept = [...text].filter((char) => char >= ' ' || char === '\t' || char === '\n').join('');
  return kept.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

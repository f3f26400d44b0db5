import { xmlText } from './cell-xml.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Every part is a worksheet unless named otherwise: so this may be written before the sheets are counted. */
export const contentTypes = `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`;

export const packageRelations = `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export interface NamedSheet {
  name: string;
  /** 1-based line of the heading, repeated on every printed page; null when there is none. */
  headingLine: number | null;
}

export function workbookXml(sheets: readonly NamedSheet[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const titles = sheets.flatMap(({ name, headingLine }, at) => {
    if (headingLine === null) return [];
    const quoted = xmlText(`'${name.replaceAll("'", "''")}'`);
    const rows = `$${headingLine}:$${headingLine}`;
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quoted}!${rows}</definedName>`];
  });
  const names = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets>${names}</workbook>`;
}

export function workbookRelations(sheetCount: number): string {
  const links = Array.from({ length: sheetCount }, (_, at) => {
    return `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`;
  });
  const styles = `<Relationship Id="rId${sheetCount + 1}" Type="${office}/styles" Target="styles.xml"/>`;
  return `${head}<Relationships xmlns="${packaging}/relationships">${links.join('')}${styles}</Relationships>`;
}

const fonts =
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="黑体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>';
const solid = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const fills = `<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('FFEAF0F8')}${solid('FFFBE3E1')}${solid('FFFFF1D6')}</fills>`;
const side = (name: string) => `<${name} style="thin"><color rgb="FFC8CFD8"/></${name}>`;
const borders = `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`;

const wrapped = '<alignment vertical="center" wrapText="1"/>';
const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/>';

/** One cell format; the order is that of `cellStyle`. */
function format(numFmt: number, font: number, fill: number, border: number, more = '', inside = ''): string {
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
  return `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" ${applied}${more}>${inside}</xf>`;
}

const formats = [
  format(0, 0, 0, 0),
  format(49, 1, 0, 0, '', centred),
  format(49, 2, 2, 1, '', centred),
  format(49, 0, 0, 1, '', wrapped),
  format(49, 0, 0, 1, ' quotePrefix="1"', wrapped),
  format(4, 0, 0, 1),
  format(1, 0, 0, 1),
  format(0, 0, 0, 1),
  format(164, 0, 0, 1),
  format(165, 0, 0, 1),
  format(49, 0, 3, 1, '', wrapped),
  format(49, 0, 4, 1, '', wrapped),
];

export const stylesXml = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>${fonts}${fills}${borders}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`;

export const sheetHead = `${head}<worksheet xmlns="${main}">`;

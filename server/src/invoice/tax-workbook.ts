import type { BatchSheet, BatchTemplate, TemplateColumn } from '@yanxiu/domain/invoice/batch-template';
import { cellStyle, textCell, xmlText } from '../platform/sheets/xlsx/cell-xml.ts';
import {
  contentTypes,
  packageRelations,
  sheetHead,
  stylesXml,
  workbookRelations,
  workbookXml,
} from '../platform/sheets/xlsx/static-parts.ts';
import { type EntryToWrite, zipStream } from '../platform/sheets/zip-stream.ts';

/** Excel takes a list of choices inside a cell's rule only up to this many characters. */
const choicesLimit = 255;

/**
 * The tax bureau's workbook as bytes: every cell is text and stands where the template has it, choices are offered where the
 * template offers them, the version sheet is hidden.
 */
export async function taxWorkbook(template: BatchTemplate, sheets: readonly BatchSheet[]): Promise<Buffer> {
  const named = sheets.map((sheet) => ({ name: sheet.name, headingLine: null }));
  const hidden = sheets.filter((sheet) => sheet.hidden).map((sheet) => xmlText(sheet.name));
  const book = hidden.reduce(
    (xml, name) => xml.replace(`<sheet name="${name}"`, `<sheet name="${name}" state="hidden"`),
    workbookXml(named),
  );
  const entries: EntryToWrite[] = [
    part('[Content_Types].xml', contentTypes),
    part('_rels/.rels', packageRelations),
    ...sheets.map((sheet, at) => part(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(template, sheet))),
    part('xl/workbook.xml', book),
    part('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)),
    part('xl/styles.xml', stylesXml),
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function part(name: string, xml: string): EntryToWrite {
  return { name, chunks: [xml] };
}

function sheetXml(template: BatchTemplate, sheet: BatchSheet): string {
  const rows = sheet.rows.map((row, at) => {
    const cells = row.map((text, column) =>
      textCell(text, column, at + 1, at + 1 === template.headingRow ? cellStyle.heading : cellStyle.text),
    );
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  const columns = template.sheets.find((one) => one.name === sheet.name)?.columns ?? [];
  return `${sheetHead}<sheetData>${rows.join('')}</sheetData>${choices(template, columns)}</worksheet>`;
}

function choices(template: BatchTemplate, columns: readonly TemplateColumn[]): string {
  const last = template.dataFromRow + template.maxRows - 1;
  const rules = columns.flatMap((column) => {
    const list = column.allowed?.join(',') ?? '';
    if (list === '' || list.length > choicesLimit) return [];
    const range = `${column.column}${template.dataFromRow}:${column.column}${last}`;
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>${xmlText(`"${list}"`)}</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}
